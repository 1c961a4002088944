// The view that is shown and its state. While another is being opened the one before stays for a moment, so that nothing flickers.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { PagedView } from '../engine/view/pagedView.ts';
import type { PagedViewState } from '../engine/view/viewState.ts';
import { useUi } from './uiState.ts';

const nothing = (): void => undefined;
/** As long as this nothing changes; then the list says that it is being fetched. */
const patienceMs = 150;

export interface ShownView {
  readonly view: PagedView;
  readonly state: PagedViewState;
}

export function useViewState(view: PagedView | undefined): PagedViewState | undefined {
  return useSyncExternalStore(
    useCallback((listener) => view?.subscribe(listener) ?? nothing, [view]),
    () => view?.getState(),
  );
}

export function useShownView(): ShownView | undefined {
  const latest = useUi((state) => state.view);
  const latestState = useViewState(latest);
  const [settled, setSettled] = useState<PagedView>();
  const isOpening = latestState?.status === 'opening';
  // While one types, what was found stays until the next is there.
  const staysPut = latest?.listing.kind === 'search' && settled?.listing.kind === 'search';
  if (!isOpening && settled !== latest) setSettled(latest);
  useEffect(() => {
    if (!isOpening || staysPut) return undefined;
    const timer = setTimeout(() => setSettled(latest), patienceMs);
    return () => clearTimeout(timer);
  }, [isOpening, latest, staysPut]);
  const view = isOpening && settled ? settled : latest;
  return view ? { view, state: view === latest && latestState ? latestState : view.getState() } : undefined;
}
