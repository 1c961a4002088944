// `restore FILE`: takes the library back from a backup. What was there is set aside, never deleted.
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { replacedFolder, restoreLibrary } from '../../core/store/backup.ts';
import { holdClosedLibrary } from '../holdClosedLibrary.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'restore FILE',
  about: 'Takes the library back from a backup. The library as it is now is set aside beside it.',
  positionals: [1, 1],
  async run({ positionals: [file = ''], profile, openLibrary, terminal, json }) {
    const source = path.resolve(file);
    const tell = (setAside: string): 0 => {
      terminal.out(
        json
          ? JSON.stringify({ restored: source, setAside })
          : `Taken back from ${file}. What was there lies in ${setAside}.`,
      );
      return 0;
    };
    try {
      return await holdClosedLibrary(profile, (now) => tell(restoreLibrary(profile, source, now).setAside));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'library-busy')) throw error;
    }
    // Whoever has it open closes it, takes the copy and opens it again.
    const client = await openLibrary();
    await client.call('maintenance.restore', { path: source });
    return tell(replacedFolder(profile));
  },
};
