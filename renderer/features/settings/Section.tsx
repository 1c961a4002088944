// What every section has: a line that says what came of something, and the way back to what was usual.
import type { ReactNode } from 'react';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Section.module.css';

/** Sets a section back; there is nothing to press while everything is as usual. */
export function Usual({ isUsual, onReset }: { readonly isUsual: boolean; readonly onReset: () => void }): ReactNode {
  const w = useWords().settings;
  return (
    <p className={styles.usual}>
      {isUsual ? (
        w.isUsual
      ) : (
        <Button look="link" onClick={onReset}>
          {w.reset}
        </Button>
      )}
    </p>
  );
}

/** A line that says what came of something; read aloud when it changes. */
export function Outcome({
  kind = 'plain',
  children,
}: {
  readonly kind?: 'plain' | 'warn';
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p role="status" className={kind === 'warn' ? styles.warn : styles.outcome}>
      {children}
    </p>
  );
}
