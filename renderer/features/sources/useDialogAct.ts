// An act from within a dialog: done, told with the way to take it back, and the dialog closes. Refused, it stays with what was typed.
import { useState } from 'react';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import { closeDialog, showToast, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';

export interface DialogAct {
  readonly isBusy: boolean;
  /** Why the last try was refused, until the next one. */
  readonly refused: AppError | undefined;
  /** Closes when it is done; what it answers is told, if it changed anything. */
  readonly run: (work: () => Promise<Partial<ActResult> | undefined>) => void;
  readonly refuse: (error: AppError | undefined) => void;
}

export function useDialogAct(): DialogAct {
  const ui = useUiStore();
  const words = useWords();
  const [isBusy, setBusy] = useState(false);
  const [refused, refuse] = useState<AppError>();
  const doIt = async (work: () => Promise<Partial<ActResult> | undefined>): Promise<void> => {
    setBusy(true);
    refuse(undefined);
    try {
      const result = await work();
      closeDialog(ui);
      if (result?.entry) showToast(ui, words.did(result.entry), result.entry.id);
    } catch (error) {
      refuse(error instanceof AppError ? error : new AppError('internal'));
      if (!(error instanceof AppError)) reportError(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, refused, run: (work) => void doIt(work), refuse };
}
