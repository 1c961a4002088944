// A view that is open: its frozen frame, the rows that were looked at, and how to come by the others. A list of a million rows holds
// a few thousand. A place far away is found without counting row by row: counts by day, then by ever shorter spans of time, give
// a place whose index is known, and pages go on from there by key.
import type { ChangedIds, Changes } from '../../shared/contract/changes.ts';
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import type { View } from '../../shared/contract/schemas.ts';
import { AppError } from '../../shared/errors.ts';
import type { ArticleSummary } from '../../shared/model/article.ts';
import type { ArticleId } from '../../shared/model/ids.ts';
import type { ListCursor, Listing, ListingFrame, ListingOptions, ListingOrder } from '../../shared/model/listing.ts';
import { type DayGroup, dayStart, groupDays } from './dayGroups.ts';
import { createKnownPlaces, type Place } from './knownPlaces.ts';
import { createRowCache } from './rowCache.ts';
import { countAllDays } from './viewDays.ts';

export interface PagedViewState {
  readonly status: 'opening' | 'ready' | 'refused';
  readonly error?: AppError;
  readonly total: number;
  readonly unread: number;
  readonly totalIsFloor: boolean;
  readonly tookMs: number;
  /** As asked for until it is open; then as it is, since a query may say another. */
  readonly order: ListingOrder;
  /** Articles that came after the view was opened and wait outside it. */
  readonly arrivals: number;
  readonly days: readonly DayGroup[];
  /** Rows went away (unsubscribed, retention): the view should be opened anew. */
  readonly isStale: boolean;
  /** Grows whenever a row that may be on the screen changed. */
  readonly rowsVersion: number;
}

export interface PagedView {
  readonly listing: Listing;
  /** What the engine is asked for: the listing, narrowed by its filters. */
  readonly asked: Listing;
  readonly options: ListingOptions;
  /** Settles once the view is open or was refused. */
  readonly opened: Promise<void>;
  getState(): PagedViewState;
  subscribe(listener: () => void): () => void;
  /** What the engine's acts on this view take; undefined until it is open. */
  getView(): View | undefined;
  rowAt(index: number): ArticleSummary | undefined;
  /** Where an article stands, if its row is loaded. */
  indexOf(id: ArticleId): number;
  /** Says what is being looked at: rows `from` to `to` (without `to`) are fetched if they are not here. */
  look(from: number, to: number): void;
  /** The row, fetched if need be; undefined beyond the end. */
  load(index: number): Promise<ArticleSummary | undefined>;
  /** Rows `from` to `to` (without `to`), all fetched. */
  loadRange(from: number, to: number): Promise<readonly ArticleSummary[]>;
  /** First unread row after (1) or before (-1) `index`, as far as one can tell from at most `mostSearched` rows. */
  findUnread(index: number, step: 1 | -1, isRead: (row: ArticleSummary) => boolean): Promise<number>;
  applyChanges(changes: Changes): void;
  /** Asks for these rows again, or for all that are looked at; settles once they are here. */
  refreshRows(ids: readonly ArticleId[] | 'many'): Promise<void>;
  close(): void;
}

const pageRows = 100;
/** What one sees at first of a search: each row's text is unpacked to mark its hits, and the next key may ask for another. */
const firstRows = 40;
const largestPage = 500;
/** A known place this near is paged from; farther away, a nearer one is looked for first. */
const nearRows = 600;
/** Time around a place is cut into spans of about so many rows, but never into more than `mostCuts` at once: each is a count. */
const spanRows = 250;
const mostCuts = 64;
const mostTries = 6;
const mostSearched = 5_000;
const gatherMs = 150;
/** Between questions about days that are far from what is looked at. */
const daysPauseMs = 250;

const timeOrder = (order: ListingOrder): 'newest' | 'oldest' | undefined =>
  order === 'newest' || order === 'oldest' ? order : undefined;

const touched = (ids: ChangedIds, has: (id: number) => boolean): readonly number[] | 'many' =>
  ids === 'many' ? 'many' : ids.filter(has);

