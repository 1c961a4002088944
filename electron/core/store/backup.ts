// Copies of the library: made while it is open, verified before they count, kept seven days long, and brought back.
// The copy is the database alone: kept pictures can be fetched again, and passwords do not belong into copies.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { BackupCopy } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../ports.ts';
import { type Connection, openConnection, storeError } from './connection.ts';
import { faultOf } from './faultOf.ts';
import { faultAside } from './readThrough.ts';

export interface BackupFile {
  readonly path: string;
  readonly at: Instant;
  readonly bytes: number;
}

const dayMs = 86_400_000;
const keptBackups = 7;
/** Copies made before a migration or a restore, kept beside the daily ones. */
const keptBefore = 3;
/** Pages copied before others get their turn: 4 MB, a few milliseconds. */
const pagesAtOnce = 1_000;

export const backupFolder = (folder: string): string => path.join(folder, 'backups');
/** Where libraries lie whose place a backup took. */
export const replacedFolder = (folder: string): string => path.join(folder, 'replaced');

/** Files a database consists of, with what SQLite leaves beside it. */
export const databaseFiles = (file: string): readonly string[] => [file, `${file}-wal`, `${file}-shm`];

const removeSidecars = (file: string): void => {
  for (const part of databaseFiles(file).slice(1)) rmSync(part, { force: true });
};
const remove = (file: string): void => {
  rmSync(file, { force: true });
  removeSidecars(file);
};
/** A thread that was called off may still have it open, which Windows heeds; the next copy to this place removes it. */
function removeUnfinished(file: string): void {
  try {
    remove(file);
  } catch {
    // It is no whole copy and bears no name of one.
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a copy of the open library to `target` and reads it back; a target that was there is replaced only by a whole copy.
 * Answers its size.
 * @throws AppError 'file-exists' where something other than an earlier copy lies, 'disk-full' | 'write-failed' | 'library-damaged' | 'cancelled'
 */
export async function backUp(file: string, target: string, signal?: AbortSignal): Promise<number> {
  const unfinished = `${target}.part`;
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    if (isSomethingElse(target, file)) throw new AppError('file-exists', { file: target });
    remove(unfinished);
    await copyDatabase(file, unfinished, signal);
    settle(unfinished);
    giveItsName(unfinished, target, await faultAside(unfinished, signal));
  } catch (error) {
    removeUnfinished(unfinished);
    throw writeError(error, target);
  }
  return statSync(target).size;
}

/**
 * The same in one go, by SQLite itself: for a library that nobody has open yet.
 * @throws AppError as backUp does
 */
export function backUpAtOnce(connection: Connection, target: string): void {
  const unfinished = `${target}.part`;
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    remove(unfinished);
    connection.run('VACUUM INTO ?', [unfinished]);
    giveItsName(unfinished, target, faultOf(unfinished));
  } catch (error) {
    removeUnfinished(unfinished);
    throw writeError(error, target);
  }
}

/** Only a whole copy gets it, once it is on the disk. @throws AppError 'library-damaged' */
function giveItsName(unfinished: string, target: string, fault: AppError | undefined): void {
  if (fault) throw new AppError('library-damaged', {}, { cause: fault });
  removeSidecars(unfinished);
  syncFile(unfinished);
  renameSync(unfinished, target);
}

/** The open library itself, or a file that is no copy of one: neither may be written over. */
function isSomethingElse(target: string, library: string): boolean {
  if (!existsSync(target)) return false;
  if (realpathSync(target) === realpathSync(library) || !statSync(target).isFile()) return true;
  let copy: Connection | undefined;
  try {
    copy = openConnection({ file: target, monotonic: () => 0, readOnly: true });
    const isLibrary = copy.value("SELECT 1 FROM sqlite_schema WHERE name = 'library'") === 1;
    // A library in use has a write-ahead log, a copy has none: another profile's is not to be replaced either.
    return !isLibrary || copy.value('PRAGMA journal_mode') === 'wal';
  } catch {
    return true;
  } finally {
    copy?.close();
  }
}

