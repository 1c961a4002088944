// `restore FILE`: takes the library back from a backup. What was there is set aside, never deleted.
import path from 'node:path';
import { restoreLibrary } from '../../core/store/backup.ts';
import { holdClosedLibrary } from '../holdClosedLibrary.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'restore FILE',
  about: 'Takes the library back from a backup. The library as it is now is set aside beside it.',
  positionals: [1, 1],
  run({ positionals: [file = ''], profile, terminal, json }) {
    return holdClosedLibrary(profile, (now) => {
      const { setAside } = restoreLibrary(profile, path.resolve(file), now);
      terminal.out(
        json
          ? JSON.stringify({ restored: path.resolve(file), setAside })
          : `Taken back from ${file}. What was there lies in ${setAside}.`,
      );
      return 0;
    });
  },
};
