// The sheet of keys: every command once, found by words and by keys.
import { expect, test } from 'vitest';
import { createKeyFinder, keyColumns, keyLines } from '../../../renderer/features/keys/keyColumns.ts';
import { createLanguage } from '../../../renderer/text/useWords.ts';
import { commandIds } from '../../../shared/commands/commandTable.ts';
import { usualKeymap } from '../../../shared/commands/keymap.ts';

const { words } = createLanguage('en', []);
const lines = keyLines({ ...usualKeymap, changes: { 'article.tag': ['s'] } }, words, 'mac');
const find = createKeyFinder(lines);

test('every command stands on the sheet once, also those that are mere keys', () => {
  const shown = keyColumns(lines).flatMap((groups) => groups.flatMap((group) => group.lines.map((line) => line.id)));
  expect(shown.toSorted()).toEqual(commandIds.toSorted());
});

test('what the person changed and what clashes is marked', () => {
  expect(lines.filter((line) => line.isChanged).map((line) => line.id)).toEqual(['article.tag']);
  expect(lines.filter((line) => line.isClashing).map((line) => line.id)).toEqual([
    'article.toggleSaved',
    'article.tag',
  ]);
});

test.each([
  ['j', 'article.openNext'],
  ['A', 'list.markAllRead'],
  ['⌘K', 'app.palette'],
  ['g u', 'go.unread'],
  ['undo', 'app.undo'],
  ['unread next source', 'source.nextUnread'],
])('“%s” finds %s before all others', (typed, id) => {
  expect(find(typed).best?.id).toBe(id);
});

test('the beginning of a chord finds all that go on from it', () => {
  const found = find('g').lines.map((line) => line.id);
  expect(found).toEqual(expect.arrayContaining(['go.source', 'go.saved', 'list.focusFirst']));
  expect(found).not.toContain('app.palette');
});

test('nothing typed shows all, nonsense nothing', () => {
  expect(find('').lines).toHaveLength(commandIds.length);
  expect(find('xyzzy quux').lines).toEqual([]);
});
