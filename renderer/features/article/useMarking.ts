// Marking what is selected and taking marks away again: each is an act that is told and can be undone.
import { useMemo } from 'react';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import { showDialog, showToast, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';
import { quotationOf } from './findText.ts';

export interface Marking {
  readonly mark: (body: HTMLElement, range: Range) => void;
  /** Marks it and asks for the note. */
  readonly markWithNote: (body: HTMLElement, range: Range) => void;
  readonly remove: (highlightId: number) => void;
  readonly editNote: (highlightId: number) => void;
}

export function useMarking(articleId: ArticleId): Marking {
  const ui = useUiStore();
  const words = useWords();
  const engine = useEngine();
  return useMemo((): Marking => {
    const editNote = (highlightId: number): void => showDialog(ui, { kind: 'note', articleId, highlightId });
    /** Answers nothing when it was refused, which is told. */
    async function act<Result extends ActResult>(work: Promise<Result>): Promise<Result | undefined> {
      try {
        const done = await work;
        if (done.entry) showToast(ui, words.did(done.entry), done.entry.id);
        return done;
      } catch (error) {
        showToast(ui, words.error(error instanceof AppError ? error : new AppError('internal')));
        return undefined;
      }
    }
    async function add(body: HTMLElement, range: Range, withNote: boolean): Promise<void> {
      const quotation = quotationOf(body, range);
      const marked = quotation && (await act(engine.call('highlights.add', { id: articleId, ...quotation })));
      if (marked && withNote) editNote(marked.highlightId);
    }
    return {
      mark: (body, range) => void add(body, range, false),
      markWithNote: (body, range) => void add(body, range, true),
      remove: (highlightId) => void act(engine.call('highlights.remove', { highlightId })),
      editNote,
    };
  }, [ui, words, engine, articleId]);
}
