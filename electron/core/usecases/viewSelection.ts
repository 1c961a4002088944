// A listing is either a place in the library or a query; this is the one file that tells them apart.
import type { View } from '../../../shared/contract/schemas.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { ReadStore } from '../store/connection.ts';
import { readQuery } from '../store/search/readQuery.ts';
import { prepareSearch, type Search } from '../store/search/search.ts';
import type { PlaceView } from '../store/selections.ts';
import { getSmartFeed } from '../store/smartFeeds.ts';

type ViewSelection =
  | { readonly kind: 'place'; readonly view: PlaceView }
  | { readonly kind: 'query'; readonly query: string; readonly search: Search };

/** A page of a search may take so long; what it did not reach is the next page's. */
const searchBudgetMs = 60;

/** @throws AppError 'smart-feed-not-found' | 'query-invalid' */
export function selectView(read: ReadStore, view: View, clock: Clock): ViewSelection {
  const { listing, options, frame } = view;
  if (listing.kind !== 'smart' && listing.kind !== 'search') return { kind: 'place', view: { ...view, listing } };
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
