// The unread articles of a listing, as a search that can be looked at before they are marked.
import type { LibraryOverview } from '../../../shared/model/library.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import { printQuery } from '../../../shared/query/printQuery.ts';
import type { NameField, QueryNode } from '../../../shared/query/query.ts';

const named = (field: NameField, value: string): QueryNode => ({ kind: 'name', field, value });

function conditionOf(listing: Listing, overview: LibraryOverview): QueryNode | undefined {
  switch (listing.kind) {
    case 'today':
      return { kind: 'time', relation: 'on', moment: { kind: 'named', name: 'today' } };
    case 'saved':
      return { kind: 'is', state: 'saved' };
    case 'feed': {
      const title = overview.feeds.find((feed) => feed.id === listing.feedId)?.title ?? '';
      const isUnique = overview.feeds.filter((feed) => feed.title === title).length === 1;
      return named('feed', isUnique && title !== '' ? title : `#${listing.feedId}`);
    }
    case 'folder':
      return named('folder', overview.folders.find((folder) => folder.id === listing.folderId)?.name ?? '');
    case 'tag':
      return named('tag', overview.tags.find((tag) => tag.id === listing.tagId)?.name ?? '');
    case 'topic':
      return named('topic', listing.topic);
    case 'author':
      return { kind: 'text', field: 'author', text: listing.author, phrase: true, prefix: false };
    case 'smart':
      return parseQuery(overview.smartFeeds.find((smart) => smart.id === listing.smartFeedId)?.query ?? '').query.where;
    case 'search':
      return parseQuery(listing.query).query.where;
    default:
      return undefined;
  }
}

export function unreadOf(listing: Listing, overview: LibraryOverview): Listing {
  const where = conditionOf(listing, overview);
  const unread: QueryNode = { kind: 'is', state: 'unread' };
  const parts = where === undefined ? [] : where.kind === 'and' ? where.nodes : [where];
  return { kind: 'search', query: printQuery({ where: { kind: 'and', nodes: [...parts, unread] } }) };
}
