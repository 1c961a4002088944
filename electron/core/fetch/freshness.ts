// What a response says about when to ask again: Cache-Control, Expires and Age (RFC 9111), Retry-After (RFC 9110 §10.2.3). Pure.
import type { Instant } from '../../../shared/model/ids.ts';
import { parseHttpDate } from './httpDate.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * How long from now the answer stays fresh, in milliseconds; 0 if it is stale already or must always be checked again;
 * undefined when the headers say nothing. We are a private cache, so s-maxage is not for us.
 */
export function freshForMs(headers: Headers, now: Instant): number | undefined {
  const directives = cacheDirectives(headers['cache-control'] ?? '');
  if (directives.has('no-cache') || directives.has('no-store')) return 0;
  const age = wholeSeconds(headers['age']) ?? 0;
  const maxAge = wholeSeconds(directives.get('max-age'));
  if (maxAge !== undefined) return Math.max(0, maxAge - age) * 1_000;
  const expires = headers['expires'];
  if (expires === undefined) return undefined;
  // "0" and whatever else is no date means already expired (RFC 9111 §5.3).
  const expiresAt = parseHttpDate(expires);
  if (expiresAt === undefined) return 0;
  const sentAt = parseHttpDate(headers['date'] ?? '') ?? now;
  return Math.max(0, expiresAt - sentAt - age * 1_000);
}

/** Milliseconds that Retry-After asks for, whether it gives seconds or a date; undefined when absent or unreadable. */
export function retryAfterMs(headers: Headers, now: Instant): number | undefined {
  const value = headers['retry-after'];
  if (value === undefined) return undefined;
  const seconds = wholeSeconds(value);
  if (seconds !== undefined) return seconds * 1_000;
  const at = parseHttpDate(value);
  if (at === undefined) return undefined;
  // By the server's own clock where it tells it, so that a wrong clock here does not matter.
  return Math.max(0, at - (parseHttpDate(headers['date'] ?? '') ?? now));
}

function cacheDirectives(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of header.split(',')) {
    const [name = '', value = ''] = part.split('=', 2);
    const key = name.trim().toLowerCase();
    // Of two that contradict each other the first counts; RFC 9111 §4.2.1 allows either.
    if (key !== '' && !found.has(key)) found.set(key, value.trim().replace(/^"|"$/g, ''));
  }
  return found;
}

/** Non-negative whole seconds; more than a person lives counts as unreadable rather than as for ever. */
function wholeSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text.trim())) return undefined;
  return Number(text.trim());
}
