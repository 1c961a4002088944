// `mark read|unread|saved|unsaved QUERY`: one act, one entry in the journal.
import { AppError } from '../../../shared/errors.ts';
import { articles } from '../count.ts';
import type { Verb } from '../verb.ts';

const acts = ['read', 'unread', 'saved', 'unsaved'] as const;
const isAct = (word: string | undefined): word is (typeof acts)[number] => acts.some((act) => act === word);

export const verb: Verb = {
  usage: 'mark read|unread|saved|unsaved QUERY',
  about: 'Marks every article that a query finds. `undo` takes it back.',
  positionals: [2, 2],
  async run({ positionals: [act, query = ''], openLibrary, terminal, json }) {
    if (!isAct(act)) throw new AppError('usage', { reason: `“${act ?? ''}” is none of ${acts.join(', ')}.` });
    const client = await openLibrary();
    const { changed } = await client.call('triage.byQuery', { query, act });
    terminal.out(json ? JSON.stringify({ changed }) : `Marked ${articles(changed)} ${act}.`);
    return 0;
  },
};
