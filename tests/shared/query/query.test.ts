// The query language: what is read, how it is printed and explained, and where mistakes are.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colourQuery } from '../../../shared/query/colourQuery.ts';
import { completeQuery } from '../../../shared/query/completeQuery.ts';
import { explainQuery } from '../../../shared/query/explainQuery.ts';
import { isBareValue, isBareWord } from '../../../shared/query/lexQuery.ts';
import { timeRange } from '../../../shared/query/moment.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import { printQuery } from '../../../shared/query/printQuery.ts';
import {
  ageUnits,
  comparisons,
  nameFields,
  operators,
  possessions,
  queryOrders,
  states,
  timeRelations,
  type Query,
  type QueryNode,
} from '../../../shared/query/query.ts';

const word = (text: string): QueryNode => ({ kind: 'text', field: 'any', text, phrase: false, prefix: false });
const meaning = (text: string): Query => {
  const parsed = parseQuery(text);
  expect(parsed.errors).toEqual([]);
  return parsed.query;
};
const mistakes = (text: string): readonly string[] =>
  parseQuery(text).errors.map((error) => `${error.code} ${text.slice(error.start, error.end)}@${error.start}`);

/** Texts that look like queries, so that the properties reach every corner of the grammar. */
const pieces = fc.constantFrom(
  '(',
  ')',
  '-',
  ' ',
  '"',
  '*',
  'OR',
  'AND',
  'NOT',
  ':',
  '\\',
  '“',
  '<',
  '7d',
  '2025-02-30',
  '中',
  'é',
  '👍',
  'C++',
  ...operators.map((operator) => `${operator}:`),
  ...states,
  'x',
  'is:unread',
  'sort:newest',
);
const queryLike = fc
  .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 24 })
  .map((parts) => parts.join(''));

const amount = fc.integer({ min: 0, max: 99_999 });
const bareWord = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).filter(isBareWord);
const phraseText = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
const calendar = fc
  .record({
    year: fc.integer({ min: 1, max: 9_999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .chain(({ year, month, day }) =>
    fc.constantFrom(
      { kind: 'calendar', year } as const,
      { kind: 'calendar', year, month } as const,
      { kind: 'calendar', year, month, day } as const,
    ),
  );
const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  fc
    .record({ field: fc.constantFrom('any', 'title', 'author'), text: bareWord, prefix: fc.boolean() } as const)
    .filter(({ field, text }) => field === 'any' || isBareValue(text))
    .map((node): QueryNode => Object.assign({ kind: 'text', phrase: false } as const, node)),
  fc
    .record({ field: fc.constantFrom('any', 'title', 'author'), text: phraseText, prefix: fc.boolean() } as const)
    .map((node): QueryNode => Object.assign({ kind: 'text', phrase: true } as const, node)),
  fc
    .record({ field: fc.constantFrom(...nameFields), value: phraseText.map((text) => text.trim()) })
    .map((node): QueryNode => Object.assign({ kind: 'name' } as const, node)),
  fc.constantFrom(...states).map((state) => ({ kind: 'is', state }) as const),
  fc.constantFrom(...possessions).map((what) => ({ kind: 'has', what }) as const),
  fc
    .record({ relation: fc.constantFrom(...timeRelations), moment: calendar })
    .map((node): QueryNode => Object.assign({ kind: 'time' } as const, node)),
  fc
    .record({
      relation: fc.constantFrom('before', 'after', 'newer', 'older'),
      amount,
      unit: fc.constantFrom(...ageUnits),
    } as const)
    .map(({ relation, amount, unit }) => ({ kind: 'time', relation, moment: { kind: 'age', amount, unit } }) as const),
  fc
    .record({ comparison: fc.constantFrom(...comparisons), minutes: amount })
    .map((node): QueryNode => Object.assign({ kind: 'minutes' } as const, node)),
);
/** Trees as the parser makes them: no group of its own kind directly inside, no double negation. */
const tree = fc.letrec<{ node: QueryNode; many: readonly QueryNode[] }>((tie) => ({
  many: fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .record({ kind: fc.constantFrom('and', 'or'), nodes: tie('many') } as const)
      .map(({ kind, nodes }): QueryNode => ({
        kind,
        nodes: nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node])),
      })),
    tie('node').map((node): QueryNode => (node.kind === 'not' ? node : { kind: 'not', node })),
  ),
})).node;
const anyQuery: fc.Arbitrary<Query> = fc.record(
  { where: tree, order: fc.constantFrom(...queryOrders) },
  { requiredKeys: [] },
);

