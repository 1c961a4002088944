// Turns key presses into invocations of commands: contexts, chords, counts, verbs and motions, and the recorded keys.
import { type KeyPress, type Platform, strokeOf } from '../../shared/commands/chord.ts';
import type { CommandContext } from '../../shared/commands/commandTable.ts';
import { type GrammarState, idle, type Invocation, press, showPending } from '../../shared/commands/grammar.ts';
import type { KeyTable } from '../../shared/commands/keymap.ts';

export interface KeyboardOptions {
  readonly platform: Platform;
  readonly keyTable: () => KeyTable;
  readonly context: () => CommandContext;
  /** Something floats over the window and has the keys for itself. */
  readonly isCovered: () => boolean;
  readonly run: (invocation: Invocation) => void;
  /** Keys of an unfinished chord, to be shown. */
  readonly showPending: (keys: string) => void;
  readonly now: () => number;
}

export interface Keyboard {
  /** True when the key was taken; its default is then prevented. */
  readonly key: (event: KeyboardEvent) => boolean;
}

/** An element of whatever document the key was pressed in: a frame has classes of its own, so names are asked, not instances. */
function ownKeysOf(target: EventTarget | null): 'all' | 'press' | 'none' {
  const element = target as Partial<HTMLElement> | null;
  if (!element || typeof element.closest !== 'function') return 'none';
  if (
    element.isContentEditable ||
    element.closest('textarea, select, input:not([type=checkbox], [type=radio], [type=range])')
  ) {
    return 'all';
  }
  if (element.closest('[role=menu], [role=dialog], [role=listbox][data-own-keys]')) return 'all';
  return element.closest('button, a[href], summary, input, [role=separator]') ? 'press' : 'none';
}

/** Keys a control needs for itself while it has the focus, so that it can be operated without a pointer. */
const pressesControl = (stroke: string, target: EventTarget | null): boolean => {
  if (/^(?:Enter|Space)$/.test(stroke)) return true;
  const element = target as HTMLElement;
  return element.closest('[role=separator], input') !== null && /^(?:Arrow|Home|End)/.test(stroke);
};

/** In a field only chords with Mod and the way out are commands, and not those that every field has itself. */
const isCommandInField = (stroke: string): boolean =>
  stroke === 'Escape' ||
  (stroke.startsWith('Mod+') && !/^Mod\+(?:Shift\+)?(?:[ACVXZY]|Arrow.*|Backspace|Delete)$/.test(stroke));

/** The chord that is looked for by pressing it in the field of the sheet of keys: whatever types nothing there. */
export function chordSearched(keys: KeyPress, platform: Platform): string | undefined {
  const stroke = strokeOf(keys, platform);
  if (stroke === undefined || stroke === 'Escape') return undefined;
  return isCommandInField(stroke) || /^(?:Shift\+)?F\d+$/.test(stroke) ? stroke : undefined;
}

export function createKeyboard(options: KeyboardOptions): Keyboard {
  let state: GrammarState = idle;

  return {
    key(event) {
      if (event.defaultPrevented || event.isComposing || options.isCovered()) return false;
      const stroke = strokeOf(pressOf(event), options.platform);
      if (stroke === undefined) return false;
      const owner = ownKeysOf(event.target);
      if (owner === 'all' && !isCommandInField(stroke)) return false;
      if (owner === 'press' && pressesControl(stroke, event.target)) return false;
      const step = press(state, stroke, options.context(), options.keyTable(), options.now());
      state = step.state;
      options.showPending(showPending(state));
      if (step.run) options.run(step.run);
      if (step.taken) event.preventDefault();
      return step.taken;
    },
  };
}

/** What of an event tells its key. */
export const pressOf = (event: KeyboardEvent): KeyPress => ({
  key: event.key,
  code: event.code,
  ctrlKey: event.ctrlKey,
  altKey: event.altKey,
  shiftKey: event.shiftKey,
  metaKey: event.metaKey,
  isAltGraph: event.getModifierState('AltGraph'),
});
