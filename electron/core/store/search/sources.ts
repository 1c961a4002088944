// By which rows the results of a query are reached in order: the narrowest table or index that holds them all.
import type { ArticleId } from '../../../../shared/model/ids.ts';
import type { ListCursor } from '../../../../shared/model/listing.ts';
import type { ReadStore, SqlValue } from '../connection.ts';
import type { CompiledQuery, Source } from './compileQuery.ts';

/** Rows to walk: `sort` and `id` are their order, all of it expressions over `from`. */
export interface Walkway {
  readonly from: string;
  readonly sort: string;
  readonly id: string;
  readonly conditions: readonly string[];
  readonly parameters: Readonly<Record<string, SqlValue>>;
  /** Its rows are known to be in no way dropped and to lie within the query's times. */
  readonly isClean: boolean;
}

/** Rows a source holds, roughly; topics are counted only as far as it matters. */
function sizeOfSource(read: ReadStore, source: Source, enough: number): number {
  switch (source.kind) {
    case 'feeds':
      return (
        read.value<number>(
          'SELECT coalesce(sum(articles), 0) FROM feed_counts WHERE feed_id IN (SELECT value FROM json_each(?))',
          [JSON.stringify(source.feedIds)],
        ) ?? 0
      );
    case 'tag':
      return read.value<number>('SELECT articles FROM tags WHERE id = ?', [source.tagId]) ?? 0;
    case 'topic':
      return (
        read.value<number>('SELECT count(*) FROM (SELECT 1 FROM article_topics WHERE topic_id = ? LIMIT ?)', [
          source.topicId,
          enough,
        ]) ?? 0
      );
    case 'unread':
      return read.value<number>('SELECT coalesce(sum(unread), 0) FROM feed_counts') ?? 0;
    case 'saved':
      return read.value<number>('SELECT saved_count FROM library') ?? 0;
    default:
      return read.value<number>('SELECT count(*) FROM states INDEXED BY states_noted WHERE note IS NOT NULL') ?? 0;
  }
}

/** A source as rows in the order of time. */
function walkSource(source: Source): Walkway {
  const listed = (from: string, alias: string, condition: string, parameters: Walkway['parameters'] = {}): Walkway => ({
    from,
    sort: `${alias}.published_at`,
    id: `${alias}.article_id`,
    conditions: [condition],
    parameters,
    isClean: false,
  });
  switch (source.kind) {
    case 'feeds': {
      const [feedId] = source.feedIds;
      const one = source.feedIds.length === 1 && feedId !== undefined;
      return {
        from: `articles a INDEXED BY ${one ? 'articles_by_feed' : 'articles_by_time'}`,
        sort: 'a.published_at',
        id: 'a.id',
        conditions: [
          'a.dropped_at IS NULL',
          one ? 'a.feed_id = @feedId' : 'a.feed_id IN (SELECT value FROM json_each(@feeds))',
        ],
        parameters: one ? { feedId } : { feeds: JSON.stringify(source.feedIds) },
        isClean: true,
      };
    }
    case 'tag':
      return listed('article_tags t', 't', 't.tag_id = @tagId', { tagId: source.tagId });
    case 'topic':
      return listed('article_topics t', 't', 't.topic_id = @topicId', { topicId: source.topicId });
    case 'unread':
      return { ...listed('inbox i', 'i', '(i.read_at IS NULL OR i.read_at >= @openedAt)'), isClean: true };
    case 'saved':
      return listed('states s INDEXED BY states_saved', 's', 's.saved_at IS NOT NULL');
    default:
      return listed('states s', 's', 's.note IS NOT NULL');
  }
}

const byTime: Walkway = {
  from: 'articles a INDEXED BY articles_by_time',
  sort: 'a.published_at',
  id: 'a.id',
  conditions: ['a.dropped_at IS NULL'],
  parameters: {},
  isClean: true,
};
const byLength: Walkway = {
  ...byTime,
  from: 'articles a INDEXED BY articles_by_length',
  sort: 'a.minutes',
  isClean: false,
};

export interface Way {
  readonly walkway: Walkway;
  /** Rows it holds, roughly; absent: all there are. */
  readonly size?: number;
}

/** The narrowest way; `enough` is the size from which one is not worth knowing exactly. */
export function chooseWay(read: ReadStore, compiled: CompiledQuery, isByLength: boolean, enough: number): Way {
  const sized = compiled.sources
    .map((source) => ({ source, size: sizeOfSource(read, source, enough) }))
    .toSorted((a, b) => a.size - b.size);
  const [narrowest] = sized;
  // Only what is gathered whole can be sorted by length afterwards.
  if (!narrowest || (isByLength && narrowest.size >= enough)) return { walkway: isByLength ? byLength : byTime };
  return { walkway: walkSource(narrowest.source), size: narrowest.size };
}

export interface Stretch {
  readonly cursor?: ListCursor | undefined;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly lastArticleId: ArticleId;
}

/** The next rows of a way, as [sort value, id]. */
export function walkRows(
  read: ReadStore,
  walkway: Walkway,
  compiled: CompiledQuery,
  { cursor, isDescending, limit, lastArticleId }: Stretch,
): [number, number][] {
  const { sort, id } = walkway;
  const order = isDescending ? 'DESC' : 'ASC';
  const isByTime = sort !== 'a.minutes';
  const conditions = [
    ...walkway.conditions,
    `${id} <= @last`,
    ...(isByTime && compiled.from !== undefined ? [`${sort} >= @from`] : []),
    ...(isByTime && compiled.to !== undefined ? [`${sort} < @to`] : []),
    ...(cursor ? [`(${sort}, ${id}) ${isDescending ? '<' : '>'} (@value, @cursorId)`] : []),
  ];
  return read.rows<[number, number]>(
    `SELECT ${sort}, ${id} FROM ${walkway.from} WHERE ${conditions.join(' AND ')}
     ORDER BY ${sort} ${order}, ${id} ${order} LIMIT @limit`,
    {
      ...compiled.parameters,
      ...walkway.parameters,
      ...(compiled.from !== undefined && { from: compiled.from }),
      ...(compiled.to !== undefined && { to: compiled.to }),
      ...(cursor && { value: cursor.value, cursorId: cursor.id }),
      last: lastArticleId,
      limit,
    },
  );
}
