// Passages a person marked in an article.
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { WriteStore } from './writeStore.ts';

interface Passage {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly note?: string | undefined;
}

export function addHighlight(write: WriteStore, articleId: ArticleId, passage: Passage): number {
  write.changes.states([articleId]);
  return write.run(
    'INSERT INTO highlights (article_id, quote, prefix, suffix, note, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    [articleId, passage.quote, passage.prefix, passage.suffix, passage.note ?? null, write.at],
  ).lastInsertRowid;
}

export function removeHighlight(write: WriteStore, id: number): void {
  const articleId = write.value<number>('DELETE FROM highlights WHERE id = ? RETURNING article_id', [id]);
  if (articleId !== undefined) write.changes.states([articleId]);
}
