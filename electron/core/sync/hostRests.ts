// Which hosts asked to be left alone, and until when (429, 503). Starts from what the database remembers, so a restart changes nothing.
import { AppError } from '../../../shared/errors.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import { retryAfterMs } from '../fetch/freshness.ts';
import type { HttpResponse } from '../fetch/httpGet.ts';
import { longestRetryAfterMs, politeIntervalMs } from './interval.ts';

export interface HostRests {
  /** The later moment counts. */
  add(host: string, until: Instant): void;
  /** End of the host's rest if it is still to come. */
  until(host: string, now: Instant): Instant | undefined;
}

export function openHostRests(remembered: Iterable<readonly [host: string, until: Instant]> = []): HostRests {
  const rests = new Map<string, Instant>();
  const add = (host: string, until: Instant): void => void rests.set(host, Math.max(until, rests.get(host) ?? 0));
  for (const [host, until] of remembered) add(host, until);
  return {
    add,
    until(host, now) {
      const until = rests.get(host);
      if (until === undefined) return undefined;
      if (until > now) return until;
      rests.delete(host);
      return undefined;
    },
  };
}

/** Before a page or a file is asked for. @throws AppError http-too-many-requests while its host wants rest */
export function respectRest(rests: HostRests, url: string, now: Instant): void {
  const host = URL.parse(url)?.hostname ?? '';
  if (rests.until(host, now) !== undefined) throw new AppError('http-too-many-requests', { host, status: 429 });
}

/** A page or a file was answered with 429 or 503: its host is left alone, feeds and all, as long as it asks and an hour at least. */
export function heedRest(rests: HostRests, { status, url, headers }: HttpResponse, now: Instant): void {
  if (status !== 429 && status !== 503) return;
  const askedMs = Math.min(longestRetryAfterMs, retryAfterMs(headers, now) ?? 0);
  rests.add(new URL(url).hostname, now + Math.max(politeIntervalMs, askedMs));
}
