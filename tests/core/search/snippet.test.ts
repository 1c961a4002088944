// Snippets and highlights: what was found is what is shown.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import { findHits, wantedPhrases } from '../../../electron/core/store/search/hits.ts';
import { markHits, snippetOf, titleParts } from '../../../electron/core/store/search/snippet.ts';

const wanted = (query: string) => wantedPhrases(parseQuery(query).query);
const shown = (parts: readonly { text: string; hit: boolean }[] | undefined): string =>
  (parts ?? []).map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

test.each([
  ['heat pumps heat', 'heat', '[heat] pumps [heat]'],
  ['A heat pump for two heat pumps', '"heat pump"', 'A [heat pump] for two heat pumps'],
  ['Überall Cafés', 'uberall café*', '[Überall] [Cafés]'],
  ['东京和北京', '京和', '东[京和]北京'],
  ['ภาษาไทยไม่มีช่องว่าง', 'ไทย', 'ภาษา[ไทย]ไม่มีช่องว่าง'],
  ['Learn C++ or C#', 'C#', 'Learn C++ or [C#]'],
  ['Learn C++ now', 'c++', 'Learn [C++] now'],
  ['Good 👍🏽 day', '👍', 'Good [👍🏽] day'],
  ['one two', 'one -two', '[one] two'],
  ['one two', 'title:two author:one', 'one [two]'],
])('in the title “%s”, %s is shown as %s', (title, query, expected) => {
  expect(shown(titleParts(title, wanted(query)))).toBe(expected);
});

describe('snippets', () => {
  const filler = 'Lorem ipsum dolor sit amet consectetur adipiscing elit. '.repeat(40);

  test('begin shortly before the hit, at a word, and are about 220 characters long', () => {
    const text = shown(snippetOf(`${filler}Here is the needle in it. ${filler}`, wanted('needle')));
    expect(text).toContain('Here is the [needle] in it.');
    expect(text).toMatch(/^…\S/);
    expect(text).toMatch(/\S…$/);
    expect(text.length).toBeGreaterThan(160);
    expect(text.length).toBeLessThan(240);
  });

  test('show the stretch that holds most of what was asked', () => {
    const text = `alpha ${filler} alpha beta ${filler}`;
    expect(shown(snippetOf(text, wanted('alpha beta')))).toContain('[alpha] [beta]');
  });

  test('are absent where the text holds nothing of it, and for words of other parts', () => {
    expect(snippetOf(filler, wanted('needle'))).toBeUndefined();
    expect(snippetOf('by Ann', wanted('author:ann'))).toBeUndefined();
  });

  test('fold white space and never break a pair of surrogates', () => {
    expect(shown(snippetOf('a\n\n needle', wanted('needle')))).toBe('a [needle]');
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (before, after) => {
        const text = shown(snippetOf(`${'𝒳'.repeat(before)} needle ${'👍'.repeat(after)}`, wanted('needle')));
        expect(text.isWellFormed()).toBe(true);
        expect(text).toContain('[needle]');
      }),
    );
  });
});

test('marks in HTML leave tags, attributes and entities alone', () => {
  expect(markHits('<p title="heat">Heat &amp; <b>heat</b> amp</p>', wanted('heat amp'))).toBe(
    '<p title="heat"><mark>Heat</mark> &amp; <b><mark>heat</mark></b> <mark>amp</mark></p>',
  );
});

test('marking adds nothing but marks, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const html = text.replaceAll(/[<>&]/g, '');
      const marked = markHits(html, wanted('a OR e* OR 1 OR "b c"'));
      expect(marked.replaceAll(/<\/?mark>/g, '')).toBe(html);
    }),
  );
});

test('hits in ten thousand words are found in a blink', () => {
  const text = 'heat pump and more '.repeat(2_500);
  expect([...findHits(text, wanted('"heat pump" more'))]).toHaveLength(5_000);
});
