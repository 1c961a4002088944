// Which pane has the keys: the one that was last pressed or focused. At one pane's width the shown pane decides by itself.
import { layoutAt } from './layout.ts';
import type { Pane, UiStore } from './uiState.ts';

const paneOf = (target: EventTarget | null): Pane | undefined => {
  const id = target instanceof Element ? target.closest('#pane-sources, #pane-list, #pane-article')?.id : undefined;
  return id === undefined ? undefined : (id.slice('pane-'.length) as Pane);
};

/** Follows the pointer and the focus until the returned function is called. */
export function trackPane(ui: UiStore): () => void {
  const follow = (event: Event): void => {
    const pane = paneOf(event.target);
    if (pane && ui.getState().pane !== pane && layoutAt(window.innerWidth) !== 'single') ui.setState({ pane });
  };
  document.addEventListener('focusin', follow);
  document.addEventListener('pointerdown', follow);
  return () => {
    document.removeEventListener('focusin', follow);
    document.removeEventListener('pointerdown', follow);
  };
}
