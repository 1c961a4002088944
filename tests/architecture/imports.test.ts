// Who may enter which room: the table in rooms.ts against the imports as they are written.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageRooms, rooms } from './rooms.ts';
import { readSources, root, type SourceFile } from './sources.ts';

const sources = readSources();
const paths = new Set(sources.map((source) => source.path));

const isPath = (name: string): boolean => /^(?:shared|electron|renderer|build|tests)\//.test(name);
const packageName = (name: string): string =>
  name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name);

function mayImport(may: readonly string[], name: string): boolean {
  if (isPath(name)) return may.some((prefix) => name.startsWith(prefix));
  if (name.startsWith('node:')) return may.includes('node:*') || may.includes(name);
  return may.includes('pkg:*') || may.includes(`pkg:${packageName(name)}`);
}

test('the sources were read', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(100);
});

test('every import of a file names a file that exists', () => {
  const missing = sources.flatMap((source) =>
    source.imports
      .filter((name) => isPath(name) && !paths.has(name) && !existsSync(path.join(root, name.replace(/\?.*$/, ''))))
      .map((name) => `${source.path} → ${name}`),
  );
  expect(missing).toEqual([]);
});

test('no room is entered that the table keeps closed', () => {
  const trespasses = sources.flatMap((source) => {
    const room = rooms.find(({ room: prefix }) => source.path.startsWith(prefix));
    if (!room) return [`${source.path} is in no room`];
    return source.imports
      .filter((name) => !mayImport(room.may, name))
      .map((name) => `${source.path} → ${name}: ${room.instead}`);
  });
  expect(trespasses).toEqual([]);
});

test('a feature of the renderer imports no other feature', () => {
  const feature = (file: string): string | undefined => /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
  const crossings = sources.flatMap((source) => {
    const own = feature(source.path);
    return own
      ? source.imports.filter((name) => (feature(name) ?? own) !== own).map((name) => `${source.path} → ${name}`)
      : [];
  });
  expect(crossings).toEqual([]);
});

test('packages stay in the part of the house they belong to', () => {
  const strays = sources.flatMap((source) =>
    source.imports
      .filter(
        (name) => !isPath(name) && packageRooms[packageName(name)]?.every((prefix) => !source.path.startsWith(prefix)),
      )
      .map((name) => `${source.path} → ${name}`),
  );
  expect(strays).toEqual([]);
});

test('the renderer takes only types of the contract, so that zod is not shipped with it', () => {
  const values = sources
    .filter((source) => source.path.startsWith('renderer/'))
    .flatMap((source) => {
      const valueImports = [
        ...source.text.matchAll(
          /import\s+(?!type\b)([^'"]*?)from\s*['"]([^'"]*shared\/contract\/(?:engineContract|schemas|method|shellContract)\.ts)['"]/g,
        ),
      ];
      return valueImports
        .filter((match) => !/^\{\s*(?:type\s+\w+\s*,?\s*)+\}\s*$/.test(match[1] ?? ''))
        .map((match) => `${source.path}: ${match[0].trim()}`);
    });
  expect(values).toEqual([]);
});

/** A cycle of files, if one goes out from here. */
function findCycle(
  file: SourceFile,
  byPath: ReadonlyMap<string, SourceFile>,
  state: Map<string, 'open' | 'done'>,
  trail: readonly string[],
): readonly string[] | undefined {
  state.set(file.path, 'open');
  for (const name of file.imports) {
    const next = byPath.get(name);
    if (!next || state.get(name) === 'done') continue;
    if (state.get(name) === 'open') {
      state.set(file.path, 'done');
      return [...trail.slice(trail.indexOf(name)), file.path, name];
    }
    const cycle = findCycle(next, byPath, state, [...trail, file.path]);
    if (cycle) {
      state.set(file.path, 'done');
      return cycle;
    }
  }
  state.set(file.path, 'done');
  return undefined;
}

test('no files import each other in a circle', () => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles = sources
    .filter((source) => !state.has(source.path))
    .map((source) => findCycle(source, byPath, state, []));
  expect(cycles.filter(Boolean)).toEqual([]);
});
