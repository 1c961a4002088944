// A clock that stands still until a test moves it, so that thirty days pass in a second.
import type { Clock } from '../../electron/core/clock.ts';

export interface VirtualClock extends Clock {
  /** Moves on, calling what is due in order; lets promises settle in between. */
  advance(ms: number): Promise<void>;
  /** The machine sleeps: time passes, and no timer runs until the clock is advanced again. */
  sleepThrough(ms: number): void;
  /** Moment of the next timer, if there is one. */
  nextTimerAt(): number | undefined;
}

export function virtualClock(startAt = Date.UTC(2026, 0, 5, 9)): VirtualClock {
  let now = startAt;
  let order = 0;
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  const after = (ms: number, callback: () => void): (() => void) => {
    const id = order++;
    timers.set(id, { at: now + Math.max(0, ms), callback });
    return () => timers.delete(id);
  };
  const earliest = (): [number, { readonly at: number; readonly callback: () => void }] | undefined =>
    [...timers].toSorted(([a, first], [b, second]) => first.at - second.at || a - b)[0];
  return {
    now: () => now,
    monotonic: () => now - startAt,
    after,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        const stop = after(ms, resolve);
        return signal?.addEventListener('abort', () => (stop(), reject(signal.reason as Error)), { once: true });
      }),
    sleepThrough: (ms) => void (now += ms),
    nextTimerAt: () => earliest()?.[1].at,
    async advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = earliest();
        if (next === undefined || next[1].at > until) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].callback();
        await new Promise(setImmediate);
      }
      now = until;
      await new Promise(setImmediate);
    },
  };
}
