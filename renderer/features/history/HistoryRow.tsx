// One act: when it was, what it was, and the way to take it back or to do it again.
import { memo, type ReactNode } from 'react';
import type { JournalEntry } from '../../../shared/model/library.ts';
import { useFormats, useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import styles from './HistoryRow.module.css';
import { kindIcons } from './kindIcons.ts';

export const rowElementId = (index: number): string => `history-${index}`;

export interface HistoryRowProps {
  readonly entry: JournalEntry;
  readonly index: number;
  readonly isFocused: boolean;
  readonly isBusy: boolean;
  readonly onFocus: (index: number) => void;
  readonly onTurn: (entry: JournalEntry) => void;
}

export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps): ReactNode {
  const { entry, index, isFocused, isBusy, onFocus, onTurn } = props;
  const words = useWords();
  const formats = useFormats();
  const Icon = kindIcons[entry.kind];
  const sentence = words.did(entry);
  return (
    <div
      id={rowElementId(index)}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isFocused}
      className={classNames(styles.row, isFocused && styles.focused, entry.undone && styles.undone)}
      onPointerDown={() => onFocus(index)}
    >
      <span role="gridcell" className={styles.time}>
        <Icon size={16} strokeWidth={1.6} aria-hidden />
        <time dateTime={new Date(entry.at).toISOString()}>{formats.time(entry.at)}</time>
      </span>
      <span role="rowheader" className={styles.sentence} title={sentence}>
        {entry.undone ? <s>{sentence}</s> : sentence}
      </span>
      <span role="gridcell" className={styles.act}>
        {entry.undone ? <span className={styles.state}>{words.history.takenBack}</span> : null}
        <Button look="link" tabIndex={-1} disabled={isBusy} onClick={() => onTurn(entry)}>
          {entry.undone ? words.history.doAgain : words.window.undo}
        </Button>
      </span>
    </div>
  );
});
