// A dialog that floats: takes the focus, keeps it, gives it back, closes on Escape. Base UI does the hard part.
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { classNames } from './classNames.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Read aloud as the dialog's name; shown as its title unless `hideTitle`. */
  readonly title: string;
  readonly hideTitle?: boolean;
  /** Beside the title. */
  readonly aside?: ReactNode;
  /** A line under a rule at the bottom: hints or buttons. */
  readonly foot?: ReactNode;
  /** Px; narrower windows limit it. */
  readonly width?: number;
  /** `high` hangs from the top, as a palette does. */
  readonly place?: 'middle' | 'high';
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** Asked when it goes; false where another dialog takes its place and the focus with it. */
  readonly returnsFocus?: () => boolean;
  /** The contents reach the edges and scroll by themselves. */
  readonly bare?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Dialog({
  open,
  onClose,
  title,
  hideTitle = false,
  aside,
  foot,
  width = 520,
  place = 'high',
  initialFocus,
  returnsFocus,
  bare = false,
  className,
  children,
}: DialogProps): ReactNode {
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={classNames(styles.popup, styles[place], className)}
          style={{ width: `min(${width}px, calc(100vw - 32px))` }}
          {...(initialFocus && { initialFocus })}
          {...(returnsFocus && { finalFocus: returnsFocus })}
        >
          {hideTitle ? (
            <Base.Title className="visually-hidden">{title}</Base.Title>
          ) : (
            <div className={styles.head}>
              <Base.Title className="view-title">{title}</Base.Title>
              {aside}
            </div>
          )}
          <div className={classNames(styles.body, bare && styles.bare)}>{children}</div>
          {foot ? <div className={styles.foot}>{foot}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