/**
 * Through a connection of its own that holds on to what is committed now: what is being written meanwhile neither gets into
 * the copy half nor makes SQLite begin again.
 */
async function copyDatabase(file: string, target: string, signal: AbortSignal | undefined): Promise<void> {
  const reader = openConnection({ file, monotonic: () => 0 });
  try {
    reader.exec('BEGIN');
    reader.value('SELECT count(*) FROM sqlite_schema');
    await reader.database.backup(target, {
      progress: () => {
        if (signal?.aborted) throw new AppError('cancelled');
        return pagesAtOnce;
      },
    });
  } finally {
    reader.close();
  }
}

/** One file without a write-ahead log, so that it can be carried anywhere. */
function settle(file: string): void {
  const copy = openConnection({ file, monotonic: () => 0 });
  try {
    copy.rows('PRAGMA journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function writeError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') return new AppError('disk-full', {}, { cause: error });
  if (code.startsWith('E')) return new AppError('write-failed', { file }, { cause: error });
  return storeError(error, file);
}

const isDaily = ({ path: file }: BackupFile): boolean => path.basename(file).startsWith('library-');
const isBefore = ({ path: file }: BackupFile): boolean => path.basename(file).startsWith('before-');

/** What the library can be taken back from: copies in its own folder, and whole libraries that were set aside. Newest first. */
export function listCopies(folder: string): readonly BackupCopy[] {
  const copies = listBackups(folder).map((copy): BackupCopy => ({
    ...copy,
    kind: isDaily(copy) ? 'daily' : isBefore(copy) ? 'before' : 'own',
  }));
  const aside = (['replaced', 'damaged'] as const).flatMap((why) => {
    const place = path.join(folder, why);
    if (!existsSync(place)) return [];
    return readdirSync(place).flatMap((name): readonly BackupCopy[] => {
      const file = path.join(place, name, 'library.sqlite');
      const found = statSync(file, { throwIfNoEntry: false });
      // The folder is named by the moment it was set aside; the file is as old as its last write.
      const at = Date.parse(`${name.slice(0, 10)}T${name.slice(11).replaceAll('-', ':')}Z`);
      return found ? [{ path: file, at: at || Math.round(found.mtimeMs), bytes: found.size, kind: why }] : [];
    });
  });
  return [...copies, ...aside].toSorted((a, b) => b.at - a.at);
}

/** Copies in the library's own folder, newest first. */
export function listBackups(folder: string): readonly BackupFile[] {
  if (!existsSync(backupFolder(folder))) return [];
  return readdirSync(backupFolder(folder))
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => {
      const file = path.join(backupFolder(folder), name);
      const { mtimeMs, size } = statSync(file);
      return { path: file, at: Math.round(mtimeMs), bytes: size };
    })
    .toSorted((a, b) => b.at - a.at || (a.path < b.path ? 1 : -1));
}

