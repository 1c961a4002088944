// Taking back what one did, and doing it again.
import type { EngineParams } from '../../../shared/contract/engineContract.ts';
import type { JournalEntry } from '../../../shared/model/library.ts';
import { listJournal } from '../store/journal.ts';
import type { Store } from '../store/store.ts';

export const createJournal = ({ store }: { readonly store: Store }) => ({
  /** @throws AppError 'nothing-to-undo' */
  undo: ({ id }: EngineParams<'journal.undo'>): JournalEntry => store.undo(id),
  /** @throws AppError 'nothing-to-redo' */
  redo: ({ id }: EngineParams<'journal.redo'>): JournalEntry => store.redo(id),
  list: ({ limit }: EngineParams<'journal.list'>): readonly JournalEntry[] => listJournal(store.read, limit),
});
