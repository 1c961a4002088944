// Keys of a list one chooses from while its field keeps the focus: the palette and the sheet of keys.
import { type KeyPress, type Platform, strokeOf } from '../../shared/commands/chord.ts';

export type ChoiceMove = 'next' | 'previous' | 'first' | 'last' | 'nextPage' | 'previousPage';
export type ChoiceKey = ChoiceMove | 'do' | 'show';

const choices: Readonly<Record<string, ChoiceKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  'Mod+N': 'next',
  'Mod+P': 'previous',
  'Ctrl+N': 'next',
  'Ctrl+P': 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'nextPage',
  PageUp: 'previousPage',
  Enter: 'do',
  'Mod+Enter': 'show',
};
const page = 8;

/** What a key press chooses, or undefined where the field has it for itself. */
export function choiceOf(press: KeyPress, platform: Platform): ChoiceKey | undefined {
  const stroke = strokeOf(press, platform);
  return stroke === undefined ? undefined : choices[stroke];
}

/** A step to the column beside, where there are columns. */
export function sideOf(press: KeyPress, platform: Platform): -1 | 1 | undefined {
  const stroke = strokeOf(press, platform);
  return stroke === 'ArrowLeft' ? -1 : stroke === 'ArrowRight' ? 1 : undefined;
}

/** The place after a move; one step beyond an end comes out at the other. */
export function placeAfter(move: ChoiceMove, place: number, count: number): number {
  if (count === 0) return -1;
  const clamp = (to: number): number => Math.max(0, Math.min(count - 1, to));
  switch (move) {
    case 'next':
      return (place + 1) % count;
    case 'previous':
      return (Math.max(0, place) - 1 + count) % count;
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'nextPage':
      return clamp(place + page);
    default:
      return clamp(place - page);
  }
}
