// The end of a dialog that changes something: why it was refused, the way out, and the one main button. Enter presses it from any field.
import type { ReactNode } from 'react';
import { closeDialog, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import type { DialogAct } from './useDialogAct.ts';
import styles from './DialogFoot.module.css';

export interface DialogFootProps {
  readonly form: string;
  readonly act: Pick<DialogAct, 'isBusy' | 'refused'>;
  readonly label: string;
  /** Said at the left while nothing was refused. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export function DialogFoot({ form, act, label, hint, disabled = false }: DialogFootProps): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  return (
    <>
      <p role="alert" className={styles.refused}>
        {act.refused ? words.error(act.refused) : null}
      </p>
      {act.refused || !hint ? null : <p className={styles.hint}>{hint}</p>}
      <span className={styles.buttons}>
        <Button onClick={() => closeDialog(ui)}>{words.sources.cancel}</Button>
        <Button type="submit" form={form} look="main" disabled={disabled || act.isBusy}>
          {label}
        </Button>
      </span>
    </>
  );
}
