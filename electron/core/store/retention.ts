// How long articles stay: which ones the rules let go, letting them go so that it can be undone, and deleting them for good later.
// What the person kept (saved, tagged, noted, marked) never goes. Keys of entries stay, so nothing that went comes back as new.
import type { ArticleId, FeedId, Instant } from '../../../shared/model/ids.ts';
import type { RetentionRule } from '../../../shared/model/librarySettings.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import { removeNames } from './articleNames.ts';
import type { ReadStore } from './connection.ts';
import { countArticles } from './counts.ts';
import { readSettings } from './feeds.ts';
import { isUnread } from './inbox.ts';
import { isKept } from './saved.ts';
import { prepareSearch } from './search/search.ts';
import { librarySetting } from './settings.ts';
import type { WriteStore } from './writeStore.ts';

const dayMs = 86_400_000;

/**
 * Articles that the rules of their feeds, or of one feed, let go now, oldest first within a feed.
 * @param rule the library's own, for feeds without one
 */
export function listOutdated(
  read: ReadStore,
  now: Instant,
  {
    rule = librarySetting(read, 'retention'),
    feedId: only,
  }: { readonly rule?: RetentionRule; readonly feedId?: FeedId } = {},
): readonly ArticleId[] {
  const outdated = new Set<ArticleId>();
  for (const [feedId, json] of read.rows<[FeedId, string]>(
    'SELECT feed_id, settings FROM subscriptions WHERE feed_id = coalesce(?, feed_id)',
    [only ?? null],
  )) {
    const { retentionDays: days, retentionCount: count } = readSettings(json);
    const own = { ...rule, ...(days && { days }), ...(count && { count }) };
    for (const id of outdatedOf(read, now, feedId, own)) outdated.add(id);
  }
  for (const text of rule.queries ?? [])
    for (const id of selectedBy(read, now, text, rule))
      if (only === undefined || isOf(read, id, only)) outdated.add(id);
  return [...outdated];
}

const isOf = (read: ReadStore, id: ArticleId, feedId: FeedId): boolean =>
  read.value<FeedId>('SELECT feed_id FROM articles WHERE id = ?', [id]) === feedId;

/** A query that cannot be read lets nothing go. */
function selectedBy(read: ReadStore, now: Instant, text: string, { readOnly }: RetentionRule): readonly ArticleId[] {
  const { query, errors } = parseQuery(text);
  if (errors.length > 0 || query.where === undefined) return [];
  const found = prepareSearch(read, query, { now, order: 'oldest' }).listAll();
  return read.column(
    `SELECT a.id FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value WHERE ${unkeptIn(readOnly)}`,
    [JSON.stringify(found.map(({ id }) => id))],
  );
}

const unkeptIn = (readOnly: boolean | undefined): string =>
  `a.dropped_at IS NULL AND NOT ${isKept('a.id')}${readOnly ? ` AND NOT ${isUnread('a.published_at', 'a.id')}` : ''}`;

/** How many articles of a feed would go, if it had this rule of its own. */
export const countOutdatedBy = (
  read: ReadStore,
  now: Instant,
  feedId: FeedId,
  own: Pick<RetentionRule, 'days' | 'count'>,
): number => outdatedOf(read, now, feedId, { ...librarySetting(read, 'retention'), ...own }).size;

function outdatedOf(
  read: ReadStore,
  now: Instant,
  feedId: FeedId,
  { days, count, readOnly }: RetentionRule,
): ReadonlySet<ArticleId> {
  const unkept = unkeptIn(readOnly);
  const outdated = new Set<ArticleId>();
  if (days !== undefined) {
    const before = now - days * dayMs;
    // An article is never published after it arrived, so the index by time narrows it down.
    const sql = `SELECT a.id FROM articles a INDEXED BY articles_by_feed
      WHERE a.feed_id = ? AND a.published_at < ? AND a.arrived_at < ? AND ${unkept} ORDER BY a.published_at, a.id`;
    for (const [id] of read.rows<[ArticleId]>(sql, [feedId, before, before])) outdated.add(id);
  }
  if (count !== undefined) {
    const sql = `SELECT a.id FROM articles a INDEXED BY articles_by_feed
      WHERE a.feed_id = @feedId AND (a.published_at, a.id) <= (
        SELECT n.published_at, n.id FROM articles n INDEXED BY articles_by_feed
        WHERE n.feed_id = @feedId AND n.dropped_at IS NULL ORDER BY n.published_at DESC, n.id DESC LIMIT 1 OFFSET @count)
      AND ${unkept} ORDER BY a.published_at, a.id`;
    for (const [id] of read.rows<[ArticleId]>(sql, { feedId, count })) outdated.add(id);
  }
  return outdated;
}

