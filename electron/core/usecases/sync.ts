// What a person may do with syncing: begin it, end it, see how far it is, and let it happen by itself.
import { AppError } from '../../../shared/errors.ts';
import type { SyncProgress, SyncSummary } from '../../../shared/model/library.ts';
import type { FeedId } from '../../../shared/model/ids.ts';
import type { Scheduler } from '../sync/scheduler.ts';

export interface SyncParts {
  readonly scheduler: Scheduler;
  /** Fetches full texts and pictures that are missing, after the feeds. */
  readonly fetchMissing?: (signal: AbortSignal | undefined) => Promise<void>;
  /** Told when feeds are asked by themselves, and when no more: then pictures of arrivals are kept by themselves too. */
  readonly onBackground?: (isOn: boolean) => void;
}

export interface SyncWish {
  readonly feedIds?: readonly FeedId[];
  readonly all: boolean;
  readonly offline: boolean;
}

export interface SyncUseCases {
  /** Ends when the run has ended. Throws AppError sync-running or cancelled. */
  start(wish: SyncWish, signal?: AbortSignal): Promise<SyncSummary>;
  /** Ends what is under way, of the feeds and of what is fetched for offline; what has come in stays. */
  cancel(): void;
  progress(): SyncProgress;
  /** Whether feeds are asked by themselves when they come due. */
  setBackground(isOn: boolean): void;
}

export function createSync({ scheduler, fetchMissing, onBackground }: SyncParts): SyncUseCases {
  /** Ends what follows the feeds of the runs that are under way. */
  let ending = new AbortController();
  return {
    async start({ feedIds, all, offline }, signal) {
      const called = ending.signal;
      const summary = await scheduler.run({ all, ...(feedIds && { feedIds }) }, signal);
      if (!offline || !fetchMissing || called.aborted) return summary;
      try {
        await fetchMissing(signal ? AbortSignal.any([signal, called]) : called);
      } catch (error) {
        // Called off it ends as the feeds' part does: with what has come in.
        if (!called.aborted || signal?.aborted) throw error;
      }
      return summary;
    },
    cancel() {
      ending.abort(new AppError('cancelled'));
      ending = new AbortController();
      scheduler.cancel();
    },
    progress: () => scheduler.progress(),
    setBackground(isOn) {
      scheduler.setBackground(isOn);
      onBackground?.(isOn);
    },
  };
}
