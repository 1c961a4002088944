import { expect, it } from 'vitest';
import { chosenFolder, folderPlaces, matchesFolder } from '../../../renderer/features/subscribe/folderPlaces.ts';

const folder = (id: number, name: string, parentId?: number) => ({
  id,
  name,
  position: 0,
  unreadCount: 0,
  ...(parentId !== undefined && { parentId }),
});
const places = folderPlaces([
  folder(1, 'World'),
  folder(2, 'Europe', 1),
  folder(3, 'Änderungen'),
  folder(4, 'Part 10'),
  folder(5, 'Part 9'),
]);

it('folders are named by their way from the top, in the order of a dictionary', () => {
  expect(places.map(({ path }) => path)).toEqual(['Änderungen', 'Part 9', 'Part 10', 'World', 'World / Europe']);
});

it('a name in whatever case is the folder that has it, any other one is new, and none is none', () => {
  expect(chosenFolder(' world / europe ', places)).toEqual({ folderId: 2 });
  expect(chosenFolder('Asia', places)).toEqual({ newFolder: 'Asia' });
  expect(chosenFolder('  ', places)).toEqual({});
});

it('what is typed finds a folder by the beginning of any name on its way, marks left out', () => {
  expect(matchesFolder('World / Europe', 'eu')).toBe(true);
  expect(matchesFolder('World / Europe', 'world / e')).toBe(true);
  expect(matchesFolder('Änderungen', 'ande')).toBe(true);
  expect(matchesFolder('World / Europe', 'rope')).toBe(false);
});

it('folders that lie in each other end', () => {
  expect(folderPlaces([folder(1, 'A', 2), folder(2, 'B', 1)])).toHaveLength(2);
});
