// A button with words. `main` is the one coloured button of a view; `link` reads as a link and acts as a button.
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly look?: 'main' | 'plain' | 'link';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', icon, children, className, ...rest }: ButtonProps): ReactNode {
  return (
    <button type="button" className={classNames(styles.button, styles[look], className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}
