// What is asked while a query is being typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import { leastBeginningIn, unfinishedQuery } from '../../../shared/query/unfinishedQuery.ts';
import { withoutOrder } from '../../../shared/query/withoutOrder.ts';

const atEnd = (text: string): string | undefined => unfinishedQuery(text, text.length);

test('the last word may go on, until it is left', () => {
  expect(atEnd('harbour stri')).toBe('harbour stri*');
  expect(atEnd('title:stri')).toBe('title:stri*');
  expect(atEnd('harbour stri ')).toBe('harbour stri ');
  expect(unfinishedQuery('stri harbour', 4)).toBe('stri harbour');
});

test('one or two letters are not asked yet, unless they are capitals', () => {
  expect(atEnd('harbour s')).toBe('harbour');
  expect(atEnd('harbour -st')).toBe('harbour');
  expect(atEnd('title:st')).toBe('');
  expect(atEnd('trade EU')).toBe('trade EU');
  expect(atEnd('東')).toBe('東');
  expect(atEnd('東京都')).toBe('東京都');
});

test('what was opened counts as closed', () => {
  expect(atEnd('"heat pu')).toBe('"heat pu"');
  expect(atEnd('(harbour OR "dock')).toBe('(harbour OR "dock")');
});

test('a term that means nothing yet is left out, with the sign before it', () => {
  expect(atEnd('strike -feed:')).toBe('strike');
  expect(atEnd('strike is:unr')).toBe('strike');
  expect(atEnd('strike OR')).toBe('strike');
  expect(unfinishedQuery('is:un strike', 5)).toBe('strike');
});

test('a mistake that the cursor has left is not asked around', () => {
  expect(unfinishedQuery('is:odd strike', 13)).toBeUndefined();
});

test('whatever is typed, what is asked has no mistakes', () => {
  const piece = fc.constantFrom(
    'strike',
    ' ',
    '"',
    '(',
    ')',
    '-',
    'OR',
    'is:',
    'unread',
    'feed:',
    '*',
    'sort:',
    '東',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), fc.nat(40), (pieces, at) => {
      const text = pieces.join('');
      const asked = unfinishedQuery(text, Math.min(at, text.length));
      if (asked !== undefined) expect(parseQuery(asked).errors).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

test('an order is taken out, and nothing else', () => {
  expect(withoutOrder('strike sort:oldest  (a OR b)')).toBe('strike (a OR b)');
  expect(withoutOrder('sort:oldest')).toBe('');
  expect(withoutOrder('strike "sort:oldest"')).toBe('strike "sort:oldest"');
});

test('in a very large library more letters are waited for', () => {
  const least = leastBeginningIn(1_000_000);
  expect(unfinishedQuery('harbour war', 11, least)).toBe('harbour');
  expect(unfinishedQuery('harbour warde', 13, least)).toBe('harbour warde*');
  expect(unfinishedQuery('harbour war ', 12, least)).toBe('harbour war ');
  expect(leastBeginningIn(1_000)).toBe(3);
});
