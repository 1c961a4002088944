// One holder a library. The lock is an exclusive transaction on an empty SQLite file: of all locks Node can take, the only one that
// every system releases by itself when its process dies, so there is no moment in which a stale lock is judged by two at once.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

/** Who holds the library: for the log and for the sentence `library-busy`, never for a decision. */
export interface Holder {
  readonly pid: number;
  /** When it took the lock. */
  readonly startedAt: number;
}

export interface LibraryLock {
  readonly folder: string;
  /** The holder that ended without letting go, if the last one did. */
  readonly takenOverFrom?: Holder;
  release(): void;
}

const lockFile = (folder: string): string => path.join(folder, 'lock');
const holderFile = (folder: string): string => path.join(folder, 'holder.json');

/** Who holds, or last held, the library; undefined when nobody does. */
export function readHolder(folder: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(holderFile(folder), 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && typeof startedAt === 'number' ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the lock, or answers undefined when another process, or another part of this one, has it.
 * Makes the profile folder when there is none, readable by its owner only.
 * @throws AppError library-unreadable when the folder cannot be written
 */
export function takeLibraryLock(folder: string, startedAt: number): LibraryLock | undefined {
  let database: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database = new Database(lockFile(folder), { timeout: 0 });
    database.pragma('journal_mode = MEMORY'); // nothing is ever written, so no file may be left beside it
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (isBusy(error)) return undefined;
    throw new AppError(
      'library-unreadable',
      { folder, reason: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
  const held = database;
  const before = existsSync(holderFile(folder)) ? readHolder(folder) : undefined;
  writeFileSync(holderFile(folder), JSON.stringify({ pid: process.pid, startedAt } satisfies Holder), { mode: 0o600 });
  return {
    folder,
    ...(before && { takenOverFrom: before }),
    release() {
      if (!held.open) return;
      rmSync(holderFile(folder), { force: true });
      held.close();
    },
  };
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
