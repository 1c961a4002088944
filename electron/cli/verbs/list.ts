// `list [QUERY]`: articles, newest first, read ones too.
import { printArticles } from '../printArticles.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'list [QUERY] [--limit N]',
  about: 'Lists articles, newest first (50 unless told), or those that a query finds.',
  options: { limit: { type: 'string' } },
  positionals: [0, 1],
  run: (input) => printArticles(input, input.positionals[0]),
};
