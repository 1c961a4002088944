// The kept counters: moved by whoever changes what they count, held against a recount by the doctor and by tests.
import type { ArticleId, FeedId } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import type { WriteStore } from './writeStore.ts';

/** An article whose read state turned. */
export type Turned = readonly [articleId: ArticleId, feedId: FeedId];

/** Above this it is quicker to look through all tags and saved articles than to look each article up. */
const manyTurned = 2_000;

/** Articles became unread (`by` 1) or read (`by` -1). */
export function countUnread(write: WriteStore, turned: readonly Turned[], by: 1 | -1): void {
  const feeds = new Map<FeedId, number>();
  for (const [, feedId] of turned) feeds.set(feedId, (feeds.get(feedId) ?? 0) + by);
  for (const [feedId, difference] of feeds) {
    write.run('UPDATE feed_counts SET unread = unread + ? WHERE feed_id = ?', [difference, feedId]);
    write.changes.feed(feedId);
  }
  const tags = new Map<number, number>();
  const isMany = turned.length > manyTurned;
  const ids = isMany ? new Set(turned.map(([id]) => id)) : undefined;
  const json = isMany ? '' : JSON.stringify(turned.map(([id]) => id));
  const tagged = ids
    ? write.rows<[number, number]>('SELECT tag_id, article_id FROM article_tags')
    : write.rows<[number, number]>(
        'SELECT t.tag_id, t.article_id FROM json_each(?) j JOIN article_tags t ON t.article_id = j.value',
        [json],
      );
  for (const [tagId, articleId] of tagged) if (!ids || ids.has(articleId)) tags.set(tagId, (tags.get(tagId) ?? 0) + by);
  for (const [tagId, difference] of tags)
    write.run('UPDATE tags SET unread = unread + ? WHERE id = ?', [difference, tagId]);
  const saved = ids
    ? write.rows<[number]>('SELECT article_id FROM states WHERE saved_at IS NOT NULL').filter(([id]) => ids.has(id))
        .length
    : (write.value<number>(
        'SELECT count(*) FROM json_each(?) j JOIN states s ON s.article_id = j.value WHERE s.saved_at IS NOT NULL',
        [json],
      ) ?? 0);
  if (saved > 0) write.run('UPDATE library SET saved_unread_count = saved_unread_count + ?', [saved * by]);
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
