// How lists begin and what they do by themselves.
import type { ReactNode } from 'react';
import { type Density, type KeptScreen, usualScreen, useUi, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import { ChoiceField, SwitchField } from '../../ui/Field.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Usual } from './Section.tsx';

const densities: readonly Density[] = ['comfortable', 'compact', 'cards'];
const advances = ['stay', 'next', 'nextUnread'] as const;
const kept = ['usualDensity', 'usualUnreadOnly', 'autoAdvance', 'markOnScroll'] as const satisfies (keyof KeptScreen)[];

export function List(): ReactNode {
  const words = useWords();
  const w = words.settings;
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const state = useUi(({ usualDensity, usualUnreadOnly, autoAdvance, markOnScroll, views }) => ({
    usualDensity,
    usualUnreadOnly,
    autoAdvance,
    markOnScroll,
    views,
  }));
  const own = Object.keys(state.views).length;
  const isUsual = own === 0 && kept.every((key) => state[key] === usualScreen[key]);
  const keys = (id: 'list.density' | 'list.toggleUnreadOnly'): string => dispatcher.keysOf(id)[0] ?? '';
  return (
    <>
      <FieldGroup look="ruled" title={w.begin}>
        <ChoiceField
          label={w.density}
          hint={w.perView(keys('list.density'))}
          options={densities.map((each) => [each, words.window.densities[each]])}
          value={state.usualDensity}
          onChange={(usualDensity) => ui.setState({ usualDensity })}
        />
        <SwitchField
          label={words.list.onlyUnread}
          hint={w.perView(keys('list.toggleUnreadOnly'))}
          isOn={state.usualUnreadOnly}
          onChange={(usualUnreadOnly) => ui.setState({ usualUnreadOnly })}
        />
      </FieldGroup>
      <FieldGroup look="ruled" title={w.meanwhile}>
        <ChoiceField
          label={w.advance}
          options={advances.map((each) => [each, w.advances[each]])}
          value={state.autoAdvance}
          onChange={(autoAdvance) => ui.setState({ autoAdvance })}
        />
        <SwitchField
          label={w.markOnScroll}
          hint={w.markOnScrollHint}
          isOn={state.markOnScroll}
          onChange={(markOnScroll) => ui.setState({ markOnScroll })}
        />
      </FieldGroup>
      <Usual
        isUsual={isUsual}
        onReset={() => ui.setState({ ...Object.fromEntries(kept.map((key) => [key, usualScreen[key]])), views: {} })}
      />
    </>
  );
}
