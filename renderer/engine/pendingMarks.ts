// What the person just did and the library has not confirmed yet, so that a row changes in the frame of the key press.
// A mark is dropped once its act was answered and the rows it touched were asked again, or at once when it was refused.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ArticleSummary } from '../../shared/model/article.ts';
import type { ArticleId } from '../../shared/model/ids.ts';

export interface Mark {
  readonly read?: boolean;
  readonly saved?: boolean;
}

interface PendingAct {
  readonly covers: (row: ArticleSummary) => boolean;
  readonly mark: Mark;
}

export interface PendingState {
  /** Oldest first: a later act goes over an earlier one. */
  readonly acts: readonly PendingAct[];
}

export type PendingMarks = StoreApi<PendingState>;

export const createPendingMarks = (): PendingMarks => createStore<PendingState>(() => ({ acts: [] }));

/** Marks the rows that `covers` names until the returned function is called. */
export function addMark(marks: PendingMarks, covers: (row: ArticleSummary) => boolean, mark: Mark): () => void {
  const act: PendingAct = { covers, mark };
  marks.setState(({ acts }) => ({ acts: [...acts, act] }));
  return () => marks.setState(({ acts }) => ({ acts: acts.filter((each) => each !== act) }));
}

export function coversIds(ids: readonly ArticleId[]): (row: ArticleSummary) => boolean {
  const named = new Set(ids);
  return (row) => named.has(row.id);
}

/** How a row looks with what is pending; the same object when nothing is. */
export function withMarks(row: ArticleSummary, { acts }: PendingState): ArticleSummary {
  let { read, saved } = row;
  for (const { covers, mark } of acts) {
    if (!covers(row)) continue;
    read = mark.read ?? read;
    saved = mark.saved ?? saved;
  }
  return read === row.read && saved === row.saved ? row : { ...row, read, saved };
}
