// Gives the recorded keys a name, under which the palette plays them. A name that is taken is said before it is replaced.
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { addMacro, findMacro, longestName } from '../../../shared/commands/macro.ts';
import type { DialogPart } from '../../app/dialogPart.ts';
import { closeDialog, showToast, useUi, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './NameMacro.module.css';

export function NameMacro({ asked }: DialogPart<'nameMacro'>): ReactNode {
  const { macro: m } = useWords();
  const ui = useUiStore();
  const macros = useUi((state) => state.macros);
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const isTaken = findMacro(macros, name) !== undefined;

  function keep(event: FormEvent): void {
    event.preventDefault();
    if (name === '') return;
    ui.setState({ macros: addMacro(macros, { name, acts: asked.acts }) });
    closeDialog(ui);
    showToast(ui, m.kept(name));
  }

  return (
    <Dialog
      open
      title={m.title}
      width={440}
      initialFocus={field}
      onClose={() => closeDialog(ui)}
      foot={
        <>
          <Button look="main" type="submit" form={formId} disabled={name === ''}>
            {isTaken ? m.replace : m.keep}
          </Button>
          <Button onClick={() => closeDialog(ui)}>{m.leave}</Button>
        </>
      }
    >
      <form id={formId} onSubmit={keep}>
        <label className={styles.label}>
          {m.name(asked.acts.length)}
          <input
            ref={field}
            className={styles.field}
            value={typed}
            maxLength={longestName}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <p role="status" className={styles.taken}>
          {isTaken ? m.taken(name) : ''}
        </p>
      </form>
    </Dialog>
  );
}
