// What commands may ask of the article pane. The pane registers itself here while it shows an article.
import { createContext, use, useEffect } from 'react';

export interface ArticleControls {
  /** Scrolls a screenful on (1) or back (-1); false when it is at that end already. */
  scrollBy(screens: 1 | -1): boolean;
  find(): void;
  toggleFullText(): void;
  getMedia(): void;
  focus(): void;
}

/** Holds the controls of the article that is open, if one is. */
export interface ArticleControlsHolder {
  current: ArticleControls | undefined;
}

const ControlsContext = createContext<ArticleControlsHolder>({ current: undefined });
export const ArticleControlsProvider = ControlsContext.Provider;

/** Registers the article pane's controls for as long as the component lives. */
export function useRegisterArticleControls(controls: ArticleControls): void {
  const holder = use(ControlsContext);
  useEffect(() => {
    holder.current = controls;
    return () => {
      if (holder.current === controls) holder.current = undefined;
    };
  }, [holder, controls]);
}
