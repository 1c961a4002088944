// Lines of a form: a label at the left, what is filled in at the right, and a sentence under it that helps or says what is wrong.
import { type ComponentProps, type ReactNode, type RefObject, useId } from 'react';
import { classNames } from '../../ui/classNames.ts';
import styles from './Fields.module.css';

export interface FieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'ref' | 'id'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: ReactNode;
  /** Why what was filled in was refused. */
  readonly wrong?: string | undefined;
  readonly field?: RefObject<HTMLInputElement | null>;
}

export function Field({ label, value, onValue, hint, wrong, field, ...rest }: FieldProps): ReactNode {
  const id = useId();
  const about = wrong ?? hint;
  return (
    <div className={styles.line}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.filled}>
        <input
          id={id}
          ref={field}
          className={styles.input}
          value={value}
          aria-invalid={wrong !== undefined}
          aria-describedby={about ? `${id}-about` : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onValue(event.target.value)}
          {...rest}
        />
        {about ? (
          <p id={`${id}-about`} className={wrong === undefined ? styles.hint : styles.wrong}>
            {about}
          </p>
        ) : null}
      </div>
    </div>
  );
}

export interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly hint?: string;
}

export function Choice({ label, value, onValue, options, hint }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.line}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.filled}>
        <select
          id={id}
          className={styles.input}
          value={value}
          aria-describedby={hint ? `${id}-about` : undefined}
          onChange={(event) => onValue(event.target.value)}
        >
          {options.map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
        {hint ? (
          <p id={`${id}-about`} className={styles.hint}>
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

export function Check({
  label,
  checked,
  onChecked,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}): ReactNode {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChecked(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Lines that belong together, under a name. */
export function Group({
  title,
  children,
  plain = false,
}: {
  readonly title: string;
  readonly children: ReactNode;
  /** Its name is read aloud and not shown. */
  readonly plain?: boolean;
}): ReactNode {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <h3 id={id} className={classNames(styles.groupTitle, plain && 'visually-hidden')}>
        {title}
      </h3>
      {children}
    </div>
  );
}
