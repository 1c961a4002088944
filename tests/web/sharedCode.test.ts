// The three hosts share the core, the engine, the contract and the renderer. What each has of its own is counted, so that it stays thin.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Lines of code: neither empty nor only a comment. */
const linesIn = (patterns: readonly string[]): number =>
  globSync([...patterns], { cwd: root }).reduce(
    (sum, file) =>
      sum +
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^(?:\/\/|\/?\*)/.test(line.trim())).length,
    0,
  );

const shared = linesIn([
  'shared/**/*.ts',
  'electron/core/**/*.ts',
  'electron/engine/**/*.ts',
  'renderer/**/*.{ts,tsx}',
]);
const own = {
  web: linesIn(['electron/web/**/*.ts']),
  desktop: linesIn(['electron/desktop/**/*.ts']),
  // Verbs are what the command line is for, as panes are what the renderer is for: the host is what is around them.
  cli: linesIn(['electron/cli/*.ts']),
};

test('each host has few lines of its own, next to what all share', () => {
  console.log(`shared ${shared} lines; of its own: web ${own.web}, desktop ${own.desktop}, command line ${own.cli}`);
  expect(shared).toBeGreaterThan(5_000);
  for (const [host, lines] of Object.entries(own)) {
    expect(lines, host).toBeGreaterThan(50);
    expect(lines, host).toBeLessThan(900);
  }
  expect(own.web + own.desktop + own.cli).toBeLessThan(shared / 5);
});

test('no host opens a database, reads a feed or draws', () => {
  const files = globSync(['electron/web/**/*.ts', 'electron/desktop/**/*.ts'], { cwd: root });
  expect(files.length).toBeGreaterThan(10);
  const found = files.filter((file) =>
    /better-sqlite3|htmlparser2|undici|from 'react|\/core\//.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(found).toEqual([]);
});
