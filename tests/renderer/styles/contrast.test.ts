// Every pair of ink and surface can be read, in every theme; the values come from the style sheet itself (WCAG 2.2, 1.4.3 and 1.4.6).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const sheet = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = sheet.indexOf(`${selector} {`);
  expect(start).toBeGreaterThan(-1);
  const block = sheet.slice(start, sheet.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? '', found[2] ?? '']));
}

/** Relative luminance of #rrggbb (WCAG 2.2). */
function luminance(colour: string): number {
  const hex = /^#([0-9a-f]{6})$/.exec(colour)?.[1];
  if (!hex) throw new Error(`${colour} is not a colour`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const themes = [
  { name: 'light', selector: ':root', least: 4.5 },
  { name: 'dark', selector: "[data-theme='dark']", least: 4.5 },
  { name: 'sepia', selector: "[data-theme='sepia']", least: 4.5 },
  { name: 'high contrast, light', selector: "[data-theme='contrast-light']", least: 7 },
  { name: 'high contrast, dark', selector: "[data-theme='contrast-dark']", least: 7 },
] as const;
const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'warn', 'ok'];
const pairs = [
  ...inks.flatMap((ink) => ['paper', 'tray', 'desk'].map((surface) => [ink, surface] as const)),
  ...['ink', 'ink-2', 'ink-3'].map((ink) => [ink, 'chosen'] as const),
  ['on-accent', 'accent'] as const,
  ['on-mark', 'mark'] as const,
  ['on-float', 'float'] as const,
];

test.each(themes)('in $name every ink on every surface has at least $least : 1', ({ selector, least }) => {
  const tokens = tokensOf(selector);
  const weak = pairs
    .map(([ink, surface]) => ({ ink, surface, ratio: contrast(tokens.get(ink) ?? '', tokens.get(surface) ?? '') }))
    .filter(({ ratio }) => ratio < least);
  expect(weak).toEqual([]);
});

test('a white letter can be read on each of the ten colours of sources', () => {
  const tokens = tokensOf(':root');
  const hues = Array.from({ length: 10 }, (_none, hue) => tokens.get(`letter-${hue}`) ?? '');
  expect(hues.filter((hue) => contrast(hue, '#ffffff') < 4.5)).toEqual([]);
});

test('every theme gives a value to every token of colour', () => {
  const isColour = ([name, value]: [string, string]): boolean =>
    /^(?:#|rgb|0 )/.test(value) && !/^(?:letter|radius|side|bar)/.test(name);
  const wanted = [...tokensOf(':root')].filter(isColour).map(([name]) => name);
  expect(wanted.length).toBeGreaterThan(15);
  for (const { selector } of themes) expect(wanted.filter((name) => !tokensOf(selector).has(name))).toEqual([]);
});
