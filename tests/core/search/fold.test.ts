// The fold: what is typed and what was written become the same tokens, in every script, and places point at the right characters.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldPhrase, locateTokens, tokensOf } from '../../../electron/core/store/search/fold.ts';

test.each([
  ['Überraschung', 'uberraschung'],
  ['STRASSE', 'Straße'],
  ['Łódź', 'lodz'],
  ['Ærø', 'aero'],
  ['İstanbul', 'istanbul'],
  ['ISPARTA', 'ısparta'],
  ['ΣΊΣΥΦΟΣ', 'σισυφος'],
  ['café', 'cafe\u0301'],
  ['ﬁnal ﬂight', 'final flight'],
  ['ＡＢＣ１２３', 'abc123'],
  ['שָׁלוֹם', 'שלום'],
  ['مُحَمَّد', 'محمد'],
  ['أحمد', 'احمد'],
  ['علي', 'علی'],
  ['١٢٣', '123'],
  ['४५६', '456'],
  ['ガード', 'ｶﾞｰﾄﾞ'],
  ['한국', '\u1112\u1161\u11ab\u1100\u116e\u11a8'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['👍🏽', '👍'],
])('%s and %s are the same', (one, other) => {
  expect(tokensOf(one)).toEqual(tokensOf(other));
  expect(tokensOf(one).length).toBeGreaterThan(0);
});

test.each([
  ['мой', 'мои'],
  ['が', 'か'],
  ['C++', 'C'],
  ['C#', 'C'],
  ['.NET', 'net'],
  ['😀', '😁'],
  ['कि', 'क'],
])('%s and %s are not the same', (one, other) => {
  expect(tokensOf(one)).not.toEqual(tokensOf(other));
});

test('every substring of a text without spaces is a phrase of its tokens', () => {
  const text = '中文维基百科是一部';
  const tokens = tokensOf(text).join(' ');
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= text.length; end++) {
      const phrase = foldPhrase(text.slice(start, end));
      const wanted = ` ${phrase.tokens.join(' ')}${phrase.prefix ? '' : ' '}`;
      expect(` ${tokens} `).toContain(wanted);
    }
  }
});

test('signs stand beside their letter, so that the letter alone finds them too', () => {
  expect(tokensOf('C++').slice(0, 1)).toEqual(['c']);
  expect(tokensOf('Visual C++ and ASP.NET')).toHaveLength(7);
  expect(tokensOf('a ++ b # c')).toEqual(['a', 'b', 'c']);
});

const written = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'C++ ',
    ' C# ',
    ' .NET',
    '中文',
    'ไทย',
    'မြန်မာ',
    'ｶﾞ',
    'é',
    'e\u0301',
    '🇩🇪',
    '👩‍👧',
    'नमस्ते',
    'اَلْ',
    'İ',
    'ß',
    ' ',
  ),
);
const anyText = fc.array(written, { maxLength: 12 }).map((parts) => parts.join(''));

test('folding what is folded changes nothing but the bigrams it is made of', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', 'é', 'ß', 'ł', 'ø', 'Œ', ' ', 'ş', 'Ж', 'й', 'Ω', 'ς', '0', '٣'),
        maxLength: 30,
      }),
      (text) => {
        expect(tokensOf(fold(text))).toEqual(tokensOf(text));
      },
    ),
  );
});

test('located tokens lie in order within the text, for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let before = 0;
      for (const { token, start, end } of locateTokens(text)) {
        expect(token).not.toBe('');
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        before = start;
      }
    }),
    { numRuns: 1_000 },
  );
});

test('located tokens are the tokens of the index', () => {
  const texts = [
    'Über die Straße – C++, C# und ASP.NET',
    '日本語のテキストとｶﾞｰﾄﾞ 12 個',
    'ภาษาไทยไม่มีช่องว่าง',
    'မြန်မာဘာသာ ភាសាខ្មែរ ພາສາລາວ བོད་ཡིག',
    'مرحبا بالعالَم ١٢٣ שָׁלוֹם',
    'नमस्ते दुनिया 👍🏽 🇩🇪 done',
    '한국어와 English를 섞어',
  ];
  for (const text of texts) expect([...locateTokens(text)].map(({ token }) => token)).toEqual(tokensOf(text));
});
