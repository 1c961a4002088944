// Which articles a command is about: the motion it was given, else those chosen, else the row under the focus.
import type { Invocation, Motion } from '../../../shared/commands/grammar.ts';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { Choosing } from '../uiState.ts';
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

/**
 * Chooses what is brought, beside what is chosen already, unless that is taken back before it is here.
 * @param from where the choice began
 */
export async function choose(
  { ui }: Pick<HandlerContext, 'ui'>,
  brought: Promise<readonly ArticleId[]>,
  from: number,
): Promise<void> {
  let isStopped = false;
  const before = ui.getState().choosing;
  const own: Choosing = {
    done: bring(),
    stop() {
      isStopped = true;
      before?.stop();
    },
  };
  async function bring(): Promise<readonly ArticleId[]> {
    const earlier = (await before?.done) ?? [];
    // That it cannot be had is told by the command itself.
    const ids = await brought.catch(() => []);
    if (!isStopped)
      ui.setState(({ chosen, choosing }) => ({
        ...(ids.length > 0 && { chosen: new Set([...chosen, ...ids]), chosenFrom: from }),
        ...(choosing === own && { choosing: undefined }),
      }));
    return [...earlier, ...ids];
  }
  ui.setState({ choosing: own });
  await brought;
}

export const idsOf = async (rows: Promise<readonly ArticleSummary[]>): Promise<readonly ArticleId[]> =>
  (await rows).map((row) => row.id);

export interface Targets {
  readonly ids: readonly ArticleId[];
  /** The row it is about, or where its motion begins; -1 for none. */
  readonly start: number;
}

export const targetsOf = async (context: HandlerContext, invocation: Invocation): Promise<readonly ArticleId[]> =>
  (await findTargets(context, invocation)).ids;

/** @param from where a motion begins, if not at the focus */
export async function findTargets(context: HandlerContext, { motion }: Invocation, from?: number): Promise<Targets> {
  // As it is when the key is pressed, whatever is pressed after it: an act is about what was being chosen then.
  const { chosen: chosenBefore, choosing } = context.ui.getState();
  const view = await openedView(context);
  // Before anything else is waited for: the next key may move the focus.
  const start = from ?? startIndex(context);
  if (motion && view) {
    const { first, last } = spanOf(motion, start, view.getState().total);
    return { ids: (await view.loadRange(first, last + 1)).map((row) => row.id), start };
  }
  if (choosing) return { ids: [...new Set([...chosenBefore, ...(await choosing.done)])], start };
  const { chosen, openId } = context.ui.getState();
  if (chosen.size > 0) return { ids: [...chosen], start };
  const row = focusedRow(context);
  if (row) return { ids: [row.id], start };
  return { ids: openId === undefined ? [] : [openId], start };
}
