// Which rows a listing selects, as SQL: one narrow, ordered source a listing, so that every page is a walk along an index.
// Queries (search, smart feeds) are the business of store/search; here they are not known.
import type { Listing } from '../../../shared/model/listing.ts';
import type { View } from '../../../shared/contract/schemas.ts';
import type { FeedId, Instant } from '../../../shared/model/ids.ts';
import type { ReadStore, SqlValue } from './connection.ts';
import { feedsInFolder } from './feeds.ts';
import { inInbox } from './inbox.ts';
import { fold } from './search/fold.ts';

/** A listing that is a place in the library, not a query. */
export type PlaceListing = Exclude<Listing, { kind: 'smart' } | { kind: 'search' }>;
export type PlaceView = View & { readonly listing: PlaceListing };

/** Rows to walk: `sort` and `id` are their order, all of it expressions over `from`. */
export interface Selection {
  readonly from: string;
  readonly sort: string;
  readonly id: string;
  readonly published: string;
  readonly conditions: readonly string[];
  readonly parameters: Readonly<Record<string, SqlValue>>;
  /** Set where it is quicker to walk each of these feeds (bound as @feedId) and merge. */
  readonly eachFeed?: readonly FeedId[];
}

const byTime = 'articles a INDEXED BY articles_by_time';
const byFeed = 'articles a INDEXED BY articles_by_feed';
const byLength = 'articles a INDEXED BY articles_by_length';
const stays = 'a.dropped_at IS NULL';
const arrived = 'a.id <= @last';
const inFeeds = (column: string): string => `${column} IN (SELECT value FROM json_each(@feeds))`;

