// How far triage is: what is left of all there was to decide, gone on with after leaving the view, and after a restart.
import { useEffect, useRef } from 'react';
import { keepSitting, type Sitting, sittingKey, useUi, useUiStore } from '../../app/uiState.ts';
import type { ShownView } from '../../app/useShownView.ts';
import type { PagedView } from '../../engine/view/pagedView.ts';

/** @returns the sitting as it is now; undefined until the view is open */
export function useSitting(shown: ShownView | undefined): Sitting | undefined {
  const ui = useUiStore();
  const key = shown && sittingKey(shown.view);
  const sitting = useUi((state) => (key === undefined ? undefined : state.sittings[key]));
  const focusIndex = useUi((state) => state.focusIndex);
  const seen = useRef<PagedView>(undefined);
  const view = shown?.view;
  const isReady = shown?.state.status === 'ready';
  const total = shown?.state.total ?? 0;
  const left = shown?.state.unread ?? 0;

  useEffect(() => {
    if (!view || !isReady) return;
    const before = ui.getState().sittings[sittingKey(view)];
    const next = goOn(before, { total, left }, seen.current === view);
    seen.current = view;
    const row = view.rowAt(focusIndex);
    keepSitting(ui, sittingKey(view), {
      ...next,
      ...(row && { at: { id: row.id, publishedAt: row.publishedAt } }),
    });
  }, [focusIndex, isReady, left, total, ui, view]);
  return isReady ? sitting : undefined;
}

/** What has come since the view was last open is to be decided too; one that was finished begins anew. */
export function goOn(before: Sitting | undefined, now: Sitting, isSameView: boolean): Sitting {
  if (!before || (before.left === 0 && !isSameView)) return now;
  return { ...before, left: now.left, total: before.total + (isSameView ? 0 : Math.max(0, now.left - before.left)) };
}
