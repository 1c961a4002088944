// Feeds as the screen sees them, and what a sync asks: which are due, and with which validators.
import type { ErrorCode } from '../../../shared/errors.ts';
import { readDocumentWarnings } from '../../../shared/model/documentWarning.ts';
import {
  type CheckOutcome,
  type CheckReason,
  defaultFeedSettings,
  type Feed,
  type FeedHealth,
  type FeedSettings,
  type HealthState,
} from '../../../shared/model/feed.ts';
import type { ArticleId, FeedId, FolderId, Instant } from '../../../shared/model/ids.ts';
import type { PublisherWishes } from '../normalize/entry.ts';
import type { ReadStore } from './connection.ts';
import type { Validators } from './feedUpdate.ts';
import type { WriteStore } from './writeStore.ts';

interface FeedRow {
  readonly id: number;
  readonly feed_url: string;
  readonly site_url: string | null;
  readonly publisher_title: string | null;
  readonly description: string | null;
  readonly language: string | null;
  readonly icon_path: string | null;
  readonly checked_at: number | null;
  readonly succeeded_at: number | null;
  readonly next_check_at: number | null;
  readonly next_check_reason: string | null;
  readonly last_outcome: CheckOutcome | null;
  readonly failures_in_row: number;
  readonly failing_since_at: number | null;
  readonly error_code: ErrorCode | null;
  readonly error_details: string | null;
  readonly http_status: number | null;
  readonly moved_to: string | null;
  readonly moved_from: string | null;
  readonly bytes_last: number | null;
  readonly added_last: number | null;
  readonly articles_per_day: number | null;
  readonly warnings: string;
  readonly title: string | null;
  readonly folder_id: number | null;
  readonly subscribed_at: number;
  readonly paused_at: number | null;
  readonly settings: string;
  readonly articles: number;
  readonly unread: number;
}

const feedSql = `
  SELECT f.*, s.title, s.folder_id, s.subscribed_at, s.paused_at, s.settings, c.articles, c.unread
  FROM subscriptions s JOIN feeds f ON f.id = s.feed_id JOIN feed_counts c ON c.feed_id = f.id`;