export function createPagedView(
  engine: EngineClient,
  listing: Listing,
  options: ListingOptions,
  asked: Listing = listing,
): PagedView {
  /** The order of time, if the view is in one of its two. */
  let order = timeOrder(options.order);
  const ending = new AbortController();
  const listeners = new Set<() => void>();
  const rows = createRowCache();
  let places = createKnownPlaces(order);
  const backward = new Map<number, ListCursor>();
  let view: View | undefined;
  let looked: readonly [from: number, to: number] = [0, pageRows];
  let fetching: Promise<void> | undefined;
  let daysLearned: Promise<void> | undefined;
  let goOnLearning: () => void = () => undefined;
  let isHurried = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let gathered: Changes[] = [];
  let state: PagedViewState = {
    status: 'opening',
    total: 0,
    unread: 0,
    totalIsFloor: false,
    tookMs: 0,
    order: options.order,
    arrivals: 0,
    days: [],
    isStale: false,
    rowsVersion: 0,
  };

  const isGrouped = (): boolean => order !== undefined && listing.kind !== 'search';

  const setState = (change: Partial<PagedViewState>): void => {
    if (ending.signal.aborted) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  /** Cuts the time around `index` into spans and learns where each begins. False when time cannot be cut any finer. */
  async function narrow(open: View, index: number): Promise<boolean> {
    const stretch = places.stretchAround(index);
    if (!stretch) return false;
    const { first, from, until } = stretch;
    const cuts = Math.max(2, Math.min(mostCuts, Math.ceil(stretch.rows / spanRows)));
    const step = Math.floor((until - from) / cuts);
    if (step < 1) return false;
    const dayStarts = Array.from({ length: cuts }, (_none, cut) => from + cut * step);
    const counts = await engine.call('articles.countDays', { view: open, dayStarts, until }, ending.signal);
    places.learn(first, counts);
    return true;
  }

  /** A place so near before `index` that one page reaches it, if time can be cut so finely. */
  async function findNearer(open: View, index: number, before: Place): Promise<Place> {
    if (index - before.index <= nearRows) return before;
    isHurried = true;
    goOnLearning();
    // A search shows no days, and counting them is work: only who goes far needs them.
    if (order) daysLearned ??= learnDays(open.frame, order, () => undefined);
    await daysLearned;
    let nearest = places.nearest(index);
    for (let tries = 0; index - nearest.index > nearRows && tries < mostTries; tries += 1) {
      if (!(await narrow(open, index))) break;
      nearest = places.nearest(index);
    }
    return nearest;
  }

  /** Fetches one page that brings `index` nearer or here. */
  async function fetchTowards(open: View, index: number): Promise<void> {
    let before = places.nearest(index);
    const back = [...backward.keys()]
      .filter((edge) => edge > index && edge - index <= pageRows)
      .toSorted((a, b) => a - b)[0];
    const cursor = back === undefined ? undefined : backward.get(back);
    if (back !== undefined && cursor && index - before.index > back - index) {
      const limit = Math.min(pageRows, back);
      const page = await engine.call(
        'articles.list',
        { view: open, cursor, direction: 'backward', limit },
        ending.signal,
      );
      keepPage(back - page.rows.length, page);
      if (page.rows.length > 0) return;
    }
    if (order) before = await findNearer(open, index, before);
    const least = listing.kind === 'search' && index === 0 ? firstRows : pageRows;
    const limit = Math.min(largestPage, Math.max(least, index - before.index + least));
    const page = await engine.call(
      'articles.list',
      { view: open, direction: 'forward', limit, ...(before.cursor && { cursor: before.cursor }) },
      ending.signal,
    );
    keepPage(before.index, page);
    // The counts promised more than there is: what is gone is gone for good. (A page may be empty and yet go on.)
    const end = before.index + page.rows.length;
    if (!page.next && end < state.total) setState({ total: end });
  }

  function keepPage(
    start: number,
    page: { readonly rows: readonly ArticleSummary[]; readonly next?: ListCursor; readonly previous?: ListCursor },
  ): void {
    page.rows.forEach((row, offset) => rows.keep(start + offset, row));
    const end = start + page.rows.length;
    if (page.next) places.setEdge(end, page.next);
    if (page.previous && start > 0) backward.set(start, page.previous);
    // The list goes on past what was counted (a count cut off at its limit of work).
    if (page.next && end >= state.total) setState({ total: end + 1 });
    rows.trim((looked[0] + looked[1]) / 2);
    setState({ rowsVersion: state.rowsVersion + 1 });
  }

  async function fetchRange(from: number, to: () => number): Promise<void> {
    if (!view) return;
    for (;;) {
      const missing = rows.firstMissing(from, Math.min(to(), state.total));
      if (missing === -1) return;
      await fetchTowards(view, missing);
    }
  }

  /** One fetch at a time; each looks at what is wanted by then, so that a fast drag leaves no queue behind. */
  function follow(): void {
    if (fetching || !view) return;
    const open = view;
    const work = async (): Promise<void> => {
      for (;;) {
        const [from, to] = looked;
        const missing = rows.firstMissing(Math.max(0, from), Math.min(to, state.total));
        if (missing === -1) return;
        await fetchTowards(open, missing);
      }
    };
    fetching = work()
      .catch(fail)
      .finally(() => {
        fetching = undefined;
      });
  }

  function fail(error: unknown): void {
    if (error instanceof AppError && error.code === 'cancelled') return;
    setState({ error: error instanceof AppError ? error : new AppError('internal') });
  }

  async function open(): Promise<void> {
    try {
      const answer = await engine.call('articles.open', { listing: asked, options }, ending.signal);
      view = { listing: asked, options, frame: answer.frame };
      state = {
        ...state,
        total: answer.total,
        unread: answer.unread,
        totalIsFloor: answer.totalIsFloor,
        tookMs: answer.tookMs,
        order: answer.order,
      };
      if (answer.order !== options.order) {
        order = timeOrder(answer.order);
        places = createKnownPlaces(order);
      }
      if (answer.total > 0) await fetchTowards(view, 0);
      if (order && isGrouped()) await learnFirstDays(answer.frame, order);
      setState({ status: 'ready' });
      follow();
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') return;
      setState({ status: 'refused', error: error instanceof AppError ? error : new AppError('internal') });
    }
  }

  /** Waits for the days one sees, so that headings are there when the rows are; the others follow. */
  async function learnFirstDays(frame: ListingFrame, by: 'newest' | 'oldest'): Promise<void> {
    await new Promise<void>((resolve) => {
      daysLearned = learnDays(frame, by, resolve).finally(resolve);
    });
  }

  async function learnDays(frame: ListingFrame, by: 'newest' | 'oldest', onFirst: () => void): Promise<void> {
    const open: View = { listing: asked, options, frame };
    const edge = rows.at(0)?.publishedAt;
    if (edge === undefined) return;
    try {
      for await (const counts of countAllDays(engine, open, by, edge, state.total, ending.signal)) {
        const days = groupDays(counts, by);
        for (const day of days) {
          places.setMoment(by === 'newest' ? day.first + day.total : day.first, day.startAt);
        }
        // The list's outer edge: the end of its latest day.
        const latest = by === 'newest' ? days[0] : days.at(-1);
        if (latest) {
          places.setMoment(by === 'newest' ? 0 : latest.first + latest.total, dayStart(latest.startAt, 1));
        }
        if (isGrouped()) setState({ days });
        onFirst();
        await unhurried();
      }
    } catch (error) {
      fail(error);
    }
  }

  /** Days far away can wait until nothing else is asked, unless somebody goes there. */
  function unhurried(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, isHurried ? 0 : daysPauseMs);
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      goOnLearning = end;
      ending.signal.addEventListener('abort', end, { once: true });
    });
  }

  /** Counts again the days that are looked at, since their articles were read or unread. */
  async function recountDays(open: View): Promise<void> {
    const seen = state.days.filter((day) => day.first < looked[1] && day.first + day.total > looked[0]).slice(0, 200);
    if (seen.length === 0) return;
    const dayStarts = seen.flatMap((day) => [day.startAt, dayStart(day.startAt, 1)]).toSorted((a, b) => a - b);
    const counts = await engine.call(
      'articles.countDays',
      { view: open, dayStarts: [...new Set(dayStarts)], until: Math.max(...dayStarts) },
      ending.signal,
    );
    const unreadOf = new Map(counts.map((count) => [count.startAt, count.unread]));
    setState({ days: state.days.map((day) => ({ ...day, unread: unreadOf.get(day.startAt) ?? day.unread })) });
  }

  async function refresh(changes: readonly Changes[]): Promise<void> {
    if (!view) return;
    const has = (id: number): boolean => rows.indexOf(id) >= 0;
    const changed = changes.flatMap((each) => [touched(each.states, has), touched(each.articles.updated, has)]);
    const ids = changed.flatMap((each) => (each === 'many' ? [] : each));
    await refreshRows(changed.includes('many') ? 'many' : ids);
    if (changes.some((each) => each.articles.added === 'many' || each.articles.added.length > 0)) {
      setState({ arrivals: await engine.call('articles.countArrivals', { view }, ending.signal) });
    }
    const isGone = changes.some(({ articles: { removed } }) => removed === 'many' || removed.some(has));
    if (isGone) setState({ isStale: true });
  }

  async function refreshRows(asked: readonly number[] | 'many'): Promise<void> {
    if (!view) return;
    const isMany = asked === 'many' || asked.length > largestPage;
    const ids = isMany ? rows.idsWithin(...looked) : [...new Set(asked)].filter((id) => rows.indexOf(id) >= 0);
    if (isMany) rows.keepOnly(...looked);
    let readMore = 0;
    if (ids.length > 0) {
      const fresh = await engine.call('articles.byIds', { ids: [...ids] }, ending.signal);
      for (const row of fresh) {
        const index = rows.indexOf(row.id);
        const before = rows.at(index);
        if (!before) continue;
        if (before.read !== row.read) readMore += row.read ? 1 : -1;
        rows.keep(index, {
          ...row,
          ...(before.titleParts && { titleParts: before.titleParts }),
          ...(before.snippet && { snippet: before.snippet }),
        });
      }
    }
    let unread = state.unread - readMore;
    if (isMany) {
      const counts = await engine.call('articles.countDays', { view, dayStarts: [-62_135_596_800_000] }, ending.signal);
      unread = counts[0]?.unread ?? state.unread - readMore;
    }
    if (isMany || ids.length > 0) {
      setState({ unread, rowsVersion: state.rowsVersion + 1 });
      follow();
      await recountDays(view);
    }
  }

  return {
    listing,
    asked,
    options,
    opened: open(),
    getState: () => state,
    getView: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rowAt: rows.at,
    indexOf: rows.indexOf,
    look(from, to) {
      looked = [Math.max(0, from), Math.max(from + 1, to)];
      follow();
    },
    async load(index) {
      if (index < 0 || index >= state.total) return undefined;
      await fetchRange(index, () => index + 1);
      return rows.at(index);
    },
    async loadRange(from, to) {
      const found: ArticleSummary[] = [];
      for (let start = Math.max(0, from); start < Math.min(to, state.total); start += pageRows) {
        const end = Math.min(start + pageRows, to);
        await fetchRange(start, () => end);
        for (let index = start; index < end; index += 1) {
          const row = rows.at(index);
          if (row) found.push(row);
        }
      }
      return found;
    },
    async findUnread(index, step, isRead) {
      for (let tried = 1; tried <= mostSearched; tried += 1) {
        const place = index + step * tried;
        if (place < 0 || place >= state.total) return -1;
        if (!rows.at(place)) await fetchRange(Math.max(0, place), () => place + 1);
        const row = rows.at(place);
        if (row && !isRead(row)) return place;
      }
      return -1;
    },
    applyChanges(changes) {
      gathered.push(changes);
      gathering ??= setTimeout(
        () => {
          const all = gathered;
          gathered = [];
          gathering = undefined;
          refresh(all).catch(fail);
        },
        isOwnAct(changes) ? 0 : gatherMs,
      );
    },
    refreshRows: (ids) => refreshRows(ids).catch(fail),
    close() {
      ending.abort();
      clearTimeout(gathering);
      listeners.clear();
    },
  };
}

/** A person's own act is shown at once; what a sync brings may gather. */
const isOwnAct = (changes: Changes): boolean => changes.states === 'many' || changes.states.length > 0;
