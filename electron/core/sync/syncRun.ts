// One run over a list of feeds: who is asked when, how many at once, what is held back, and what is told on the way.
// What one check is stands in syncFeed.ts; when a run begins, in scheduler.ts.
import type { CheckReport } from '../../../shared/contract/changes.ts';
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { checkReasonSentence } from '../../../shared/model/checkReason.ts';
import type { CheckReasonCode } from '../../../shared/model/feed.ts';
import type { FeedId, Instant } from '../../../shared/model/ids.ts';
import type { SyncProgress, SyncSummary } from '../../../shared/model/library.ts';
import type { FeedToCheck } from '../store/feeds.ts';
import type { FeedUpdate } from '../store/feedUpdate.ts';
import type { ReadyFeed } from '../store/readyEntry.ts';
import type { HostRests } from './hostRests.ts';
import { openHostQueue } from './hostQueue.ts';
import type { DoubtfulFailure, NetworkEvidence } from './ownNetwork.ts';
import { decideRedirect, type RedirectDecision, type SeenRedirect } from './redirects.ts';
import { type CheckedFeed, syncFeed, type SyncFeedParts } from './syncFeed.ts';
import { openTally } from './syncTally.ts';
import type { UpdateWriter } from './updateWriter.ts';

export interface SyncRunParts extends SyncFeedParts {
  readonly writer: UpdateWriter;
  readonly rests: HostRests;
  readonly evidence: NetworkEvidence;
  /** Whether requests to this address go by a proxy, so that a refused connection is the proxy's. */
  goesByProxy(url: string): boolean;
  /** Whether any of these entries is known from the feed, or it has none yet. Asked before they are written. */
  isSameFeed(feedId: FeedId, document: ReadyFeed): boolean;
  /** A permanent redirect that earlier checks saw. */
  seenRedirectOf(feedId: FeedId): SeenRedirect | undefined;
  /** Keeps, forgets or takes up a new address. */
  settleRedirect(feedId: FeedId, decision: RedirectDecision): void;
  /** The first answer of a feed came from a private address. */
  learnPrivateHost(host: string): void;
}

export interface SyncRunOptions {
  readonly feeds: readonly FeedToCheck[];
  /** Connections in all; there is never more than one a host. */
  readonly connections: number;
  /** Time over which the first requests are spread, so that waking up is no stampede. */
  readonly spreadMs?: number;
  /** Nobody waits for the outcome: a host out of reach may be asked again before it is blamed. */
  readonly isBackground?: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onCheck: (report: CheckReport) => void;
}

/** A check this long under way gives up its place when others wait and too many places are held like that. */
const patienceUnderPressureMs = 8_000;
const patienceTickMs = 1_000;
/** Share of the places that slow hosts may hold while others wait. */
const slowShare = 0.5;
/** When a host is asked again that was out of reach, by nobody knows whose fault. */
const doubtPauseMs = 300_000;

interface InFlight {
  readonly feed: FeedToCheck;
  readonly host: string;
  readonly startedAtMs: number;
  readonly abort: AbortController;
  isFetching: boolean;
  /** On the clock that never jumps; when the host was done with. */
  fetchedAtMs?: number;
  /** It was broken off for others' sake and waits anew. */
  gaveUp: boolean;
}

interface Held {
  readonly checked: CheckedFeed;
  readonly doubt: DoubtfulFailure;
}

