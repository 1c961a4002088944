// Filters of Saved: each is a term of the query language, and what is asked is the place and its filters as one query.
import type { Listing } from '../../shared/model/listing.ts';

export const savedFilters = ['tagged', 'note', 'long', 'media', 'offline'] as const;
export type SavedFilter = (typeof savedFilters)[number];

const terms: Readonly<Record<SavedFilter, string>> = {
  tagged: 'is:tagged',
  note: 'has:note',
  long: 'is:long',
  media: '(has:video OR has:audio)',
  offline: 'is:offline',
};

export const filteredListing = (listing: Listing, filters: readonly SavedFilter[]): Listing =>
  listing.kind === 'saved' && filters.length > 0
    ? { kind: 'search', query: ['is:saved', ...filters.map((filter) => terms[filter])].join(' ') }
    : listing;
