// One check of one feed, from the request to what the store shall write. Read this first: the whole journey of an article stands here.
// Knows neither the database nor the other feeds; when to call it is the run's affair.
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { CheckOutcome } from '../../../shared/model/feed.ts';
import type { FeedId, Instant } from '../../../shared/model/ids.ts';
import type { Clock } from '../clock.ts';
import { type Exchange, type FetchedDocument, fetchFeed, type FetchFailure, hasValidator } from '../fetch/fetchFeed.ts';
import type { HttpClient } from '../fetch/httpGet.ts';
import type { FeedToCheck } from '../store/feeds.ts';
import type { FeedUpdate, Validators } from '../store/feedUpdate.ts';
import type { ReadyFeed } from '../store/readyEntry.ts';
import { type CheckFacts, learnedIntervalMs, nextCheck } from './interval.ts';
import type { RawDocument } from './understandPool.ts';

export interface SyncFeedParts {
  readonly clock: Clock;
  readonly http: HttpClient;
  understand(document: RawDocument, signal: AbortSignal): Promise<ReadyFeed>;
  /** Value of the Authorization header, for a feed behind a password. Throws AppError when the secret store does not answer. */
  authorizationOf(feed: FeedToCheck): Promise<string | undefined>;
  /** The feed's host if it may lie in a private network. */
  privateHostOf(feed: FeedToCheck): string | undefined;
  /** When the newest articles that are here were published, for learning how often to ask. */
  publishedAtsOf(feedId: FeedId): readonly Instant[];
  /** In [0, 1). */
  random(): number;
}

export interface CheckedFeed {
  readonly feed: FeedToCheck;
  readonly update: FeedUpdate;
  /** Present when the host answered. */
  readonly exchange?: Exchange;
  readonly failure?: {
    readonly code: ErrorCode;
    readonly details: Readonly<Record<string, string | number>>;
    readonly strayedTo?: string;
  };
  /** Who answered, be it behind redirects, asked for rest (429, 503) until then. */
  readonly hostRests?: { readonly host: string; readonly until: Instant };
}

/** `onFetched` is called as soon as the host has answered well, before the document is understood. Throws AppError cancelled, and bugs. */
export async function syncFeed(
  feed: FeedToCheck,
  parts: SyncFeedParts,
  signal: AbortSignal,
  onFetched: () => void = () => {},
): Promise<CheckedFeed> {
  const authorization = await orFailure(parts.authorizationOf(feed));
  const privateHost = parts.privateHostOf(feed);
  const fetched = await fetchFeed(
    parts.http,
    {
      url: feed.feedUrl,
      validators: feed.validators,
      ...(feed.bodyHash !== undefined && { bodyHash: feed.bodyHash }),
      // Most feeds need no password, so a secret store that does not answer keeps none of them from being read.
      ...(typeof authorization === 'string' && { authorization }),
      ...(privateHost !== undefined && { privateHost }),
      signal,
    },
    parts.clock.now(),
  );
  // A host that asked for rest must be known as such before its next feed is taken.
  if (fetched.kind !== 'failed') onFetched();

  if (fetched.kind === 'failed') {
    if (!(authorization instanceof AppError) || fetched.code !== 'http-unauthorized')
      return failed(feed, parts, fetched);
    return failed(feed, parts, { ...fetched, code: authorization.code, details: authorization.details });
  }
  if (fetched.kind === 'notModified') return unchanged(feed, parts, fetched, 'notModified', fetched.validators);
  if (fetched.kind === 'sameBody') return unchanged(feed, parts, fetched, 'unchanged', fetched.validators);

  const document: RawDocument = {
    bytes: fetched.bytes,
    url: fetched.finalUrl,
    ...(fetched.contentType !== undefined && { contentType: fetched.contentType }),
  };
  const understood = await orFailure(parts.understand(document, signal));
  if (understood instanceof AppError) return notUnderstood(feed, parts, fetched, understood);

  return { feed, exchange: fetched, update: updateFrom(feed, parts, fetched, understood) };
}

/** What an understood document brings. */
export function updateFrom(
  feed: Pick<FeedToCheck, 'id' | 'settings' | 'wishes'>,
  parts: Pick<SyncFeedParts, 'clock' | 'publishedAtsOf' | 'random'>,
  fetched: FetchedDocument,
  document: ReadyFeed,
): FeedUpdate {
  return {
    ...answered(feed, parts, fetched, { outcome: 'updated', validators: fetched.validators, document }),
    feed: document,
    // The hash of a delta is not that of the document.
    ...(!fetched.isDelta && { bodyHash: fetched.bodyHash }),
  };
}

/** Nothing to understand: the server said so, or the bytes are those of last time. */
function unchanged(
  feed: FeedToCheck,
  parts: SyncFeedParts,
  exchange: Exchange,
  outcome: 'notModified' | 'unchanged',
  validators: Validators,
): CheckedFeed {
  return { feed, exchange, update: answered(feed, parts, exchange, { outcome, validators }) };
}

