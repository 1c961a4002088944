// What was chosen in the palette last, newest first, so that it comes first the next time.
import type { UiStore } from './uiState.ts';

const mostKept = 12;

export const rememberChosen = (ui: UiStore, key: string): void =>
  ui.setState(({ lately }) => ({ lately: [key, ...lately.filter((each) => each !== key)].slice(0, mostKept) }));
