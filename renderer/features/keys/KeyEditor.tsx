// Gives one command other keys: shows what is pressed, says at once what it clashes with and what keeping it would do.
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Platform, showChord, strokeOf } from '../../../shared/commands/chord.ts';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import { clashesOf, type KeyClash, resetKeys, setKeys, takeKeys } from '../../../shared/commands/editKeymap.ts';
import { type Keymap, keysOf } from '../../../shared/commands/keymap.ts';
import { pressOf } from '../../commands/keyboard.ts';
import { chordsOf, draftOf, recordStroke } from '../../commands/recordKeys.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './KeyEditor.module.css';

export interface KeyEditorProps {
  readonly id: CommandId;
  readonly keymap: Keymap;
  readonly platform: Platform;
  /** The keymap as it shall be; undefined leaves all as it was. */
  readonly onDone: (keymap: Keymap | undefined) => void;
}

export function KeyEditor({ id, keymap, platform, onDone }: KeyEditorProps): ReactNode {
  const words = useWords();
  const k = words.keys;
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(() => draftOf(keysOf(keymap, id)));
  const chords = chordsOf(draft);
  const clashes = clashesOf(keymap, id, chords);
  const shown = (chord: string): string => showChord(chord, platform);
  const pressed = shown(draft.strokes.join(' '));
  const isReset = keymap.changes[id] === undefined;
  useEffect(() => field.current?.focus(), []);

  const keep = (): void => onDone(takeKeys(keymap, id, chords));

  function press(event: KeyboardEvent): void {
    const stroke = strokeOf(pressOf(event.nativeEvent), platform);
    const step = stroke === undefined ? undefined : recordStroke(draft, stroke);
    if (!step) return;
    // Not even Escape goes on to the dialog: here it only ends the recording.
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'draft') setDraft(step.draft);
    else if (step.kind === 'keep') keep();
    else onDone(undefined);
  }

  const tell = (clash: KeyClash): string => {
    const other = words.command(clash.other);
    if (clash.kind === 'same') return k.same(shown(clash.chord), other);
    return clash.ids[0] === id
      ? k.hides(shown(clash.otherChord), other)
      : k.hidden(shown(clash.chord), shown(clash.otherChord), other);
  };

  return (
    <section className={styles.editor} aria-label={k.editing(words.command(id))}>
      <div className={styles.line}>
        <h3 className={styles.name}>{words.command(id)}</h3>
        <div className={styles.keys}>
          {draft.chords.map((chord) => (
            <span key={chord} className={styles.chord}>
              <Kbd keys={shown(chord)} />
              <IconButton
                small
                label={k.remove(shown(chord))}
                onClick={() => {
                  setDraft({ ...draft, chords: draft.chords.filter((each) => each !== chord), isChanged: true });
                  field.current?.focus();
                }}
              >
                <X size={12} strokeWidth={1.6} aria-hidden />
              </IconButton>
            </span>
          ))}
          <span className={styles.slot}>
            {draft.strokes.length > 0 ? <Kbd keys={pressed} /> : null}
            <input
              ref={field}
              readOnly
              className={styles.field}
              aria-label={k.newKeys}
              value={draft.strokes.length > 0 ? '' : k.pressKeys}
              onKeyDown={press}
            />
          </span>
        </div>
      </div>
      <p role="status" className={styles.clash}>
        <span className="visually-hidden">{pressed}</span>
        {clashes.map((clash) => (
          <span key={`${clash.other} ${clash.chord}`}>{tell(clash)} </span>
        ))}
      </p>
      <div className={styles.buttons}>
        <Button look="main" onClick={keep}>
          {clashes.length > 0 ? k.take : k.keep}
        </Button>
        {clashes.length > 0 ? <Button onClick={() => onDone(setKeys(keymap, id, chords))}>{k.keepBoth}</Button> : null}
        {isReset ? null : <Button onClick={() => onDone(resetKeys(keymap, id))}>{k.reset}</Button>}
        <Button onClick={() => onDone(undefined)}>{k.leave}</Button>
      </div>
    </section>
  );
}
