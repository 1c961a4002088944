// A line of a form: what it is called at the left, its control at the right, what it means or why it was refused beneath.
import { type ComponentProps, type ReactNode, type RefObject, useId } from 'react';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';

export interface FieldProps {
  readonly label: string;
  /** A line beneath, read aloud with the control. */
  readonly hint?: ReactNode;
  /** Why what was filled in was refused; stands in the place of the hint. */
  readonly wrong?: string | undefined;
  readonly disabled?: boolean;
  /** The control takes the width, and labels stand in a column of their own. */
  readonly wide?: boolean;
}

interface FieldLineProps extends FieldProps {
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode;
}

/** For a control of its own kind; the ids tie label and hint to it. */
export function FieldLine({ label, hint, wrong, disabled = false, wide = false, children }: FieldLineProps): ReactNode {
  const id = useId();
  const hintId = `${id}-hint`;
  const about = wrong ?? hint;
  return (
    <div className={classNames(styles.field, wide && styles.wide, disabled && styles.disabled)}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.control}>{children({ id, ...(about ? { 'aria-describedby': hintId } : {}) })}</div>
      {about ? (
        <p id={hintId} className={wrong === undefined ? styles.hint : styles.wrong}>
          {about}
        </p>
      ) : null}
    </div>
  );
}

export interface TextFieldProps
  extends
    Pick<FieldProps, 'label' | 'hint' | 'wrong'>,
    Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'ref' | 'id'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly field?: RefObject<HTMLInputElement | null>;
}

export function TextField({ label, hint, wrong, value, onChange, field, ...rest }: TextFieldProps): ReactNode {
  return (
    <FieldLine wide label={label} hint={hint} wrong={wrong}>
      {(ids) => (
        <input
          {...ids}
          ref={field}
          className={styles.text}
          value={value}
          aria-invalid={wrong !== undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          {...rest}
        />
      )}
    </FieldLine>
  );
}

/** A box to tick, its label behind it: in a wide form it stands under the controls. */
export function CheckField({
  label,
  isOn,
  onChange,
}: Pick<FieldProps, 'label'> & { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }): ReactNode {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
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
