// Keymaps: presets without clashes, a person's changes counted, clashes told, files read with care.
import { expect, test } from 'vitest';
import { commandIds } from '../../../shared/commands/commandTable.ts';
import {
  createKeyTable,
  findClashes,
  keysOf,
  readKeymap,
  usualKeymap,
  writeKeymap,
} from '../../../shared/commands/keymap.ts';
import { presetNames } from '../../../shared/commands/presets.ts';

test.each(presetNames)('the preset %s has no clashes', (preset) => {
  expect(findClashes({ preset, changes: {} })).toEqual([]);
});

test.each(presetNames)('the preset %s can do everything that Reader can do by key', (preset) => {
  const lost = commandIds.filter(
    (id) => keysOf(usualKeymap, id).length > 0 && keysOf({ preset, changes: {} }, id).length === 0,
  );
  const movedWithin = { netnewswire: ['list.focusNext', 'list.focusPrevious', 'list.toggleOrder'] } as Record<
    string,
    string[]
  >;
  expect(lost.filter((id) => !movedWithin[preset]?.includes(id))).toEqual([]);
});

test('a changed key goes before the preset, and an empty list takes the keys away', () => {
  const keymap = { preset: 'reader', changes: { 'article.toggleSaved': ['f'], 'article.tag': [] } } as const;
  expect(keysOf(keymap, 'article.toggleSaved')).toEqual(['f']);
  const table = createKeyTable(keymap);
  expect(table('f', 'list')).toEqual({ kind: 'command', id: 'article.toggleSaved' });
  expect(table('s', 'list')).toEqual({ kind: 'none' });
  expect(table('t', 'list')).toEqual({ kind: 'none' });
});

test('two commands on one chord, and a chord that hides a longer one, are told', () => {
  expect(findClashes({ preset: 'reader', changes: { 'article.tag': ['s'] } })).toEqual([
    { chord: 's', ids: ['article.toggleSaved', 'article.tag'], kind: 'same' },
  ]);
  const hides = findClashes({ preset: 'reader', changes: { 'article.tag': ['g'] } });
  expect(hides.map((clash) => clash.chord)).toContain('g u');
  expect(hides.every((clash) => clash.kind === 'hides' && clash.ids[0] === 'article.tag')).toBe(true);
});

test('in the sources pane its own commands go before those of anywhere', () => {
  const table = createKeyTable({ preset: 'reader', changes: { 'article.open': ['ArrowRight'] } });
  expect(table('ArrowRight', 'sources')).toEqual({ kind: 'command', id: 'sources.unfold' });
  expect(table('ArrowRight', 'list')).toEqual({ kind: 'command', id: 'article.open' });
});

test('a keymap comes back from its file as it was', () => {
  const keymap = { preset: 'vim', changes: { 'article.tag': ['Mod+T', 'g #'] } } as const;
  expect(readKeymap(JSON.parse(writeKeymap(keymap)))).toEqual({ keymap, ignored: [], kept: [] });
});

test('what a file says wrongly is left out and named', () => {
  const file = {
    preset: 'emacs',
    changes: { 'article.tag': ['Mod+', 'w', 'shift+T', 7], 'no.such': ['x'], 'app.undo': 'u' },
  };
  const { keymap, ignored } = readKeymap(file);
  expect(keymap).toEqual({ preset: 'reader', changes: { 'article.tag': ['w'] } });
  expect(ignored).toEqual(['emacs', 'Mod+', 'shift+T', '7', 'no.such', 'app.undo']);
});

test('a command none of whose keys was understood keeps those of the preset; one with no keys written has none', () => {
  const { keymap, kept } = readKeymap({ changes: { 'article.tag': ['Mod+', 'shift+T'], 'app.undo': [] } });
  expect(kept).toEqual(['article.tag']);
  expect(keysOf(keymap, 'article.tag')).toEqual(['t']);
  expect(keysOf(keymap, 'app.undo')).toEqual([]);
});

test.each([undefined, null, 3, 'text', [], { changes: null }])('%j is no keymap and gives the usual one', (value) => {
  expect(readKeymap(value).keymap).toEqual(usualKeymap);
});
