import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFeed } from '../../../electron/core/parse/parseFeed.ts';
import type { ParsedFeed } from '../../../electron/core/parse/parsedFeed.ts';
import { readTolerantJson } from '../../../electron/core/parse/tolerantJson.ts';

const parse = (text: string): ParsedFeed => parseFeed(text, { url: 'https://paper.example/feed.json' });
const item = (id: string): string => `{"id":"${id}","title":"T${id}","content_text":"x"}`;

test.each([
  ['a comma too many', `{"title":"P","items":[${item('1')},${item('2')},],}`],
  ['a comma too few', `{"title":"P" "items":[${item('1')} ${item('2')}]}`],
  [
    'a raw line break in a string',
    `{"title":"P","items":[${item('1')},{"id":"2","title":"T2","content_text":"a\nb"}]}`,
  ],
  [
    'an escape that JSON lacks',
    String.raw`{"title":"P","items":[{"id":"1","title":"T1","content_text":"\'\d"},${item('2')}]}`,
  ],
  ['NaN', `{"title":"P","items":[{"id":"1","title":"T1","n":NaN},${item('2')}]}`],
  ['a list that ends before its object', `{"title":"P","items":[${item('1')},{"id":"2","title":"T2"]}`],
  ['its end lost in a third item', `{"title":"P","items":[${item('1')},${item('2')},{"id":"3","url":"https://paper.ex`],
])('a JSON Feed with %s keeps its whole items', (_what, text) => {
  const feed = parse(text);
  expect(feed.titles[0]?.value).toBe('P');
  expect(feed.items.map((each) => [each.id, each.titles[0]?.value])).toEqual([
    ['1', 'T1'],
    ['2', 'T2'],
  ]);
  expect(feed.warnings).toEqual([{ code: 'json-broken', kept: 2 }]);
});

test('what is neither JSON nor has items is refused', () => {
  for (const text of ['{', '{"items":[', '{ color: red; }', '{"title":"P","items":[{"id":"1'])
    expect(() => parse(text)).toThrow('is not a feed');
});

test('without authors the author of version 1.0 counts', () => {
  expect(parse('{"items":[{"id":"1","authors":[],"author":{"name":"Ada"}}]}').items[0]?.people).toMatchObject([
    { name: 'Ada' },
  ]);
});

test('the tolerant reader reads JSON as JSON, and ends on any text', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const written = JSON.stringify(value);
      expect(readTolerantJson(written)).toEqual(JSON.parse(written));
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[[\]{}",:\\ a1]{0,60}$/)), (text) => {
      expect(() => readTolerantJson(text)).not.toThrow();
    }),
  );
  const deep = readTolerantJson('{"__proto__":{"x":1},"a":'.repeat(100_000));
  expect(deep).toBeDefined();
  expect(({} as { x?: number }).x).toBeUndefined();
});
