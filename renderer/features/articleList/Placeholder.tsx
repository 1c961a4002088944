// A row that is being fetched: a still outline of what will stand here.
import type { ReactNode } from 'react';
import type { Density } from '../../app/uiState.ts';
import styles from './Placeholder.module.css';

const lines: Readonly<Record<Density, readonly string[]>> = {
  comfortable: ['38%', '92%', '70%', '84%'],
  compact: ['88%'],
  cards: ['38%', '92%', '96%', '90%', '94%', '60%'],
};

export function Placeholder({ density }: { readonly density: Density }): ReactNode {
  return (
    <span className={styles.outline} aria-hidden>
      {lines[density].map((width) => (
        <span key={width} className={styles.line} style={{ width }} />
      ))}
    </span>
  );
}
