// What commands may ask of the article pane. The pane registers itself here while it shows an article.
import { createContext, use, useEffect } from 'react';
import { type ControlsHolder, createControlsHolder } from './controlsHolder.ts';

export interface ArticleControls {
  /** Scrolls a screenful on (1) or back (-1); false when it is at that end already. */
  scrollBy(screens: 1 | -1): boolean;
  find(): void;
  /** Marks the selected words, or takes their mark away; false when nothing is selected. */
  mark(): boolean;
  /** Shows the headings to choose from; false when there are too few. */
  outline(): boolean;
  toggleFullText(): void;
  getMedia(): void;
  focus(): void;
}

export type ArticleControlsHolder = ControlsHolder<ArticleControls>;

const ControlsContext = createContext<ArticleControlsHolder>(createControlsHolder());
export const ArticleControlsProvider = ControlsContext.Provider;

/** Registers the article pane's controls for as long as the component lives. */
export function useRegisterArticleControls(controls: ArticleControls): void {
  const holder = use(ControlsContext);
  useEffect(() => holder.register(controls), [holder, controls]);
}
