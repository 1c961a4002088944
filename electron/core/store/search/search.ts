// A search: a query over the library as pages, counts and ids, in any order, never longer than its budget. Newest first walks the
// index of time in growing stretches and asks the full-text index about each stretch; few hits are gathered and sorted at once.
import type { ArticleId, Instant } from '../../../../shared/model/ids.ts';
import type { ListCursor, ListingFrame, ListingOrder } from '../../../../shared/model/listing.ts';
import type { Query } from '../../../../shared/query/query.ts';
import type { ReadStore } from '../connection.ts';
import { isUnread } from '../inbox.ts';
import type { PageRequest, PlacePage, ViewSize } from '../listings.ts';
import { compileQuery, type CompiledQuery } from './compileQuery.ts';
import { rankHits } from './rank.ts';
import { chooseWay, walkRows, type Way } from './sources.ts';
import { newestTextHits, textHits } from './textHits.ts';

export interface SearchScope {
  /** What ages and named days of the query count from. */
  readonly now: Instant;
  /** What `sort:` in the query does not overrule. */
  readonly order: ListingOrder;
  readonly unreadOnly?: boolean;
  /** Of a list that was opened before; absent: the library as it is. */
  readonly frame?: ListingFrame;
  /** Work is cut short after so long, and goes on with the next page; absent: it takes what it takes. */
  readonly budget?: { readonly monotonic: () => number; readonly ms: number };
}

export interface HitPage extends PlacePage {
  /** Where the work was cut short: the next page goes on from here, even if this one is not full. */
  readonly stoppedAt?: ListCursor;
}

export interface Search {
  readonly order: ListingOrder;
  /** Places in the order of the list; for relevance a place's value is its score. */
  list(request: PageRequest): HitPage;
  /** Everything, newest first unless the order says otherwise; no budget. */
  listAll(): readonly ListCursor[];
  size(): ViewSize;
  /** Those of the given articles that the query selects now, whenever they arrived. */
  matching(ids: readonly ArticleId[]): readonly ArticleId[];
}

/** Up to so many hits are gathered and sorted; more are met soon enough by walking. */
const few = 2_000;
/** Hits that are counted before it becomes "more than". */
const countedAtMost = 6_000;
const firstStretch = 256;
const longestStretch = 8_192;
const everything = Number.MAX_SAFE_INTEGER;

export function prepareSearch(read: ReadStore, query: Query, scope: SearchScope): Search {
  return new PreparedSearch(read, query, scope);
}

class PreparedSearch implements Search {
  readonly order: ListingOrder;
  readonly #read: ReadStore;
  readonly #scope: SearchScope;
  readonly #compiled: CompiledQuery;
  readonly #last: ArticleId;
  #newest: { readonly ids: ReadonlySet<ArticleId>; readonly from: ArticleId; readonly isAll: boolean } | undefined;
  #way: Way | undefined;
  #few: readonly ArticleId[] | 'many' | undefined;