describe('properties', () => {
  test('any text is read without an exception, and errors lie within it', () => {
    fc.assert(
      fc.property(fc.oneof(queryLike, fc.string({ unit: 'binary' })), (text) => {
        const { errors } = parseQuery(text);
        for (const error of errors) {
          expect(error.start).toBeGreaterThanOrEqual(0);
          expect(error.end).toBeGreaterThan(error.start);
          expect(error.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('what is printed is read back as the same query', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(parseQuery(printQuery(query))).toEqual({ query, errors: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  test('what was understood of any text prints as a text that means the same and prints the same', () => {
    fc.assert(
      fc.property(queryLike, (text) => {
        const { query } = parseQuery(text);
        const printed = printQuery(query);
        expect(parseQuery(printed)).toEqual({ query, errors: [] });
        expect(printQuery(parseQuery(printed).query)).toBe(printed);
      }),
      { numRuns: 2_000 },
    );
  });

  test('colours cover the text from end to end', () => {
    fc.assert(
      fc.property(queryLike, (text) => {
        const spans = colourQuery(text);
        expect(spans.map((span) => span.text).join('')).toBe(text);
        expect(spans.every((span) => span.text !== '')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('completion and explanation answer for any text and any cursor', () => {
    fc.assert(
      fc.property(queryLike, fc.integer({ min: -3, max: 60 }), (text, cursor) => {
        const { from, to } = completeQuery(text, cursor, {
          feeds: ['The Guardian'],
          folders: ['News'],
          tags: ['later'],
        });
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(explainQuery(parseQuery(text).query)).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('reading', () => {
  test('words that stand side by side must all be there', () => {
    expect(meaning('heat pump')).toEqual({ where: { kind: 'and', nodes: [word('heat'), word('pump')] } });
  });

  test('OR binds closer than standing side by side', () => {
    expect(meaning('rust OR go is:unread')).toEqual(meaning('(rust OR go) is:unread'));
    expect(meaning('a (b c OR d)').where).toEqual({
      kind: 'and',
      nodes: [word('a'), word('b'), { kind: 'or', nodes: [word('c'), word('d')] }],
    });
  });

  test('a hyphen leaves out a word, a phrase, a group or an operator', () => {
    for (const inner of ['x', '"x y"', '(x OR y)', 'tag:x', 'is:read']) {
      expect(meaning(`-${inner}`)).toEqual({ where: { kind: 'not', node: meaning(inner).where } });
    }
    expect(meaning('NOT x')).toEqual(meaning('-x'));
    expect(meaning('--x')).toEqual(meaning('x'));
  });

  test('hyphens, colons and signs inside words are part of the word', () => {
    for (const text of [
      'covid-19',
      'C++',
      '.NET',
      '12:30',
      'http://example.org/a',
      'don’t',
      'or',
      '#tag',
      'constructor',
    ]) {
      expect(meaning(text)).toEqual({ where: word(text) });
    }
    expect(meaning('rise - and fall')).toEqual(meaning('rise and fall'));
  });

  test('phrases keep their spaces, stars begin words, curly quotation marks are quotation marks', () => {
    expect(meaning('"heat  pump"*').where).toEqual({
      kind: 'text',
      field: 'any',
      text: 'heat  pump',
      phrase: true,
      prefix: true,
    });
    expect(meaning('title:ukr*').where).toEqual({
      kind: 'text',
      field: 'title',
      text: 'ukr',
      phrase: false,
      prefix: true,
    });
    expect(meaning('“heat pump”')).toEqual(meaning('"heat pump"'));
    expect(meaning(String.raw`feed:"the \"great\" one"`).where).toEqual({
      kind: 'name',
      field: 'feed',
      value: 'the "great" one',
    });
  });

  test('operators and their values are known in any case', () => {
    expect(meaning('IS:Unread')).toEqual(meaning('is:unread'));
    expect(meaning('is:starred')).toEqual(meaning('is:saved'));
    expect(meaning('minutes:<5').where).toEqual({ kind: 'minutes', comparison: '<', minutes: 5 });
    expect(meaning('sort:oldest x')).toEqual({ where: word('x'), order: 'oldest' });
    expect(meaning('')).toEqual({});
  });

  test('dates are checked against the calendar', () => {
    expect(meaning('on:2024-02-29').where).toEqual({
      kind: 'time',
      relation: 'on',
      moment: { kind: 'calendar', year: 2024, month: 2, day: 29 },
    });
    expect(mistakes('on:2025-02-29')).toEqual(['moment-unknown 2025-02-29@3']);
    expect(mistakes('on:7d')).toEqual(['moment-unknown 7d@3']);
  });
});

test('times mean the person’s own days', () => {
  const range = (text: string): object => {
    const node = meaning(text).where;
    return node?.kind === 'time' ? timeRange(node, new Date(2025, 6, 10, 15, 30).getTime()) : {};
  };
  const day = (month: number, date: number): number => new Date(2025, month - 1, date).getTime();
  expect(range('on:2025-07-09')).toEqual({ from: day(7, 9), to: day(7, 10) });
  expect(range('on:2025-07')).toEqual({ from: day(7, 1), to: day(8, 1) });
  expect(range('before:2025-07-09')).toEqual({ to: day(7, 9) });
  expect(range('after:2025-07-09')).toEqual({ from: day(7, 9) });
  expect(range('on:yesterday')).toEqual({ from: day(7, 9), to: day(7, 10) });
  expect(range('newer:2d')).toEqual({ from: new Date(2025, 6, 8, 15, 30).getTime() });
  expect(range('older:12h')).toEqual({ to: new Date(2025, 6, 10, 3, 30).getTime() });
});

test.each([
  ['newer:1m', [2025, 2, 31], [2025, 1, 28]],
  ['newer:13m', [2025, 2, 31], [2024, 1, 29]],
  ['newer:1m', [2025, 2, 15], [2025, 1, 15]],
  ['newer:1y', [2024, 1, 29], [2023, 1, 28]],
] as const)(
  '%s on a day that the month before has not is its last day',
  (text, [year, month, day], [beganYear, beganMonth, beganDay]) => {
    const { where } = meaning(text);
    if (where?.kind !== 'time') throw new Error('No time was asked for');
    expect(timeRange(where, new Date(year, month, day, 9).getTime())).toEqual({
      from: new Date(beganYear, beganMonth, beganDay, 9).getTime(),
    });
  },
);

test.each([
  ['a "b c', ['quote-open "b c@2']],
  ['(a', ['parenthesis-open (@0']],
  ['a) b', ['parenthesis-close )@1']],
  ['a ()', ['parenthesis-empty ()@2']],
  ['OR a', ['nothing-before-or OR@0']],
  ['a OR', ['nothing-after-or OR@2']],
  ['a -OR b', ['nothing-to-negate -@2']],
  ['feed: x', ['value-missing feed:@0']],
  ['is:red x', ['state-unknown red@3']],
  ['has:wings', ['possession-unknown wings@4']],
  ['sort:up', ['order-unknown up@5']],
  ['(sort:newest)', ['order-inside sort:newest@1']],
  ['before:soon', ['moment-unknown soon@7']],
  ['minutes:few', ['minutes-unknown few@8']],
])('%s points at its mistake', (text, expected) => {
  const found = mistakes(text);
  expect(found).toEqual(expected);
});

test('ten thousand parentheses are a mistake, not a crash', () => {
  expect(mistakes('('.repeat(10_000)).some((mistake) => mistake.startsWith('too-deep'))).toBe(true);
  expect(parseQuery('-'.repeat(10_000) + 'x').query).toEqual({ where: word('x') });
});

test.each([
  ['', 'all articles'],
  ['"heat pump" is:unread', 'with the words “heat pump”, unread'],
  ['title:ukr* -(tag:later OR is:read)', 'with a word beginning with “ukr” in the title, not (tagged “later” or read)'],
  ['newer:7d minutes:<5 sort:length', 'from the last 7 days, under 5 minutes to read; longest first'],
])('%s is explained', (text, words) => {
  expect(explainQuery(meaning(text))).toBe(words);
});

describe('completion', () => {
  const names = { feeds: ['The Guardian', 'Golem'], folders: ['News', 'Science & Tech'], tags: ['to read', 'travel'] };
  const offers = (text: string): readonly string[] =>
    completeQuery(text, text.length, names).suggestions.map((suggestion) => suggestion.text);

  test('the beginning of an operator offers it', () => {
    expect(offers('rust fe')).toEqual(['feed:']);
    expect(offers('-fol')).toEqual(['folder:']);
    expect(offers('unr')).toEqual(['is:unread']);
  });

  test('after the colon the library’s names are offered, quoted where they need it', () => {
    expect(offers('feed:')).toEqual(['"The Guardian"', 'Golem']);
    expect(offers('feed:guar')).toEqual(['"The Guardian"']);
    expect(offers('feed:"the')).toEqual(['"The Guardian"']);
    expect(offers('tag:t')).toEqual(['"to read"', 'travel']);
    expect(offers('is:un')).toEqual(['unread']);
  });

  test('a choice replaces what stands there', () => {
    const text = 'a feed:guar b';
    const { from, to, suggestions } = completeQuery(text, 11, names);
    expect(text.slice(0, from) + suggestions[0]?.text + text.slice(to)).toBe('a feed:"The Guardian" b');
  });

  test('an empty field and a phrase offer nothing', () => {
    expect(offers('')).toEqual([]);
    expect(offers('"fe')).toEqual([]);
  });
});

test('colours tell operators, values, words and mistakes apart', () => {
  expect(colourQuery('-is:red "x y" OR feed:a').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'negation -',
    'operator is:',
    'error red',
    'space  ',
    'phrase "x y"',
    'space  ',
    'connective OR',
    'space  ',
    'operator feed:',
    'value a',
  ]);
});
