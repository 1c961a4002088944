// How far something is: a line that fills, and the words beneath it.
import { type ReactNode, useId } from 'react';
import styles from './Progress.module.css';

export function Progress({
  done,
  total,
  children,
}: {
  readonly done: number;
  readonly total: number;
  /** Says it in words; names the line for whoever hears it. */
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <div className={styles.progress}>
      <progress className={styles.line} aria-labelledby={id} value={Math.min(done, total)} max={Math.max(1, total)} />
      <p id={id} className={styles.words}>
        {children}
      </p>
    </div>
  );
}