/** Lets these go out of every list; answers those that were still there and that the person had not kept. */
export function retire(write: WriteStore, ids: readonly ArticleId[]): readonly ArticleId[] {
  const retired = write.rows<[ArticleId, FeedId]>(
    `UPDATE articles SET dropped_at = @at WHERE id IN (SELECT value FROM json_each(@ids)) AND dropped_at IS NULL AND NOT ${isKept('articles.id')}
     RETURNING id, feed_id`,
    { at: write.at, ids: JSON.stringify(ids) },
  );
  const gone = retired.map(([id]) => id);
  const json = JSON.stringify(gone);
  const places = `SELECT a.published_at, a.id FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value`;
  const unread = write.rows<[FeedId, number]>(
    `SELECT feed_id, count(*) FROM inbox WHERE (published_at, article_id) IN (${places}) AND read_at IS NULL GROUP BY feed_id`,
    [json],
  );
  write.run(
    `INSERT OR REPLACE INTO inbox_aside (article_id, published_at, feed_id, read_at)
     SELECT article_id, published_at, feed_id, read_at FROM inbox WHERE (published_at, article_id) IN (${places})`,
    [json],
  );
  write.run(`DELETE FROM inbox WHERE (published_at, article_id) IN (${places})`, [json]);
  count(write, retired, unread, -1);
  write.changes.removed(gone);
  return gone;
}

/** Takes `retire` back, for those that are not deleted yet and whose feed is still followed. */
export function bringBack(write: WriteStore, ids: readonly ArticleId[]): readonly ArticleId[] {
  const back = write.rows<[ArticleId, FeedId]>(
    `UPDATE articles SET dropped_at = NULL WHERE id IN (SELECT value FROM json_each(?)) AND dropped_at IS NOT NULL
       AND feed_id IN (SELECT feed_id FROM subscriptions) RETURNING id, feed_id`,
    [JSON.stringify(ids)],
  );
  const json = JSON.stringify(back.map(([id]) => id));
  const aside = 'FROM inbox_aside WHERE article_id IN (SELECT value FROM json_each(?))';
  const unread = write.rows<[FeedId, number]>(
    `SELECT feed_id, count(*) ${aside} AND read_at IS NULL GROUP BY feed_id`,
    [json],
  );
  write.run(
    `INSERT OR IGNORE INTO inbox (published_at, article_id, feed_id, read_at)
     SELECT published_at, article_id, feed_id, read_at ${aside} ORDER BY published_at, article_id`,
    [json],
  );
  write.run(`DELETE ${aside}`, [json]);
  count(write, back, unread, 1);
  const restored = back.map(([id]) => id);
  write.changes.added(restored);
  return restored;
}

function count(
  write: WriteStore,
  articles: readonly (readonly [ArticleId, FeedId])[],
  unread: readonly (readonly [FeedId, number])[],
  by: 1 | -1,
): void {
  const feeds = new Map<FeedId, number>();
  for (const [, feedId] of articles) feeds.set(feedId, (feeds.get(feedId) ?? 0) + 1);
  for (const [feedId, number] of feeds) countArticles(write, feedId, number * by);
  for (const [feedId, number] of unread)
    write.run('UPDATE feed_counts SET unread = unread + ? WHERE feed_id = ?', [number * by, feedId]);
}

/**
 * Deletes articles for good that left the lists before a moment, at most `limit` at once; answers how many went.
 * Their states and the keys of their entries stay.
 */
export function deleteDropped(write: WriteStore, before: Instant, limit: number): number {
  const rows = write.rows<[ArticleId, Instant]>(
    `SELECT a.id, a.published_at FROM articles a INDEXED BY articles_dropped
     WHERE a.dropped_at < ? AND NOT ${isKept('a.id')} ORDER BY a.dropped_at LIMIT ?`,
    [before, limit],
  );
  for (const [id, publishedAt] of rows) {
    removeNames(write, id, publishedAt);
    write.run('DELETE FROM articles WHERE id = ?', [id]);
    write.run('DELETE FROM inbox_aside WHERE article_id = ?', [id]);
  }
  return rows.length;
}

/** Files that no article refers to any more; their rows go, and their paths are answered for deletion. */
export function forgetUnusedMedia(write: WriteStore, limit: number): readonly string[] {
  const unused = write.rows<[number, string | null]>(
    `DELETE FROM media WHERE id IN (
       SELECT m.id FROM media m WHERE NOT EXISTS (SELECT 1 FROM article_media x WHERE x.media_id = m.id) LIMIT ?)
     RETURNING id, path`,
    [limit],
  );
  // Two addresses may have brought the same file.
  return unused.flatMap(([, path]) =>
    path !== null && write.value('SELECT 1 FROM media WHERE path = ?', [path]) === undefined ? [path] : [],
  );
}
