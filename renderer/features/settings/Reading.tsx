// How articles are set, with a sample of it; colours; language.
import type { ReactNode } from 'react';
import { type ReadingStyle, type Theme, usualReadingStyle, useUi, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { ChoiceField, SliderField, SwitchField } from '../../ui/Field.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Sample } from './Sample.tsx';
import { Usual } from './Section.tsx';

const families = ['serif', 'sans', 'system'] as const;
const themes: readonly Theme[] = ['system', 'light', 'dark', 'sepia', 'contrast'];
const languages = ['system', 'en', 'de'] as const;

export function Reading(): ReactNode {
  const words = useWords();
  const { setting, settings: w } = words;
  const ui = useUiStore();
  const reading = useUi((state) => state.reading);
  const theme = useUi((state) => state.theme);
  const language = useUi((state) => state.language);
  const change = (part: Partial<ReadingStyle>): void =>
    ui.setState((state) => ({ reading: { ...state.reading, ...part } }));
  const isUsual =
    theme === 'system' &&
    language === 'system' &&
    (Object.keys(usualReadingStyle) as (keyof ReadingStyle)[]).every((key) => reading[key] === usualReadingStyle[key]);
  return (
    <>
      <FieldGroup look="ruled" title={w.text}>
        <Sample style={reading} />
        <ChoiceField
          label={setting.family}
          options={families.map((family) => [family, setting.families[family]])}
          value={reading.family}
          onChange={(family) => change({ family })}
        />
        <SliderField
          label={setting.size}
          shown={w.pixels(reading.size)}
          value={reading.size}
          least={14}
          most={28}
          step={1}
          onChange={(size) => change({ size })}
        />
        <SliderField
          label={setting.leading}
          shown={w.times(reading.leading)}
          value={reading.leading}
          least={1.3}
          most={2}
          step={0.02}
          onChange={(leading) => change({ leading })}
        />
        <SliderField
          label={setting.measure}
          shown={w.letters(Math.round(reading.measure / 8.5))}
          value={reading.measure}
          least={440}
          most={800}
          step={4}
          onChange={(measure) => change({ measure })}
        />
        <SwitchField
          label={setting.justified}
          isOn={reading.justified}
          onChange={(justified) => change({ justified })}
        />
      </FieldGroup>
      <FieldGroup look="ruled" title={w.colours}>
        <ChoiceField
          label={w.theme}
          options={themes.map((each) => [each, words.window.themes[each]])}
          value={theme}
          onChange={(next) => ui.setState({ theme: next })}
        />
        <ChoiceField
          label={w.language}
          options={languages.map((each) => [each, w.languages[each]])}
          value={language}
          onChange={(next) => ui.setState({ language: next })}
        />
      </FieldGroup>
      <Usual
        isUsual={isUsual}
        onReset={() => ui.setState({ reading: usualReadingStyle, theme: 'system', language: 'system' })}
      />
    </>
  );
}
