// How articles are set: letters, size, leading, measure, edges, colours. A small panel under its button.
import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { type ReadingStyle, type Theme, usualReadingStyle, useUi, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './Setting.module.css';

const families = ['serif', 'sans', 'system'] as const;
const themes: readonly Theme[] = ['system', 'light', 'dark', 'sepia', 'contrast'];

export function Setting({ icon }: { readonly icon: ReactNode }): ReactNode {
  const words = useWords();
  return (
    <Popover.Root>
      <Popover.Trigger render={<IconButton label={words.article.appearance}>{icon}</IconButton>} />
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={6} className={styles.place}>
          <Popover.Popup className={styles.panel} aria-label={words.article.appearance}>
            <SettingFields />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The same fields stand in the settings. */
export function SettingFields(): ReactNode {
  const words = useWords();
  const w = words.setting;
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const reading = useUi((state) => state.reading);
  const theme = useUi((state) => state.theme);
  const change = (part: Partial<ReadingStyle>): void =>
    ui.setState((state) => ({ reading: { ...state.reading, ...part } }));
  return (
    <div className={styles.fields}>
      <Choice
        label={w.family}
        options={families.map((family) => [family, w.families[family]])}
        value={reading.family}
        onChange={(family) => change({ family })}
      />
      <div className={styles.row}>
        <span id="setting-size">{w.size}</span>
        <span className={styles.steps} role="group" aria-labelledby="setting-size">
          <Button aria-label={w.smaller} onClick={() => dispatcher.run('reading.smaller')}>
            −
          </Button>
          <output>{reading.size}</output>
          <Button aria-label={w.larger} onClick={() => dispatcher.run('reading.larger')}>
            +
          </Button>
        </span>
      </div>
      <Slider
        label={w.leading}
        value={reading.leading}
        least={1.3}
        most={2}
        step={0.02}
        onChange={(leading) => change({ leading })}
      />
      <Slider
        label={w.measure}
        value={reading.measure}
        least={440}
        most={800}
        step={4}
        onChange={(measure) => change({ measure })}
      />
      <label className={styles.row}>
        {w.justified}
        <input
          type="checkbox"
          checked={reading.justified}
          onChange={(event) => change({ justified: event.target.checked })}
        />
      </label>
      <Choice
        label={w.theme}
        options={themes.map((each) => [each, words.window.themes[each]])}
        value={theme}
        onChange={(next) => ui.setState({ theme: next })}
      />
      <Button look="link" onClick={() => ui.setState({ reading: usualReadingStyle })}>
        {w.usual}
      </Button>
    </div>
  );
}

function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}): ReactNode {
  return (
    <label className={styles.row}>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Slider({
  label,
  value,
  least,
  most,
  step,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}): ReactNode {
  return (
    <label className={styles.row}>
      {label}
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </label>
  );
}
