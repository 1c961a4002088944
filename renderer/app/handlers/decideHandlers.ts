// Commands that decide: read, saved, tagged, chosen, marked in bulk, done again, undone.
import type { Invocation } from '../../../shared/commands/grammar.ts';
import { findMacro } from '../../../shared/commands/macro.ts';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { type ArticleId, mostIds } from '../../../shared/model/ids.ts';
import type { Handlers, Recorder, Runner } from '../../commands/dispatcher.ts';
import { withMarks } from '../../engine/pendingMarks.ts';
import { type OpenDialog, showDialog, showDialogWhen, showToast } from '../uiState.ts';
import { focusedRow, type HandlerContext, openedView, shownView, startIndex } from './context.ts';
import { extendChosen } from './extendChosen.ts';
import { openAt } from './openArticle.ts';
import { choose, findTargets, idsOf, spanOf, targetsOf } from './targets.ts';
import { viewTitle } from './viewTitle.ts';

type DecideCommand =
  | 'article.toggleRead'
  | 'article.toggleSaved'
  | 'article.tag'
  | 'article.note'
  | 'list.toggleChosen'
  | 'list.extendChosenDown'
  | 'list.extendChosenUp'
  | 'list.chooseAll'
  | 'list.markAllRead'
  | 'list.saveAll'
  | 'list.tagAll'
  | 'list.markOlderRead'
  | 'list.markNewerRead'
  | 'app.repeat'
  | 'app.undo'
  | 'app.redo'
  | 'app.recordMacro'
  | 'app.playMacro'
  | 'app.keepMacro';

/** Of a recording played with a count. */
const mostTurns = 100;

interface Turn {
  readonly start: number;
  /** Which way it went. */
  readonly value: boolean;
  /** One row, without a motion. */
  readonly isSingle: boolean;
  readonly done: Promise<ActResult>;
}