/** Midnight, by the clock of this machine, of the day a moment lies in. */
export function startOfDay(at: Instant): Instant {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

export const isOldestFirst = (view: View): boolean => view.options.order === 'oldest';
export const isUnreadOnly = (view: View): boolean => view.options.unreadOnly || view.listing.kind === 'unread';

export function selectPlace(read: ReadStore, view: PlaceView): Selection {
  const { listing, frame } = view;
  const isByLength = view.options.order === 'length';
  const unreadOnly = isUnreadOnly(view);
  const common = { last: frame.lastArticleId, ...(unreadOnly && { openedAt: frame.openedAt }) };
  const unread = unreadOnly ? [inInbox('a.published_at', 'a.id')] : [];
  const sort = isByLength ? 'a.minutes' : 'a.published_at';
  const articles = (
    from: string,
    conditions: readonly string[],
    parameters: Readonly<Record<string, SqlValue>>,
  ): Selection => ({
    from,
    sort,
    id: 'a.id',
    published: 'a.published_at',
    conditions: [stays, arrived, ...conditions, ...unread],
    parameters: { ...common, ...parameters },
  });
  const inbox = (conditions: readonly string[], parameters: Readonly<Record<string, SqlValue>>): Selection => ({
    from: isByLength ? 'inbox i JOIN articles a ON a.id = i.article_id' : 'inbox i',
    sort: isByLength ? 'a.minutes' : 'i.published_at',
    id: 'i.article_id',
    published: 'i.published_at',
    conditions: ['(i.read_at IS NULL OR i.read_at >= @openedAt)', 'i.article_id <= @last', ...conditions],
    parameters: { ...common, ...parameters },
  });
  /** Tables that list articles by something else, in the order of time. `mayBeDropped`: of what the person kept, nothing is. */
  const listed = (
    table: string,
    alias: string,
    condition: string,
    parameters: Readonly<Record<string, SqlValue>>,
    mayBeDropped: boolean,
  ): Selection => {
    const [published, id] = [`${alias}.published_at`, `${alias}.article_id`];
    // The index of time holds every article that is not dropped, and is a twentieth of the rows.
    const standing = `CROSS JOIN ${byTime} ON a.published_at = ${published} AND a.id = ${id} AND ${stays}`;
    const rows = `CROSS JOIN articles a ON a.id = ${id} AND ${stays}`;
    return {
      from: [table, ...(isByLength ? [rows] : mayBeDropped ? [standing] : [])].join(' '),
      sort: isByLength ? 'a.minutes' : published,
      id,
      published,
      conditions: [condition, `${id} <= @last`, ...(unreadOnly ? [inInbox(published, id)] : [])],
      parameters: { ...common, ...parameters },
    };
  };

  switch (listing.kind) {
    case 'all':
    case 'unread':
      if (unreadOnly) return isByLength && inboxSize(read) > walkable ? articles(byLength, [], {}) : inbox([], {});
      return articles(isByLength ? byLength : byTime, [], {});
    case 'today': {
      const today = { today: startOfDay(frame.openedAt) };
      return unreadOnly
        ? inbox(['i.published_at >= @today'], today)
        : articles(byTime, ['a.published_at >= @today'], today);
    }
    case 'saved':
      return listed('states s INDEXED BY states_saved', 's', 's.saved_at IS NOT NULL', {}, false);
    case 'tag':
      return listed('article_tags t', 't', 't.tag_id = @tagId', { tagId: listing.tagId }, false);
    case 'topic':
      return listed('article_topics t', 't', called('topic'), { name: fold(listing.topic) }, true);
    case 'author':
      return listed('article_authors t', 't', called('author'), { name: fold(listing.author) }, true);
    case 'feed': {
      const { feedId } = listing;
      if (unreadOnly && !isByLength && prefersInbox(read, feedId)) return inbox(['i.feed_id = @feedId'], { feedId });
      return articles(byFeed, ['a.feed_id = @feedId'], { feedId });
    }
    default: {
      const feedIds = feedsInFolder(read, listing.folderId);
      const feeds = { feeds: JSON.stringify(feedIds) };
      if (unreadOnly && !isByLength) return inbox([inFeeds('i.feed_id')], feeds);
      if (feedIds.length <= mergeable) return { ...articles(byFeed, ['a.feed_id = @feedId'], {}), eachFeed: feedIds };
      return articles(isByLength ? byLength : byTime, [inFeeds('a.feed_id')], feeds);
    }
  }
}

/** Feeds whose pages are merged; a folder of more of them holds so much that a walk along the time meets it soon. */
const mergeable = 60;
/** Rows that may be gathered and sorted for one page. */
const walkable = 2_000;

const inboxSize = (read: ReadStore): number =>
  read.value<number>('SELECT coalesce(sum(unread), 0) FROM feed_counts') ?? 0;

/** Unread articles of one feed: through its articles if enough of them are unread or they are few, else through the inbox. */
function prefersInbox(read: ReadStore, feedId: FeedId): boolean {
  const counts = read.get<{ articles: number; unread: number }>(
    'SELECT articles, unread FROM feed_counts WHERE feed_id = ?',
    [feedId],
  );
  if (!counts) return false;
  const looksAhead = 5;
  return (
    counts.articles > walkable &&
    counts.unread * looksAhead < counts.articles &&
    inboxSize(read) < counts.articles * looksAhead
  );
}

/** The same listing as a condition over the inbox's columns: what marking the whole view read touches. */
export function inboxCondition(
  read: ReadStore,
  view: PlaceView,
): { readonly condition: string; readonly parameters: Readonly<Record<string, string | number>> } {
  const { listing, frame } = view;
  const last = { last: frame.lastArticleId };
  const among = (rows: string): string => `article_id <= @last AND (published_at, article_id) IN (${rows})`;
  switch (listing.kind) {
    case 'all':
    case 'unread':
      return { condition: 'article_id <= @last', parameters: last };
    case 'today':
      return {
        condition: 'article_id <= @last AND published_at >= @today',
        parameters: { ...last, today: startOfDay(frame.openedAt) },
      };
    case 'feed':
      return {
        condition: 'article_id <= @last AND feed_id = @feedId',
        parameters: { ...last, feedId: listing.feedId },
      };
    case 'folder':
      return {
        condition: `article_id <= @last AND ${inFeeds('feed_id')}`,
        parameters: { ...last, feeds: JSON.stringify(feedsInFolder(read, listing.folderId)) },
      };
    case 'saved':
      return {
        condition: among('SELECT published_at, article_id FROM states WHERE saved_at IS NOT NULL'),
        parameters: last,
      };
    case 'tag':
      return {
        condition: among('SELECT published_at, article_id FROM article_tags WHERE tag_id = @tagId'),
        parameters: { ...last, tagId: listing.tagId },
      };
    case 'topic':
      return {
        condition: among(named('published_at, article_id', 'topic')),
        parameters: { ...last, name: fold(listing.topic) },
      };
    default:
      return {
        condition: among(named('published_at, article_id', 'author')),
        parameters: { ...last, name: fold(listing.author) },
      };
  }
}

const called = (noun: 'topic' | 'author'): string => `t.${noun}_id = (SELECT id FROM ${noun}s WHERE folded = @name)`;
const named = (columns: string, noun: 'topic' | 'author'): string =>
  `SELECT ${columns} FROM article_${noun}s WHERE ${noun}_id = (SELECT id FROM ${noun}s WHERE folded = @name)`;

/** The same listing as a condition over articles `a`: for few articles that are at hand anyway, such as those that just arrived. */
export function articleCondition(
  read: ReadStore,
  view: PlaceView,
): { readonly condition: string; readonly parameters: Readonly<Record<string, string | number>> } {
  const { listing } = view;
  const unread = isUnreadOnly(view)
    ? ' AND EXISTS (SELECT 1 FROM inbox i WHERE i.published_at = a.published_at AND i.article_id = a.id AND i.read_at IS NULL)'
    : '';
  const whole = (condition: string, parameters: Readonly<Record<string, string | number>> = {}) => ({
    condition: `a.dropped_at IS NULL AND ${condition}${unread}`,
    parameters,
  });
  const among = (rows: string, parameters: Readonly<Record<string, string | number>> = {}) =>
    whole(`EXISTS (${rows} AND published_at = a.published_at AND article_id = a.id)`, parameters);
  switch (listing.kind) {
    case 'all':
    case 'unread':
      return whole('true');
    case 'today':
      return whole('a.published_at >= @today', { today: startOfDay(view.frame.openedAt) });
    case 'feed':
      return whole('a.feed_id = @feedId', { feedId: listing.feedId });
    case 'folder':
      return whole(inFeeds('a.feed_id'), { feeds: JSON.stringify(feedsInFolder(read, listing.folderId)) });
    case 'saved':
      return among('SELECT 1 FROM states WHERE saved_at IS NOT NULL');
    case 'tag':
      return among('SELECT 1 FROM article_tags WHERE tag_id = @tagId', { tagId: listing.tagId });
    case 'topic':
      return among(named('1', 'topic'), { name: fold(listing.topic) });
    default:
      return among(named('1', 'author'), { name: fold(listing.author) });
  }
}
