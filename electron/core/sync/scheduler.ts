// Decides when feeds are asked: on the person's wish, and by itself when they come due. One run at a time; how a run goes is in syncRun.ts.
import type { CheckReport } from '../../../shared/contract/changes.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FeedId, Instant } from '../../../shared/model/ids.ts';
import type { SyncProgress, SyncSummary } from '../../../shared/model/library.ts';
import type { Clock } from '../clock.ts';
import type { HttpClient } from '../fetch/httpGet.ts';
import type { Log } from '../ports.ts';
import { sharesEntries } from '../store/entryKeys.ts';
import { dueFeeds, feedsToCheck, type FeedToCheck, newestPublished, setNextCheck } from '../store/feeds.ts';
import { librarySetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { FeedCredentials } from './credentials.ts';
import type { HostRests } from './hostRests.ts';
import { outsideSkipped } from './interval.ts';
import type { NetworkMemory } from './networkMemory.ts';
import { goesByProxy, openNetworkEvidence, systemNetworkIsUp } from './ownNetwork.ts';
import { runSync, type SyncRunParts } from './syncRun.ts';
import type { UnderstandPool } from './understandPool.ts';
import { openUpdateWriter } from './updateWriter.ts';

export interface SchedulerParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly http: HttpClient;
  readonly understanding: UnderstandPool;
  readonly credentials: FeedCredentials;
  readonly memory: NetworkMemory;
  readonly rests: HostRests;
  /** For tests: chance and the network. */
  readonly random?: () => number;
  readonly isNetworkUp?: () => boolean;
}

export interface SyncWish {
  /** Only these, due or not. */
  readonly feedIds?: readonly FeedId[];
  /** Feeds that are not due as well; never one that is gone, nor a host that asked for rest. */
  readonly all: boolean;
}

export interface Scheduler {
  /** Runs to the end and tells what came of it. Throws AppError sync-running; cancelled if the signal was aborted. */
  run(wish: SyncWish, signal?: AbortSignal): Promise<SyncSummary>;
  /** Ends what is under way; what was fetched is kept. */
  cancel(): void;
  progress(): SyncProgress;
  /** Checks by itself what comes due, until it is told to stop. */
  setBackground(isOn: boolean): void;
  onProgress(listener: (progress: SyncProgress) => void): () => void;
  onCheck(listener: (report: CheckReport) => void): () => void;
  close(): Promise<void>;
}

/** Most feeds of one run: keeps a run, its list and its closing line bounded. The rest stays due. */
const mostPerRun = 50_000;
/** How often the background looks whether something is due. */
const lookMs = 30_000;
/** So much later than it should, and the machine was asleep. */
const sleptMs = 60_000;
/** After a run that found no network. */
const awayMs = 60_000;
const longestAwayMs = 300_000;
const wakeSpreadMs = 60_000;

interface Begin {
  readonly isBackground: boolean;
  readonly spreadMs?: number;
  readonly signal?: AbortSignal;
}

