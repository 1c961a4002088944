// Brings the full-text index up to date with what the triggers queued. Runs inside the transaction that queued it, just before
// its commit: FTS5 writes its buffer out at every statement that has triggers, which halves the rate of a sync (build/notes/store.md).
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { Connection } from './connection.ts';
import { unpackTexts } from './contents.ts';
import { fold } from './search/fold.ts';

interface Queued {
  readonly id: number;
  readonly title: string | null;
  readonly author: string | null;
  readonly topics: string | null;
  readonly packed: Uint8Array | null;
  readonly fullPacked: Uint8Array | null;
}

const queuedSql = `
  SELECT q.article_id AS id, a.title, a.author, a.topics, c.packed, c.full_packed AS fullPacked
  FROM search_queue q LEFT JOIN articles a ON a.id = q.article_id LEFT JOIN contents c ON c.article_id = q.article_id
  ORDER BY q.article_id LIMIT 200`;

export function indexQueued(connection: Connection, texts: ReadonlyMap<ArticleId, string>): void {
  for (;;) {
    const queued = connection.all<Queued>(queuedSql);
    if (queued.length === 0) return;
    for (const article of queued) {
      if (article.packed === null) connection.run('DELETE FROM search WHERE rowid = ?', [article.id]);
      else {
        const text = texts.get(article.id) ?? unpackTexts(article.packed).text;
        const fullText = article.fullPacked ? unpackTexts(article.fullPacked).text : '';
        const topics = (JSON.parse(article.topics ?? '[]') as string[]).join('\n');
        connection.run('REPLACE INTO search (rowid, title, author, topics, text) VALUES (?, ?, ?, ?, ?)', [
          article.id,
          fold(article.title ?? ''),
          fold(article.author ?? ''),
          fold(topics),
          // The page's own text holds what the feed carried, as a rule: the longer of the two is searched.
          fold(fullText.length > text.length ? fullText : text),
        ]);
      }
    }
    connection.run('DELETE FROM search_queue WHERE article_id <= ?', [queued.at(-1)?.id ?? 0]);
  }
}
