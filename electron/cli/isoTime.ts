// ISO 8601 in UTC to the second, as every date in the command line's JSON (formats.md).
import type { Instant } from '../../shared/model/ids.ts';

export const isoTime = (instant: Instant): string => new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
