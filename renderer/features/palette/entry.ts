// One line of the palette: an act, a place to go to, or an article.
import type { Feed } from '../../../shared/model/feed.ts';
import type { Listing } from '../../../shared/model/listing.ts';

export type EntryIcon =
  | 'act'
  | 'move'
  | 'decide'
  | 'read'
  | 'sources'
  | 'window'
  | 'markAll'
  | 'older'
  | 'play'
  | 'remove'
  | 'newsFeed'
  | 'unread'
  | 'today'
  | 'saved'
  | 'search'
  | 'page'
  | 'folder'
  | 'tag'
  | 'smart'
  | 'article'
  | { readonly feed: Pick<Feed, 'title' | 'feedUrl' | 'iconPath'> };

export interface PaletteEntry {
  /** Stays the same from one opening to the next: what was chosen is remembered by it. */
  readonly key: string;
  readonly group: 'acts' | 'places' | 'articles';
  readonly name: string;
  /** Found by it as well, as by the name that the menu uses. */
  readonly otherName?: string;
  readonly icon: EntryIcon;
  /** What it would touch, or where it lies. */
  readonly aside?: string;
  readonly keys?: string | undefined;
  /** Why it cannot be done now. */
  readonly refusal?: string | undefined;
  /** The articles it would act on, to be looked at first. */
  readonly touches?: Listing;
  /** How many those are is asked of the engine while the line is shown. */
  readonly counted?: true;
  readonly run: () => void | Promise<void>;
}
