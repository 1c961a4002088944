// One line that says what happened, with one act (most often undo). Read aloud politely; never takes the focus.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Toast.module.css';

export interface ToastProps {
  readonly text: string;
  readonly act?: { readonly label: string; readonly keys?: string; readonly run: () => void };
  readonly closeLabel: string;
  readonly onClose: () => void;
}

export function Toast({ text, act, closeLabel, onClose }: ToastProps): ReactNode {
  return (
    <div className={styles.toast}>
      <span className={styles.text}>{text}</span>
      {act ? (
        <button type="button" className={styles.act} onClick={act.run}>
          {act.label}
          {act.keys ? <Kbd keys={act.keys} /> : null}
        </button>
      ) : null}
      <button type="button" className={styles.close} aria-label={closeLabel} onClick={onClose}>
        <X size={14} strokeWidth={1.6} aria-hidden />
      </button>
    </div>
  );
}

/** Where toasts appear; it is always there, so that screen readers notice what is put in it. */
export function ToastPlace({
  lifted = false,
  children,
}: {
  /** Above a bar at the foot of the window. */
  readonly lifted?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={classNames(styles.place, lifted && styles.lifted)} role="status" aria-live="polite">
      {children}
    </div>
  );
}
