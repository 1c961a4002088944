// A note on an article or on a passage marked in it. Closing keeps what was written, however it is closed; a refused note stays here.
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import type { DialogPart } from '../../app/dialogPart.ts';
import { closeDialog, showToast, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './NoteDialog.module.css';
import { createDraftKeeper, type NoteTarget, type OpenedNote, openNote, saveNote } from './noteDraft.ts';

const refusalOf = (error: unknown): AppError => (error instanceof AppError ? error : new AppError('internal'));

export function NoteDialog({ asked }: DialogPart<'note'>): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const engine = useEngine();
  const [opened, setOpened] = useState<OpenedNote>();
  useEffect(() => {
    let isGone = false;
    const open = async (): Promise<void> => {
      try {
        const note = await openNote(engine, asked);
        if (!isGone) setOpened(note);
      } catch (error) {
        if (isGone) return;
        showToast(ui, words.error(refusalOf(error)));
        closeDialog(ui);
      }
    };
    void open();
    return () => {
      isGone = true;
    };
  }, [engine, ui, words, asked]);
  return opened ? <NoteForm target={asked} opened={opened} /> : null;
}

function NoteForm({ target, opened }: { readonly target: NoteTarget; readonly opened: OpenedNote }): ReactNode {
  const words = useWords();
  const w = words.note;
  const ui = useUiStore();
  const engine = useEngine();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(opened.text);
  const [refusal, setRefusal] = useState<AppError>();
  const [draft] = useState(() => createDraftKeeper(engine, opened.text !== opened.kept));
  useEffect(() => {
    addEventListener('pagehide', draft.flush);
    return () => removeEventListener('pagehide', draft.flush);
  }, [draft]);

  const giveUp = (): void => {
    draft.drop();
    closeDialog(ui);
  };
  async function keep(): Promise<void> {
    if (text === opened.kept) {
      giveUp();
      return;
    }
    try {
      const { entry } = await saveNote(engine, target, text);
      draft.drop();
      closeDialog(ui);
      if (entry) showToast(ui, words.did(entry), entry.id);
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }
  function byKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void keep();
  }

  return (
    <Dialog
      open
      onClose={() => void keep()}
      title={opened.quote === undefined ? w.title : w.onMark}
      aside={<span className={styles.subject}>{opened.articleTitle}</span>}
      width={560}
      initialFocus={field}
      foot={
        <>
          {refusal ? (
            <>
              <span role="alert" className={styles.refused}>
                {words.error(refusal)}
              </span>
              <Button look="link" onClick={giveUp}>
                {w.giveUp}
              </Button>
            </>
          ) : (
            <span>{w.hint}</span>
          )}
          <Button className={styles.done} onClick={() => void keep()}>
            {w.keep}
          </Button>
        </>
      }
    >
      {opened.quote === undefined ? null : <blockquote className={styles.quote}>{opened.quote}</blockquote>}
      <textarea
        ref={field}
        className={styles.field}
        // One goes on where one stopped.
        onFocus={({ currentTarget }) => {
          if (text === opened.text) currentTarget.setSelectionRange(text.length, text.length);
        }}
        aria-label={w.field}
        placeholder={w.field}
        rows={8}
        maxLength={opened.quote === undefined ? 100_000 : 20_000}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          draft.keep({ ...target, text: event.target.value });
        }}
        onKeyDown={byKey}
      />
    </Dialog>
  );
}
