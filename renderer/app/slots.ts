// Where the features plug into the window. Each is drawn when its condition in App.tsx holds and reads what it needs from the state.
import type { ComponentType } from 'react';

export interface SearchPart {
  readonly query: string;
}

export interface Slots {
  /** The page at the right: bar and article of `openId`, or an empty state. */
  readonly Article?: ComponentType;
  /** Field, count and "keep" over the list while the listing is a search. */
  readonly SearchHead?: ComponentType;
  /** In place of rows when a search found nothing. */
  readonly NoResult?: ComponentType<SearchPart>;
  /** Under the head of Saved. */
  readonly SavedFilters?: ComponentType;
  /** Pages in place of list and article. */
  readonly Health?: ComponentType;
  readonly History?: ComponentType;
  /** In place of everything while nothing is followed. */
  readonly FirstRun?: ComponentType;
}
