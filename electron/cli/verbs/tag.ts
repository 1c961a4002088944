// `tag NAME QUERY`.
import { articles } from '../count.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'tag NAME QUERY',
  about: 'Puts a tag of yours on every article that a query finds.',
  positionals: [2, 2],
  async run({ positionals: [name = '', query = ''], openLibrary, terminal, json }) {
    const client = await openLibrary();
    const { changed } = await client.call('triage.byQuery', { query, act: 'tag', tag: name });
    terminal.out(json ? JSON.stringify({ changed }) : `Tagged ${articles(changed)}.`);
    return 0;
  },
};
