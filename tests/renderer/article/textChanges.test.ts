// What an edit changed, in words.
import { expect, test } from 'vitest';
import { textChanges } from '../../../renderer/features/article/textChanges.ts';

test('words that went and words that came stand where they stood', () => {
  expect(textChanges('Ten ships came.', 'Twelve ships came.')).toEqual([
    { at: 0, kind: 'gone', text: 'Ten' },
    { at: 1, kind: 'new', text: 'Twelve' },
    { at: 2, kind: 'same', text: ' ships came.' },
  ]);
});

test('the same words are no change', () => {
  expect(textChanges('Ten ships came.', 'Ten ships came.')).toEqual([]);
});

test('of a long unchanged stretch only the ends stay', () => {
  const same = 'word '.repeat(400);
  const [, middle] = textChanges(`a ${same}b`, `x ${same}y`).filter(({ kind }) => kind === 'same');
  const all = textChanges(`a ${same}b`, `x ${same}y`);
  expect(all.map(({ kind }) => kind)).toEqual(['gone', 'new', 'same', 'gone', 'new']);
  expect(middle).toBeUndefined();
  expect(all[2]?.text).toContain(' … ');
  expect(all[2]?.text.length).toBeLessThan(200);
});
