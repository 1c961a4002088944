// The kept counters: moved by whoever changes what they count, held against a recount by the doctor and by tests.
import type { ArticleId, FeedId, Instant, TagId } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import type { WriteStore } from './writeStore.ts';

/** An article whose read state turned. */
export type Turned = readonly [articleId: ArticleId, feedId: FeedId];

/** Articles became unread (`by` 1) or read (`by` -1). */
export function countUnread(write: WriteStore, turned: readonly Turned[], by: 1 | -1): void {
  const feeds = new Map<FeedId, number>();
  for (const [, feedId] of turned) feeds.set(feedId, (feeds.get(feedId) ?? 0) + by);
  addToFeeds(write, feeds);
  const ids = JSON.stringify(turned.map(([id]) => id));
  addToTags(
    write,
    new Map(
      write.rows<[number, number]>(
        `SELECT t.tag_id, count(*) * @by FROM json_each(@ids) j CROSS JOIN article_tags t ON t.article_id = j.value GROUP BY t.tag_id`,
        { ids, by },
      ),
    ),
  );
  const saved = write.value<number>(
    'SELECT count(*) FROM json_each(?) j CROSS JOIN states s ON s.article_id = j.value WHERE s.saved_at IS NOT NULL',
    [ids],
  );
  addToSaved(write, (saved ?? 0) * by);
}

/** The same for all that carry one moment in the inbox. */
export function countUnreadMarked(write: WriteStore, readAt: Instant, by: 1 | -1): void {
  const feeds = new Map<FeedId, number>();
  for (const feedId of write.column('SELECT feed_id FROM inbox WHERE read_at = @readAt', { readAt }))
    feeds.set(feedId, (feeds.get(feedId) ?? 0) + by);
  addToFeeds(write, feeds);
  const marked = (rows: string): string =>
    `${rows} CROSS JOIN inbox i ON i.published_at = x.published_at AND i.article_id = x.article_id AND i.read_at = @readAt`;
  addToTags(
    write,
    new Map(
      write.rows<[number, number]>(
        `SELECT x.tag_id, count(*) * @by FROM ${marked('article_tags x')} GROUP BY x.tag_id`,
        { readAt, by },
      ),
    ),
  );
  const saved = write.value<number>(
    `SELECT count(*) FROM ${marked('states x INDEXED BY states_saved')} WHERE x.saved_at IS NOT NULL`,
    { readAt },
  );
  addToSaved(write, (saved ?? 0) * by);
}

function addToFeeds(write: WriteStore, differences: ReadonlyMap<FeedId, number>): void {
  for (const [feedId, difference] of differences) {
    write.run('UPDATE feed_counts SET unread = unread + ? WHERE feed_id = ?', [difference, feedId]);
    write.changes.feed(feedId);
  }
}

function addToTags(write: WriteStore, differences: ReadonlyMap<TagId, number>): void {
  for (const [tagId, difference] of differences)
    write.run('UPDATE tags SET unread = unread + ? WHERE id = ?', [difference, tagId]);
}

function addToSaved(write: WriteStore, difference: number): void {
  if (difference !== 0) write.run('UPDATE library SET saved_unread_count = saved_unread_count + ?', [difference]);
}

export function countArticles(write: WriteStore, feedId: FeedId, by: number): void {
  if (by === 0) return;
  write.run('UPDATE feed_counts SET articles = articles + ? WHERE feed_id = ?', [by, feedId]);
  write.changes.feed(feedId);
}

/** Every counter, counted anew: [name, kept, counted] where they differ. Empty when all is well. */
export function recount(read: ReadStore): readonly (readonly [counter: string, kept: number, counted: number])[] {
  return read.rows<[string, number, number]>(recountSql);
}

const isUnread = (published: string, id: string): string =>
  `EXISTS (SELECT 1 FROM inbox i WHERE i.published_at = ${published} AND i.article_id = ${id} AND i.read_at IS NULL)`;

const recountSql = `
  SELECT * FROM (
    SELECT 'feed ' || c.feed_id || ' articles' AS name, c.articles AS kept,
      (SELECT count(*) FROM articles a WHERE a.feed_id = c.feed_id AND a.dropped_at IS NULL) AS counted
    FROM feed_counts c
    UNION ALL
    SELECT 'feed ' || c.feed_id || ' unread', c.unread, coalesce(n.unread, 0)
    FROM feed_counts c
    LEFT JOIN (SELECT feed_id, count(*) AS unread FROM inbox WHERE read_at IS NULL GROUP BY feed_id) n ON n.feed_id = c.feed_id
    UNION ALL
    SELECT 'tag ' || t.id || ' articles', t.articles, (SELECT count(*) FROM article_tags x WHERE x.tag_id = t.id) FROM tags t
    UNION ALL
    SELECT 'tag ' || t.id || ' unread', t.unread,
      (SELECT count(*) FROM article_tags x WHERE x.tag_id = t.id AND ${isUnread('x.published_at', 'x.article_id')})
    FROM tags t
    UNION ALL
    SELECT 'saved', saved_count, (SELECT count(*) FROM states WHERE saved_at IS NOT NULL) FROM library
    UNION ALL
    SELECT 'saved unread', saved_unread_count,
      (SELECT count(*) FROM states s WHERE s.saved_at IS NOT NULL AND ${isUnread('s.published_at', 's.article_id')})
    FROM library
  ) WHERE kept <> counted`;

/** Sets every counter to what is really there (`doctor --repair`). */
export function repairCounts(write: WriteStore): void {
  for (const sql of repairSql) write.run(sql);
}

const repairSql = [
  `UPDATE feed_counts SET
    articles = (SELECT count(*) FROM articles a WHERE a.feed_id = feed_counts.feed_id AND a.dropped_at IS NULL),
    unread = 0`,
  `UPDATE feed_counts SET unread = n.unread
    FROM (SELECT feed_id, count(*) AS unread FROM inbox WHERE read_at IS NULL GROUP BY feed_id) n WHERE n.feed_id = feed_counts.feed_id`,
  `UPDATE tags SET
    articles = (SELECT count(*) FROM article_tags x WHERE x.tag_id = tags.id),
    unread = (SELECT count(*) FROM article_tags x WHERE x.tag_id = tags.id AND ${isUnread('x.published_at', 'x.article_id')})`,
  `UPDATE library SET
    saved_count = (SELECT count(*) FROM states WHERE saved_at IS NOT NULL),
    saved_unread_count = (SELECT count(*) FROM states s WHERE s.saved_at IS NOT NULL AND ${isUnread('s.published_at', 's.article_id')})`,
];
