// `redo`.
import { articles } from '../count.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'redo',
  about: 'Does again what was undone last.',
  positionals: [0, 0],
  async run({ openLibrary, terminal, json }) {
    const client = await openLibrary();
    const entry = await client.call('journal.redo', {});
    const subject = entry.subject ? ` (${entry.subject})` : '';
    terminal.out(json ? JSON.stringify(entry) : `Done again: ${entry.kind}${subject}, ${articles(entry.count)}.`);
    return 0;
  },
};
