// Opens the view of the present listing, and another when listing, order or filter change. The one that is open hears of Changes.
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import { listingKey, type ListingFrame } from '../../shared/model/listing.ts';
import type { Anchor } from '../engine/view/findAnchor.ts';
import { createPagedView, type PagedView } from '../engine/view/pagedView.ts';
import { filteredListing } from './savedFilters.ts';
import { chooseNothing, placeKey, sittingKey, type UiState, type UiStore, viewSettings } from './uiState.ts';

const viewKey = (state: UiState): string => {
  const { order, unreadOnly, filters = [] } = viewSettings(state, state.listing);
  return `${listingKey(state.listing)} ${order} ${unreadOnly} ${filters.join()}`;
};

export interface ViewKeeper {
  /** Opens the present listing anew, with what has come since; what is open or under the focus stays so. Settles once it is open. */
  reopen(): Promise<void>;
  close(): void;
}

/** What a view hands on to the one that takes its place. */
interface HandedOn {
  readonly focused?: Anchor | undefined;
  readonly opened?: Anchor | undefined;
  readonly frame?: ListingFrame | undefined;
}

export function keepView(engine: EngineClient, ui: UiStore): ViewKeeper {
  let shownKey = '';
  let stopWatching: () => void = () => undefined;

  function open({ focused, opened, frame }: HandedOn = {}): Promise<void> {
    const state = ui.getState();
    shownKey = viewKey(state);
    stopWatching();
    state.view?.close();
    const { order, unreadOnly, filters = [] } = viewSettings(state, state.listing);
    const options = { order, unreadOnly };
    const asked = filteredListing(state.listing, filters);
    const here = focused ?? (state.triage ? state.sittings[sittingKey({ asked, options })]?.at : undefined);
    const place = here ?? state.places[placeKey({ asked, options })];
    const near = [place, opened].filter((anchor) => anchor !== undefined);
    const view = createPagedView(engine, state.listing, options, { asked, frame, near });
    stopWatching = view.subscribe(() => {
      const { isStale, status, total, arrivals } = view.getState();
      if (isStale) void renew(view);
      // Where there is nothing yet, nothing can move under the person: what comes is shown at once.
      else if (status === 'ready' && total === 0 && arrivals > 0) void reopen();
    });
    ui.setState({ view });
    return settle(view, here);
  }

  /** What was open or under the focus is so again. Where it is no longer in the view, the focus stays before what followed it. */
  async function settle(view: PagedView, focused: Anchor | undefined): Promise<void> {
    await view.opened;
    const { openId, view: shown } = ui.getState();
    if (shown !== view || (openId === undefined && !focused)) return;
    const openIndex = openId === undefined ? -1 : view.indexOf(openId);
    const here = focused ? view.indexOf(focused.id) : openIndex;
    ui.setState({ openIndex, focusIndex: focused && here < 0 ? (view.beginsAt() ?? 0) - 1 : here });
  }

  /** The same view again, without what was taken out of it. */
  function renew(view: PagedView): Promise<void> {
    const { chosen } = ui.getState();
    const renewed = replace(view.getView()?.frame);
    ui.setState({ chosen });
    return renewed;
  }

  const reopen = (): Promise<void> => replace(undefined);

  function replace(frame: ListingFrame | undefined): Promise<void> {
    const state = ui.getState();
    // Before anything else changes: each change of the state asks whether another view is due.
    shownKey = viewKey(state);
    const { view, openIndex, focusIndex } = state;
    const focused = view?.rowAt(focusIndex >= 0 ? focusIndex : openIndex);
    const opened = view?.rowAt(openIndex);
    chooseNothing(ui);
    ui.setState({ focusIndex: -1, openIndex: -1 });
    return open({ focused, opened, frame });
  }

  void open();
  const stopUi = ui.subscribe((state) => {
    if (viewKey(state) !== shownKey) {
      if (listingKey(state.listing) === listingKey(state.view?.listing ?? { kind: 'all' })) void reopen();
      else void open();
    }
  });
  const stopChanges = engine.on('changes', (changes) => {
    const { view, chosen } = ui.getState();
    const { removed } = changes.articles;
    // What is gone is not chosen any more: nothing can be done with it.
    if (removed !== 'many' && removed.some((id) => chosen.has(id))) {
      const gone = new Set(removed);
      ui.setState({ chosen: new Set([...chosen].filter((id) => !gone.has(id))) });
    }
    view?.applyChanges(changes);
  });
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
