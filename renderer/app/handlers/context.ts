// What command handlers work with. Handed in once by main.tsx; nothing here is looked up from a module.
import type { EngineClient } from '../../../shared/contract/engineContract.ts';
import type { Shell } from '../../../shared/contract/shellBridge.ts';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { type PendingMarks, withMarks } from '../../engine/pendingMarks.ts';
import type { PagedView } from '../../engine/view/pagedView.ts';
import type { Words } from '../../text/words.ts';
import type { ArticleControlsHolder } from '../articleControls.ts';
import type { PageControlsHolder } from '../pageControls.ts';
import type { SourcesControlsHolder } from '../sourcesControls.ts';
import type { UiStore } from '../uiState.ts';
import type { ViewKeeper } from '../keepView.ts';
import type { Acts } from './acts.ts';

export interface HandlerContext {
  readonly engine: EngineClient;
  readonly ui: UiStore;
  readonly marks: PendingMarks;
  readonly shell: Shell;
  readonly article: ArticleControlsHolder;
  readonly sources: SourcesControlsHolder;
  readonly page: PageControlsHolder;
  readonly views: ViewKeeper;
  readonly acts: Acts;
  readonly words: () => Words;
  readonly now: () => number;
}

/** The place a command starts from: the focused row, else the open one. -1 when there is neither. */
export function startIndex({ ui }: Pick<HandlerContext, 'ui'>): number {
  const { focusIndex, openIndex } = ui.getState();
  return focusIndex >= 0 ? focusIndex : openIndex;
}

/**
 * The view that is shown, once it is open. Fingers are faster than a view is opened: every command waits for it here, so that they
 * all go on in the order their keys were pressed.
 */
export async function openedView({ ui }: Pick<HandlerContext, 'ui'>): Promise<PagedView | undefined> {
  const { view } = ui.getState();
  await view?.opened;
  return view;
}

export const shownView = ({ ui }: Pick<HandlerContext, 'ui'>): PagedView | undefined => ui.getState().view;

/** The row under the focus as the person sees it. */
export function focusedRow(context: Pick<HandlerContext, 'ui' | 'marks'>): ArticleSummary | undefined {
  const row = shownView(context)?.rowAt(startIndex(context));
  return row && withMarks(row, context.marks.getState());
}
