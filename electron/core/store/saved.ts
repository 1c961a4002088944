// Saved articles, and the other things a person does with a single one: note, position, which text it shows.
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import { isUnread } from './inbox.ts';
import type { WriteStore } from './writeStore.ts';

/** Saves these, as far as they are in the lists; answers those that were not saved. `savedAt`: when each was saved, else now. */
export function makeSaved(
  write: WriteStore,
  ids: readonly ArticleId[],
  savedAt?: ReadonlyMap<ArticleId, Instant>,
): readonly ArticleId[] {
  const changed: ArticleId[] = [];
  for (const id of ids) {
    const { changes } = write.run(
      `INSERT INTO states (article_id, published_at, saved_at)
       SELECT id, published_at, @savedAt FROM articles WHERE id = @id AND dropped_at IS NULL
       ON CONFLICT (article_id) DO UPDATE SET saved_at = excluded.saved_at WHERE saved_at IS NULL`,
      { id, savedAt: savedAt?.get(id) ?? write.at },
    );
    if (changes > 0) changed.push(id);
  }
  return afterSaving(write, changed, 1);
}

/** Takes these out of Saved; answers those that were in it and when they had been saved. */
export function makeUnsaved(write: WriteStore, ids: readonly ArticleId[]): ReadonlyMap<ArticleId, Instant> {
  const savedAt = new Map<ArticleId, Instant>();
  for (const id of ids) {
    const at = write.value<number | null>('SELECT saved_at FROM states WHERE article_id = ?', [id]);
    if (typeof at !== 'number') continue;
    savedAt.set(id, at);
    write.run('UPDATE states SET saved_at = NULL WHERE article_id = ?', [id]);
  }
  afterSaving(write, [...savedAt.keys()], -1);
  return savedAt;
}

function afterSaving(write: WriteStore, changed: readonly ArticleId[], by: 1 | -1): readonly ArticleId[] {
  if (changed.length === 0) return changed;
  const unread = write.value<number>(
    `SELECT count(*) FROM json_each(?) j JOIN states s ON s.article_id = j.value WHERE ${isUnread('s.published_at', 's.article_id')}`,
    [JSON.stringify(changed)],
  );
  write.run('UPDATE library SET saved_count = saved_count + ?, saved_unread_count = saved_unread_count + ?', [
    changed.length * by,
    (unread ?? 0) * by,
  ]);
  write.changes.states(changed);
  return changed;
}

/** Sets the note, or takes it away (null); answers the one before. */
export function writeNote(write: WriteStore, id: ArticleId, note: string | null): string | null {
  const before = write.value<string | null>('SELECT note FROM states WHERE article_id = ?', [id]) ?? null;
  setState(write, id, 'note', note);
  return before;
}

export function setState(
  write: WriteStore,
  id: ArticleId,
  column: 'note' | 'position' | 'shows',
  value: string | number | null,
): void {
  write.run(
    `INSERT INTO states (article_id, published_at, ${column}) SELECT id, published_at, @value FROM articles WHERE id = @id
     ON CONFLICT (article_id) DO UPDATE SET ${column} = excluded.${column}`,
    { id, value },
  );
  write.changes.states([id]);
}

/** Condition over an article's id: the person kept it (saved, tagged, noted or marked a passage), so nothing may drop it. */
export const isKept = (id: string): string => `(
  EXISTS (SELECT 1 FROM states s WHERE s.article_id = ${id} AND (s.saved_at IS NOT NULL OR s.note IS NOT NULL))
  OR EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = ${id})
  OR EXISTS (SELECT 1 FROM highlights h WHERE h.article_id = ${id}))`;

export const hasArticle = (read: ReadStore, id: ArticleId): boolean =>
  read.value<number>('SELECT 1 FROM articles WHERE id = ? AND dropped_at IS NULL', [id]) !== undefined;