export interface DailyBackup {
  readonly folder: string;
  /** The open library. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The day's copy, if the newest is a day old; those beyond seven go. Answers the copy, if one was made. */
export async function backUpDaily(
  { folder, file, clock, log }: DailyBackup,
  signal?: AbortSignal,
): Promise<BackupFile | undefined> {
  const newest = listBackups(folder).find(isDaily);
  if (newest && clock.now() - newest.at < dayMs) return undefined;
  const target = path.join(backupFolder(folder), `library-${new Date(clock.now()).toISOString().slice(0, 10)}.sqlite`);
  const startedAt = clock.monotonic();
  const bytes = await backUp(file, target, signal);
  const all = listBackups(folder);
  const tooMany = [...all.filter(isDaily).slice(keptBackups), ...all.filter(isBefore).slice(keptBefore)];
  for (const { path: old } of tooMany) rmSync(old, { force: true });
  log.info('backed up', { bytes, ms: Math.round(clock.monotonic() - startedAt), removed: tooMany.length });
  return { path: target, at: clock.now(), bytes };
}

const stamp = (at: Instant): string => new Date(at).toISOString().replaceAll(':', '-').slice(0, 19);

/** Moves the closed library out of the way, whole; answers the folder it lies in now. */
export function setAside(folder: string, why: 'damaged' | 'replaced', now: Instant): string {
  const place = path.join(folder, why, stamp(now));
  let aside = place;
  for (let number = 2; existsSync(aside); number++) aside = `${place}-${number}`;
  mkdirSync(aside, { recursive: true });
  for (const file of databaseFiles(path.join(folder, 'library.sqlite'))) {
    if (existsSync(file)) renameSync(file, path.join(aside, path.basename(file)));
  }
  return aside;
}

const incomingFile = (folder: string): string => path.join(folder, 'library.sqlite.incoming');

/**
 * Copies a backup beside the library, which may be open, and has the copy checked on a thread of its own.
 * @throws AppError 'file-not-found' | 'file-not-backup' | 'library-newer' | 'disk-full' | 'write-failed' | 'cancelled'
 */
export async function prepareRestore(folder: string, file: string, signal?: AbortSignal): Promise<void> {
  const incoming = clearWay(folder, file);
  try {
    await copyFile(file, incoming);
    accept(incoming, file, await faultAside(incoming, signal));
  } catch (error) {
    removeUnfinished(incoming);
    throw writeError(error, file);
  }
}

/** The same at once, where the library is closed and nobody waits; then the copy takes its place. @throws AppError as prepareRestore */
export function restoreLibrary(folder: string, file: string, now: Instant): { readonly setAside: string } {
  const incoming = clearWay(folder, file);
  try {
    copyFileSync(file, incoming);
    accept(incoming, file, faultOf(incoming));
  } catch (error) {
    remove(incoming);
    throw writeError(error, file);
  }
  return finishRestore(folder, now);
}

function clearWay(folder: string, file: string): string {
  if (!existsSync(file)) throw new AppError('file-not-found', { file });
  const incoming = incomingFile(folder);
  mkdirSync(folder, { recursive: true });
  remove(incoming);
  return incoming;
}

function accept(incoming: string, file: string, fault: AppError | undefined): void {
  if (fault) throw fault.code === 'file-not-backup' ? new AppError('file-not-backup', { file }) : fault;
  removeSidecars(incoming);
  syncFile(incoming);
}

/** Takes `setAside` back, in the place of whatever is there by now. */
export function putBack(folder: string, aside: string): void {
  for (const file of databaseFiles(path.join(folder, 'library.sqlite'))) {
    rmSync(file, { force: true });
    const kept = path.join(aside, path.basename(file));
    if (existsSync(kept)) renameSync(kept, file);
  }
  rmSync(aside, { recursive: true, force: true });
}

/** Puts the checked copy in the place of the closed library, which is set aside and not deleted. Answers where it lies now. */
export function finishRestore(folder: string, now: Instant): { readonly setAside: string } {
  const incoming = incomingFile(folder);
  // Before the library is set aside: an empty one in its place would look as if everything were lost.
  if (!existsSync(incoming)) throw new AppError('file-not-found', { file: incoming });
  const aside = setAside(folder, 'replaced', now);
  renameSync(incoming, path.join(folder, 'library.sqlite'));
  return { setAside: aside };
}

/** A restore that was broken off between its two steps goes on: the library lies aside already, and the checked copy waits. */
export function finishBrokenRestore(folder: string): void {
  const file = path.join(folder, 'library.sqlite');
  const incoming = incomingFile(folder);
  if (existsSync(file) || !existsSync(incoming) || faultOf(incoming)) return;
  removeSidecars(incoming);
  renameSync(incoming, file);
}

/** The newest copy that can be trusted. */
export const newestGoodBackup = (folder: string): BackupFile | undefined =>
  listBackups(folder).find(({ path: file }) => faultOf(file) === undefined);
