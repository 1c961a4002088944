// How articles are set: letters, size, leading, measure, edges, colours. A small panel under its button.
import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { type ReadingStyle, type Theme, usualReadingStyle, useUi, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceField, SliderField, SwitchField } from '../../ui/Field.tsx';
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

function SettingFields(): ReactNode {
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
      <ChoiceField
        label={w.family}
        options={families.map((family) => [family, w.families[family]])}
        value={reading.family}
        onChange={(family) => change({ family })}
      />
      <div className={styles.row} role="group" aria-labelledby="setting-size">
        <span id="setting-size">{w.size}</span>
        <span className={styles.steps}>
          <Button aria-label={w.smaller} onClick={() => dispatcher.run('reading.smaller')}>
            −
          </Button>
          <output>{reading.size}</output>
          <Button aria-label={w.larger} onClick={() => dispatcher.run('reading.larger')}>
            +
          </Button>
        </span>
      </div>
      <SliderField
        label={w.leading}
        shown={words.settings.times(reading.leading)}
        value={reading.leading}
        least={1.3}
        most={2}
        step={0.02}
        onChange={(leading) => change({ leading })}
      />
      <SliderField
        label={w.measure}
        shown={words.settings.letters(Math.round(reading.measure / 8.5))}
        value={reading.measure}
        least={440}
        most={800}
        step={4}
        onChange={(measure) => change({ measure })}
      />
      <SwitchField label={w.justified} isOn={reading.justified} onChange={(justified) => change({ justified })} />
      <ChoiceField
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
