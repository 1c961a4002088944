// A line of a form: what it is called at the left, its control at the right, what it means beneath.
import { type ReactNode, useId } from 'react';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';

export interface FieldProps {
  readonly label: string;
  /** A line beneath, read aloud with the control. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

interface FieldLineProps extends FieldProps {
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode;
}

/** For a control of its own kind; the ids tie label and hint to it. */
export function FieldLine({ label, hint, disabled = false, children }: FieldLineProps): ReactNode {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={classNames(styles.field, disabled && styles.disabled)}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.control}>{children({ id, ...(hint ? { 'aria-describedby': hintId } : {}) })}</div>
      {hint ? (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

export function ChoiceField<T extends string>({
  options,
  value,
  onChange,
  ...field
}: FieldProps & {
  readonly options: readonly (readonly [value: T, name: string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}): ReactNode {
  return (
    <FieldLine {...field}>
      {(ids) => (
        <select
          {...ids}
          className={styles.select}
          disabled={field.disabled}
          value={value}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {options.map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      )}
    </FieldLine>
  );
}

export function SwitchField({
  isOn,
  onChange,
  ...field
}: FieldProps & { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }): ReactNode {
  return (
    <FieldLine {...field}>
      {(ids) => (
        <input
          {...ids}
          type="checkbox"
          className={styles.switch}
          disabled={field.disabled}
          checked={isOn}
          onChange={(event) => onChange(event.target.checked)}
        />
      )}
    </FieldLine>
  );
}

export function SliderField({
  value,
  shown,
  least,
  most,
  step,
  onChange,
  ...field
}: FieldProps & {
  readonly value: number;
  /** The value as a person reads it. */
  readonly shown: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}): ReactNode {
  return (
    <FieldLine {...field}>
      {(ids) => (
        <>
          <input
            {...ids}
            type="range"
            className={styles.slider}
            aria-valuetext={shown}
            disabled={field.disabled}
            min={least}
            max={most}
            step={step}
            value={value}
            onChange={(event) => onChange(event.target.valueAsNumber)}
          />
          <output htmlFor={ids.id} className={styles.shown}>
            {shown}
          </output>
        </>
      )}
    </FieldLine>
  );
}
