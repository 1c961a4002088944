// Whether a file is a library that could be opened. Reads all of it: on the engine's thread only where nothing is open yet.
import { AppError } from '../../../shared/errors.ts';
import { type Connection, openConnection, storeError } from './connection.ts';
import { libraryVersion } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

/** Why a file is not a library that could be opened; nothing if it is one, whole and not newer than we are. */
export function faultOf(file: string): AppError | undefined {
  let copy: Connection | undefined;
  try {
    copy = openConnection({ file, monotonic: () => 0 });
    const version = libraryVersion(copy);
    if (version === 0 || copy.value("SELECT 1 FROM sqlite_schema WHERE name = 'library'") === undefined)
      return new AppError('file-not-backup', { file });
    if (version > migrations.length) return new AppError('library-newer', { found: version, known: migrations.length });
    const answers = copy.rows<[string]>('PRAGMA integrity_check(1)').map(([answer]) => answer);
    if (answers.length === 1 && answers[0] === 'ok') return undefined;
    return new AppError('file-not-backup', { file });
  } catch (error) {
    return new AppError('file-not-backup', { file }, { cause: storeError(error, file) });
  } finally {
    copy?.close();
  }
}
