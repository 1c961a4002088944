// Keys as they stand on the keyboard. A chord of several strokes ("g f") is several caps.
import type { ReactNode } from 'react';
import styles from './Kbd.module.css';

export function Kbd({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((key, place, all) => (
        // A chord may hold the same key twice ("g g"); what stands before is what tells them apart.
        <kbd key={all.slice(0, place + 1).join(' ')} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
