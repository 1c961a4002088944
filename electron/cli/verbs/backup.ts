// `backup FILE`: a checked copy of the library.
import path from 'node:path';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'backup FILE',
  about: 'Writes a copy of the library to a file and checks it.',
  positionals: [1, 1],
  async run({ positionals: [file = ''], openLibrary, terminal, json }) {
    const client = await openLibrary();
    const target = path.resolve(file);
    const { bytes } = await client.call('maintenance.backup', { path: target });
    terminal.out(
      json
        ? JSON.stringify({ path: target, bytes })
        : `Written and checked: ${target}, ${(bytes / 1_000_000).toFixed(1)} MB.`,
    );
    return 0;
  },
};
