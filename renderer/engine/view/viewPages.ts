// How rows of a view are come by. A place far away is found without counting row by row: counts by day, then by ever shorter spans
// of time, give a place whose index is known, and pages go on from there by key.
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { ListCursor } from '../../../shared/model/listing.ts';
import type { Place } from './knownPlaces.ts';
import type { ViewDays } from './viewDays.ts';
import type { OpenView, TimeOrder, ViewParts } from './viewState.ts';

export interface ViewPages {
  /** Fetches one page that brings `index` nearer or here. */
  readonly fetchTowards: (open: OpenView, index: number) => Promise<void>;
  /** Rows `from` to `to()` (without it), all fetched. */
  readonly fetchRange: (from: number, to: () => number) => Promise<void>;
  /** Fetches what is looked at. */
  readonly follow: () => void;
}

export const pageRows = 100;
export const largestPage = 500;
/** What one sees at first of a search: each row's text is unpacked to mark its hits, and the next key may ask for another. */
const firstRows = 40;
/** A known place this near is paged from; farther away, a nearer one is looked for first. */
const nearRows = 600;
/** Time around a place is cut into spans of about so many rows, but never into more than `mostCuts` at once: each is a count. */
const spanRows = 250;
const mostCuts = 64;
const mostTries = 6;

interface Page {
  readonly rows: readonly ArticleSummary[];
  readonly next?: ListCursor;
  readonly previous?: ListCursor;
}

export function createViewPages(parts: ViewParts, days: ViewDays): ViewPages {
  const { engine, isSearch, signal, rows, state, opened, looked } = parts;
  const backward = new Map<number, ListCursor>();
  let following: Promise<void> | undefined;

  /** Cuts the time around `index` into spans and learns where each begins. False when time cannot be cut any finer. */
  async function narrow({ view, places }: OpenView, index: number): Promise<boolean> {
    const stretch = places.stretchAround(index);
    if (!stretch) return false;
    const { first, from, until } = stretch;
    const cuts = Math.max(2, Math.min(mostCuts, Math.ceil(stretch.rows / spanRows)));
    const step = Math.floor((until - from) / cuts);
    if (step < 1) return false;
    const dayStarts = Array.from({ length: cuts }, (_none, cut) => from + cut * step);
    places.learn(first, await engine.call('articles.countDays', { view, dayStarts, until }, signal));
    return true;
  }

  /** A place so near before `index` that one page reaches it, if time can be cut so finely. */
  async function findNearer(open: OpenView, order: TimeOrder, index: number, before: Place): Promise<Place> {
    if (index - before.index <= nearRows) return before;
    await days.hurry(open, order);
    let nearest = open.places.nearest(index);
    for (let tries = 0; index - nearest.index > nearRows && tries < mostTries; tries += 1) {
      if (!(await narrow(open, index))) break;
      nearest = open.places.nearest(index);
    }
    return nearest;
  }

  /** A page that ends at a known edge shortly beyond `index`, where that is nearer than what lies before it; false if there is none. */
  async function fetchBackward({ view, places }: OpenView, index: number): Promise<boolean> {
    const edge = [...backward.keys()]
      .filter((each) => each > index && each - index <= pageRows)
      .toSorted((a, b) => a - b)[0];
    const cursor = edge === undefined ? undefined : backward.get(edge);
    if (edge === undefined || !cursor || index - places.nearest(index).index <= edge - index) return false;
    const limit = Math.min(pageRows, edge);
    const page = await engine.call('articles.list', { view, cursor, direction: 'backward', limit }, signal);
    const first = edge - page.rows.length;
    keep(first, page);
    // Where rows are gone, the page may end before it is there.
    return first <= index;
  }

  async function fetchTowards(open: OpenView, index: number): Promise<void> {
    const { view, order, places } = open;
    if (await fetchBackward(open, index)) return;
    const nearest = places.nearest(index);
    const before = order ? await findNearer(open, order, index, nearest) : nearest;
    const least = isSearch && index === 0 ? firstRows : pageRows;
    const limit = Math.min(largestPage, Math.max(least, index - before.index + least));
    const from = before.cursor && { cursor: before.cursor };
    const page = await engine.call('articles.list', { view, direction: 'forward', limit, ...from }, signal);
    keep(before.index, page);
    // The counts promised more than there is: what is gone is gone for good. (A page may be empty and yet go on.)
    const end = before.index + page.rows.length;
    if (!page.next && end < state.get().total) state.set({ total: end });
  }

  function keep(start: number, page: Page): void {
    page.rows.forEach((row, offset) => rows.keep(start + offset, row));
    const end = start + page.rows.length;
    if (page.next) opened()?.places.setEdge(end, page.next);
    if (page.previous && start > 0) backward.set(start, page.previous);
    // The list goes on past what was counted (a count cut off at its limit of work).
    if (page.next && end >= state.get().total) state.set({ total: end + 1 });
    const [from, to] = looked();
    rows.trim((from + to) / 2);
    state.set({ rowsVersion: state.get().rowsVersion + 1 });
  }

  async function fetchRange(from: number, to: () => number): Promise<void> {
    const open = opened();
    if (!open) return;
    for (;;) {
      const missing = rows.firstMissing(from, Math.min(to(), state.get().total));
      if (missing === -1) return;
      await fetchTowards(open, missing);
    }
  }

  /** Looks at what is wanted by then before each page. */
  async function fetchLooked(open: OpenView): Promise<void> {
    for (;;) {
      const [from, to] = looked();
      const missing = rows.firstMissing(Math.max(0, from), Math.min(to, state.get().total));
      if (missing === -1) return;
      await fetchTowards(open, missing);
    }
  }

  return {
    fetchTowards,
    fetchRange,
    follow() {
      const open = opened();
      // One at a time, so that a fast drag leaves no queue behind.
      if (following || !open) return;
      following = fetchLooked(open)
        .catch(state.fail)
        .finally(() => {
          following = undefined;
        });
    },
  };
}
