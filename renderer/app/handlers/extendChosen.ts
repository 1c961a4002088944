// Choosing by moving: a stretch of rows from where it began to the focus.
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { PagedView } from '../../engine/view/pagedView.ts';
import { type HandlerContext, openedView, startIndex } from './context.ts';
import { focusAt } from './openArticle.ts';
import { choose, idsOf } from './targets.ts';

/** The rows from `from` to `to` (without `to`), if all of them are here. */
function rowsHere(view: PagedView, from: number, to: number): readonly ArticleSummary[] | undefined {
  const rows = Array.from({ length: to - from }, (_none, offset) => view.rowAt(from + offset));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

/** The stretch grows away from where it began, and becomes shorter on the way back. */
export async function extendChosen(context: HandlerContext, step: number): Promise<void> {
  const { ui } = context;
  const view = await openedView(context);
  if (!view || view.getState().total === 0) return;
  const start = Math.max(0, startIndex(context));
  focusAt(context, start + step);
  const reached = startIndex(context);
  const { chosen: before, chosenFrom, stretch: last } = ui.getState();
  // Where the focus has moved on by itself, another one begins.
  const stretch = last?.to === start ? { ...last, to: reached } : { from: start, to: reached, before };
  const from = chosenFrom ?? start;
  ui.setState({ stretch, chosenFrom: from });

  const [first, end] = [Math.min(start, reached), Math.max(start, reached) + 1];
  const isWithin = (index: number): boolean => {
    // It may have become shorter while its rows were fetched.
    const now = ui.getState().stretch;
    const { to } = now?.before === stretch.before ? now : stretch;
    return index >= Math.min(stretch.from, to) && index <= Math.max(stretch.from, to);
  };
  const within = (rows: readonly ArticleSummary[]): readonly ArticleSummary[] =>
    rows.filter((_row, offset) => isWithin(first + offset));
  const leave = (rows: readonly ArticleSummary[]): void => {
    const beyond = rows.filter((row, offset) => !isWithin(first + offset) && !stretch.before.has(row.id));
    const gone = new Set(beyond.map((row) => row.id));
    if (gone.size > 0) ui.setState(({ chosen }) => ({ chosen: new Set([...chosen].filter((id) => !gone.has(id))) }));
  };
  // At once where the rows are here, so that the key that follows finds them chosen.
  const here = rowsHere(view, first, end);
  if (here) ui.setState(({ chosen }) => ({ chosen: new Set([...chosen, ...within(here).map((row) => row.id)]) }));
  const coming = here ? undefined : view.loadRange(first, end);
  if (coming) await choose(context, idsOf(coming.then(within)), from);
  leave(here ?? (await coming) ?? []);
}
