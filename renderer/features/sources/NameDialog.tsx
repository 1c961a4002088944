// A dialog with one name in it, chosen so that typing replaces it. Enter keeps it.
import { type ReactNode, useId, useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import { closeDialog, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { DialogFoot } from './DialogFoot.tsx';
import styles from './NameDialog.module.css';
import { useDialogAct } from './useDialogAct.ts';

export interface NameDialogProps {
  readonly title: string;
  readonly initial: string;
  readonly placeholder?: string;
  readonly hint?: string;
  /** An empty name means something. */
  readonly mayBeEmpty?: boolean;
  readonly act: string;
  readonly onKeep: (name: string) => Promise<Partial<ActResult> | undefined>;
  readonly children?: ReactNode;
}

export function NameDialog({
  title,
  initial,
  placeholder,
  hint,
  mayBeEmpty = false,
  act: label,
  onKeep,
  children,
}: NameDialogProps): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const form = useId();
  const act = useDialogAct();
  const [name, setName] = useState(initial);
  const field = useRef<HTMLInputElement>(null);

  const keep = (): void => {
    const typed = name.trim();
    if (typed === '' && !mayBeEmpty) act.refuse(new AppError('name-empty'));
    else act.run(() => onKeep(typed));
  };

  return (
    <Dialog
      open
      onClose={() => closeDialog(ui)}
      title={title}
      width={460}
      initialFocus={field}
      foot={<DialogFoot form={form} act={act} label={label} />}
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextField
          field={field}
          label={words.sources.name}
          value={name}
          onChange={(next) => {
            setName(next);
            act.refuse(undefined);
          }}
          placeholder={placeholder}
          hint={hint}
          maxLength={500}
          onFocus={(event) => event.target.select()}
        />
        {children}
      </form>
    </Dialog>
  );
}