/** All that are followed, or those of `ids` that are. */
export const listFeeds = (read: ReadStore, ids?: readonly FeedId[]): Feed[] =>
  (ids === undefined
    ? read.all<FeedRow>(feedSql)
    : read.all<FeedRow>(`${feedSql} WHERE f.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
  ).map(toFeed);

export function getFeed(read: ReadStore, id: FeedId): Feed | undefined {
  const row = read.get<FeedRow>(`${feedSql} WHERE f.id = ?`, [id]);
  return row && toFeed(row);
}

/** Feeds that are followed no more, of which something is still in the lists. */
export const listEndedFeeds = (
  read: ReadStore,
): { readonly feedUrl: string; readonly title: string; readonly siteUrl?: string }[] =>
  read
    .all<{ feed_url: string; publisher_title: string | null; site_url: string | null }>(
      `SELECT f.feed_url, f.publisher_title, f.site_url FROM feeds f JOIN feed_counts c ON c.feed_id = f.id
       WHERE c.articles > 0 AND f.id NOT IN (SELECT feed_id FROM subscriptions) ORDER BY f.id`,
    )
    .map((row) => ({
      feedUrl: row.feed_url,
      title: titleOf({ title: null, ...row }),
      ...(row.site_url !== null && { siteUrl: row.site_url }),
    }));

/** The feed at this address, followed or not. */
export const findFeedId = (read: ReadStore, feedUrl: string): FeedId | undefined =>
  read.value<number>('SELECT id FROM feeds WHERE feed_url = ?', [feedUrl]);

/** Where an article's feed lies, and when it was last asked. */
export function feedOfArticle(
  read: ReadStore,
  id: ArticleId,
): { readonly feedUrl: string; readonly checkedAt?: Instant } | undefined {
  const row = read.get<{ feed_url: string; checked_at: number | null }>(
    'SELECT f.feed_url, f.checked_at FROM articles a JOIN feeds f ON f.id = a.feed_id WHERE a.id = ?',
    [id],
  );
  return row && { feedUrl: row.feed_url, ...(row.checked_at !== null && { checkedAt: row.checked_at }) };
}

export const isSubscribed = (read: ReadStore, id: FeedId): boolean =>
  read.value<number>('SELECT 1 FROM subscriptions WHERE feed_id = ?', [id]) !== undefined;

export function feedTitle(read: ReadStore, id: FeedId): string {
  const row = read.get<{ title: string | null; publisher_title: string | null; feed_url: string }>(
    'SELECT s.title, f.publisher_title, f.feed_url FROM feeds f LEFT JOIN subscriptions s ON s.feed_id = f.id WHERE f.id = ?',
    [id],
  );
  return row ? titleOf(row) : '';
}

const titleOf = (row: {
  readonly title: string | null;
  readonly publisher_title: string | null;
  readonly feed_url: string;
}): string =>
  row.title ?? row.publisher_title ?? (URL.canParse(row.feed_url) ? new URL(row.feed_url).host : row.feed_url);

function toFeed(row: FeedRow): Feed {
  return {
    id: row.id,
    feedUrl: row.feed_url,
    ...(row.site_url !== null && { siteUrl: row.site_url }),
    title: titleOf(row),
    ...(row.publisher_title !== null && { publisherTitle: row.publisher_title }),
    ...(row.description !== null && { description: row.description }),
    ...(row.language !== null && { language: row.language }),
    ...(row.folder_id !== null && { folderId: row.folder_id }),
    ...(row.icon_path !== null && { iconPath: row.icon_path }),
    subscribedAt: row.subscribed_at,
    ...(row.paused_at !== null && { pausedAt: row.paused_at }),
    settings: readSettings(row.settings),
    health: toHealth(row),
    unreadCount: row.unread,
    articleCount: row.articles,
  };
}

export const readSettings = (json: string): FeedSettings => ({
  ...defaultFeedSettings,
  ...(JSON.parse(json) as Partial<FeedSettings>),
});

function healthState(row: FeedRow): HealthState {
  if (row.paused_at !== null) return 'paused';
  if (row.last_outcome === 'gone') return 'gone';
  if (row.failures_in_row > 0) return 'failing';
  if (row.moved_to !== null) return 'moved';
  return row.checked_at === null ? 'new' : 'well';
}

function toHealth(row: FeedRow): FeedHealth {
  return {
    state: healthState(row),
    ...(row.checked_at !== null && { checkedAt: row.checked_at }),
    ...(row.succeeded_at !== null && { succeededAt: row.succeeded_at }),
    ...(row.next_check_at !== null && { nextCheckAt: row.next_check_at }),
    ...(row.next_check_reason !== null && { nextCheckReason: JSON.parse(row.next_check_reason) as CheckReason }),
    ...(row.last_outcome !== null && { lastOutcome: row.last_outcome }),
    failuresInRow: row.failures_in_row,
    ...(row.error_code !== null && { errorCode: row.error_code }),
    ...(row.error_details !== null && {
      errorDetails: JSON.parse(row.error_details) as Record<string, string | number>,
    }),
    ...(row.failing_since_at !== null && { failingSinceAt: row.failing_since_at }),
    ...(row.http_status !== null && { httpStatus: row.http_status }),
    ...(row.moved_to !== null && { movedTo: row.moved_to }),
    ...(row.moved_from !== null && { movedFrom: row.moved_from }),
    ...(row.bytes_last !== null && { bytesLast: row.bytes_last }),
    ...(row.added_last !== null && { addedLast: row.added_last }),
    ...(row.articles_per_day !== null && { articlesPerDay: row.articles_per_day }),
    warnings: row.warnings === '[]' ? [] : readDocumentWarnings(row.warnings),
  };
}

/** What one check of a feed needs to know beforehand. */
export interface FeedToCheck {
  readonly id: FeedId;
  readonly feedUrl: string;
  readonly validators: Validators;
  readonly bodyHash?: string;
  readonly checkedAt?: Instant;
  readonly nextCheckAt?: Instant;
  readonly nextCheckReason?: CheckReason;
  readonly lastOutcome?: CheckOutcome;
  readonly failuresInRow: number;
  readonly failingSinceAt?: Instant;
  readonly articlesPerDay?: number;
  readonly wishes?: PublisherWishes;
  readonly settings: FeedSettings;
  readonly pausedAt?: Instant;
}

interface ToCheckRow {
  readonly id: number;
  readonly feed_url: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly body_hash: string | null;
  readonly checked_at: number | null;
  readonly next_check_at: number | null;
  readonly next_check_reason: string | null;
  readonly last_outcome: CheckOutcome | null;
  readonly failures_in_row: number;
  readonly failing_since_at: number | null;
  readonly articles_per_day: number | null;
  readonly wishes: string | null;
  readonly settings: string;
  readonly paused_at: number | null;
}

const toCheckSql = `
  SELECT f.id, f.feed_url, f.etag, f.last_modified, f.body_hash, f.checked_at, f.next_check_at, f.next_check_reason, f.last_outcome,
    f.failures_in_row, f.failing_since_at, f.articles_per_day, f.wishes, s.settings, s.paused_at
  FROM feeds f JOIN subscriptions s ON s.feed_id = f.id`;

/** No next check is ever set so far ahead: one that is was written while the clock of the machine was wrong. */
const longestPauseMs = 45 * 86_400_000;

/** Feeds whose next check has come, longest due first. Paused and gone ones are never due. */
export const dueFeeds = (read: ReadStore, now: Instant, limit: number): FeedToCheck[] =>
  read
    .all<ToCheckRow>(
      `${toCheckSql} WHERE (f.next_check_at <= ? OR f.next_check_at > ?) AND s.paused_at IS NULL ORDER BY f.next_check_at, f.id LIMIT ?`,
      [now, now + longestPauseMs, limit],
    )
    .map(toCheck);

/** These feeds, due or not; all subscriptions that are not paused when none are named. */
export const feedsToCheck = (read: ReadStore, ids?: readonly FeedId[]): FeedToCheck[] =>
  (ids === undefined
    ? read.all<ToCheckRow>(`${toCheckSql} WHERE s.paused_at IS NULL ORDER BY f.id`)
    : read.all<ToCheckRow>(`${toCheckSql} WHERE f.id IN (SELECT value FROM json_each(?)) ORDER BY f.id`, [
        JSON.stringify(ids),
      ])
  ).map(toCheck);

/** When the next feed comes due; absent when none ever will. */
export const nextDueAt = (read: ReadStore): Instant | undefined =>
  read.value<number | null>(
    'SELECT min(f.next_check_at) FROM feeds f JOIN subscriptions s ON s.feed_id = f.id WHERE s.paused_at IS NULL AND f.next_check_at IS NOT NULL',
  ) ?? undefined;

function toCheck(row: ToCheckRow): FeedToCheck {
  return {
    id: row.id,
    feedUrl: row.feed_url,
    validators: {
      ...(row.etag !== null && { etag: row.etag }),
      ...(row.last_modified !== null && { lastModified: row.last_modified }),
    },
    ...(row.body_hash !== null && { bodyHash: row.body_hash }),
    ...(row.checked_at !== null && { checkedAt: row.checked_at }),
    ...(row.next_check_at !== null && { nextCheckAt: row.next_check_at }),
    ...(row.next_check_reason !== null && { nextCheckReason: JSON.parse(row.next_check_reason) as CheckReason }),
    ...(row.last_outcome !== null && { lastOutcome: row.last_outcome }),
    failuresInRow: row.failures_in_row,
    ...(row.failing_since_at !== null && { failingSinceAt: row.failing_since_at }),
    ...(row.articles_per_day !== null && { articlesPerDay: row.articles_per_day }),
    ...(row.wishes !== null && { wishes: JSON.parse(row.wishes) as PublisherWishes }),
    settings: readSettings(row.settings),
    ...(row.paused_at !== null && { pausedAt: row.paused_at }),
  };
}

/** Publication times of a feed's newest articles, newest first: what its rhythm is learned from. */
export const newestPublished = (read: ReadStore, id: FeedId, limit: number): Instant[] =>
  read
    .rows<[number]>(
      'SELECT published_at FROM articles WHERE feed_id = ? AND dropped_at IS NULL ORDER BY published_at DESC, id DESC LIMIT ?',
      [id, limit],
    )
    .map(([at]) => at);

/**
 * Follows a permanent redirect: the feed lies at another address from now on; the old one is remembered. False if a feed that is followed
 * lies there: which of the two to end is for the person to say.
 */
export function adoptAddress(write: WriteStore, id: FeedId, feedUrl: string): boolean {
  const other = findFeedId(write, feedUrl);
  if (other !== undefined && other !== id) {
    if (isSubscribed(write, other)) return false;
    write.run('UPDATE feeds SET feed_url = ? WHERE id = ?', [endedAddress(other, feedUrl), other]);
  }
  write.run('UPDATE feeds SET moved_from = feed_url, feed_url = ?, moved_to = NULL WHERE id = ?', [feedUrl, id]);
  write.changes.feed(id);
  return true;
}

/** Where a feed that is followed no more lies once another one has taken its address: what was kept of it stays, and nobody asks there. */
export const endedAddress = (id: FeedId, feedUrl: string): string => `${feedUrl}#ended-${id}`;

/** Feeds wait no longer than `at` for their next check; those gone or paused stay as they are. */
export function setNextCheck(write: WriteStore, ids: readonly FeedId[], at: Instant, reason: CheckReason): void {
  for (const id of ids) {
    write.run('UPDATE feeds SET next_check_at = ?, next_check_reason = ? WHERE id = ?', [
      at,
      JSON.stringify(reason),
      id,
    ]);
    write.changes.feed(id);
  }
}

export const feedsInFolder = (read: ReadStore, folderId: FolderId): FeedId[] =>
  read
    .rows<[number]>(
      `WITH RECURSIVE inside (id) AS (SELECT ? UNION SELECT f.id FROM folders f JOIN inside outer_folder ON f.parent_id = outer_folder.id)
       SELECT s.feed_id FROM subscriptions s JOIN inside folder ON s.folder_id = folder.id`,
      [folderId],
    )
    .map(([id]) => id);

/**
 * Hosts that asked to be left alone, and until when: by the failure of a feed, with the host that answered it, or by a feed that was put
 * off for its host's sake.
 */
export const restingFeeds = (
  read: ReadStore,
  now: Instant,
): { readonly feedUrl: string; readonly host: string | null; readonly until: Instant }[] =>
  read.all(
    `SELECT feed_url AS feedUrl, next_check_at AS until, CASE WHEN http_status IN (429, 503) THEN error_details ->> 'host' END AS host
     FROM feeds
     WHERE next_check_at > ? AND next_check_at <= ?
       AND (next_check_reason ->> 'code' = 'retry-after'
         OR (next_check_reason ->> 'code' = 'back-off' AND http_status IN (429, 503)))`,
    [now, now + longestPauseMs],
  );
