// A listing is either a place in the library or a query; this is the one file that tells them apart.
import type { View } from '../../../shared/contract/schemas.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import type { Clock } from '../clock.ts';
import type { ReadStore } from '../store/connection.ts';
import { readQuery } from '../store/search/readQuery.ts';
import { prepareSearch, type Search } from '../store/search/search.ts';
import type { PlaceView } from '../store/selections.ts';
import { getSmartFeed } from '../store/smartFeeds.ts';
import type { Store } from '../store/store.ts';

type QueryListing = Extract<Listing, { kind: 'smart' } | { kind: 'search' }>;

type ViewSelection =
  | { readonly kind: 'place'; readonly view: PlaceView }
  | { readonly kind: 'query'; readonly query: string; readonly search: Search };

/** A page of a search may take so long; what it did not reach is the next page's. */
const searchBudgetMs = 60;

/** @throws AppError 'smart-feed-not-found' | 'query-invalid' */
export type SelectView = (view: View) => ViewSelection;

/** Remembers the last search: opening a view is followed by its first page, and both ask for the newest hits. */
export function openViewSelections({ store, clock }: { readonly store: Store; readonly clock: Clock }): SelectView {
  let last: { readonly key: string; readonly selection: ViewSelection } | undefined;
  return (view) => {
    if (view.listing.kind !== 'smart' && view.listing.kind !== 'search')
      return { kind: 'place', view: { ...view, listing: view.listing } };
    const key = `${store.revision()} ${JSON.stringify(view)}`;
    if (last?.key !== key) last = { key, selection: selectQuery(store.read, view, view.listing, clock) };
    return last.selection;
  };
}

function selectQuery(read: ReadStore, view: View, listing: QueryListing, clock: Clock): ViewSelection {
  const { options, frame } = view;
  const query = listing.kind === 'search' ? listing.query : smartQuery(read, listing.smartFeedId);
  const search = prepareSearch(read, readQuery(query), {
    now: frame.openedAt,
    order: options.order,
    unreadOnly: options.unreadOnly,
    frame,
    budget: { monotonic: () => clock.monotonic(), ms: searchBudgetMs },
  });
  return { kind: 'query', query, search };
}

function smartQuery(read: ReadStore, id: number): string {
  const smartFeed = getSmartFeed(read, id);
  if (!smartFeed) throw new AppError('smart-feed-not-found');
  return smartFeed.query;
}
