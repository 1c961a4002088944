// Pages of a listing, by key in both directions from any row; never by OFFSET. Answers ids; articles.ts makes rows of them.
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import type { ListCursor } from '../../../shared/model/listing.ts';
import type { DayCount } from '../../../shared/contract/engineContract.ts';
import type { ReadStore, SqlValue } from './connection.ts';
import { isUnread } from './inbox.ts';
import {
  articleCondition,
  inboxCondition,
  isOldestFirst,
  isUnreadOnly,
  type PlaceView,
  type Selection,
  selectPlace,
} from './selections.ts';

export interface PageRequest {
  /** The row to go on from, itself left out; absent: from the end the direction comes from. */
  readonly cursor?: ListCursor | undefined;
  readonly direction: 'forward' | 'backward';
  readonly limit: number;
}

/** Places of rows, in the order of the list. */
export interface PlacePage {
  readonly places: readonly ListCursor[];
  /** There are more in the direction that was asked. */
  readonly hasMore: boolean;
}

export function listPlaces(read: ReadStore, view: PlaceView, request: PageRequest): PlacePage {
  const selection = selectPlace(read, view);
  const isDescending = isOldestFirst(view) === (request.direction === 'backward');
  const places = selection.eachFeed
    ? mergeFeeds(read, selection, selection.eachFeed, request, isDescending)
    : walk(read, selection, request, isDescending, {});
  const page = places.slice(0, request.limit);
  if (request.direction === 'backward') page.reverse();
  return { places: page, hasMore: places.length > request.limit };
}

/** One row more than asked, to know whether there are more. */
function walk(
  read: ReadStore,
  selection: Selection,
  { cursor, limit }: PageRequest,
  isDescending: boolean,
  parameters: Readonly<Record<string, SqlValue>>,
): ListCursor[] {
  const order = isDescending ? 'DESC' : 'ASC';
  const beyond = cursor ? [`(${selection.sort}, ${selection.id}) ${isDescending ? '<' : '>'} (@value, @cursorId)`] : [];
  return read
    .rows<[number, number]>(
      `SELECT ${selection.sort}, ${selection.id} FROM ${selection.from} WHERE ${[...selection.conditions, ...beyond].join(' AND ')}
       ORDER BY ${selection.sort} ${order}, ${selection.id} ${order} LIMIT @limit`,
      {
        ...selection.parameters,
        ...parameters,
        ...(cursor && { value: cursor.value, cursorId: cursor.id }),
        limit: limit + 1,
      },
    )
    .map(([value, id]) => ({ value, id }));
}

function mergeFeeds(
  read: ReadStore,
  selection: Selection,
  feeds: readonly number[],
  request: PageRequest,
  isDescending: boolean,
): ListCursor[] {
  const sign = isDescending ? -1 : 1;
  return feeds
    .flatMap((feedId) => walk(read, selection, request, isDescending, { feedId }))
    .toSorted((a, b) => sign * (a.value - b.value || a.id - b.id))
    .slice(0, request.limit + 1);
}

/** Every id of a view, or of what lies from one row on (itself included) below or above it in the list. */
export function listAllIds(
  read: ReadStore,
  view: PlaceView,
  from?: ListCursor,
  side: 'all' | 'below' | 'above' = 'all',
): readonly ArticleId[] {
  const { eachFeed, ...selection } = selectPlace(read, view);
  const isDescending = isOldestFirst(view) === (side === 'above');
  const beyond =
    from && side !== 'all'
      ? [`(${selection.sort}, ${selection.id}) ${isDescending ? '<=' : '>='} (@value, @cursorId)`]
      : [];
  const direction = isOldestFirst(view) ? 'ASC' : 'DESC';
  const sql = `SELECT ${selection.id}, ${selection.sort} FROM ${selection.from} WHERE ${[...selection.conditions, ...beyond].join(' AND ')}
    ORDER BY ${selection.sort} ${direction}, ${selection.id} ${direction}`;
  const parameters = {
    ...selection.parameters,
    ...(beyond.length > 0 && from && { value: from.value, cursorId: from.id }),
  };
  const feeds: readonly Readonly<Record<string, number>>[] = eachFeed?.map((feedId) => ({ feedId })) ?? [{}];
  const rows = feeds.flatMap((feed) => read.rows<[number, number]>(sql, { ...parameters, ...feed }));
  const sign = isOldestFirst(view) ? 1 : -1;
  const ordered = eachFeed ? rows.toSorted(([a, x], [b, y]) => sign * (x - y || a - b)) : rows;
  return ordered.map(([id]) => id);
}

export interface ViewSize {
  readonly total: number;
  readonly unread: number;
  readonly totalIsFloor: boolean;
}

/** Rows counted at most where no counter is kept (topics, authors). */
const countedAtMost = 2_000;

export function sizeOf(read: ReadStore, view: PlaceView): ViewSize {
  const { listing } = view;
  const size = keptSize(read, view) ?? countedSize(read, view);
  const unreadOnly = isUnreadOnly(view) && listing.kind !== 'unread' ? { ...size, total: size.unread } : size;
  return listing.kind === 'unread' ? { ...size, total: size.unread } : unreadOnly;
}

function keptSize(read: ReadStore, view: PlaceView): ViewSize | undefined {
  const { listing } = view;
  const sql = keptSql[listing.kind];
  if (sql === undefined) return undefined;
  const row = read.get<{ total: number | null; unread: number | null }>(sql, {
    ...(listing.kind === 'feed' && { id: listing.feedId }),
    ...(listing.kind === 'folder' && { id: listing.folderId }),
    ...(listing.kind === 'tag' && { id: listing.tagId }),
  });
  return { total: row?.total ?? 0, unread: row?.unread ?? 0, totalIsFloor: false };
}

