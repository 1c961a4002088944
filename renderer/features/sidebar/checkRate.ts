// How fast a check goes. Pure.
import type { SyncProgress } from '../../../shared/model/library.ts';

/** Before that it says more about how a check begins than about how it goes on. */
const meaningfulAfterMs = 3_000;
const meaningfulFrom = 10;

/** Whole sources a second; undefined while too little was done to tell, and for less than one. */
export function checkRate({ running, done, startedAt }: SyncProgress, now: number): number | undefined {
  const ms = startedAt === undefined ? 0 : now - startedAt;
  if (!running || ms < meaningfulAfterMs || done < meaningfulFrom) return undefined;
  return Math.round((done * 1_000) / ms) || undefined;
}