/** Never throws for a feed's sake. Ends early, with what was done so far, when the signal says so. */
export async function runSync(parts: SyncRunParts, options: SyncRunOptions): Promise<SyncSummary> {
  const { clock, writer, rests, evidence } = parts;
  const { signal } = options;
  const queue = openHostQueue<FeedToCheck>();
  for (const feed of byBusiestHost(options.feeds)) queue.add(hostOf(feed), feed);
  const inFlight = new Set<InFlight>();
  let held: Held[] = [];
  const gaveUpPlace = new Set<FeedId>();
  /** Good answers that took no time to speak of, less those that did: above 0 while the way itself is quick. */
  let quickness = 0;
  const writes = new Set<Promise<void>>();
  const startedAtMs = clock.monotonic();
  evidence.begin(startedAtMs);
  const tally = openTally({
    clock,
    total: options.feeds.length,
    slowestHost: () => inFlight.values().next().value?.host,
    onProgress: options.onProgress,
    onCheck: options.onCheck,
  });
  let bug: unknown;

  async function record(checked: CheckedFeed): Promise<void> {
    const { feed, update, exchange } = checked;
    const seen = parts.seenRedirectOf(feed.id);
    // The entries of a 226 are new ones only, so none of them can tell whether it is the same feed.
    const saysNothing = exchange?.status === 226 && exchange.permanentRedirectTo !== undefined;
    const redirect =
      exchange === undefined || saysNothing
        ? undefined
        : decideRedirect({
            now: clock.now(),
            ...(exchange.permanentRedirectTo !== undefined && { target: exchange.permanentRedirectTo }),
            ...(seen && { seen }),
            isFeed: update.failure === undefined,
            isSameFeed: update.feed === undefined || parts.isSameFeed(feed.id, update.feed),
          });
    tally.addBytes(update.bytes);
    const applied = await writer.write(update);
    if (redirect !== undefined && redirect.act !== 'nothing') parts.settleRedirect(feed.id, redirect);
    const reason = checkReasonSentence(update.nextCheckReason);
    tally.report(
      feed,
      update,
      update.failure ? `${errorSentence(update.failure.code, update.failure.details)} ${reason}` : reason,
      applied,
    );
  }

  /** Writing goes on beside the next requests; the end of the run waits for it. */
  function write(work: Promise<void>): void {
    const tracked = work.catch((error: unknown) => void (bug ??= error)).finally(() => writes.delete(tracked));
    writes.add(tracked);
  }

  function settle(checked: CheckedFeed, flight: InFlight): void {
    const { failure, exchange, feed } = checked;
    if (checked.hostRests) rests.add(checked.hostRests.host, checked.hostRests.until);
    if (failure === undefined) {
      const tookMs = (flight.fetchedAtMs ?? clock.monotonic()) - flight.startedAtMs;
      quickness += tookMs < patienceUnderPressureMs / 2 ? 1 : -1;
      evidence.sawGoodAnswer(flight.host, flight.fetchedAtMs ?? clock.monotonic());
      for (const { checked: earlier } of held.filter(({ doubt }) => !evidence.mayBeOurs(doubt))) write(record(earlier));
      held = held.filter(({ doubt }) => evidence.mayBeOurs(doubt));
      if (exchange?.reachedPrivately) parts.learnPrivateHost(flight.host);
      write(record(checked));
      return;
    }
    const doubt: DoubtfulFailure = {
      host: flight.host,
      code: failure.code === 'connection-refused' && parts.goesByProxy(feed.feedUrl) ? 'network-away' : failure.code,
      wasConnecting: failure.details['phase'] === 'connect',
      ...(failure.strayedTo !== undefined && { strayedTo: failure.strayedTo }),
      wasGood: feed.bodyHash !== undefined,
      startedAtMs: flight.startedAtMs,
      endedAtMs: flight.fetchedAtMs ?? clock.monotonic(),
    };
    if (!evidence.mayBeOurs(doubt)) {
      write(record(checked));
      return;
    }
    evidence.hold(doubt);
    held.push({ checked, doubt });
  }

  /** No check took place; only the next one is put off. */
  function putOff(feed: FeedToCheck, nextCheckAt: Instant, code: CheckReasonCode, sentence?: string): void {
    const reason = { code, intervalMs: nextCheckAt - clock.now() };
    const update: FeedUpdate = {
      feedId: feed.id,
      checkedAt: clock.now(),
      outcome: 'skipped',
      bytes: 0,
      nextCheckAt,
      nextCheckReason: reason,
    };
    write(writer.write(update).then(() => tally.report(feed, update, sentence ?? checkReasonSentence(reason))));
  }

  function skipResting(feed: FeedToCheck, until: Instant): void {
    // What waits longer of itself keeps its own reason: the rest of the host ends before.
    if (feed.nextCheckAt === undefined || feed.nextCheckAt <= until) putOff(feed, until, 'retry-after');
    else putOff(feed, feed.nextCheckAt, feed.nextCheckReason?.code ?? 'default');
  }

  /** Of the host itself, or of the one that a permanent redirect is known to lead to. */
  function restOf(host: string, feed: FeedToCheck): Instant | undefined {
    const target = parts.seenRedirectOf(feed.id)?.to;
    return (
      rests.until(host, clock.now()) ??
      (target === undefined ? undefined : rests.until(hostOf({ feedUrl: target }), clock.now()))
    );
  }

  async function check(flight: InFlight): Promise<void> {
    const release = (): void => {
      if (!flight.isFetching) return;
      flight.isFetching = false;
      flight.fetchedAtMs = clock.monotonic();
      queue.release(flight.host);
      pump();
    };
    const stop = (): void => flight.abort.abort(new AppError('cancelled'));
    signal.addEventListener('abort', stop, { once: true });
    try {
      settle(await syncFeed(flight.feed, parts, flight.abort.signal, release), flight);
      await writer.room();
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'cancelled')) bug ??= error;
      else if (flight.gaveUp && !signal.aborted && !tally.isNetworkAway()) queue.add(flight.host, flight.feed);
    } finally {
      signal.removeEventListener('abort', stop);
      release();
      inFlight.delete(flight);
    }
  }

  let finish: () => void = () => {};
  let nextStartAtMs = startedAtMs;
  let isWaitingToStart = false;
  let stopStartTimer = (): void => {};
  const gapMs = (options.spreadMs ?? 0) / Math.max(1, options.feeds.length);

  const mayStart = (): boolean =>
    !signal.aborted && bug === undefined && !tally.isNetworkAway() && inFlight.size < options.connections;

  function pump(): void {
    while (mayStart()) {
      if (isWaitingToStart) return;
      if (gapMs > 0 && clock.monotonic() < nextStartAtMs) {
        isWaitingToStart = true;
        stopStartTimer = clock.after(nextStartAtMs - clock.monotonic(), () => {
          isWaitingToStart = false;
          pump();
        });
        return;
      }
      const taken = queue.take();
      if (taken === undefined) break;
      const restUntil = restOf(taken.host, taken.item);
      if (restUntil !== undefined) {
        queue.release(taken.host);
        skipResting(taken.item, restUntil);
        continue;
      }
      nextStartAtMs = Math.max(nextStartAtMs, clock.monotonic() - gapMs) + gapMs;
      const flight: InFlight = {
        feed: taken.item,
        host: taken.host,
        startedAtMs: clock.monotonic(),
        abort: new AbortController(),
        isFetching: true,
        gaveUp: false,
      };
      inFlight.add(flight);
      void check(flight).then(afterCheck);
    }
    if (inFlight.size === 0 && !isWaitingToStart) finish();
  }

  function afterCheck(): void {
    if (evidence.shouldStop()) {
      tally.networkIsAway();
      queue.dropAll();
    }
    pump();
  }

  /**
   * Under pressure the slowest give up their place and wait behind all others. That is no failure. The second time it is one of theirs
   * where most hosts are quick; where the whole way is slow they may take the time they are allowed.
   */
  function loseWithPatience(): void {
    const slow = [...inFlight].filter(
      ({ abort, isFetching, startedAtMs: began }) =>
        isFetching && !abort.signal.aborted && clock.monotonic() - began > patienceUnderPressureMs,
    );
    const excess =
      queue.size() > 0 && inFlight.size >= options.connections
        ? slow.length - Math.floor(options.connections * slowShare)
        : 0;
    const mayGiveUp = slow.filter(({ feed }) => quickness > 0 || !gaveUpPlace.has(feed.id));
    for (const flight of mayGiveUp.slice(0, Math.max(0, excess))) {
      flight.gaveUp = !gaveUpPlace.has(flight.feed.id);
      gaveUpPlace.add(flight.feed.id);
      flight.abort.abort(flight.gaveUp ? new AppError('cancelled') : new AppError('timed-out', { host: flight.host }));
    }
  }
  let stopTicking = (): void => {};
  const tick = (): void => {
    loseWithPatience();
    tally.tellProgress(true);
    stopTicking = clock.after(patienceTickMs, tick);
  };
  stopTicking = clock.after(patienceTickMs, tick);

  tally.tellProgress(true);
  const stopPacing = (): void => {
    stopStartTimer();
    isWaitingToStart = false;
    queue.dropAll();
    pump();
  };
  signal.addEventListener('abort', stopPacing, { once: true });
  await new Promise<void>((resolve) => {
    finish = resolve;
    pump();
  });
  signal.removeEventListener('abort', stopPacing);
  stopTicking();

  const verdict = evidence.verdict();
  if (verdict !== 'up') tally.networkIsAway();
  for (const { checked, doubt } of held) {
    // No check took place: nothing is written, so it is due as soon as the network is back.
    if (verdict !== 'up' && evidence.mayBeOurs(doubt))
      tally.report(
        checked.feed,
        { outcome: 'skipped' },
        errorSentence(verdict === 'away' ? 'network-away' : 'captive-portal'),
      );
    else if (options.isBackground && evidence.isTooEarly(doubt))
      putOff(
        checked.feed,
        clock.now() + doubtPauseMs,
        'offline',
        errorSentence(checked.failure?.code ?? doubt.code, checked.failure?.details),
      );
    else write(record(checked));
  }
  while (writes.size > 0) await Promise.all(writes);
  tally.tellProgress(false);
  if (bug !== undefined) throw bug;
  return tally.summary();
}

export const hostOf = (feed: Pick<FeedToCheck, 'feedUrl'>): string => URL.parse(feed.feedUrl)?.hostname ?? '';

/** A host with many feeds is done last however it is begun, so it begins first. */
function byBusiestHost(feeds: readonly FeedToCheck[]): readonly FeedToCheck[] {
  const byHost = new Map<string, FeedToCheck[]>();
  for (const feed of feeds) {
    const host = hostOf(feed);
    const others = byHost.get(host);
    if (others) others.push(feed);
    else byHost.set(host, [feed]);
  }
  return [...byHost.values()].toSorted((a, b) => b.length - a.length).flat();
}
