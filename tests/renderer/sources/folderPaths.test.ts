// Choosing a folder by its name.
import { expect, test } from 'vitest';
import { folderPaths, matchesPath, samePath, typedPath } from '../../../renderer/features/sources/folderPaths.ts';

const folders = [
  { id: 1, name: 'World', position: 1, unreadCount: 0 },
  { id: 2, name: 'Europe', parentId: 1, position: 0, unreadCount: 0 },
  { id: 3, name: 'Ålesund', parentId: 2, position: 0, unreadCount: 0 },
  { id: 4, name: 'Science', position: 0, unreadCount: 0 },
];
const paths = (except?: number): readonly string[] => folderPaths(folders, except).map(({ path }) => path);

test('folders are paths in their own order, each under the one it lies in', () => {
  expect(paths()).toEqual(['Science', 'World', 'World / Europe', 'World / Europe / Ålesund']);
});

test('a folder is not offered itself, nor what is inside it', () => {
  expect(paths(2)).toEqual(['Science', 'World']);
});

test('words match anywhere in the path, without marks or case, in any order', () => {
  expect(matchesPath('World / Europe / Ålesund', 'alesund WOR')).toBe(true);
  expect(matchesPath('World / Europe', 'asia')).toBe(false);
  expect(matchesPath('World', '')).toBe(true);
});

test('a path is typed with or without space, and empty parts are left out', () => {
  expect(typedPath('World/Europe')).toEqual(['World', 'Europe']);
  expect(typedPath(' World / / Europe / ')).toEqual(['World', 'Europe']);
  expect(typedPath(' / ')).toEqual([]);
  expect(samePath(typedPath('World/Europe'), ['World', 'Europe'])).toBe(true);
});
