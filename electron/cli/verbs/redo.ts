// `redo`.
import { redoneSentence } from '../../../shared/model/journalSentence.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'redo',
  about: 'Does again what was undone last.',
  positionals: [0, 0],
  async run({ openLibrary, terminal, json }) {
    const client = await openLibrary();
    const entry = await client.call('journal.redo', {});
    terminal.out(json ? JSON.stringify(entry) : `${redoneSentence(entry)}.`);
    return 0;
  },
};
