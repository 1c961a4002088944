// A listing is a named selection of articles; its options say in which order, and what is left out.
import type { ArticleId, FeedId, FolderId, Instant, SmartFeedId, TagId } from './ids.ts';

export type Listing =
  | { readonly kind: 'all' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'today' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'feed'; readonly feedId: FeedId }
  | { readonly kind: 'folder'; readonly folderId: FolderId }
  | { readonly kind: 'tag'; readonly tagId: TagId }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'author'; readonly author: string }
  | { readonly kind: 'smart'; readonly smartFeedId: SmartFeedId }
  | { readonly kind: 'search'; readonly query: string };

export type ListingOrder = 'newest' | 'oldest' | 'relevance' | 'length';

/**
 * What a list froze when it was opened, so that it never moves under the person: articles that arrived later (id above
 * `lastArticleId`) stay out, and articles read since `openedAt` stay in an unread list.
 */
export interface ListingFrame {
  readonly openedAt: Instant;
  readonly lastArticleId: ArticleId;
}

export interface ListingOptions {
  readonly order: ListingOrder;
  readonly unreadOnly: boolean;
}

/** A place in a listing: the sort value and the id of the row there. Opaque to the screen; pages go on from it. */
export interface ListCursor {
  readonly value: number;
  readonly id: ArticleId;
}

/** A key for maps and for settings kept per view. */
export function listingKey(listing: Listing): string {
  switch (listing.kind) {
    case 'feed':
      return `feed:${listing.feedId}`;
    case 'folder':
      return `folder:${listing.folderId}`;
    case 'tag':
      return `tag:${listing.tagId}`;
    case 'topic':
      return `topic:${listing.topic}`;
    case 'author':
      return `author:${listing.author}`;
    case 'smart':
      return `smart:${listing.smartFeedId}`;
    case 'search':
      return `search:${listing.query}`;
    default:
      return listing.kind;
  }
}
