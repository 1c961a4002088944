// `undo`.
import { undoneSentence } from '../../../shared/model/journalSentence.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'undo',
  about: 'Takes back what was done last, also after a restart.',
  positionals: [0, 0],
  async run({ openLibrary, terminal, json }) {
    const client = await openLibrary();
    const entry = await client.call('journal.undo', {});
    terminal.out(json ? JSON.stringify(entry) : `${undoneSentence(entry)}.`);
    return 0;
  },
};