interface GoodAnswer {
  readonly outcome: Extract<CheckOutcome, 'updated' | 'unchanged' | 'notModified'>;
  readonly validators: Validators;
  readonly document?: ReadyFeed;
}

function answered(
  feed: Pick<FeedToCheck, 'id' | 'settings' | 'wishes'>,
  parts: Pick<SyncFeedParts, 'clock' | 'publishedAtsOf' | 'random'>,
  exchange: Exchange,
  { outcome, validators, document }: GoodAnswer,
): FeedUpdate {
  const now = parts.clock.now();
  const publishedAts = [
    ...parts.publishedAtsOf(feed.id),
    ...(document?.entries ?? []).flatMap(({ publishedAt }) => publishedAt ?? []),
  ];
  const learnedMs = learnedIntervalMs(publishedAts, now);
  const wishes = document?.wishes ?? feed.wishes;
  const freshForMs = exchange.freshForMs ?? (outcome === 'notModified' ? feed.wishes?.freshForMs : undefined);
  const keptMs = outcome === 'updated' ? undefined : feed.wishes?.freshForMs;
  const next = nextCheck({
    now,
    outcome,
    hasValidators: hasValidator(validators),
    ...(learnedMs !== undefined && { learnedMs }),
    ...(feed.settings.intervalMinutes !== undefined && { askedMs: feed.settings.intervalMinutes * 60_000 }),
    ...(wishes && { wishes }),
    ...(freshForMs !== undefined && { freshForMs }),
    failuresInRow: 0,
    random: parts.random(),
  });
  return {
    feedId: feed.id,
    checkedAt: now,
    outcome,
    status: exchange.status,
    bytes: exchange.wireBytes,
    validators,
    ...((freshForMs ?? 0) !== (keptMs ?? 0) && { freshForMs: freshForMs ?? 0 }),
    ...(next.nextCheckAt !== undefined && { nextCheckAt: next.nextCheckAt }),
    nextCheckReason: next.reason,
    ...(exchange.permanentRedirectTo !== undefined && { permanentRedirectTo: exchange.permanentRedirectTo }),
  };
}

/** Keeps title, address, validators and articles as they are: whatever answered may not be the publisher. */
function failed(
  feed: FeedToCheck,
  parts: SyncFeedParts,
  failure: Pick<FetchFailure, 'code' | 'details' | 'status' | 'wireBytes' | 'retryAfterMs'>,
  strayedTo?: string,
): CheckedFeed {
  const now = parts.clock.now();
  const outcome = failure.code === 'http-gone' ? 'gone' : 'failed';
  const facts: CheckFacts = {
    now,
    outcome,
    hasValidators: hasValidator(feed.validators),
    failuresInRow: feed.failuresInRow + 1,
    ...(failure.retryAfterMs !== undefined && { retryAfterMs: failure.retryAfterMs }),
    random: parts.random(),
  };
  const next = nextCheck({
    ...facts,
    ...(feed.settings.intervalMinutes !== undefined && { askedMs: feed.settings.intervalMinutes * 60_000 }),
    ...(feed.wishes && { wishes: feed.wishes }),
  });
  // What this feed's own publisher wishes is nothing to the others of the host.
  const restsUntil = nextCheck(facts).nextCheckAt;
  const asksForRest = failure.status === 429 || failure.status === 503;
  const host = String(failure.details['host'] ?? new URL(feed.feedUrl).hostname);
  return {
    feed,
    failure: { code: failure.code, details: failure.details, ...(strayedTo !== undefined && { strayedTo }) },
    ...(asksForRest && restsUntil !== undefined && { hostRests: { host, until: restsUntil } }),
    update: {
      feedId: feed.id,
      checkedAt: now,
      outcome,
      ...(failure.status !== undefined && { status: failure.status }),
      bytes: failure.wireBytes,
      failure: { code: failure.code, details: failure.details },
      ...(next.nextCheckAt !== undefined && { nextCheckAt: next.nextCheckAt }),
      nextCheckReason: next.reason,
    },
  };
}

/** A portal, a maintenance page or a broken document: a failure that says where the answer came from. */
function notUnderstood(feed: FeedToCheck, parts: SyncFeedParts, exchange: Exchange, error: AppError): CheckedFeed {
  const { status, wireBytes, strayedTo } = exchange;
  return failed(
    feed,
    parts,
    { code: error.code, details: { address: feed.feedUrl, ...error.details }, status, wireBytes },
    strayedTo,
  );
}

async function orFailure<Value>(work: Promise<Value>): Promise<Value | AppError> {
  try {
    return await work;
  } catch (error) {
    // 'internal' among them: a bug that one document wakes is in the log, and must not stop the other feeds.
    if (error instanceof AppError && error.code !== 'cancelled') return error;
    throw error;
  }
}
