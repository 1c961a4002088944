// Opening the row at a place: it is focused, shown and marked read. Focusing alone marks nothing.
import { withMarks } from '../../engine/pendingMarks.ts';
import type { HandlerContext } from './context.ts';
import { shownView } from './context.ts';

/** Nothing happens beyond either end of the list. */
export async function openAt(context: HandlerContext, index: number): Promise<void> {
  const { ui, marks, acts } = context;
  const view = shownView(context);
  if (!view || index < 0 || index >= view.getState().total) return;
  ui.setState({ focusIndex: index });
  const row = view.rowAt(index) ?? (await view.load(index));
  // Keys may have gone on while a far row was fetched: the last one counts.
  if (!row || ui.getState().focusIndex !== index || ui.getState().view !== view) return;
  ui.setState({ openIndex: index, openId: row.id, pane: ui.getState().triage ? 'list' : 'article' });
  if (!withMarks(row, marks.getState()).read) await acts.setRead([row.id], true);
}

export function closeArticle({ ui }: Pick<HandlerContext, 'ui'>): void {
  ui.setState({ openId: undefined, openIndex: -1, pane: 'list' });
}

export function focusAt({ ui }: Pick<HandlerContext, 'ui'>, index: number): void {
  const total = ui.getState().view?.getState().total ?? 0;
  if (total > 0) ui.setState({ focusIndex: Math.max(0, Math.min(total - 1, index)) });
}
