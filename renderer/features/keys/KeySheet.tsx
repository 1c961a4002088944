// The sheet of keys, which is the editor too: three columns by group, searched by typing, changed by Enter.
import { ChevronDown, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { showChord } from '../../../shared/commands/chord.ts';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import { changedCommands, resetAllKeys } from '../../../shared/commands/editKeymap.ts';
import { type Keymap } from '../../../shared/commands/keymap.ts';
import { presetNames, presetTitles } from '../../../shared/commands/presets.ts';
import type { DialogPart } from '../../app/dialogPart.ts';
import { useShell } from '../../app/ShellContext.ts';
import { closeDialog, useUi, useUiStore } from '../../app/uiState.ts';
import { choiceOf, placeAfter, sideOf } from '../../commands/choiceKeys.ts';
import { chordSearched, pressOf } from '../../commands/keyboard.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { createKeyFinder, keyColumns, keyLines } from './keyColumns.ts';
import { KeyEditor } from './KeyEditor.tsx';
import { KeyRow } from './KeyRow.tsx';
import styles from './KeySheet.module.css';
import { tellBroughtIn } from './tellBroughtIn.ts';
import { useKeymapFile } from './useKeymapFile.ts';

/** What was done to the keymap as a whole, and the keymap to go back to. */
interface Notice {
  readonly text: string;
  readonly before?: Keymap;
}

const editingHints = [
  { stroke: 'Enter', word: 'keep' },
  { stroke: 'Backspace', word: 'takeAway' },
  { stroke: 'Escape', word: 'leave' },
] as const;

export function KeySheet(_part: DialogPart<'keys'>): ReactNode {
  const words = useWords();
  const k = words.keys;
  const ui = useUiStore();
  const platform = useShell().platform === 'mac' ? 'mac' : 'other';
  const keymap = useUi((state) => state.keymap);
  const file = useKeymapFile();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [activeId, setActiveId] = useState<CommandId>();
  const [editedId, setEditedId] = useState<CommandId>();
  const [menuPlace, setMenuPlace] = useState<Element>();
  const [notice, setNotice] = useState<Notice>();

  const changed = useMemo(() => changedCommands(keymap).length, [keymap]);
  const find = useMemo(() => createKeyFinder(keyLines(keymap, words, platform)), [keymap, words, platform]);
  const found = useMemo(() => find(typed), [find, typed]);
  const columns = useMemo(
    () =>
      keyColumns(onlyChanged ? found.lines.filter((line) => line.isChanged) : found.lines).filter(
        (column) => column.length > 0,
      ),
    [found, onlyChanged],
  );
  const lines = columns.flatMap((groups) => groups.flatMap((group) => group.lines));
  const active = lines.find((line) => line.id === activeId) ?? (typed === '' ? lines[0] : found.best);
  const idOf = (id: CommandId): string => `${listId}-${id}`;
  const activeElementId = active && idOf(active.id);

  useEffect(() => {
    if (activeElementId) document.getElementById(activeElementId)?.scrollIntoView({ block: 'nearest' });
  }, [activeElementId, editedId]);

  function change(next: Keymap | undefined): void {
    if (next) ui.setState({ keymap: next });
    setActiveId(editedId);
    setEditedId(undefined);
    field.current?.focus();
  }

  /** To the line beside it, or the nearest there is. */
  function moveAside(side: -1 | 1): void {
    const at = columns.findIndex((groups) => groups.some((group) => group.lines.some((line) => line === active)));
    const own = columns[at]?.flatMap((group) => group.lines) ?? [];
    const next = columns[at + side]?.flatMap((group) => group.lines) ?? [];
    const row = own.findIndex((line) => line === active);
    setActiveId(next[Math.min(row, next.length - 1)]?.id ?? active?.id);
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const keys = pressOf(event.nativeEvent);
    const choice = choiceOf(keys, platform);
    const side = typed === '' ? sideOf(keys, platform) : undefined;
    const chord = chordSearched(keys, platform);
    if (choice === undefined && side === undefined && chord === undefined) return;
    event.preventDefault();
    if (side !== undefined) moveAside(side);
    else if (choice === 'do' || choice === 'show') setEditedId(active?.id);
    else if (choice !== undefined) {
      const at = lines.findIndex((line) => line === active);
      setActiveId(lines[placeAfter(choice, at, lines.length)]?.id);
    } else if (chord !== undefined) search(showChord(chord, platform));
  }

  function search(text: string): void {
    setTyped(text);
    setActiveId(undefined);
  }

  async function bringIn(): Promise<void> {
    const read = await file.read();
    if (read === undefined) return;
    if (read === 'unreadable') setNotice({ text: k.unreadable });
    else {
      ui.setState({ keymap: read.keymap });
      setNotice({ text: tellBroughtIn(read, words, platform), before: keymap });
    }
  }

  function changeAll(next: Keymap, text: string): void {
    ui.setState({ keymap: next });
    setNotice({ text, before: keymap });
  }

  const groups: readonly (readonly MenuItem[])[] = [
    presetNames.map((preset) => ({
      label: presetTitles[preset],
      checked: keymap.preset === preset,
      run: () => changeAll({ ...keymap, preset }, k.presetIs(presetTitles[preset])),
    })),
    [
      { label: k.onlyChanged, checked: onlyChanged, run: () => setOnlyChanged(!onlyChanged) },
      { label: k.resetAll, disabled: changed === 0, run: () => changeAll(resetAllKeys(keymap), k.allReset) },
    ],
    [
      { label: k.bringIn, run: () => void bringIn() },
      { label: k.writeOut, run: () => void file.write(keymap) },
    ],
  ];

  return (
    <Dialog
      open
      bare
      title={k.title}
      width={904}
      className={styles.sheet ?? ''}
      initialFocus={field}
      onClose={() => closeDialog(ui)}
      aside={
        <div className={styles.head}>
          <label className={styles.search}>
            <Search size={16} strokeWidth={1.6} aria-hidden />
            <input
              ref={field}
              className={styles.input}
              role="combobox"
              aria-expanded={lines.length > 0}
              aria-autocomplete="list"
              aria-controls={lines.length > 0 ? listId : undefined}
              aria-activedescendant={activeElementId}
              aria-label={k.search}
              placeholder={k.search}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => search(event.target.value)}
              onKeyDown={press}
            />
          </label>
          <button
            type="button"
            className={styles.preset}
            aria-haspopup="menu"
            aria-expanded={menuPlace !== undefined}
            onClick={({ currentTarget }) => setMenuPlace((open) => (open ? undefined : currentTarget))}
          >
            <span>
              {k.preset} <b>{presetTitles[keymap.preset]}</b>
              {changed > 0 ? `, ${k.changedByYou(changed)}` : ''}
            </span>
            <ChevronDown size={14} strokeWidth={1.6} aria-hidden />
          </button>
          <Menu place={menuPlace} label={k.preset} groups={groups} onClose={() => setMenuPlace(undefined)} />
        </div>
      }
      foot={
        <>
          {editedId === undefined ? (
            <>
              <button
                type="button"
                tabIndex={-1}
                className={styles.hint}
                disabled={!active}
                onClick={() => setEditedId(active?.id)}
              >
                <Kbd keys={showChord('Enter', platform)} />
                {k.changeIt}
              </button>
              <button type="button" tabIndex={-1} className={styles.hint} onClick={() => closeDialog(ui)}>
                <Kbd keys={showChord('Escape', platform)} />
                {words.palette.back}
              </button>
            </>
          ) : (
            editingHints.map(({ stroke, word }) => (
              <span key={stroke} className={styles.hint}>
                <Kbd keys={showChord(stroke, platform)} />
                {k[word]}
              </span>
            ))
          )}
          <p role="status" className={styles.notice}>
            {notice?.text}
            {notice?.before ? (
              <Button
                look="link"
                onClick={() => {
                  if (notice.before) ui.setState({ keymap: notice.before });
                  setNotice(undefined);
                  field.current?.focus();
                }}
              >
                {k.asBefore}
              </Button>
            ) : null}
          </p>
        </>
      }
    >
      {lines.length > 0 ? (
        <div id={listId} role="listbox" aria-label={k.title} className={styles.columns}>
          {columns.map((column) => (
            <div key={column[0]?.group} role="presentation">
              {column.map(({ group, lines: own }) => (
                <div key={group} role="group" aria-labelledby={`${listId}-${group}`} className={styles.group}>
                  <div id={`${listId}-${group}`} className={classNames('day', styles.heading)}>
                    {k.groups[group]}
                  </div>
                  {own.map((line) => (
                    <KeyRow
                      key={line.id}
                      line={line}
                      id={idOf(line.id)}
                      isActive={line === active}
                      onPress={() => {
                        setActiveId(line.id);
                        setEditedId(line.id);
                      }}
                    />
                  ))}
                </div>
              ))}
            </div>
          ))}
        </div>
      ) : (
        <p className={styles.none}>{k.nothing}</p>
      )}
      {editedId === undefined ? null : (
        <KeyEditor key={editedId} id={editedId} keymap={keymap} platform={platform} onDone={change} />
      )}
    </Dialog>
  );
}
