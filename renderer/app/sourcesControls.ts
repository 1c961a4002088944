// What commands may ask of the sources pane while it has the keys. The sidebar registers itself here.
import { createContext, use, useEffect } from 'react';
import type { Listing } from '../../shared/model/listing.ts';
import { type ControlsHolder, createControlsHolder } from './controlsHolder.ts';

/** What a line of the sources pane stands for. */
export interface SourceLine {
  readonly kind: Listing['kind'];
  /** Of a feed, a folder, a tag or a smart feed; 0 where the kind says it all. */
  readonly id: number;
}

export function lineOf(listing: Listing): SourceLine {
  switch (listing.kind) {
    case 'feed':
      return { kind: 'feed', id: listing.feedId };
    case 'folder':
      return { kind: 'folder', id: listing.folderId };
    case 'tag':
      return { kind: 'tag', id: listing.tagId };
    case 'smart':
      return { kind: 'smart', id: listing.smartFeedId };
    default:
      return { kind: listing.kind, id: 0 };
  }
}

export interface SourcesControls {
  /** The line under the focus. */
  focused(): SourceLine | undefined;
  /** Moves the focus in the tree by so many lines; infinite steps lead to an end. */
  move(step: number): void;
  /** Shows what the focused line stands for. */
  activate(): void;
  fold(): void;
  unfold(): void;
}

export type SourcesControlsHolder = ControlsHolder<SourcesControls>;

const ControlsContext = createContext<SourcesControlsHolder>(createControlsHolder());
export const SourcesControlsProvider = ControlsContext.Provider;

export function useRegisterSourcesControls(controls: SourcesControls): void {
  const holder = use(ControlsContext);
  useEffect(() => holder.register(controls), [holder, controls]);
}
