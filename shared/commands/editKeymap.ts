// A person's changes to a keymap: give a command other keys, take a key from another, go back to the preset. Pure; clashes are told beforehand.
import type { CommandId } from './commandTable.ts';
import { type Clash, findClashes, type Keymap, keysOf } from './keymap.ts';
import type { KeyChanges } from './presets.ts';

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((chord, place) => chord === b[place]);

const presetKeys = (keymap: Keymap, id: CommandId): readonly string[] => keysOf({ ...keymap, changes: {} }, id);

/** Gives a command these keys; what comes to the preset's own is no change. */
export function setKeys(keymap: Keymap, id: CommandId, chords: readonly string[]): Keymap {
  const changes: Partial<Record<CommandId, readonly string[]>> = { ...keymap.changes };
  const unique = [...new Set(chords)];
  if (isSame(unique, presetKeys(keymap, id))) delete changes[id];
  else changes[id] = unique;
  return { ...keymap, changes };
}

export const resetKeys = (keymap: Keymap, id: CommandId): Keymap => setKeys(keymap, id, presetKeys(keymap, id));
export const resetAllKeys = (keymap: Keymap): Keymap => ({ ...keymap, changes: {} });

/** Commands that answer to other keys than the preset's. */
export const changedCommands = (keymap: Keymap): readonly CommandId[] =>
  (Object.keys(keymap.changes) as CommandId[]).filter((id) => !isSame(keysOf(keymap, id), presetKeys(keymap, id)));

export interface KeyClash extends Clash {
  /** The command that has the key, or a key like it, already. */
  readonly other: CommandId;
  /** Its chord that would have to go. */
  readonly otherChord: string;
}

/** What giving a command these keys would clash with. */
export function clashesOf(keymap: Keymap, id: CommandId, chords: readonly string[]): readonly KeyClash[] {
  const changes: KeyChanges = { ...keymap.changes, [id]: chords };
  return findClashes({ ...keymap, changes }).flatMap((clash): readonly KeyClash[] => {
    const other = clash.ids.find((each) => each !== id);
    if (!clash.ids.includes(id) || other === undefined) return [];
    const isHidden = clash.kind === 'hides' && clash.ids[1] === id;
    const shorter = keysOf(keymap, other).find((chord) => clash.chord.startsWith(`${chord} `));
    return [{ ...clash, other, otherChord: isHidden ? (shorter ?? clash.chord) : clash.chord }];
  });
}

/** Gives a command these keys and takes from the others what clashes with them. */
export function takeKeys(keymap: Keymap, id: CommandId, chords: readonly string[]): Keymap {
  const taken = clashesOf(keymap, id, chords).reduce(
    (before, { other, otherChord }) =>
      setKeys(
        before,
        other,
        keysOf(before, other).filter((chord) => chord !== otherChord),
      ),
    keymap,
  );
  return setKeys(taken, id, chords);
}
