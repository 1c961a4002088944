// House rules that can be read off the text of the sources.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withKeysTable } from '../../build/keysTable.ts';
import { readSources, root } from './sources.ts';

const sources = readSources();
const product = sources.filter((source) => /^(?:shared|electron|renderer)\//.test(source.path));
const lines = product.flatMap((source) =>
  source.text.split('\n').map((text, index) => ({ place: `${source.path}:${index + 1}`, path: source.path, text })),
);
const places = (found: readonly { place: string; text: string }[]): readonly string[] =>
  found.map(({ place, text }) => `${place} ${text.trim()}`);

test('nothing switches a check off or leaves a note to do it later', () => {
  const marks = new RegExp(
    [
      '@ts-ignore',
      '@ts-nocheck',
      '@ts-expect-error',
      'oxlint-disable',
      'eslint-disable',
      '\\bTODO\\b',
      '\\bFIXME\\b',
      '\\bas any\\b',
      ': any\\b',
    ].join('|'),
  );
  expect(places(lines.filter(({ text }) => marks.test(text)))).toEqual([]);
});

test('no module keeps state of its own that changes', () => {
  expect(places(lines.filter(({ text }) => /^(?:export )?(?:let|var) /.test(text)))).toEqual([]);
});

test('only clock.ts reads the clock or sets a timer in the core', () => {
  const time = /\bDate\.now\(|\bnew Date\(\)|\bset(?:Timeout|Interval)\(|\bperformance\.now\(/;
  expect(
    places(
      lines.filter(
        (line) =>
          line.path.startsWith('electron/core/') && line.path !== 'electron/core/clock.ts' && time.test(line.text),
      ),
    ),
  ).toEqual([]);
});

test('each file begins by saying what it is for', () => {
  const silent = product.filter((source) => !/^(?:#!.*\n)?(?:\/\/|\/\*\*)/.test(source.text));
  expect(silent.map((source) => source.path)).toEqual([]);
});

test('no file is so long that it answers more than one question', () => {
  const long = product
    .map((source) => ({ path: source.path, count: source.text.split('\n').length }))
    .filter(({ count }) => count > 500);
  expect(long).toEqual([]);
});

test('no file only passes on what other files export', () => {
  const barrels = product.filter((source) => {
    const code = source.text.split('\n').filter((line) => line.trim() && !line.trim().startsWith('//'));
    return code.length > 0 && code.every((line) => /^export (?:\*|\{).* from /.test(line));
  });
  expect(barrels.map((source) => source.path)).toEqual([]);
});

test('the README’s map names every folder of the first two levels', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const folders = ['shared', 'electron', 'renderer', 'build', 'tests'].flatMap((top) => [
    `${top}/`,
    ...readdirSync(path.join(root, top), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${entry.name}/`),
  ]);
  const core = readdirSync(path.join(root, 'electron/core'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.name}/`);
  expect([...folders, ...core].filter((folder) => !readme.includes(folder))).toEqual([]);
});

test('hosts share nearly everything: what is a host’s own is a small part of what all of them run', () => {
  const linesOf = (...rooms: readonly string[]): number =>
    lines.filter(({ path: file, text }) => text.trim() !== '' && rooms.some((room) => file.startsWith(room))).length;
  const all = linesOf('electron/core/', 'electron/engine/', 'shared/');
  const own = {
    desktop: linesOf('electron/desktop/'),
    web: linesOf('electron/web/'),
    cli: linesOf('electron/cli/'),
  };
  const share = (host: keyof typeof own, shared: number): number => own[host] / (own[host] + shared);
  const withWindow = all + linesOf('renderer/');
  expect(share('desktop', withWindow)).toBeLessThan(0.03);
  expect(share('web', withWindow)).toBeLessThan(0.03);
  // The terminal has no window to share; it has a verb a file.
  expect(share('cli', all)).toBeLessThan(0.1);
});

test('the README’s table of keys is the command table’s', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  expect(withKeysTable(readme)).toBe(readme);
});

test('the top level holds what design.md says and nothing else', () => {
  const allowed = new Set([
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'electron',
    'renderer',
    'shared',
    'build',
    'tests',
    'README.md',
    'LICENSE',
    'node_modules',
    'dist',
    'coverage',
    'test-results',
  ]);
  expect(readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.has(name))).toEqual([]);
});

test('the lock file names no addresses of where packages were fetched from', () => {
  expect(existsSync(path.join(root, 'package-lock.json'))).toBe(true);
  expect(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
});