export function createDecideHandlers(
  context: HandlerContext,
  runner: Runner,
  recorder: Recorder,
): Pick<Handlers, DecideCommand> {
  const { ui, engine, acts, marks, words } = context;

  /** The row whose state decides which way a toggle goes. */
  const leadingRow = (ids: readonly ArticleId[]): ArticleSummary | undefined => {
    const view = shownView(context);
    const [first] = ids;
    const row = view && first !== undefined ? view.rowAt(view.indexOf(first)) : undefined;
    return row && withMarks(row, marks.getState());
  };

  /** What a verb did last by itself: a motion that follows widens that act, from where it began and the same way. */
  let lastTurn: Promise<Turn | undefined> = Promise.resolve(undefined);

  async function toggle(invocation: Invocation, what: 'read' | 'saved'): Promise<void> {
    const turning = turn(invocation, what, invocation.widens ? lastTurn : undefined);
    lastTurn = turning.catch(() => undefined);
    const turned = await turning;
    if (!turned) return;
    if (turned.isSingle) await advance();
    await turned.done;
  }

  async function turn(
    invocation: Invocation,
    what: 'read' | 'saved',
    widened: Promise<Turn | undefined> | undefined,
  ): Promise<Turn | undefined> {
    const narrow = await widened;
    const { ids, start } = await findTargets(context, invocation, narrow?.start);
    if (ids.length === 0) return undefined;
    const value = narrow?.value ?? !leadingRow(ids)?.[what];
    const options = { inPlaceOf: narrow?.done };
    const done = what === 'read' ? acts.setRead(ids, value, options) : acts.setSaved(ids, value, options);
    const isSingle = ids.length === 1 && ui.getState().chosen.size === 0 && !invocation.motion;
    return { start, value, isSingle, done };
  }

  async function advance(): Promise<void> {
    const { autoAdvance } = ui.getState();
    if (autoAdvance === 'next') await openAt(context, startIndex(context) + 1);
    if (autoAdvance === 'nextUnread') runner.run({ id: 'article.nextUnread' });
  }

  async function toggleChosen(invocation: Invocation): Promise<void> {
    const view = await openedView(context);
    const start = startIndex(context);
    if (!view || start < 0) return;
    if (invocation.motion) {
      const { first, last } = spanOf(invocation.motion, start, view.getState().total);
      ui.setState({ stretch: undefined });
      await choose(context, idsOf(view.loadRange(first, last + 1)), start);
      return;
    }
    const row = view.rowAt(start);
    if (!row) return;
    const chosen = new Set(ui.getState().chosen);
    if (!chosen.delete(row.id)) chosen.add(row.id);
    ui.setState({ chosen, chosenFrom: start, stretch: undefined });
  }

  /** Everything the view held when it was opened, fetched or not. */
  async function allOfView(): Promise<readonly ArticleId[]> {
    const view = (await openedView(context))?.getView();
    return view ? engine.call('articles.ids', { view }) : [];
  }

  /** Says that there is more in the view than one act takes. */
  function tellCut({ length }: readonly ArticleId[]): void {
    const state = shownView(context)?.getState();
    if (!state || length < mostIds || (state.total <= length && !state.totalIsFloor)) return;
    const all = state.totalIsFloor ? words().list.more(length) : words().number(state.total);
    showToast(ui, words().window.onlyFirst(length, all));
  }

  const showTags = async (finding: Promise<readonly ArticleId[]>): Promise<void> =>
    showDialogWhen(
      ui,
      finding.then((articleIds) => (articleIds.length > 0 ? { kind: 'tags', articleIds } : undefined)),
    );

  async function noteDialog(): Promise<OpenDialog | undefined> {
    await openedView(context);
    const id = focusedRow(context)?.id ?? ui.getState().openId;
    return id === undefined ? undefined : { kind: 'note', articleId: id };
  }

  async function markSide(side: 'older' | 'newer'): Promise<void> {
    const view = await openedView(context);
    const row = focusedRow(context);
    if (!view || !row) return;
    const title = await viewTitle(context);
    const { order } = view.getState();
    if (order !== 'newest' && order !== 'oldest') {
      // Neither rank nor length knows older and newer: what lies below or above on the screen is meant.
      const span = { id: side === 'older' ? 'list.focusLast' : 'list.focusFirst' } as const;
      await acts.setRead(await targetsOf(context, { id: 'article.toggleRead', motion: span }), true);
      return;
    }
    const isBelow = (side === 'older') === (order === 'newest');
    await acts.markViewRead(isBelow ? 'below' : 'above', row, title);
  }

  return {
    'article.toggleRead': (invocation) => toggle(invocation, 'read'),
    'article.toggleSaved': (invocation) => toggle(invocation, 'saved'),
    'article.tag': (invocation) => showTags(targetsOf(context, invocation)),
    'article.note': () => showDialogWhen(ui, noteDialog()),
    'list.toggleChosen': toggleChosen,
    'list.extendChosenDown': ({ count = 1 }) => extendChosen(context, count),
    'list.extendChosenUp': ({ count = 1 }) => extendChosen(context, -count),
    'list.chooseAll': async () => {
      ui.setState({ stretch: undefined });
      const all = allOfView();
      await choose(context, all, 0);
      tellCut(await all);
    },
    'list.markAllRead': async () => {
      await openedView(context);
      await acts.markViewRead('all', undefined, await viewTitle(context));
    },
    'list.saveAll': async () => {
      const all = await allOfView();
      await acts.setSaved(all, true);
      tellCut(all);
    },
    'list.tagAll': async () => {
      const all = allOfView();
      await showTags(all);
      tellCut(await all);
    },
    'list.markOlderRead': () => markSide('older'),
    'list.markNewerRead': () => markSide('newer'),
    'app.repeat': () => {
      const last = recorder.last();
      if (!last) {
        showToast(ui, words().window.nothingToRepeat);
        return;
      }
      runner.run({
        id: last.id,
        ...(last.motion && { motion: last.motion }),
        ...(last.count && { count: last.count }),
      });
    },
    'app.undo': ({ journalId }) => acts.undo(journalId),
    'app.redo': () => acts.redo(),
    'app.recordMacro': () => {
      const recording = recorder.toggle();
      ui.setState({ isRecording: recording.recording });
      showToast(ui, recording.recording ? words().window.recording : words().window.recorded(recording.length));
    },
    'app.keepMacro': () => {
      const acts = recorder.recorded();
      if (acts.length === 0) showToast(ui, words().window.nothingRecorded);
      else showDialog(ui, { kind: 'nameMacro', acts });
    },
    'app.playMacro': async ({ count = 1, macro }) => {
      const acts = macro === undefined ? recorder.recorded() : (findMacro(ui.getState().macros, macro)?.acts ?? []);
      if (acts.length === 0) showToast(ui, words().window.nothingRecorded);
      for (let turn = 0; turn < Math.min(count, mostTurns); turn += 1) await runner.play(acts);
    },
  };
}
