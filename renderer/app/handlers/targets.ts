// Which articles a command is about: the motion it was given, else those chosen, else the row under the focus.
import type { Invocation, Motion } from '../../../shared/commands/grammar.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import { focusedRow, type HandlerContext, openedView, startIndex } from './context.ts';

export interface Span {
  /** First and last index, both within. */
  readonly first: number;
  readonly last: number;
}

/** The rows from the focus to where the motion would lead, both counted. */
export function spanOf(motion: Motion, start: number, total: number): Span {
  const from = Math.max(0, start);
  const count = motion.count ?? 1;
  const clamp = (index: number): number => Math.max(0, Math.min(total - 1, index));
  switch (motion.id) {
    case 'list.focusFirst':
      return { first: 0, last: from };
    case 'list.focusLast':
      return { first: from, last: total - 1 };
    case 'article.openPrevious':
    case 'list.focusPrevious':
      return { first: clamp(from - count), last: from };
    default:
      return { first: from, last: clamp(from + count) };
  }
}

export async function targetsOf(context: HandlerContext, { motion }: Invocation): Promise<readonly ArticleId[]> {
  const view = await openedView(context);
  if (motion && view) {
    const { first, last } = spanOf(motion, startIndex(context), view.getState().total);
    return (await view.loadRange(first, last + 1)).map((row) => row.id);
  }
  const { chosen, openId } = context.ui.getState();
  if (chosen.size > 0) return [...chosen];
  const row = focusedRow(context);
  if (row) return [row.id];
  return openId === undefined ? [] : [openId];
}
