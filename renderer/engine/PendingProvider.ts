// Hands the pending marks to whatever shows rows.
import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { ArticleSummary } from '../../shared/model/article.ts';
import { createPendingMarks, type PendingMarks, withMarks } from './pendingMarks.ts';

const PendingContext = createContext<PendingMarks>(createPendingMarks());
export const PendingProvider = PendingContext.Provider;
export const usePendingMarks = (): PendingMarks => use(PendingContext);

/** A row as the person sees it: what was just done to it counts already. */
export function useMarked<Row extends ArticleSummary | undefined>(row: Row): Row {
  return useStore(use(PendingContext), (state) => (row ? (withMarks(row, state) as Row) : row));
}
