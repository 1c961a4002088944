// Keys as they stand on the keyboard. A chord of several strokes ("g f") is several caps.
import type { ReactNode } from 'react';
import styles from './Kbd.module.css';

export function Kbd({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((key, index) => (
        // A chord may hold the same key twice ("g g"); its place is what tells them apart.
        <kbd key={`${index}${key}`} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
