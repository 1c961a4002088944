// A button that is an icon. Its name is read aloud and shown on hover, with its key.
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Tooltip } from './Tooltip.tsx';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label' | 'title'> {
  readonly label: string;
  /** Chord as it is shown, e.g. "⇧A". */
  readonly keys?: string | undefined;
  /** Set for a switch: whether it is on. */
  readonly pressed?: boolean;
  readonly accent?: boolean;
  readonly small?: boolean;
  readonly children: ReactNode;
}

export function IconButton({
  label,
  keys,
  pressed,
  accent = false,
  small = false,
  className,
  children,
  ...rest
}: IconButtonProps): ReactNode {
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(styles.button, accent && styles.accent, small && styles.small, className)}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