const allSql = 'SELECT sum(articles) AS total, sum(unread) AS unread FROM feed_counts';
const keptSql: Partial<Record<PlaceView['listing']['kind'], string>> = {
  all: allSql,
  unread: allSql,
  feed: `${allSql} WHERE feed_id = @id`,
  folder: `WITH RECURSIVE inside (id) AS (SELECT @id UNION SELECT f.id FROM folders f JOIN inside outer_folder ON f.parent_id = outer_folder.id)
    SELECT sum(c.articles) AS total, sum(c.unread) AS unread
    FROM inside folder JOIN subscriptions s ON s.folder_id = folder.id JOIN feed_counts c ON c.feed_id = s.feed_id`,
  tag: 'SELECT articles AS total, unread FROM tags WHERE id = @id',
  saved: 'SELECT saved_count AS total, saved_unread_count AS unread FROM library',
};

function countedSize(read: ReadStore, view: PlaceView): ViewSize {
  const selection = selectPlace(read, { ...view, options: { ...view.options, unreadOnly: false } });
  const row = read.get<{ total: number; unread: number | null }>(
    `SELECT count(*) AS total, sum(is_unread) AS unread FROM (
       SELECT ${isUnread(selection.published, selection.id)} AS is_unread FROM ${selection.from}
       WHERE ${selection.conditions.join(' AND ')} LIMIT ${countedAtMost + 1})`,
    selection.parameters,
  );
  const total = row?.total ?? 0;
  return { total: Math.min(total, countedAtMost), unread: row?.unread ?? 0, totalIsFloor: total > countedAtMost };
}

/**
 * Articles of each stretch of time of a view: from its start to the next start that was asked for, the last one to `until` or without end.
 * A stretch may be the whole library, so what is counted are narrow rows, and the unread are counted where only they are.
 */
export function countDays(
  read: ReadStore,
  view: PlaceView,
  dayStarts: readonly Instant[],
  until?: Instant,
): DayCount[] {
  const { eachFeed, ...selection } = selectPlace(read, view);
  const within = (published: string): string => `${published} >= @start AND ${published} < @end`;
  const totalSql = `SELECT count(*) FROM ${selection.from} WHERE ${selection.conditions.join(' AND ')} AND ${within(selection.published)}`;
  const unreadSql = unreadWithin(read, view, selection, within);
  const feeds: readonly Readonly<Record<string, number>>[] = eachFeed?.map((feedId) => ({ feedId })) ?? [{}];
  return stretches(dayStarts, until).map((stretch) => ({
    startAt: stretch.start,
    total: feeds.reduce(
      (sum, feed) => sum + (read.value<number>(totalSql, { ...selection.parameters, ...feed, ...stretch }) ?? 0),
      0,
    ),
    unread: read.value<number>(unreadSql.sql, { ...unreadSql.parameters, ...stretch }) ?? 0,
  }));
}

/** Lists by time alone or by feed are counted along the inbox; the others hold few enough to look each article up in it. */
function unreadWithin(
  read: ReadStore,
  view: PlaceView,
  selection: Selection,
  within: (published: string) => string,
): { readonly sql: string; readonly parameters: Readonly<Record<string, SqlValue>> } {
  switch (view.listing.kind) {
    case 'saved':
    case 'tag':
    case 'topic':
    case 'author': {
      const conditions = [
        ...selection.conditions,
        within(selection.published),
        isUnread(selection.published, selection.id),
      ];
      return {
        sql: `SELECT count(*) FROM ${selection.from} WHERE ${conditions.join(' AND ')}`,
        parameters: selection.parameters,
      };
    }
    default: {
      const { condition, parameters } = inboxCondition(read, view);
      return {
        sql: `SELECT count(*) FROM inbox WHERE read_at IS NULL AND ${condition} AND ${within('published_at')}`,
        parameters,
      };
    }
  }
}

function stretches(
  starts: readonly Instant[],
  until: Instant = Number.MAX_SAFE_INTEGER,
): readonly { readonly start: Instant; readonly end: Instant }[] {
  const ascending = [...new Set(starts)].toSorted((a, b) => a - b);
  const endOf = new Map(ascending.map((start, place) => [start, ascending[place + 1] ?? until]));
  return starts.map((start) => ({ start, end: endOf.get(start) ?? until }));
}

/** The same for articles that are known already. */
export function countDaysOf(
  read: ReadStore,
  ids: readonly ArticleId[],
  dayStarts: readonly Instant[],
  until?: Instant,
): DayCount[] {
  const rows = read.rows<[number, number]>(
    `SELECT a.published_at, ${isUnread('a.published_at', 'a.id')} FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value
     WHERE a.dropped_at IS NULL`,
    [JSON.stringify(ids)],
  );
  return stretches(dayStarts, until).map(({ start, end }) => {
    const within = rows.filter(([publishedAt]) => publishedAt >= start && publishedAt < end);
    return { startAt: start, total: within.length, unread: within.filter(([, unread]) => unread === 1).length };
  });
}

/** Articles that arrived since the view was opened and would be in it now. */
export function countArrivals(read: ReadStore, view: PlaceView): number {
  const { condition, parameters } = articleCondition(read, view);
  return (
    read.value<number>(`SELECT count(*) FROM articles a NOT INDEXED WHERE a.id > @after AND ${condition}`, {
      ...parameters,
      after: view.frame.lastArticleId,
    }) ?? 0
  );
}

/** Ids of everything that arrived after a frame was taken. */
export const listArrived = (read: ReadStore, after: ArticleId): ArticleId[] =>
  read.rows<[number]>('SELECT id FROM articles WHERE id > ? AND dropped_at IS NULL', [after]).map(([id]) => id);
