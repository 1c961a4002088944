// Folders as paths, for choosing one by its name: "World / Europe".
import type { Folder } from '../../../shared/model/feed.ts';
import type { FolderId } from '../../../shared/model/ids.ts';

export interface FolderPath {
  readonly id: FolderId;
  readonly names: readonly string[];
  readonly path: string;
}

const separator = ' / ';
export const pathText = (names: readonly string[]): string => names.join(separator);

/** All folders, each under the one it lies in; without `except` and what is inside it. */
export function folderPaths(folders: readonly Folder[], except?: FolderId): readonly FolderPath[] {
  const inOrder = [...folders].sort((a, b) => a.position - b.position || a.name.localeCompare(b.name));
  const paths: FolderPath[] = [];
  const walk = (parentId: FolderId | undefined, above: readonly string[]): void => {
    for (const { id, name, parentId: parent } of inOrder) {
      if (parent !== parentId || id === except) continue;
      const names = [...above, name];
      paths.push({ id, names, path: pathText(names) });
      walk(id, names);
    }
  };
  walk(undefined, []);
  return paths;
}

/** What was typed as a path of names: "World/Europe" and "World / Europe" alike. */
export const typedPath = (typed: string): readonly string[] =>
  typed
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/** Every word of what was typed begins or lies in the path, in any order. */
export function matchesPath(path: string, typed: string): boolean {
  const folded = fold(path);
  return fold(typed)
    .split(/[\s/]+/)
    .every((word) => folded.includes(word));
}

export const samePath = (a: readonly string[], b: readonly string[]): boolean => pathText(a) === pathText(b);
