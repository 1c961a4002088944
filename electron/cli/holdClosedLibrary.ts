// For work on a library that must not be open anywhere: restoring it, or mending one that cannot be opened.
import { AppError } from '../../shared/errors.ts';
import { readHolder, takeLibraryLock } from '../engine/libraryLock.ts';

/** Holds the lock while `work` runs. Throws library-busy when somebody has the library open. */
export async function holdClosedLibrary<Result>(
  profile: string,
  work: (now: number) => Result | Promise<Result>,
): Promise<Result> {
  const now = Date.now();
  const lock = takeLibraryLock(profile, now);
  if (!lock) throw new AppError('library-busy', { pid: readHolder(profile)?.pid ?? '?' });
  try {
    return await work(now);
  } finally {
    lock.release();
  }
}
