// The line of a form in which a query is asked for: the field, and a hint what can stand in it.
import { type ReactNode, useId, useRef } from 'react';
import { QueryField } from './QueryField.tsx';
import styles from './QueryLine.module.css';

export interface QueryLineProps {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onAsk: () => void;
  readonly label: string;
  readonly hint: string;
  /** Colours what is wrong as well. */
  readonly isChecked: boolean;
}

export function QueryLine({ text, onType, onAsk, label, hint, isChecked }: QueryLineProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className={styles.line}>
      <QueryField
        text={text}
        onType={onType}
        onAsk={onAsk}
        label={label}
        placeholder={label}
        isChecked={isChecked}
        describedBy={id}
        fieldRef={field}
      />
      <p id={id}>{hint}</p>
    </div>
  );
}
