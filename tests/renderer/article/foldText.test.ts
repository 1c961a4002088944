// Text as it is compared: what is not seen is gone, blanks are one, and every unit knows where it came from.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../../renderer/features/article/foldText.ts';

/** The stretch of the text as written in which the words are found. */
function stretchOf(written: string, words: string, breaks?: ReadonlySet<number>): string | undefined {
  const { text, starts, ends } = foldText(written, breaks);
  const wanted = foldText(words).text;
  const at = text.indexOf(wanted);
  return at < 0 ? undefined : written.slice(starts[at], ends[at + wanted.length - 1]);
}

test.each([
  ['a won\u00adder\u00adful day', 'wonderful', 'won\u00adder\u00adful'],
  ['zero\u200bwidth', 'ZeroWidth', 'zero\u200bwidth'],
  ['one\n   two', 'one two', 'one\n   two'],
  ['one\u00a0two', 'one two', 'one\u00a0two'],
  ['İzmir and Ankara', 'ankara', 'Ankara'],
  ['İİİ Ankara', 'İ a', 'İ A'],
  ['Große Straße', 'STRASSE', 'Straße'],
  ['ΟΔΟΣ', 'οδος', 'ΟΔΟΣ'],
  ['😀 News', 'news', 'News'],
])('in %j %j is found', (written, words, found) => {
  expect(stretchOf(written, words)).toBe(found);
});

test('a new line without a letter parts words', () => {
  expect(stretchOf('onetwo', 'one two', new Set([3]))).toBe('onetwo');
  expect(stretchOf('onetwo', 'onetwo', new Set([3]))).toBeUndefined();
});

test('every unit has a place within the text as written, in its order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (written) => {
      const { text, starts, ends } = foldText(written);
      expect([starts.length, ends.length]).toEqual([text.length, text.length]);
      for (const [unit, start] of starts.entries()) {
        expect(start).toBeLessThan(ends[unit] ?? 0);
        expect(start).toBeGreaterThanOrEqual(starts[unit - 1] ?? 0);
      }
      expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(written.length);
    }),
  );
});
