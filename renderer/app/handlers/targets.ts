// Which articles a command is about: the motion it was given, else those chosen, else the row under the focus.
import type { Invocation, Motion } from '../../../shared/commands/grammar.ts';
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
 * Chooses what is brought, beside what is chosen already. Acts on what is chosen wait for it, unless it is taken back before it is here.
 * @param from where the choice began
 */
export async function choose(
  { ui }: Pick<HandlerContext, 'ui'>,
  brought: Promise<readonly ArticleId[]>,
  from: number,
): Promise<void> {
  let isStopped = false;
  const before = ui.getState().choosing;
  const end = (ids: readonly ArticleId[]): void => {
    if (isStopped) return;
    ui.setState(({ chosen, choosing }) => ({
      ...(ids.length > 0 && { chosen: new Set([...chosen, ...ids]), chosenFrom: from }),
      ...(choosing === own && { choosing: undefined }),
    }));
  };
  const own: Choosing = {
    // Who waits for the choice is not told why there is none; that is this command's to tell.
    done: Promise.all([brought, before?.done]).then(
      ([ids]) => end(ids),
      () => end([]),
    ),
    stop() {
      isStopped = true;
      before?.stop();
    },
  };
  ui.setState({ choosing: own });
  await brought;
}

export async function targetsOf(context: HandlerContext, { motion }: Invocation): Promise<readonly ArticleId[]> {
  const view = await openedView(context);
  if (motion && view) {
    const { first, last } = spanOf(motion, startIndex(context), view.getState().total);
    return (await view.loadRange(first, last + 1)).map((row) => row.id);
  }
  // Only where there is something to wait for, so that an act follows its key at once.
  const { choosing } = context.ui.getState();
  if (choosing) await choosing.done;
  const { chosen, openId } = context.ui.getState();
  if (chosen.size > 0) return [...chosen];
  const row = focusedRow(context);
  if (row) return [row.id];
  return openId === undefined ? [] : [openId];
}
