// What the person did, newest first and by day: each act can be taken back from here in any order, and done again.
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { JournalId } from '../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../shared/model/library.ts';
import { PageFrame } from '../../app/PageFrame.tsx';
import { type PageControls, useRegisterPageControls } from '../../app/pageControls.ts';
import { useToday } from '../../app/today.ts';
import { useLayout } from '../../app/useLayout.ts';
import { touchesJournal } from '../../engine/touches.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useFormats, useWords } from '../../text/useWords.ts';
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx';
import styles from './History.module.css';
import { historyDays, indexOfEntry, nextToUndo } from './historyDays.ts';
import { HistoryRow, rowElementId } from './HistoryRow.tsx';
import { useHistoryActs } from './useHistoryActs.ts';

/** As many as the engine remembers. */
const mostEntries = 1_000;
const nothing = (): null => null;
const none: readonly JournalEntry[] = [];

export function History(): ReactNode {
  const words = useWords();
  const w = words.history;
  const formats = useFormats();
  const today = useToday();
  const layout = useLayout();
  const heading = useId();
  const list = useRef<VirtualListHandle>(null);
  const acts = useHistoryActs();
  const { data } = useLiveQuery('journal.list', { limit: mostEntries }, touchesJournal);
  const entries = data ?? none;
  const [focusedId, setFocusedId] = useState<JournalId>();
  const focused = indexOfEntry(entries, focusedId);

  const days = useMemo(() => historyDays(entries), [entries]);
  const shape = useMemo(
    () => ({
      count: entries.length,
      rowHeight: layout === 'single' ? 68 : 44,
      headingHeight: 40,
      headings: days.map(({ first }) => first),
    }),
    [entries.length, days, layout],
  );
  const focusAt = useCallback((index: number) => setFocusedId(entries[index]?.id), [entries]);
  const controls = useMemo((): PageControls => {
    const present = entries[focused];
    return {
      move(step) {
        const next = Math.max(0, Math.min(entries.length - 1, focused + step));
        focusAt(next);
        list.current?.reveal(next);
        list.current?.focus();
      },
      activate() {
        if (present) acts.turn(present);
      },
      undo() {
        const next = nextToUndo(entries, focused);
        if (!next) return false;
        setFocusedId(next.id);
        acts.turn(next);
        return true;
      },
      redo() {
        if (!present?.undone) return false;
        acts.turn(present);
        return true;
      },
      find: nothing,
      back: () => false,
      feedId: () => undefined,
    };
  }, [acts, entries, focusAt, focused]);
  useRegisterPageControls(controls);

  const isHere = data !== undefined;
  useEffect(() => {
    if (isHere) list.current?.focus();
  }, [isHere]);
  if (!isHere) return null;

  return (
    <PageFrame
      title={words.command('go.history')}
      headingId={heading}
      standfirst={entries.length === 0 ? w.nothing : w.standfirst}
    >
      <VirtualList
        role="grid"
        tabIndex={0}
        data-takes-focus
        aria-labelledby={heading}
        aria-rowcount={entries.length}
        aria-activedescendant={entries.length > 0 ? rowElementId(focused) : undefined}
        className={styles.list}
        handle={list}
        listKey="history"
        shape={shape}
        onRange={nothing}
        renderHeading={(at) => {
          const day = days[at];
          return day ? (
            <div className={styles.day}>
              <span className="day">{formats.day(day.startAt, today)}</span>
            </div>
          ) : null;
        }}
        renderRow={(index) => {
          const entry = entries[index];
          return entry ? (
            <HistoryRow
              entry={entry}
              index={index}
              isFocused={index === focused}
              isBusy={acts.busy.has(entry.id)}
              onFocus={focusAt}
              onTurn={acts.turn}
            />
          ) : null;
        }}
      />
      {entries.length > 0 ? (
        <p className={styles.limit}>{entries.length >= mostEntries ? w.full(mostEntries) : w.forgets}</p>
      ) : null}
    </PageFrame>
  );
}
