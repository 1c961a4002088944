// Changing keys: what clashes is known beforehand, what is taken goes from the other, and what comes back to the preset is no change.
import { expect, test } from 'vitest';
import { strokeOf } from '../../../shared/commands/chord.ts';
import {
  changedCommands,
  clashesOf,
  resetAllKeys,
  resetKeys,
  setKeys,
  takeKeys,
} from '../../../shared/commands/editKeymap.ts';
import { createKeyTable, findClashes, keysOf, usualKeymap } from '../../../shared/commands/keymap.ts';
import { chordsOf, draftOf, type KeyDraft, recordStroke } from '../../../renderer/commands/recordKeys.ts';
import { chordSearched } from '../../../renderer/commands/keyboard.ts';

test('a changed key counts as changed until it is the preset’s again', () => {
  const changed = setKeys(usualKeymap, 'article.tag', ['f', 'f']);
  expect(keysOf(changed, 'article.tag')).toEqual(['f']);
  expect(changedCommands(changed)).toEqual(['article.tag']);
  expect(setKeys(changed, 'article.tag', ['t'])).toEqual(usualKeymap);
  expect(resetKeys(changed, 'article.tag')).toEqual(usualKeymap);
  expect(resetAllKeys(changed)).toEqual(usualKeymap);
});

test('a key of another is told, and taking it leaves no clash', () => {
  expect(clashesOf(usualKeymap, 'article.tag', ['t', 's'])).toEqual([
    {
      chord: 's',
      ids: ['article.toggleSaved', 'article.tag'],
      kind: 'same',
      other: 'article.toggleSaved',
      otherChord: 's',
    },
  ]);
  const taken = takeKeys(usualKeymap, 'article.tag', ['t', 's']);
  expect(keysOf(taken, 'article.toggleSaved')).toEqual([]);
  expect(findClashes(taken)).toEqual([]);
  expect(createKeyTable(taken)('s', 'list')).toEqual({ kind: 'command', id: 'article.tag' });
});

test('a key that begins others hides them, and a key begun by another is hidden: both are told and can be taken', () => {
  const hides = clashesOf(usualKeymap, 'article.tag', ['g']);
  expect(hides.map((clash) => clash.otherChord)).toContain('g u');
  expect(findClashes(takeKeys(usualKeymap, 'article.tag', ['g']))).toEqual([]);

  const [hidden] = clashesOf(usualKeymap, 'article.tag', ['s s']);
  expect(hidden).toMatchObject({ kind: 'hides', other: 'article.toggleSaved', otherChord: 's' });
  expect(findClashes(takeKeys(usualKeymap, 'article.tag', ['s s']))).toEqual([]);
});

/** Presses strokes one after the other; answers what came of the last. */
function record(chords: readonly string[], strokes: readonly string[]): KeyDraft | string | undefined {
  let draft = draftOf(chords);
  for (const stroke of strokes) {
    const step = recordStroke(draft, stroke);
    if (step?.kind !== 'draft') return step?.kind;
    draft = step.draft;
  }
  return draft;
}
const recorded = (chords: readonly string[], strokes: readonly string[]): readonly string[] =>
  chordsOf(record(chords, strokes) as KeyDraft);

test('strokes make one chord beside those there are, Enter keeps it, Escape leaves all', () => {
  expect(recorded(['t'], ['g', 't'])).toEqual(['t', 'g t']);
  expect(record(['t'], ['g', 'Enter'])).toBe('keep');
  expect(record(['t'], ['g', 'Escape'])).toBe('leave');
  expect(recorded(['t'], ['t'])).toEqual(['t']);
});

test('Backspace takes back a stroke, then a chord, and that can be kept', () => {
  expect(recorded(['t', 'f'], ['g', 'Backspace'])).toEqual(['t', 'f']);
  expect(recorded(['t', 'f'], ['Backspace'])).toEqual(['t']);
  expect(recorded(['t'], ['Backspace', 'Backspace'])).toEqual([]);
  expect(record(['t'], ['Backspace', 'Enter'])).toBe('keep');
});

test('Enter itself can be given to a command, and Tab leads out', () => {
  expect(recorded([], ['Enter'])).toEqual(['Enter']);
  expect(record([], ['Enter', 'Enter'])).toBe('keep');
  expect(record(['t'], ['Tab'])).toBeUndefined();
});

test('a chord is no longer than fingers remember', () => {
  expect(recorded([], ['g', 'g', 'g', 'g'])).toEqual(['g g g']);
});

test('keys of a layout of another script are recorded by their place, those of a Latin one by their sign', () => {
  const plain = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  expect(recorded([], [strokeOf({ ...plain, key: 'о', code: 'KeyJ' }, 'other') ?? ''])).toEqual(['j']);
  expect(recorded([], [strokeOf({ ...plain, key: 'z', code: 'KeyY' }, 'other') ?? ''])).toEqual(['z']);
  expect(strokeOf({ ...plain, key: 'Shift', code: 'ShiftLeft', shiftKey: true }, 'other')).toBeUndefined();
});

test('what types nothing in the field is looked for as a key', () => {
  const plain = { code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  expect(chordSearched({ ...plain, key: 'f', ctrlKey: true }, 'other')).toBe('Mod+F');
  expect(chordSearched({ ...plain, key: 'F6' }, 'other')).toBe('F6');
  expect(chordSearched({ ...plain, key: 'f' }, 'other')).toBeUndefined();
  expect(chordSearched({ ...plain, key: 'v', ctrlKey: true }, 'other')).toBeUndefined();
  expect(chordSearched({ ...plain, key: 'Escape' }, 'other')).toBeUndefined();
});
