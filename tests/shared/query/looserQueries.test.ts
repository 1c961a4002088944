// What is offered in place of a search that finds nothing.
import { expect, test } from 'vitest';
import { askedWords, looserQueries } from '../../../shared/query/looserQueries.ts';

const offered = (text: string): Record<string, string> =>
  Object.fromEntries(looserQueries(text).map(({ kind, query }) => [kind, query]));

test('of several words any will do, what else was asked stays', () => {
  expect(offered('harbour strike')).toEqual({ any: 'harbour OR strike' });
  expect(offered('harbour strike is:unread')).toEqual({
    any: 'harbour OR strike is:unread',
    words: 'harbour strike',
  });
});

test('one word may begin others, a phrase may stand apart', () => {
  expect(offered('harb')).toEqual({ beginning: 'harb*' });
  expect(offered('harb*')).toEqual({});
  expect(offered('"heat pump"')).toEqual({ apart: 'heat pump' });
});

test('the order that was asked for stays', () => {
  expect(offered('harbour strike sort:oldest')).toEqual({ any: 'harbour OR strike sort:oldest' });
});

test('without words nothing is looser', () => {
  expect(offered('is:unread tag:x')).toEqual({});
  expect(askedWords('is:unread tag:x')).toEqual({ words: 0, hasRest: true });
  expect(askedWords('a "b c" is:unread')).toEqual({ words: 2, hasRest: true });
});
