// Which hosts asked to be left alone, and until when (429, 503). Starts from what the database remembers, so a restart changes nothing.
import type { Instant } from '../../../shared/model/ids.ts';

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
