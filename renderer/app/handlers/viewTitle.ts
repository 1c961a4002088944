// What the present view is called.
import type { LibraryOverview } from '../../../shared/model/library.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import type { Words } from '../../text/words.ts';
import type { HandlerContext } from './context.ts';

export function listingTitle(listing: Listing, overview: LibraryOverview | undefined, words: Words): string {
  switch (listing.kind) {
    case 'feed':
      return overview?.feeds.find((feed) => feed.id === listing.feedId)?.title ?? '';
    case 'folder':
      return overview?.folders.find((folder) => folder.id === listing.folderId)?.name ?? '';
    case 'tag':
      return overview?.tags.find((tag) => tag.id === listing.tagId)?.name ?? '';
    case 'smart':
      return overview?.smartFeeds.find((smart) => smart.id === listing.smartFeedId)?.name ?? '';
    case 'topic':
      return listing.topic;
    case 'author':
      return listing.author;
    default:
      return words.list.titles[listing.kind];
  }
}

export const viewTitle = async ({ engine, ui, words }: HandlerContext): Promise<string> =>
  listingTitle(ui.getState().listing, await engine.call('library.overview', {}), words());
