// Brings the full-text index up to date with what the triggers queued. Always in a transaction of its own making, apart from the rows:
// FTS5 writes its buffer out at every statement that has triggers and at every savepoint (build/notes/store.md).
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { Connection } from './connection.ts';
import { unpackTexts } from './contents.ts';
import { type IndexedTexts, indexedTexts } from './readyEntry.ts';
import { fold } from './search/fold.ts';

/** Texts of articles whose turn has not come yet: at hand without being unpacked and folded again. */
export type FoldedTexts = Map<ArticleId, IndexedTexts>;

interface Queued {
  readonly id: number;
  readonly isHere: number;
  readonly hasFullText: number;
}

const queuedSql = `
  SELECT q.article_id AS id, c.article_id IS NOT NULL AS isHere, c.full_packed IS NOT NULL AS hasFullText
  FROM search_queue q LEFT JOIN contents c ON c.article_id = q.article_id
  ORDER BY q.article_id LIMIT 20`;

export const isIndexBehind = (connection: Connection): boolean =>
  connection.value<number>('SELECT EXISTS (SELECT 1 FROM search_queue)') === 1;

interface IndexOptions {
  readonly texts: FoldedTexts;
  /** Asked after every few articles. */
  readonly hasTime?: () => boolean;
  readonly onIndexed?: (ids: readonly ArticleId[]) => void;
}

/** Works through the queue as long as there is time; answers whether it came to the end. */
export function indexQueued(
  connection: Connection,
  { texts, hasTime = () => true, onIndexed = () => {} }: IndexOptions,
): boolean {
  for (;;) {
    const queued = connection.all<Queued>(queuedSql);
    for (const article of queued) {
      if (article.isHere === 1) indexArticle(connection, article, texts.get(article.id));
      else connection.run('DELETE FROM search WHERE rowid = ?', [article.id]);
      texts.delete(article.id);
    }
    const last = queued.at(-1);
    if (last === undefined) return true;
    connection.run('DELETE FROM search_queue WHERE article_id <= ?', [last.id]);
    onIndexed(queued.map(({ id }) => id));
    if (!hasTime()) return false;
  }
}

function indexArticle(connection: Connection, { id, hasFullText }: Queued, kept: IndexedTexts | undefined): void {
  const { title, author, topics, text } = kept ?? storedTexts(connection, id);
  const fullText = hasFullText === 1 ? textOf(connection, 'full_packed', id) : '';
  connection.run('REPLACE INTO search (rowid, title, author, topics, text) VALUES (?, ?, ?, ?, ?)', [
    id,
    title,
    author,
    topics,
    // The page's own text holds what the feed carried, as a rule: the longer of the two is searched.
    fullText.length > text.length ? fullText : text,
  ]);
}

function storedTexts(connection: Connection, id: ArticleId): IndexedTexts {
  const row = connection.get<{ title: string; author: string | null; topics: string }>(
    'SELECT title, author, topics FROM articles WHERE id = ?',
    [id],
  );
  return indexedTexts(
    { title: row?.title ?? '', author: row?.author ?? '', topics: JSON.parse(row?.topics ?? '[]') as string[] },
    textOf(connection, 'packed', id),
  );
}

function textOf(connection: Connection, column: 'packed' | 'full_packed', id: ArticleId): string {
  const packed = connection.value<Uint8Array>(`SELECT ${column} FROM contents WHERE article_id = ?`, [id]);
  return packed === undefined ? '' : fold(unpackTexts(packed).text);
}
