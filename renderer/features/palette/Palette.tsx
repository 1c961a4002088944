// The palette: every act, place and article by a few letters of its name. The field keeps the focus; the list below is moved through by key.
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { DialogPart } from '../../app/dialogPart.ts';
import { rememberChosen } from '../../app/lately.ts';
import { useShell } from '../../app/ShellContext.ts';
import { closeDialog, showListing, showToast, useUiStore } from '../../app/uiState.ts';
import { choiceOf, placeAfter } from '../../commands/choiceKeys.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { pressOf } from '../../commands/keyboard.ts';
import { AppError } from '../../../shared/errors.ts';
import { showChord } from '../../../shared/commands/chord.ts';
import { useWords } from '../../text/useWords.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import type { PaletteLine, PaletteSection } from './arrange.ts';
import type { PaletteEntry } from './entry.ts';
import styles from './Palette.module.css';
import { PaletteList } from './PaletteList.tsx';
import { useArticleSection } from './useArticleSection.ts';
import { usePaletteStock } from './usePaletteStock.ts';

const noSections: readonly PaletteSection[] = [];

export function Palette({ asked }: DialogPart<'palette'>): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const shell = useShell();
  const dispatcher = useDispatcher();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const arrange = usePaletteStock(asked.for);
  const found = useMemo(() => arrange?.(typed) ?? noSections, [arrange, typed]);
  const articles = useArticleSection(typed, asked.for === 'everything');
  const sections = useMemo(() => (articles ? [...found, articles] : found), [found, articles]);
  const lines = useMemo(() => sections.flatMap((section) => section.lines), [sections]);
  const active = lines[Math.min(place, lines.length - 1)];
  const idOf = (line: PaletteLine): string => `${listId}-${line.entry.key}`;
  const activeId = active && idOf(active);
  const platform = shell.platform === 'mac' ? 'mac' : 'other';
  const isForSources = asked.for === 'sources';
  const p = words.palette;

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  /** What is done may take the focus or show another dialog: it begins once this one has given the focus back. */
  function leaveFor(act: () => void | Promise<void>): void {
    closeDialog(ui);
    setTimeout(() => {
      Promise.resolve()
        .then(act)
        .catch((error: unknown) => {
          showToast(ui, words.error(error instanceof AppError ? error : new AppError('internal')));
          if (!(error instanceof AppError)) reportError(error);
        });
    });
  }

  function run(entry: PaletteEntry | undefined): void {
    if (!entry || entry.refusal !== undefined) return;
    if (entry.group !== 'articles') rememberChosen(ui, entry.key);
    leaveFor(entry.run);
  }

  function showFirst(entry: PaletteEntry | undefined): void {
    const listing = entry?.touches;
    if (listing) leaveFor(() => showListing(ui, listing));
    else run(entry);
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const choice = choiceOf(pressOf(event.nativeEvent), platform);
    if (choice === undefined) return;
    event.preventDefault();
    if (choice === 'do') run(active?.entry);
    else if (choice === 'show') showFirst(active?.entry);
    else setPlace(placeAfter(choice, Math.min(place, lines.length - 1), lines.length));
  }

  const title = isForSources ? p.sourcesTitle : p.title;
  return (
    <Dialog
      open
      bare
      hideTitle
      title={title}
      width={640}
      className={styles.palette ?? ''}
      initialFocus={field}
      onClose={() => closeDialog(ui)}
      foot={
        <>
          <button
            type="button"
            tabIndex={-1}
            className={styles.hint}
            disabled={active === undefined}
            onClick={() => run(active?.entry)}
          >
            <Kbd keys={showChord('Enter', platform)} />
            {p.doIt}
          </button>
          {isForSources ? null : (
            <button
              type="button"
              tabIndex={-1}
              className={styles.hint}
              disabled={!active?.entry.touches}
              onClick={() => showFirst(active?.entry)}
            >
              <Kbd keys={showChord('Mod+Enter', platform)} />
              {p.showFirst}
            </button>
          )}
          <button type="button" tabIndex={-1} className={styles.hint} onClick={() => closeDialog(ui)}>
            <Kbd keys={dispatcher.keysOf('app.back')[0] ?? showChord('Escape', platform)} />
            {p.back}
          </button>
        </>
      }
    >
      <div className={styles.field}>
        <Search size={18} strokeWidth={1.6} aria-hidden />
        <input
          ref={field}
          className={styles.input}
          role="combobox"
          aria-expanded={lines.length > 0}
          aria-autocomplete="list"
          aria-controls={lines.length > 0 ? listId : undefined}
          aria-activedescendant={activeId}
          aria-label={title}
          placeholder={isForSources ? p.sourcesPlaceholder : p.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setPlace(0);
          }}
          onKeyDown={press}
        />
      </div>
      {lines.length > 0 ? (
        <PaletteList
          id={listId}
          label={title}
          titles={isForSources ? { ...p.sections, places: p.sources } : p.sections}
          sections={sections}
          active={active}
          idOf={idOf}
          onPoint={(line) => setPlace(lines.indexOf(line))}
          onRun={run}
        />
      ) : arrange ? (
        <p className={styles.none}>{p.found(0)}</p>
      ) : null}
      <p role="status" className="visually-hidden">
        {typed === '' ? '' : p.found(lines.length)}
      </p>
    </Dialog>
  );
}
