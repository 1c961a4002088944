// Brings a library to the newest shape: each migration in one transaction, a copy of the file before, newer libraries refused.
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrations/migrations.ts';

interface Migrating {
  readonly migrations: readonly Migration[];
  /** Called once before the first migration of a library that already holds something. */
  readonly backUp: (fromVersion: number) => void;
}

export const libraryVersion = (connection: Connection): number => connection.value<number>('PRAGMA user_version') ?? 0;

/**
 * Answers the version it came from. A migration that fails leaves the library as the last whole one left it, and the error is thrown.
 * @throws AppError 'library-newer'
 */
export function migrate(connection: Connection, { migrations, backUp }: Migrating): number {
  const from = libraryVersion(connection);
  if (from > migrations.length) throw new AppError('library-newer', { found: from, known: migrations.length });
  if (from > 0 && from < migrations.length) backUp(from);
  for (const [index, migration] of migrations.entries()) {
    if (index < from) continue;
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(migration.sql);
      connection.exec(`PRAGMA user_version = ${index + 1}`);
      connection.exec('COMMIT');
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }
  return from;
}
