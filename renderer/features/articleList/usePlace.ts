// Notes where a list is, by the first article in sight, so that it is found there again. At its very beginning there is nothing to note.
import { useCallback, useEffect, useRef } from 'react';
import { keepPlace, placeKey, type UiStore, useUiStore } from '../../app/uiState.ts';
import type { PagedView } from '../../engine/view/pagedView.ts';

/** A row that is still being fetched is noted after so long. */
const restMs = 300;

interface Due {
  readonly view: PagedView;
  readonly index: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** @returns to be told which row is the first in sight */
export function usePlace(view: PagedView | undefined): (firstInSight: number) => void {
  const ui = useUiStore();
  const due = useRef<Due>(undefined);
  const note = useCallback(() => {
    if (!due.current) return;
    const { view: left, index, timer } = due.current;
    clearTimeout(timer);
    due.current = undefined;
    const row = left.rowAt(index);
    if (index === 0 || row) keepPlace(ui, placeKey(left), index === 0 ? undefined : row);
  }, [ui]);
  // A view that is left still waits for its row: its place is noted before one comes back, or the next view notes its own.
  useEffect(
    () => () => {
      if (due.current?.view === view) note();
    },
    [note, view],
  );
  return useCallback(
    (firstInSight) => {
      clearTimeout(due.current?.timer);
      due.current = view && { view, index: firstInSight, timer: setTimeout(note, restMs) };
      // At once where it is here: the next key may leave the view.
      if (firstInSight === 0 || view?.rowAt(firstInSight)) note();
    },
    [note, view],
  );
}

/** The row a list begins at: the article that was the first in sight when it was left, or what follows where that stood. */
export function startOf(ui: UiStore, view: PagedView): number {
  const place = ui.getState().places[placeKey(view)];
  if (!place) return 0;
  const here = view.indexOf(place.id);
  return here >= 0 ? here : (view.beginsAt() ?? 0);
}