  constructor(read: ReadStore, query: Query, scope: SearchScope) {
    this.#read = read;
    this.#scope = scope;
    this.#last = scope.frame?.lastArticleId ?? everything;
    const order = query.order ?? scope.order;
    const wanted: Query = scope.unreadOnly ? withUnread(query) : query;
    this.#compiled = compileQuery(wanted, {
      read,
      now: scope.now,
      ...(scope.frame && { openedAt: scope.frame.openedAt }),
    });
    this.order = order === 'relevance' && this.#compiled.match === undefined ? 'newest' : order;
  }

  list(request: PageRequest): HitPage {
    if (this.#compiled.nothing) return { places: [], hasMore: false };
    // Ascending is oldest first; all other orders begin with the highest value.
    const isDescending = (this.order === 'oldest') === (request.direction === 'backward');
    const page =
      this.order === 'relevance' || this.#fewIds() !== 'many'
        ? pageOf(this.#sorted(isDescending), request, isDescending)
        : this.#walk(request.cursor, isDescending, request.limit, this.#deadline());
    return request.direction === 'backward' ? { ...page, places: page.places.toReversed() } : page;
  }

  listAll(): readonly ListCursor[] {
    if (this.#compiled.nothing) return [];
    const isDescending = this.order !== 'oldest';
    return this.order === 'relevance' || this.#fewIds() !== 'many'
      ? this.#sorted(isDescending)
      : this.#walk(undefined, isDescending, everything, () => false).places;
  }

  size(): ViewSize {
    if (this.#compiled.nothing) return { total: 0, unread: 0, totalIsFloor: false };
    const found = this.#fewIds();
    if (found !== 'many') return { ...this.#count(this.#gather(found, true).map(({ id }) => id)), totalIsFloor: false };
    if (this.#isTextAlone()) {
      const hits = newestTextHits(this.#read, this.#compiled.match ?? '', this.#last, countedAtMost + 1);
      const counted = this.#count(hits.slice(0, countedAtMost));
      return { ...counted, totalIsFloor: hits.length > countedAtMost };
    }
    const page = this.#walk(undefined, true, countedAtMost, this.#deadline());
    return { ...this.#count(page.places.map(({ id }) => id)), totalIsFloor: page.hasMore };
  }

  matching(ids: readonly ArticleId[]): readonly ArticleId[] {
    if (this.#compiled.nothing) return [];
    const matching = this.#filter(ids, true);
    return ids.filter((id) => matching.has(id));
  }

  #deadline(): () => boolean {
    const { budget } = this.#scope;
    if (!budget) return () => false;
    const end = budget.monotonic() + budget.ms;
    return () => budget.monotonic() >= end;
  }

  #isTextAlone(): boolean {
    const { match, condition, from, to } = this.#compiled;
    return match !== undefined && condition === 'TRUE' && from === undefined && to === undefined;
  }

  #chosenWay(): Way {
    this.#way ??= chooseWay(this.#read, this.#compiled, this.order === 'length', few);
    return this.#way;
  }

  /** The newest hits of the required text: all of them if they are few, and in any case an answer for the first stretches. */
  #newestHits(match: string): {
    readonly ids: ReadonlySet<ArticleId>;
    readonly from: ArticleId;
    readonly isAll: boolean;
  } {
    if (!this.#newest) {
      const ids = newestTextHits(this.#read, match, this.#last, few + 1);
      const isAll = ids.length <= few;
      this.#newest = { ids: new Set(ids), from: isAll ? 0 : (ids.at(-1) ?? 0), isAll };
    }
    return this.#newest;
  }

  /** Candidates, if they are few enough to be looked at one by one. */
  #fewIds(): readonly ArticleId[] | 'many' {
    this.#few ??= this.#findFew();
    return this.#few;
  }

  #findFew(): readonly ArticleId[] | 'many' {
    const { match } = this.#compiled;
    if (match !== undefined) {
      const newest = this.#newestHits(match);
      if (newest.isAll) return [...newest.ids];
    }
    const { walkway, size } = this.#chosenWay();
    if (size === undefined || size > few) return 'many';
    const rows = walkRows(this.#read, walkway, this.#compiled, {
      isDescending: true,
      limit: few + 1,
      lastArticleId: this.#last,
    });
    return rows.length > few ? 'many' : rows.map(([, id]) => id);
  }

  /** All that pass, in order: few candidates, or the best of the newest hits. */
  #sorted(isDescending: boolean): readonly ListCursor[] {
    const found = this.#fewIds();
    const { match } = this.#compiled;
    if (this.order === 'relevance' && match !== undefined) {
      const scores = rankHits(this.#read, match, this.#last);
      const passing = this.#filter([...scores.keys()], true);
      return [...scores]
        .filter(([id]) => passing.has(id))
        .map(([id, value]) => ({ value, id }))
        .toSorted(byPlace(isDescending));
    }
    return found === 'many' ? [] : this.#gather(found, isDescending);
  }

  #gather(ids: readonly ArticleId[], isDescending: boolean): readonly ListCursor[] {
    const passing = this.#filter(ids, true);
    const column = this.order === 'length' ? 'minutes' : 'published_at';
    return this.#read
      .rows<[number, number]>(`SELECT a.${column}, a.id FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value`, [
        JSON.stringify([...passing]),
      ])
      .map(([value, id]) => ({ value, id }))
      .toSorted(byPlace(isDescending));
  }

  #walk(cursor: ListCursor | undefined, isDescending: boolean, limit: number, isOver: () => boolean): HitPage {
    const { walkway } = this.#chosenWay();
    const places: ListCursor[] = [];
    let at = cursor;
    for (let stretch = firstStretch; ; stretch = Math.min(stretch * 4, longestStretch)) {
      const rows = walkRows(this.#read, walkway, this.#compiled, {
        cursor: at,
        isDescending,
        limit: stretch,
        lastArticleId: this.#last,
      });
      const passing = this.#filter(
        rows.map(([, id]) => id),
        !walkway.isClean,
      );
      for (const [value, id] of rows) if (passing.has(id)) places.push({ value, id });
      if (places.length > limit) return { places: places.slice(0, limit), hasMore: true };
      const last = rows.at(-1);
      if (rows.length < stretch || !last) return { places, hasMore: false };
      at = { value: last[0], id: last[1] };
      if (isOver()) return { places, hasMore: true, stoppedAt: at };
    }
  }

  /** Those of some articles that the query selects. `checkRows`: also that they are there and of the right time. */
  #filter(ids: readonly ArticleId[], checkRows: boolean): ReadonlySet<ArticleId> {
    const { match, condition, parameters, texts, from, to } = this.#compiled;
    let left = ids;
    if (match !== undefined) {
      const hits = this.#textHits(match, ids);
      left = ids.filter((id) => hits.has(id));
    }
    if (left.length === 0 || (condition === 'TRUE' && !checkRows)) return new Set(left);
    const textParameters = Object.fromEntries(
      texts.map((text, index) => [`text${index}`, JSON.stringify([...textHits(this.#read, text, left)])] as const),
    );
    const rows = this.#read.rows<[number]>(
      `SELECT a.id FROM json_each(@ids) j CROSS JOIN articles a ON a.id = j.value
       WHERE a.dropped_at IS NULL AND a.published_at >= @from AND a.published_at < @to AND ${condition}`,
      {
        ...parameters,
        ...textParameters,
        ids: JSON.stringify(left),
        from: from ?? -everything,
        to: to ?? everything,
      },
    );
    return new Set(rows.map(([id]) => id));
  }

  #textHits(match: string, ids: readonly ArticleId[]): ReadonlySet<ArticleId> {
    const known = this.#newest;
    if (known && ids.every((id) => id >= known.from && id <= this.#last)) return known.ids;
    return textHits(this.#read, match, ids);
  }

  #count(ids: readonly ArticleId[]): { readonly total: number; readonly unread: number } {
    const row = this.#read.get<{ total: number; unread: number | null }>(
      `SELECT count(*) AS total, sum(${isUnread('a.published_at', 'a.id')}) AS unread
       FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value WHERE a.dropped_at IS NULL`,
      [JSON.stringify(ids)],
    );
    return { total: row?.total ?? 0, unread: row?.unread ?? 0 };
  }
}

const withUnread = (query: Query): Query => ({
  ...query,
  where: {
    kind: 'and',
    nodes: [
      ...(query.where === undefined ? [] : query.where.kind === 'and' ? query.where.nodes : [query.where]),
      { kind: 'is', state: 'unread' },
    ],
  },
});

const byPlace =
  (isDescending: boolean) =>
  (a: ListCursor, b: ListCursor): number =>
    (a.value - b.value || a.id - b.id) * (isDescending ? -1 : 1);

function pageOf(sorted: readonly ListCursor[], { cursor, limit }: PageRequest, isDescending: boolean): HitPage {
  const compare = byPlace(isDescending);
  const rest = cursor ? sorted.filter((place) => compare(place, cursor) > 0) : sorted;
  return { places: rest.slice(0, limit), hasMore: rest.length > limit };
}
