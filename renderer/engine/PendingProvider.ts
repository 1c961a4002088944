// Hands the pending marks to whatever shows rows.
import { createContext, use, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ArticleSummary } from '../../shared/model/article.ts';
import { createPendingMarks, type PendingMarks, withMarks } from './pendingMarks.ts';

const PendingContext = createContext<PendingMarks>(createPendingMarks());
export const PendingProvider = PendingContext.Provider;

/** A row as the person sees it: what was just done to it counts already. */
export function useMarked<Row extends ArticleSummary | undefined>(row: Row): Row {
  const marks = use(PendingContext);
  // Compared by what it comes to, so that a mark on another row does not draw this one again.
  const read = useStore(marks, (state) => row && withMarks(row, state).read);
  const saved = useStore(marks, (state) => row && withMarks(row, state).saved);
  return useMemo(
    () => (row && (row.read !== read || row.saved !== saved) ? { ...row, read, saved } : row),
    [row, read, saved],
  );
}
