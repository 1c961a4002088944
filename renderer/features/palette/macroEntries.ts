// Recorded keys that have a name, as lines of the palette: to be played, and to be forgotten.
import { type Macro, removeMacro } from '../../../shared/commands/macro.ts';
import { showToast, type UiStore } from '../../app/uiState.ts';
import type { Dispatcher } from '../../commands/DispatcherContext.ts';
import type { Words } from '../../text/words.ts';
import type { PaletteEntry } from './entry.ts';

export interface MacroEntriesOptions {
  readonly macros: readonly Macro[];
  readonly ui: UiStore;
  readonly words: Words;
  readonly dispatcher: Dispatcher;
}

export function macroEntries({ macros, ui, words, dispatcher }: MacroEntriesOptions): readonly PaletteEntry[] {
  const played = macros.map(({ name, acts }): PaletteEntry => ({
    key: `macro:play:${name}`,
    group: 'acts',
    name: words.macro.play(name),
    icon: 'play',
    aside: words.macro.acts(acts.length),
    run: () => dispatcher.run('app.playMacro', { macro: name }),
  }));
  const forgotten = macros.map(({ name }): PaletteEntry => ({
    key: `macro:forget:${name}`,
    group: 'acts',
    name: words.macro.forget(name),
    icon: 'remove',
    run: () => {
      ui.setState((state) => ({ macros: removeMacro(state.macros, name) }));
      showToast(ui, words.macro.forgotten(name));
    },
  }));
  return [...played, ...forgotten];
}
