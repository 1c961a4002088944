// Passages a person marked in an article. They belong to the person, so each change of one can be undone.
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import { changeRow } from './journalRows.ts';
import type { Act } from './writeStore.ts';

interface Passage {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly note?: string | undefined;
}

export const articleOfHighlight = (read: ReadStore, id: number): ArticleId | undefined =>
  read.value<number>('SELECT article_id FROM highlights WHERE id = ?', [id]);

/** Answers the highlight's id. */
export function addHighlight(act: Act, articleId: ArticleId, { quote, prefix, suffix, note }: Passage): number {
  act.changes.states([articleId]);
  return changeRow(act, 'highlights', undefined, {
    article_id: articleId,
    quote,
    prefix,
    suffix,
    note: note ?? null,
    created_at: act.at,
  });
}

export function noteHighlight(act: Act, articleId: ArticleId, id: number, note: string | null): void {
  act.changes.states([articleId]);
  changeRow(act, 'highlights', id, { note });
}

export function removeHighlight(act: Act, articleId: ArticleId, id: number): void {
  act.changes.states([articleId]);
  changeRow(act, 'highlights', id, null);
}
