// A name on hover or focus, with its key. Drawn by CSS beside what it names, so a thousand of them cost nothing until one is shown.
import type { ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}

export function Tooltip({ label, keys, children }: TooltipProps): ReactNode {
  return (
    <span className={styles.holder}>
      {children}
      <span className={styles.tip} aria-hidden="true">
        {label}
        {keys ? <Kbd keys={keys} /> : null}
      </span>
    </span>
  );
}
