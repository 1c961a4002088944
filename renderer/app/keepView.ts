// Opens the view of the present listing, and another when listing, order or filter change. The one that is open hears of Changes.
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import { listingKey } from '../../shared/model/listing.ts';
import { createPagedView, type PagedView } from '../engine/view/pagedView.ts';
import { filteredListing } from './savedFilters.ts';
import { chooseNothing, type UiState, type UiStore, viewSettings } from './uiState.ts';

const viewKey = (state: UiState): string => {
  const { order, unreadOnly, filters = [] } = viewSettings(state, state.listing);
  return `${listingKey(state.listing)} ${order} ${unreadOnly} ${filters.join()}`;
};

export interface ViewKeeper {
  /** Opens the present listing anew, with what has come since; the open article stays open. */
  reopen(): void;
  close(): void;
}

export function keepView(engine: EngineClient, ui: UiStore): ViewKeeper {
  let shownKey = '';
  let stopWatching: () => void = () => undefined;

  function open(): void {
    const state = ui.getState();
    shownKey = viewKey(state);
    stopWatching();
    state.view?.close();
    const { order, unreadOnly, filters = [] } = viewSettings(state, state.listing);
    const asked = filteredListing(state.listing, filters);
    const view = createPagedView(engine, state.listing, { order, unreadOnly }, asked);
    stopWatching = view.subscribe(() => {
      const { isStale, status, total, arrivals } = view.getState();
      // Where there is nothing yet, nothing can move under the person: what comes is shown at once.
      if (isStale || (status === 'ready' && total === 0 && arrivals > 0)) reopen();
    });
    ui.setState({ view });
    void settle(view);
  }

  /** The article that is open keeps its place, if it is in the new view's beginning; the focus goes with it. */
  async function settle(view: PagedView): Promise<void> {
    await view.opened;
    const { openId, view: shown } = ui.getState();
    if (shown !== view || openId === undefined) return;
    const openIndex = view.indexOf(openId);
    ui.setState({ openIndex, focusIndex: openIndex });
  }

  function reopen(): void {
    // Before anything else changes: each change of the state asks whether another view is due.
    shownKey = viewKey(ui.getState());
    chooseNothing(ui);
    ui.setState({ focusIndex: -1, openIndex: -1 });
    open();
  }

  open();
  const stopUi = ui.subscribe((state) => {
    if (viewKey(state) !== shownKey) {
      if (listingKey(state.listing) === listingKey(state.view?.listing ?? { kind: 'all' })) reopen();
      else open();
    }
  });
  const stopChanges = engine.on('changes', (changes) => ui.getState().view?.applyChanges(changes));
  return {
    reopen,
    close() {
      stopUi();
      stopChanges();
      stopWatching();
      ui.getState().view?.close();
    },
  };
}
