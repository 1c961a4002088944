// One line of the sheet: the keys of a command at the left, its name at the right.
import { memo, type ReactNode } from 'react';
import { useWords } from '../../text/useWords.ts';
import { classNames } from '../../ui/classNames.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import type { KeyLine } from './keyColumns.ts';
import styles from './KeySheet.module.css';

export interface KeyRowProps {
  readonly line: KeyLine;
  readonly id: string;
  readonly isActive: boolean;
  readonly onPress: () => void;
}

export const KeyRow = memo(function KeyRow({ line, id, isActive, onPress }: KeyRowProps): ReactNode {
  const { keys } = useWords();
  const states = [line.isChanged ? keys.changed : '', line.isClashing ? keys.clashes : ''].filter(Boolean);
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classNames(styles.row, isActive && styles.active)}
      onClick={onPress}
    >
      <span className="visually-hidden">
        {[line.title, line.shown.join(keys.or) || keys.noKey, ...states].join(', ')}
      </span>
      <span aria-hidden className={styles.chords}>
        {line.shown.length === 0 ? <span className={styles.noKey}>{keys.noKey}</span> : null}
        {line.shown.map((chord) => (
          <Kbd key={chord} keys={chord} />
        ))}
      </span>
      <span aria-hidden className={styles.title}>
        {line.isChanged ? <span className={styles.dot} title={keys.changed} /> : null}
        <span className={classNames(line.isClashing && styles.clashing)}>{line.title}</span>
      </span>
    </div>
  );
});
