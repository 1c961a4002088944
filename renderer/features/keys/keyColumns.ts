// The sheet of keys as columns of groups, and which of its lines are found by words or by keys.
import { showChord, type Platform } from '../../../shared/commands/chord.ts';
import { type CommandGroup, type CommandId, commandIds, commandSpec } from '../../../shared/commands/commandTable.ts';
import { changedCommands } from '../../../shared/commands/editKeymap.ts';
import { findClashes, type Keymap, keysOf } from '../../../shared/commands/keymap.ts';
import { createNameFinder } from '../../commands/nameFinder.ts';
import type { Words } from '../../text/words.ts';

export interface KeyLine {
  readonly id: CommandId;
  readonly title: string;
  readonly chords: readonly string[];
  readonly shown: readonly string[];
  readonly isChanged: boolean;
  readonly isClashing: boolean;
}

export interface KeyGroup {
  readonly group: CommandGroup;
  readonly lines: readonly KeyLine[];
}

/** Two groups stand under each other, so that the three columns are about as long. */
const columns: readonly (readonly CommandGroup[])[] = [
  ['move', 'go'],
  ['decide', 'app'],
  ['read', 'sources'],
];

export function keyLines(keymap: Keymap, words: Words, platform: Platform): readonly KeyLine[] {
  const changed = new Set(changedCommands(keymap));
  const clashing = new Set(findClashes(keymap).flatMap((clash) => clash.ids));
  return commandIds.map((id) => {
    const chords = keysOf(keymap, id);
    return {
      id,
      title: words.command(id),
      chords,
      shown: chords.map((chord) => showChord(chord, platform)),
      isChanged: changed.has(id),
      isClashing: clashing.has(id),
    };
  });
}

export function keyColumns(lines: readonly KeyLine[]): readonly (readonly KeyGroup[])[] {
  return columns.map((groups) =>
    groups
      .map((group): KeyGroup => ({ group, lines: lines.filter(({ id }) => commandSpec(id).group === group) }))
      .filter((group) => group.lines.length > 0),
  );
}

/** One letter is in nearly every name: then it must begin a word. */
const beginsWord = 0.95;

export type FindKeys = (typed: string) => { readonly lines: readonly KeyLine[]; readonly best: KeyLine | undefined };

/** Finds lines by their keys, as they are shown or as they are typed, and by words of their names. */
export function createKeyFinder(lines: readonly KeyLine[]): FindKeys {
  const findName = createNameFinder(lines.map((line) => line.title));
  return (typed) => {
    const wanted = typed.trim();
    if (wanted === '') return { lines, best: undefined };
    const strokes = wanted.split(/\s+/).map((each) => (/^\p{Lu}$/u.test(each) ? `⇧${each}` : each));
    const chord = strokes.join(' ');
    const exact = lines.filter((line) => line.shown.includes(chord));
    const begun = lines.filter((line) => line.shown.some((each) => each.startsWith(`${chord} `)));
    const named = findName(wanted)
      .filter(({ score }) => wanted.length > 1 || score >= beginsWord)
      .flatMap(({ index }) => lines[index] ?? []);
    const found = new Set([...exact, ...begun, ...named]);
    return { lines: lines.filter((line) => found.has(line)), best: [...found][0] };
  };
}
