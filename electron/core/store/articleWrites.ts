// Adding an article and giving an edited one its new text. What an entry holds goes into the narrow row that lists need,
// and the rest beside its contents.
import type { ArticleId, FeedId, Instant } from '../../../shared/model/ids.ts';
import { addNames, removeNames } from './articleNames.ts';
import { offlineStateOf } from './media.ts';
import type { ReadyEntry } from './readyEntry.ts';
import type { WriteStore } from './writeStore.ts';

interface StoredArticle {
  readonly title: string;
  readonly contentHash: string;
  readonly packed: Uint8Array;
  readonly publishedAt: Instant;
}

export const getStored = (write: WriteStore, id: ArticleId): StoredArticle | undefined =>
  write.get<StoredArticle>(
    `SELECT a.title, a.published_at AS publishedAt, c.content_hash AS contentHash, c.packed
     FROM contents c JOIN articles a ON a.id = c.article_id WHERE c.article_id = ?`,
    [id],
  );

/** Counters, the inbox and names are the caller's: one change for all that a check brought. */
export function addArticle(
  write: WriteStore,
  id: ArticleId,
  feedId: FeedId,
  entry: ReadyEntry,
  publishedAt: Instant,
  arrivedAt: Instant,
): void {
  write.run(
    `INSERT INTO articles (id, feed_id, published_at, arrived_at, minutes, kind, offline, direction, language, media_seconds, link_hash,
       updated_at, title, link, author, topics, excerpt)
     VALUES (@id, @feedId, @publishedAt, @arrivedAt, @minutes, @kind, @offline, @direction, @language, @mediaSeconds, @linkHash,
       @updatedAt, @title, @link, @author, @topics, @excerpt)`,
    { id, feedId, publishedAt, arrivedAt, offline: entry.offline, ...entry.columns },
  );
  write.run('INSERT INTO contents (article_id, content_hash, facts, packed) VALUES (?, ?, ?, ?)', [
    id,
    entry.contentHash,
    entry.facts,
    entry.packed,
  ]);
  write.texts.set(id, entry.indexed);
}

/** Earlier texts kept of one article; a publisher who changes a counter in the page each hour should not fill the disk. */
const keptRevisions = 20;

/** Keeps the text there was as a revision. The place in lists (published_at) stays. */
export function reviseArticle(
  write: WriteStore,
  id: ArticleId,
  stored: StoredArticle,
  entry: ReadyEntry,
  seenAt: Instant,
): void {
  write.run('INSERT INTO revisions (article_id, seen_at, title, packed) VALUES (?, ?, ?, ?)', [
    id,
    seenAt,
    stored.title,
    stored.packed,
  ]);
  write.run(
    `DELETE FROM revisions WHERE article_id = @id AND id IN
       (SELECT id FROM revisions WHERE article_id = @id ORDER BY id DESC LIMIT -1 OFFSET ${keptRevisions})`,
    { id },
  );
  removeNames(write, id, stored.publishedAt);
  write.run(
    `UPDATE articles SET minutes = @minutes, kind = @kind, direction = @direction, language = @language, media_seconds = @mediaSeconds,
       link_hash = @linkHash, updated_at = @updatedAt, revised_at = @seenAt, title = @title, link = @link, author = @author, topics = @topics,
       excerpt = @excerpt
     WHERE id = @id`,
    { id, seenAt, ...entry.columns },
  );
  write.run('UPDATE contents SET content_hash = ?, facts = ?, packed = ? WHERE article_id = ?', [
    entry.contentHash,
    entry.facts,
    entry.packed,
    id,
  ]);
  write.texts.set(id, entry.indexed);
  addNames(write, [{ id, publishedAt: stored.publishedAt, entry }]);
  write.run('UPDATE articles SET offline = ? WHERE id = ?', [offlineStateOf(write, id), id]);
}
