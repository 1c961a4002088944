// Lines of a form that belong together, under a name.
import { type ReactNode, useId } from 'react';
import { classNames } from './classNames.ts';
import styles from './FieldGroup.module.css';

export interface FieldGroupProps {
  readonly title: string;
  /** The name has a rule under it, is set alone, or is only read aloud. */
  readonly look?: 'ruled' | 'plain' | 'unnamed';
  readonly children: ReactNode;
}

export function FieldGroup({ title, look = 'plain', children }: FieldGroupProps): ReactNode {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={classNames(styles.group, styles[look])}>
      <h3 id={id} className={classNames(styles.title, look === 'unnamed' && 'visually-hidden')}>
        {title}
      </h3>
      {children}
    </div>
  );
}
