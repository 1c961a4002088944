// What the person does to articles: shown at once, done by the engine, undone by a key. Refused acts take their marks back.
import type { ActResult, EngineClient } from '../../../shared/contract/engineContract.ts';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { type ArticleId, type JournalId, mostIds } from '../../../shared/model/ids.ts';
import type { ListCursor } from '../../../shared/model/listing.ts';
import { addMark, coversIds, type Mark, type PendingMarks } from '../../engine/pendingMarks.ts';
import type { Words } from '../../text/words.ts';
import { hideToastsOf, showToast, type UiStore } from '../uiState.ts';

export interface ActOptions {
  /** Takes the place of that act, which is undone first: both are one in the journal. */
  readonly inPlaceOf?: Promise<ActResult> | undefined;
}

export interface Acts {
  setRead(ids: readonly ArticleId[], read: boolean, options?: ActOptions): Promise<ActResult>;
  setSaved(ids: readonly ArticleId[], saved: boolean, options?: ActOptions): Promise<ActResult>;
  /** Marks what the view held when it was opened; `from` limits it to that row and one side of it. */
  markViewRead(side: 'all' | 'below' | 'above', from: ArticleSummary | undefined, subject: string): Promise<void>;
  /** Takes back the newest act, or the one named. */
  undo(id?: JournalId): Promise<void>;
  redo(): Promise<void>;
}

export interface ActsContext {
  readonly engine: EngineClient;
  readonly ui: UiStore;
  readonly marks: PendingMarks;
  readonly words: () => Words;
}

export function createActs({ engine, ui, marks, words }: ActsContext): Acts {
  /** Shows the mark, does the act, and lets go of the mark once the rows tell the same by themselves. */
  async function act(
    covers: (row: ArticleSummary) => boolean,
    mark: Mark,
    work: () => Promise<ActResult>,
    touched: readonly ArticleId[] | 'many',
    { inPlaceOf }: ActOptions = {},
  ): Promise<ActResult> {
    const dropMark = addMark(marks, covers, mark);
    try {
      // One that was refused left nothing to take back.
      const entry = (await inPlaceOf?.catch(() => undefined))?.entry;
      if (entry) await engine.call('journal.undo', { id: entry.id });
      const result = await work();
      await ui.getState().view?.refreshRows(touched);
      return result;
    } finally {
      dropMark();
    }
  }

  const tell = (result: ActResult): ActResult => {
    if (result.entry && result.changed > 1) showToast(ui, words().did(result.entry), result.entry.id);
    return result;
  };

  /** After what was done is told, which would take its place. */
  function tellCut(ids: readonly ArticleId[]): void {
    if (ids.length > mostIds) showToast(ui, words().window.onlyFirst(mostIds, words().number(ids.length)));
  }

  return {
    async setRead(ids, read, options) {
      const few = ids.slice(0, mostIds);
      const result = tell(
        await act(coversIds(few), { read }, () => engine.call('triage.setRead', { ids: [...few], read }), few, options),
      );
      tellCut(ids);
      return result;
    },
    async setSaved(ids, saved, options) {
      const few = ids.slice(0, mostIds);
      const result = tell(
        await act(
          coversIds(few),
          { saved },
          () => engine.call('triage.setSaved', { ids: [...few], saved }),
          few,
          options,
        ),
      );
      tellCut(ids);
      return result;
    },
    async markViewRead(side, from, subject) {
      const view = ui.getState().view;
      const frame = view?.getView();
      if (!view || !frame) return;
      const cursor: ListCursor | undefined = from && { value: from.publishedAt, id: from.id };
      const isBeyond = (row: ArticleSummary): number =>
        from ? row.publishedAt - from.publishedAt || row.id - from.id : 0;
      const sign = (side === 'below') === (view.getState().order === 'newest') ? -1 : 1;
      const covers = (row: ArticleSummary): boolean => side === 'all' || isBeyond(row) * sign >= 0;
      const work = (): Promise<ActResult> =>
        engine.call('triage.markView', { view: frame, read: true, side, subject, ...(cursor && { from: cursor }) });
      tell(await act(covers, { read: true }, work, 'many'));
    },
    async undo(id) {
      const entry = await engine.call('journal.undo', id === undefined ? {} : { id });
      hideToastsOf(ui, entry.id);
      showToast(ui, words().undone(entry));
    },
    async redo() {
      const entry = await engine.call('journal.redo', {});
      showToast(ui, words().redone(entry), entry.id);
    },
  };
}
