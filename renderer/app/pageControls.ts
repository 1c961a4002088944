// What commands may ask of a page that stands in place of list and article. The page registers itself here.
import { createContext, use, useEffect } from 'react';
import type { FeedId } from '../../shared/model/ids.ts';
import { type ControlsHolder, createControlsHolder } from './controlsHolder.ts';

export interface PageControls {
  /** Moves the focus by so many lines; infinite steps lead to an end. */
  move(step: number): void;
  /** Does what the focused line offers. */
  activate(): void;
  /** Takes back what the focused line is about, or does it again; absent or false where the line is about no act. */
  undo?(): boolean;
  redo?(): boolean;
  /** Goes to the field that narrows the page down. */
  find(): void;
  /** Takes one thing back, such as what was typed to find; false when there is nothing, and the page itself is left. */
  back(): boolean;
  /** The source the focused line is about. */
  feedId(): FeedId | undefined;
}

export type PageControlsHolder = ControlsHolder<PageControls>;

const ControlsContext = createContext<PageControlsHolder>(createControlsHolder());
export const PageControlsProvider = ControlsContext.Provider;

/** Registers the page's controls for as long as the component lives. */
export function useRegisterPageControls(controls: PageControls): void {
  const holder = use(ControlsContext);
  useEffect(() => holder.register(controls), [holder, controls]);
}
