// Folders by their names, the way a person types them: "World / Europe".
import type { Folder } from '../../../shared/model/feed.ts';
import type { FolderId } from '../../../shared/model/ids.ts';

export interface FolderPlace {
  readonly id: FolderId;
  /** "World / Europe" */
  readonly path: string;
}

/** Where a new source goes; nothing for no folder. */
export type ChosenFolder = { readonly folderId: FolderId } | { readonly newFolder: string } | Record<string, never>;

export function folderPlaces(folders: readonly Folder[]): readonly FolderPlace[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder] as const));
  const pathOf = ({ name, parentId }: Folder, depth = 0): string => {
    const parent = parentId === undefined || depth > 50 ? undefined : byId.get(parentId);
    return parent ? `${pathOf(parent, depth + 1)} / ${name}` : name;
  };
  return folders
    .map((folder) => ({ id: folder.id, path: pathOf(folder) }))
    .sort((a, b) => a.path.localeCompare(b.path, undefined, { sensitivity: 'base', numeric: true }));
}

/** In lower case and without marks: what fingers type when they are in a hurry. */
const plain = (text: string): string =>
  text
    .trim()
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase();

/** Found by the beginning of its whole path, or of the name of any folder on the way. */
export function matchesFolder(path: string, typed: string): boolean {
  const [names, wanted] = [plain(path), plain(typed)];
  return names.startsWith(wanted) || names.split(' / ').some((name) => name.startsWith(wanted));
}

export function chosenFolder(typed: string, places: readonly FolderPlace[]): ChosenFolder {
  const name = typed.trim();
  if (name === '') return {};
  const known = places.find(({ path }) => path.toLocaleLowerCase() === name.toLocaleLowerCase());
  return known ? { folderId: known.id } : { newFolder: name };
}
