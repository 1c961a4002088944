// Sources as the sidebar shows them: folders with their folders and feeds, in one order for the eye and for the keys.
import type { Feed, Folder } from '../../shared/model/feed.ts';
import type { FolderId } from '../../shared/model/ids.ts';
import type { LibraryOverview } from '../../shared/model/library.ts';

export type SourceItem =
  | { readonly kind: 'folder'; readonly folder: Folder; readonly level: number; readonly isFolded: boolean }
  | { readonly kind: 'feed'; readonly feed: Feed; readonly level: number };

const byPlace = (a: Folder, b: Folder): number => a.position - b.position || a.name.localeCompare(b.name);

function groupBy<T>(items: readonly T[], key: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** Key of what lies in no folder. */
const top = 0;

/** Folders first, then the feeds that lie in none; what a folded folder holds is left out. */
export function orderSources(
  { feeds, folders }: Pick<LibraryOverview, 'feeds' | 'folders'>,
  folded: readonly FolderId[],
): readonly SourceItem[] {
  const foldersIn = groupBy([...folders].sort(byPlace), (folder) => folder.parentId ?? top);
  // Made once: comparing by the locale's rules without it costs ten times as much.
  const { compare } = new Intl.Collator();
  const feedsIn = groupBy(
    [...feeds].sort((a, b) => compare(a.title, b.title)),
    (feed) => feed.folderId ?? top,
  );
  const items: SourceItem[] = [];
  const walk = (parent: FolderId, level: number): void => {
    for (const folder of foldersIn.get(parent) ?? []) {
      const isFolded = folded.includes(folder.id);
      items.push({ kind: 'folder', folder, level, isFolded });
      if (!isFolded) walk(folder.id, level + 1);
    }
    for (const feed of feedsIn.get(parent) ?? []) items.push({ kind: 'feed', feed, level });
  };
  walk(top, 1);
  return items;
}

/** Place of a folder among those it lies with, counted from 0; -1 for one that is not there. */
export function placeAmong(folders: readonly Folder[], id: FolderId): number {
  const parentId = folders.find((folder) => folder.id === id)?.parentId;
  return folders
    .filter((folder) => folder.parentId === parentId)
    .sort(byPlace)
    .findIndex((folder) => folder.id === id);
}

/** All feeds in a folder and the folders in it. */
export function feedsWithin({ feeds, folders }: LibraryOverview, folderId: FolderId): readonly Feed[] {
  const inside = new Set<FolderId>([folderId]);
  for (let before = 0; before !== inside.size;) {
    before = inside.size;
    for (const folder of folders)
      if (folder.parentId !== undefined && inside.has(folder.parentId)) inside.add(folder.id);
  }
  return feeds.filter((feed) => feed.folderId !== undefined && inside.has(feed.folderId));
}
