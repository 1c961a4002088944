// Folders of subscriptions, nested. Unread counts are sums over the feeds in them, also in the folders inside.
import { AppError } from '../../../shared/errors.ts';
import type { Folder } from '../../../shared/model/feed.ts';
import type { FolderId } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import { changeRow } from './journalRows.ts';
import type { Act } from './writeStore.ts';

interface FolderRow {
  readonly id: number;
  readonly name: string;
  readonly parent_id: number | null;
  readonly position: number;
  /** Of the feeds directly in it. */
  readonly unread: number;
}

const foldersSql = `
  SELECT f.id, f.name, f.parent_id, f.position, coalesce(sum(c.unread), 0) AS unread
  FROM folders f LEFT JOIN subscriptions s ON s.folder_id = f.id LEFT JOIN feed_counts c ON c.feed_id = s.feed_id
  GROUP BY f.id ORDER BY f.parent_id, f.position, f.id`;

export function listFolders(read: ReadStore): Folder[] {
  const rows = read.all<FolderRow>(foldersSql);
  const children = Map.groupBy(rows, (row) => row.parent_id);
  const unread = (row: FolderRow): number =>
    (children.get(row.id) ?? []).reduce((sum, child) => sum + unread(child), row.unread);
  const toFolder = (row: FolderRow): Folder => ({
    id: row.id,
    name: row.name,
    ...(row.parent_id !== null && { parentId: row.parent_id }),
    position: row.position,
    unreadCount: unread(row),
  });
  return rows.map(toFolder);
}

export const hasFolder = (read: ReadStore, id: FolderId): boolean =>
  read.value<number>('SELECT 1 FROM folders WHERE id = ?', [id]) !== undefined;
export const folderName = (read: ReadStore, id: FolderId): string | undefined =>
  read.value<string>('SELECT name FROM folders WHERE id = ?', [id]);

export const findFolder = (read: ReadStore, name: string, parentId?: FolderId): FolderId | undefined =>
  read.value<number>('SELECT id FROM folders WHERE name = ? AND parent_id IS ?', [name, parentId ?? null]);

/** @throws AppError 'folder-not-found' | 'name-taken' */
export function addFolder(act: Act, name: string, parentId?: FolderId): FolderId {
  if (parentId !== undefined && !hasFolder(act, parentId)) throw new AppError('folder-not-found');
  if (findFolder(act, name, parentId) !== undefined) throw new AppError('name-taken', { name });
  const position =
    act.value<number>('SELECT coalesce(max(position) + 1, 0) FROM folders WHERE parent_id IS ?', [parentId ?? null]) ??
    0;
  act.changes.organisation();
  return changeRow(act, 'folders', undefined, { name, parent_id: parentId ?? null, position });
}

/** The folder at a path of names from the top; what is missing of it is made. Undefined for an empty path. */
export function ensureFolder(act: Act, names: readonly string[]): FolderId | undefined {
  let parentId: FolderId | undefined;
  for (const name of names) parentId = findFolder(act, name, parentId) ?? addFolder(act, name, parentId);
  return parentId;
}

interface FolderChange {
  readonly name?: string;
  readonly parentId?: FolderId | null;
  /** Its new place among its siblings, counted from 0. */
  readonly position?: number;
}

/** @throws AppError 'folder-not-found' | 'folder-into-itself' | 'name-taken' */
export function changeFolder(act: Act, id: FolderId, change: FolderChange): void {
  const row = act.get<{ name: string; parent_id: number | null }>('SELECT name, parent_id FROM folders WHERE id = ?', [
    id,
  ]);
  if (!row) throw new AppError('folder-not-found');
  const parentId = change.parentId === undefined ? row.parent_id : change.parentId;
  if (parentId !== null) {
    if (!hasFolder(act, parentId)) throw new AppError('folder-not-found');
    if (isInside(act, parentId, id)) throw new AppError('folder-into-itself');
  }
  const name = change.name ?? row.name;
  const other = findFolder(act, name, parentId ?? undefined);
  if (other !== undefined && other !== id) throw new AppError('name-taken', { name });
  changeRow(act, 'folders', id, { name, parent_id: parentId });
  if (change.position !== undefined || parentId !== row.parent_id)
    placeFolder(act, id, parentId, change.position ?? Number.MAX_SAFE_INTEGER);
  act.changes.organisation();
}

/** Numbers the siblings anew with this one at its place. */
function placeFolder(act: Act, id: FolderId, parentId: FolderId | null, position: number): void {
  const siblings = act
    .rows<[number]>('SELECT id FROM folders WHERE parent_id IS ? AND id <> ? ORDER BY position, id', [parentId, id])
    .map(([sibling]) => sibling);
  siblings.splice(Math.min(position, siblings.length), 0, id);
  for (const [place, sibling] of siblings.entries()) changeRow(act, 'folders', sibling, { position: place });
}

/** Is `id` the folder `outer`, or somewhere inside it? */
const isInside = (read: ReadStore, id: FolderId, outer: FolderId): boolean =>
  read.value<number>(
    `WITH RECURSIVE above (id) AS (SELECT ? UNION SELECT f.parent_id FROM folders f JOIN above a ON f.id = a.id WHERE f.parent_id IS NOT NULL)
     SELECT 1 FROM above WHERE id = ?`,
    [id, outer],
  ) !== undefined;

/** Takes a folder away; what was in it moves to where it was. @throws AppError 'folder-not-found' */
export function removeFolder(act: Act, id: FolderId): void {
  const row = act.get<{ parent_id: number | null }>('SELECT parent_id FROM folders WHERE id = ?', [id]);
  if (!row) throw new AppError('folder-not-found');
  for (const [feedId] of act.rows<[number]>('SELECT feed_id FROM subscriptions WHERE folder_id = ?', [id])) {
    changeRow(act, 'subscriptions', feedId, { folder_id: row.parent_id });
    act.changes.feed(feedId);
  }
  for (const [childId] of act.rows<[number]>('SELECT id FROM folders WHERE parent_id = ?', [id]))
    changeRow(act, 'folders', childId, { parent_id: row.parent_id });
  changeRow(act, 'folders', id, null);
  act.changes.organisation();
}
