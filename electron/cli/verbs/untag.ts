// `untag NAME QUERY`.
import { articles } from '../count.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'untag NAME QUERY',
  about: 'Takes a tag off every article that a query finds.',
  positionals: [2, 2],
  async run({ positionals: [name = '', query = ''], openLibrary, terminal, json }) {
    const client = await openLibrary();
    const { changed } = await client.call('triage.byQuery', { query, act: 'untag', tag: name });
    terminal.out(json ? JSON.stringify({ changed }) : `Untagged ${articles(changed)}.`);
    return 0;
  },
};
