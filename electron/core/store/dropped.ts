// Articles that left every list because their subscription ended. They stay in the file until the care of the library
// (retention.ts) deletes them, so that unsubscribing can be undone; what the person kept of them stays in the lists.
import type { ArticleId, FeedId } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import { countArticles } from './counts.ts';
import { isKept } from './saved.ts';
import type { WriteStore } from './writeStore.ts';

/** Ends a feed: drops what the person has not kept of it, except `spared`. */
export function dropUnkept(write: WriteStore, feedId: FeedId, spared: readonly ArticleId[] = []): void {
  write.run('UPDATE feeds SET ended_at = ?, next_check_at = NULL WHERE id = ?', [write.at, feedId]);
  const dropped = write.run(
    `UPDATE articles SET dropped_at = @at WHERE feed_id = @feedId AND dropped_at IS NULL
       AND id NOT IN (SELECT value FROM json_each(@spared)) AND NOT ${isKept('articles.id')}`,
    { at: write.at, feedId, spared: JSON.stringify(spared) },
  );
  const inbox = { at: write.at, feedId };
  const droppedOfFeed = 'SELECT published_at, id FROM articles WHERE feed_id = @feedId AND dropped_at = @at';
  const unread = write.value<number>(
    `SELECT count(*) FROM inbox WHERE read_at IS NULL AND feed_id = @feedId AND (published_at, article_id) IN (${droppedOfFeed})`,
    inbox,
  );
  write.run(
    `INSERT OR REPLACE INTO inbox_aside (article_id, published_at, feed_id, read_at)
     SELECT article_id, published_at, feed_id, read_at FROM inbox WHERE (published_at, article_id) IN (${droppedOfFeed})`,
    inbox,
  );
  write.run(`DELETE FROM inbox WHERE (published_at, article_id) IN (${droppedOfFeed})`, inbox);
  write.run('UPDATE feed_counts SET unread = unread - ? WHERE feed_id = ?', [unread ?? 0, feedId]);
  countArticles(write, feedId, -dropped.changes);
  write.changes.removed(
    write
      .rows<[number]>(`SELECT id FROM articles WHERE feed_id = @feedId AND dropped_at = @at`, inbox)
      .map(([id]) => id),
  );
  write.changes.feed(feedId);
  write.changes.organisation();
}

/** Articles of a feed that are in the lists. */
export const listStanding = (read: ReadStore, feedId: FeedId): ArticleId[] =>
  read.rows<[number]>('SELECT id FROM articles WHERE feed_id = ? AND dropped_at IS NULL', [feedId]).map(([id]) => id);

/** Begins a feed again: what was dropped when it ended comes back as it was. */
export function restoreDropped(write: WriteStore, feedId: FeedId): void {
  const endedAt = write.value<number | null>('SELECT ended_at FROM feeds WHERE id = ?', [feedId]);
  write.run('UPDATE feeds SET ended_at = NULL, next_check_at = coalesce(next_check_at, @at) WHERE id = @feedId', {
    at: write.at,
    feedId,
  });
  write.changes.feed(feedId);
  write.changes.organisation();
  if (typeof endedAt !== 'number') return;
  const restored = write.rows<[number]>(
    'UPDATE articles SET dropped_at = NULL WHERE feed_id = ? AND dropped_at = ? RETURNING id',
    [feedId, endedAt],
  );
  const ids = JSON.stringify(restored.map(([id]) => id));
  write.run(
    `INSERT OR IGNORE INTO inbox (published_at, article_id, feed_id, read_at)
     SELECT published_at, article_id, feed_id, read_at FROM inbox_aside
     WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY published_at, article_id`,
    [ids],
  );
  const unread = write.value<number>(
    'SELECT count(*) FROM inbox_aside WHERE read_at IS NULL AND article_id IN (SELECT value FROM json_each(?))',
    [ids],
  );
  write.run('DELETE FROM inbox_aside WHERE article_id IN (SELECT value FROM json_each(?))', [ids]);
  write.run('UPDATE feed_counts SET unread = unread + ? WHERE feed_id = ?', [unread ?? 0, feedId]);
  countArticles(write, feedId, restored.length);
  write.changes.added(restored.map(([id]) => id));
}
