// Why a feed is asked again when it is, in words for a person. Knows the reasons, not how they are found (core/sync/interval.ts).
import type { CheckReason, CheckReasonCode } from './feed.ts';

/** "every hour", not "every an hour". */
const every = (interval: string): string => interval.replace(/^an? /, '');

const sentences: Record<CheckReasonCode, (interval: string) => string> = {
  learned: (interval) => `Asked every ${every(interval)}, as often as it publishes.`,
  default: (interval) => `Asked again in ${interval}; how often it publishes is not known yet.`,
  asked: (interval) => `Asked every ${every(interval)}, as you set it.`,
  'publisher-asks': (interval) => `Its publisher asks for ${interval} between checks.`,
  'retry-after': (interval) => `Its host asked us to wait ${interval}.`,
  'back-off': (interval) => `Trying again in ${interval}, because it failed.`,
  'no-validators': (interval) => `Asked every ${every(interval)}, because it cannot say whether anything changed.`,
  gone: () => 'Not asked any more: its publisher says that it has ended.',
  paused: () => 'Not asked while it is paused.',
  offline: () => 'Asked as soon as the network is back.',
};

/** A sentence without a moment in it, so that it stays true while it is on the screen. */
export const checkReasonSentence = (reason: CheckReason): string =>
  sentences[reason.code](durationText(reason.intervalMs ?? 0));

/** "15 minutes", "2 hours", "3 days": the largest unit that says it well. */
export function durationText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 90) return minutes === 60 ? 'an hour' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return hours === 24 ? 'a day' : `${hours} hours`;
  return `${Math.round(hours / 24)} days`;
}
