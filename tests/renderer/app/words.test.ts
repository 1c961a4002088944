// No component holds a sentence or a key: words come from the catalogue, keys from the command table.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { de } from '../../../renderer/text/de.ts';
import { en } from '../../../renderer/text/en.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const components = globSync('renderer/{app,features,ui}/**/*.tsx', { cwd: root }).map((file) => ({
  file,
  lines: readFileSync(path.join(root, file), 'utf8').split('\n'),
}));

/** The product's name is the same in every language; a tick is a sign, not a word. */
const sameEverywhere = /^(?:Broadsheet|✓|·)$/;

const found = (pattern: RegExp, isFine: (text: string) => boolean = () => false): readonly string[] =>
  components.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) => {
      const text = pattern.exec(line)?.[1]?.trim() ?? '';
      return text === '' || isFine(text) || line.trim().startsWith('//') ? [] : [`${file}:${index + 1} ${text}`];
    }),
  );

test('components were read', () => {
  expect(components.length).toBeGreaterThan(20);
});

test('no component holds words of its own', () => {
  const isFine = (text: string): boolean => sameEverywhere.test(text);
  expect(found(/^\s*<\w+[^>]*>([^<>{}=;()]*\p{L}[^<>{}=;()]*)<\/\w+>/u, isFine)).toEqual([]);
  expect(found(/\b(?:aria-label|title|placeholder|alt)="([^"]*\p{L}[^"]*)"/u, isFine)).toEqual([]);
});

test('no component looks for a letter or a sign; Enter, Escape and arrows within a control are its own', () => {
  expect(found(/\b(?:event|e)\.(?:key ?=== ?'(.)'|code ?=== ?'(?:Key|Digit).')/)).toEqual([]);
  expect(found(/((?:event|e)\.code\b)/)).toEqual([]);
});

/** Leaves of a catalogue by their path, so that two of them can be laid side by side. */
function leaves(value: unknown, at: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[at, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, at === '' ? key : `${at}.${key}`));
}

test('German has every entry that English has, in words of its own', () => {
  const german = new Map(leaves(de, ''));
  const english = leaves(en, '');
  expect(english.length).toBeGreaterThan(100);
  expect(english.filter(([at]) => !german.has(at)).map(([at]) => at)).toEqual([]);
  const same = english.filter(([at, word]) => typeof word === 'string' && word === german.get(at)).map(([at]) => at);
  expect(same.length).toBeLessThan(english.length * 0.15);
});

test('sentences end and shout nowhere', () => {
  const loud = leaves(en, '').filter(([, word]) => typeof word === 'string' && /!|\bOops\b/.test(word));
  expect(loud).toEqual([]);
});
