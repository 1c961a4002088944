// Everything one can go to that the person made or follows: folders, sources, smart feeds and tags.
import type { LibraryOverview } from '../../../shared/model/library.ts';
import { type Listing, listingKey } from '../../../shared/model/listing.ts';
import { orderSources } from '../../app/sourceOrder.ts';
import type { Words } from '../../text/words.ts';
import type { PaletteEntry } from './entry.ts';

export interface PlaceEntriesOptions {
  readonly overview: LibraryOverview;
  readonly words: Words;
  readonly show: (listing: Listing) => void;
}

/** In the order of the sources pane. */
export function sourceEntries({ overview, words, show }: PlaceEntriesOptions): readonly PaletteEntry[] {
  const folderNames = new Map(overview.folders.map((folder) => [folder.id, folder.name]));
  return orderSources(overview, []).map((item): PaletteEntry => {
    if (item.kind === 'folder') {
      const listing: Listing = { kind: 'folder', folderId: item.folder.id };
      return {
        key: listingKey(listing),
        group: 'places',
        name: item.folder.name,
        icon: 'folder',
        aside: words.sidebar.unreadIn(item.folder.unreadCount),
        run: () => show(listing),
      };
    }
    const { feed } = item;
    const listing: Listing = { kind: 'feed', feedId: feed.id };
    const folder = feed.folderId === undefined ? undefined : folderNames.get(feed.folderId);
    return {
      key: listingKey(listing),
      group: 'places',
      name: folder === undefined ? feed.title : words.palette.sourceIn(feed.title, folder),
      icon: { feed },
      aside: words.sidebar.unreadIn(feed.unreadCount),
      run: () => show(listing),
    };
  });
}

export function labelEntries({ overview, words, show }: PlaceEntriesOptions): readonly PaletteEntry[] {
  const smart = overview.smartFeeds.map((each): PaletteEntry => {
    const listing: Listing = { kind: 'smart', smartFeedId: each.id };
    return {
      key: listingKey(listing),
      group: 'places',
      name: each.name,
      icon: 'smart',
      aside: each.unreadCount === undefined ? words.palette.smartFeed : words.sidebar.unreadIn(each.unreadCount),
      run: () => show(listing),
    };
  });
  const tags = overview.tags.map((tag): PaletteEntry => {
    const listing: Listing = { kind: 'tag', tagId: tag.id };
    return {
      key: listingKey(listing),
      group: 'places',
      name: tag.name,
      icon: 'tag',
      aside: words.palette.articles(tag.articleCount),
      run: () => show(listing),
    };
  });
  return [...smart, ...tags];
}
