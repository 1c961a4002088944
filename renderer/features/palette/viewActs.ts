// Acts on a whole view, whether it is shown or not: mark all of a folder, a source, a tag or a smart feed read, or all that is old.
import type { LibraryOverview } from '../../../shared/model/library.ts';
import { type Listing, listingKey } from '../../../shared/model/listing.ts';
import type { Words } from '../../text/words.ts';
import type { PaletteEntry } from './entry.ts';
import { unreadOf } from './touchedListing.ts';

const ages = ['1d', '7d', '1m'] as const;
export type OldAge = (typeof ages)[number];

export interface ViewActsOptions {
  readonly overview: LibraryOverview;
  /** What is shown has its own command. */
  readonly shown: Listing;
  readonly words: Words;
  readonly mark: (listing: Listing, subject?: string) => Promise<void>;
}

export function oldActs({ words, mark }: ViewActsOptions): readonly PaletteEntry[] {
  return ages.map((age): PaletteEntry => {
    const listing: Listing = { kind: 'search', query: `older:${age} is:unread` };
    return {
      key: `act:old:${age}`,
      group: 'acts',
      name: words.palette.markOld[age],
      icon: 'older',
      touches: listing,
      counted: true,
      run: () => mark(listing),
    };
  });
}

/** One for each place that has something unread. */
export function markAllActs({ overview, shown, words, mark }: ViewActsOptions): readonly PaletteEntry[] {
  const shownKey = listingKey(shown);
  const act = (listing: Listing, name: string, unread: number | undefined): readonly PaletteEntry[] =>
    unread === 0 || listingKey(listing) === shownKey
      ? []
      : [
          {
            key: `act:markAll:${listingKey(listing)}`,
            group: 'acts',
            name: words.palette.markAll(name),
            icon: 'markAll',
            get touches() {
              return unreadOf(listing, overview);
            },
            ...(unread === undefined ? { counted: true } : { aside: words.palette.articles(unread) }),
            run: () => mark(listing, name),
          },
        ];
  return [
    ...act({ kind: 'all' }, words.list.titles.all, overview.counts.unread),
    ...act({ kind: 'today' }, words.list.titles.today, overview.counts.unreadToday),
    ...act({ kind: 'saved' }, words.list.titles.saved, overview.counts.savedUnread),
    ...overview.folders.flatMap((each) => act({ kind: 'folder', folderId: each.id }, each.name, each.unreadCount)),
    ...overview.smartFeeds.flatMap((each) => act({ kind: 'smart', smartFeedId: each.id }, each.name, each.unreadCount)),
    ...overview.tags.flatMap((each) => act({ kind: 'tag', tagId: each.id }, each.name, each.unreadCount)),
    ...overview.feeds.flatMap((each) => act({ kind: 'feed', feedId: each.id }, each.title, each.unreadCount)),
  ];
}
