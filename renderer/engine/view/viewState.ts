// What is known of an open view, and what its parts share. Each part changes only what it says.
import type { EngineClient } from '../../../shared/contract/engineContract.ts';
import type { View } from '../../../shared/contract/schemas.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Listing, ListingOptions, ListingOrder } from '../../../shared/model/listing.ts';
import type { DayGroup } from './dayGroups.ts';
import type { KnownPlaces } from './knownPlaces.ts';
import type { RowCache } from './rowCache.ts';

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
  /** The person took rows away (unsubscribed): the view should be opened anew. */
  readonly isStale: boolean;
  /** Grows whenever a row that may be on the screen changed. */
  readonly rowsVersion: number;
}

export type TimeOrder = 'newest' | 'oldest';

export const timeOrder = (order: ListingOrder): TimeOrder | undefined =>
  order === 'newest' || order === 'oldest' ? order : undefined;

export interface ViewState {
  readonly get: () => PagedViewState;
  /** Without telling anybody: the rows that belong to it follow. */
  readonly prepare: (change: Partial<PagedViewState>) => void;
  /** Does nothing once the view is closed. */
  readonly set: (change: Partial<PagedViewState>) => void;
  /** An AppError is shown where the view is; being cancelled is none. */
  readonly fail: (error: unknown) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A view that the engine has opened. */
export interface OpenView {
  readonly view: View;
  /** The order of time, if the view is in one of its two. */
  readonly order: TimeOrder | undefined;
  readonly places: KnownPlaces;
}

export interface ViewParts {
  readonly engine: EngineClient;
  /** What the engine is asked for: the listing, narrowed by its filters. */
  readonly asked: Listing;
  readonly options: ListingOptions;
  readonly isSearch: boolean;
  /** Aborted when the view is closed. */
  readonly signal: AbortSignal;
  readonly rows: RowCache;
  readonly state: ViewState;
  readonly opened: () => OpenView | undefined;
  /** Rows that are looked at: `from` to `to`, without `to`. */
  readonly looked: () => readonly [from: number, to: number];
}

export const asAppError = (error: unknown): AppError => (error instanceof AppError ? error : new AppError('internal'));
export const isCancelled = (error: unknown): boolean => error instanceof AppError && error.code === 'cancelled';

export function createViewState(order: ListingOrder, signal: AbortSignal): ViewState {
  const listeners = new Set<() => void>();
  signal.addEventListener('abort', () => listeners.clear(), { once: true });
  let state: PagedViewState = {
    status: 'opening',
    total: 0,
    unread: 0,
    totalIsFloor: false,
    tookMs: 0,
    order,
    arrivals: 0,
    days: [],
    isStale: false,
    rowsVersion: 0,
  };
  const set = (change: Partial<PagedViewState>): void => {
    if (signal.aborted) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    prepare(change) {
      state = { ...state, ...change };
    },
    set,
    fail(error) {
      if (!isCancelled(error)) set({ error: asAppError(error) });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
