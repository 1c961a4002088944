// Taking one act back, or doing it again: told as the keys tell it, refused with a sentence.
import { useMemo, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import type { JournalId } from '../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../shared/model/library.ts';
import { hideToastsOf, showToast, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';

export interface HistoryActs {
  /** Acts that are being turned just now. */
  readonly busy: ReadonlySet<JournalId>;
  /** Undoes it, or does it again where it is undone. */
  readonly turn: (entry: JournalEntry) => void;
}

export function useHistoryActs(): HistoryActs {
  const words = useWords();
  const ui = useUiStore();
  const engine = useEngine();
  const [busy, setBusy] = useState<ReadonlySet<JournalId>>(new Set());
  const turn = useMemo(() => {
    async function turnOne({ id, undone }: JournalEntry): Promise<void> {
      setBusy((present) => new Set([...present, id]));
      try {
        if (undone) showToast(ui, words.redone(await engine.call('journal.redo', { id })), id);
        else {
          showToast(ui, words.undone(await engine.call('journal.undo', { id })));
          hideToastsOf(ui, id);
        }
      } catch (error) {
        showToast(ui, words.error(error instanceof AppError ? error : new AppError('internal')));
      } finally {
        setBusy((present) => new Set([...present].filter((each) => each !== id)));
      }
    }
    return (entry: JournalEntry): void => void turnOne(entry);
  }, [engine, ui, words]);
  return useMemo(() => ({ busy, turn }), [busy, turn]);
}
