// Reads a file named on the command line; what can go wrong becomes a sentence.
import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';

/** Throws file-not-found or file-unreadable. */
export async function readNamedFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError(code === 'ENOENT' ? 'file-not-found' : 'file-unreadable', { file }, { cause: error });
  }
}