export function openScheduler(parts: SchedulerParts): Scheduler {
  const { clock, store, log, rests } = parts;
  const writer = openUpdateWriter({
    clock,
    apply: (updates) => store.applyFeedUpdates(updates),
    settle: () => store.settle(),
  });
  const progressListeners = new Set<(progress: SyncProgress) => void>();
  const checkListeners = new Set<(report: CheckReport) => void>();
  const idle: SyncProgress = { running: false, done: 0, total: 0, failed: 0, added: 0 };
  let latest = idle;
  let current:
    | { readonly abort: AbortController; readonly ended: Promise<unknown>; readonly isBackground: boolean }
    | undefined;
  let stopLooking: (() => void) | undefined;
  let awayForMs = 0;
  let awayUntil: Instant = 0;
  /** The machine slept, and what came due meanwhile was not asked yet. */
  let hasSlept = false;
  const isNetworkUp = parts.isNetworkUp ?? systemNetworkIsUp;
  let wasUp = isNetworkUp();

  const runParts: SyncRunParts = {
    clock,
    http: parts.http,
    understand: (document, signal) => parts.understanding.understand(document, signal),
    authorizationOf: ({ id, feedUrl }) => parts.credentials.authorizationOf(id, feedUrl),
    privateHostOf: (feed) => parts.memory.privateHostOf(feed),
    publishedAtsOf: (feedId) => newestPublished(store.read, feedId, 20),
    random: parts.random ?? Math.random,
    writer,
    rests,
    evidence: openNetworkEvidence(isNetworkUp),
    goesByProxy: (url) => goesByProxy(url, librarySetting(store.read, 'network.proxy'), process.env),
    isSameFeed: (feedId, document) => sharesEntries(store.read, feedId, document.entries),
    seenRedirectOf: (feedId) => parts.memory.seenRedirectOf(feedId),
    settleRedirect: (feedId, decision) => parts.memory.settleRedirect(feedId, decision),
    learnPrivateHost: (host) => parts.memory.learnPrivateHost(host),
  };

  function chosen(wish: SyncWish, now: Instant): FeedToCheck[] {
    if (wish.feedIds) return feedsToCheck(store.read, wish.feedIds);
    if (wish.all) return feedsToCheck(store.read).filter(({ lastOutcome }) => lastOutcome !== 'gone');
    return dueNow(now);
  }

  /** What came due in our absence, by sleep or a restart, may now be in hours in which it does not want to be asked. */
  function dueNow(now: Instant): FeedToCheck[] {
    const due = dueFeeds(store.read, now, mostPerRun);
    const isUnwelcome = ({ wishes }: FeedToCheck): boolean => outsideSkipped(now, wishes) > now;
    const unwelcome = due.filter(isUnwelcome);
    if (unwelcome.length === 0) return due;
    store.group((write) => {
      for (const { id, wishes } of unwelcome) {
        const at = outsideSkipped(now, wishes);
        setNextCheck(write, [id], at, { code: 'publisher-asks', intervalMs: at - now });
      }
    });
    return due.filter((feed) => !isUnwelcome(feed));
  }

  async function begin(
    feeds: readonly FeedToCheck[],
    { isBackground, spreadMs = 0, signal }: Begin,
  ): Promise<SyncSummary> {
    if (current) throw new AppError('sync-running');
    const abort = new AbortController();
    const cancel = (): void => abort.abort(new AppError('cancelled'));
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    const ended = runSync(runParts, {
      feeds,
      connections: librarySetting(store.read, 'sync.connections'),
      spreadMs,
      isBackground,
      signal: abort.signal,
      onProgress(progress) {
        latest = progress;
        for (const listener of progressListeners) listener(progress);
      },
      onCheck(report) {
        for (const listener of checkListeners) listener(report);
      },
    });
    current = { abort, ended, isBackground };
    try {
      const summary = await ended;
      // Whoever is told that a sync has ended may end the process.
      store.flush();
      store.group((write) => write.run('UPDATE library SET checked_at = ?', [clock.now()]));
      store.flush();
      awayForMs = summary.networkAway ? Math.min(longestAwayMs, Math.max(awayMs, awayForMs * 2)) : 0;
      awayUntil = clock.now() + awayForMs;
      return summary;
    } finally {
      current = undefined;
      signal?.removeEventListener('abort', cancel);
    }
  }

  function look(): void {
    const expectedAt = clock.now() + lookMs;
    stopLooking = clock.after(lookMs, () => {
      const hasJustWoken = clock.now() - expectedAt > sleptMs;
      hasSlept ||= hasJustWoken;
      look();
      void checkDue(hasJustWoken);
    });
  }

  async function checkDue(hasJustWoken: boolean): Promise<void> {
    const isUp = isNetworkUp();
    const hasComeBack = isUp && !wasUp;
    wasUp = isUp;
    try {
      if (current || !librarySetting(store.read, 'sync.automatic')) return;
      if (clock.now() < awayUntil && !hasJustWoken && !hasComeBack) return;
      const due = dueNow(clock.now());
      if (due.length === 0) return;
      // After sleep everything is due at once and the network is only coming back.
      const { networkAway } = await begin(due, { isBackground: true, spreadMs: hasSlept ? wakeSpreadMs : 0 });
      hasSlept &&= networkAway === true;
    } catch (error) {
      log.error('sync.background', { message: error instanceof Error ? error.message : String(error) });
    }
  }

  const scheduler: Scheduler = {
    async run(wish, signal) {
      // What the person asks for goes before what came due by itself; that stays due.
      if (current?.isBackground) {
        current.abort.abort(new AppError('cancelled'));
        await current.ended.catch(() => {});
      }
      const summary = await begin(chosen(wish, clock.now()), { isBackground: false, ...(signal && { signal }) });
      if (signal?.aborted) throw new AppError('cancelled');
      return summary;
    },
    cancel: () => current?.abort.abort(new AppError('cancelled')),
    progress: () => latest,
    setBackground(isOn) {
      if (isOn === (stopLooking !== undefined)) return;
      stopLooking?.();
      stopLooking = undefined;
      if (!isOn) return;
      look();
      void checkDue(false);
    },
    onProgress(listener) {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
    },
    onCheck(listener) {
      checkListeners.add(listener);
      return () => checkListeners.delete(listener);
    },
    async close() {
      scheduler.setBackground(false);
      scheduler.cancel();
      await current?.ended.catch(() => {});
      await writer.idle();
    },
  };
  return scheduler;
}
