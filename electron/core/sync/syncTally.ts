// What a run comes to, feed by feed: counted, told on the way, and summed up at its end.
import type { CheckReport } from '../../../shared/contract/changes.ts';
import type { CheckOutcome } from '../../../shared/model/feed.ts';
import type { SyncProgress, SyncSummary } from '../../../shared/model/library.ts';
import type { Clock } from '../clock.ts';
import type { FeedToCheck } from '../store/feeds.ts';
import type { AppliedUpdate, FeedUpdate } from '../store/feedUpdate.ts';

export interface SyncTallyOptions {
  readonly clock: Clock;
  /** Feeds of the run. */
  readonly total: number;
  /** The host that has been asked for the longest; undefined when none is. */
  readonly slowestHost: () => string | undefined;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onCheck: (report: CheckReport) => void;
}

export interface SyncTally {
  /** One feed is done with. */
  report(
    feed: FeedToCheck,
    update: Pick<FeedUpdate, 'outcome' | 'status' | 'nextCheckAt'>,
    reason: string,
    applied?: AppliedUpdate,
  ): void;
  addBytes(bytes: number): void;
  networkIsAway(): void;
  isNetworkAway(): boolean;
  tellProgress(running: boolean): void;
  summary(): SyncSummary;
}

export function openTally({ clock, total, slowestHost, onProgress, onCheck }: SyncTallyOptions): SyncTally {
  const startedAt = clock.now();
  const startedAtMs = clock.monotonic();
  const counts: Record<CheckOutcome, number> = {
    updated: 0,
    unchanged: 0,
    notModified: 0,
    failed: 0,
    gone: 0,
    skipped: 0,
  };
  let [done, added, updated, bytes] = [0, 0, 0, 0];
  let networkAway = false;

  function tellProgress(running: boolean): void {
    const slowest = running ? slowestHost() : undefined;
    onProgress({
      running,
      done,
      total,
      failed: counts.failed + counts.gone,
      added,
      startedAt,
      ...(slowest !== undefined && { slowestHost: slowest }),
      ...(networkAway && { networkAway }),
    });
  }

  return {
    report(feed, update, reason, applied = { added: [], updated: [] }) {
      const changed = applied.added.length + applied.updated.length;
      const outcome = update.outcome === 'updated' && changed === 0 ? 'unchanged' : update.outcome;
      done += 1;
      counts[outcome] += 1;
      added += applied.added.length;
      updated += applied.updated.length;
      onCheck({
        feedId: feed.id,
        feedUrl: feed.feedUrl,
        outcome,
        ...(update.status !== undefined && { status: update.status }),
        added: applied.added,
        updated: applied.updated.length,
        ...(update.nextCheckAt !== undefined && { nextCheckAt: update.nextCheckAt }),
        reason,
      });
      tellProgress(true);
    },
    addBytes(more) {
      bytes += more;
    },
    networkIsAway() {
      networkAway = true;
    },
    isNetworkAway: () => networkAway,
    tellProgress,
    summary: () => ({
      feeds: done,
      notModified: counts.notModified,
      changed: counts.updated,
      failed: counts.failed + counts.gone,
      added,
      updated,
      bytes,
      seconds: Math.round(clock.monotonic() - startedAtMs) / 1_000,
      ...(networkAway && { networkAway }),
    }),
  };
}
