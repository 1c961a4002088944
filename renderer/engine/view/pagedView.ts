// A view that is open: its frozen frame, the rows that were looked at, and how to come by the others. A list of a million rows holds
// a few thousand of them.
import type { Changes } from '../../../shared/contract/changes.ts';
import type { EngineClient } from '../../../shared/contract/engineContract.ts';
import type { View } from '../../../shared/contract/schemas.ts';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { Listing, ListingFrame, ListingOptions } from '../../../shared/model/listing.ts';
import { type Anchor, findAnchor } from './findAnchor.ts';
import { createKnownPlaces } from './knownPlaces.ts';
import { createRowCache } from './rowCache.ts';
import { createViewChanges } from './viewChanges.ts';
import { createViewDays } from './viewDays.ts';
import { createViewPages, pageRows } from './viewPages.ts';
import {
  asAppError,
  createViewState,
  isCancelled,
  type OpenView,
  type PagedViewState,
  timeOrder,
  type ViewParts,
} from './viewState.ts';

export interface PagedView {
  readonly listing: Listing;
  /** What the engine is asked for: the listing, narrowed by its filters. */
  readonly asked: Listing;
  readonly options: ListingOptions;
  /** Where it was asked to begin: the row of that article, or the one that follows where it stood. Undefined until that is known. */
  beginsAt(): number | undefined;
  /** Settles once the view is open or was refused. */
  readonly opened: Promise<void>;
  getState(): PagedViewState;
  subscribe(listener: () => void): () => void;
  /** What the engine's acts on this view take; undefined until it is open. */
  getView(): View | undefined;
  rowAt(index: number): ArticleSummary | undefined;
  /** Where an article stands, if its row is loaded. */
  indexOf(id: ArticleId): number;
  /** The same for one that may be far away, or gone: then the place of what follows where it stood. */
  find(anchor: Anchor): Promise<number>;
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

const mostSearched = 5_000;

export interface ViewStart {
  /** What the engine is asked for, if it is not the listing as it is. */
  readonly asked?: Listing;
  /** What a view before it froze: it holds the same, without what is gone. */
  readonly frame?: ListingFrame | undefined;
  /** Articles whose rows come with it, as far as it holds them; it begins at the first of them. */
  readonly near?: readonly Anchor[];
}

export function createPagedView(
  engine: EngineClient,
  listing: Listing,
  options: ListingOptions,
  { asked = listing, frame: before, near = [] }: ViewStart = {},
): PagedView {
  const ending = new AbortController();
  const { signal } = ending;
  const rows = createRowCache();
  const state = createViewState(options.order, signal);
  let looked: readonly [from: number, to: number] = [0, pageRows];
  let open: OpenView | undefined;
  let beginsAt = near.length === 0 ? 0 : undefined;
  const parts: ViewParts = {
    engine,
    asked,
    options,
    isSearch: listing.kind === 'search',
    signal,
    rows,
    state,
    opened: () => open,
    looked: () => looked,
  };
  const days = createViewDays(parts);
  const pages = createViewPages(parts, days);
  const changes = createViewChanges(parts, days, pages.follow);

  async function start(): Promise<void> {
    try {
      const { frame, ...known } = await engine.call(
        'articles.open',
        { listing: asked, options, ...(before && { frame: before }) },
        signal,
      );
      const order = timeOrder(known.order);
      open = { view: { listing: asked, options, frame }, order, places: createKnownPlaces(order) };
      state.prepare(known);
      if (known.total > 0) await pages.fetchTowards(open, 0);
      for (const anchor of near.toReversed()) beginsAt = await findAnchor(parts, pages, anchor);
      if (order && !parts.isSearch) await days.learnFirst(open, order);
      state.set({ status: 'ready' });
      pages.follow();
    } catch (error) {
      if (!isCancelled(error)) state.set({ status: 'refused', error: asAppError(error) });
    }
  }

  return {
    listing,
    asked,
    options,
    beginsAt: () => beginsAt,
    opened: start(),
    getState: state.get,
    getView: () => open?.view,
    subscribe: state.subscribe,
    rowAt: rows.at,
    indexOf: rows.indexOf,
    find: (anchor) => findAnchor(parts, pages, anchor),
    look(from, to) {
      looked = [Math.max(0, from), Math.max(from + 1, to)];
      pages.follow();
    },
    async load(index) {
      if (index < 0 || index >= state.get().total) return undefined;
      await pages.fetchRange(index, () => index + 1);
      return rows.at(index);
    },
    async loadRange(from, to) {
      const found: ArticleSummary[] = [];
      for (let first = Math.max(0, from); first < Math.min(to, state.get().total); first += pageRows) {
        const end = Math.min(first + pageRows, to);
        await pages.fetchRange(first, () => end);
        for (let index = first; index < end; index += 1) {
          const row = rows.at(index);
          if (row) found.push(row);
        }
      }
      return found;
    },
    async findUnread(index, step, isRead) {
      for (let tried = 1; tried <= mostSearched; tried += 1) {
        const place = index + step * tried;
        if (place < 0 || place >= state.get().total) return -1;
        if (!rows.at(place)) await pages.fetchRange(Math.max(0, place), () => place + 1);
        const row = rows.at(place);
        if (row && !isRead(row)) return place;
      }
      return -1;
    },
    applyChanges: changes.apply,
    refreshRows: changes.refreshRows,
    close: () => ending.abort(),
  };
}
