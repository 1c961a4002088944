// `search QUERY`, or with --batch many queries by one process.
import readline from 'node:readline';
import { AppError, toWire } from '../../../shared/errors.ts';
import { articleJson } from '../articleLine.ts';
import { findArticles, printArticles, readLimit } from '../printArticles.ts';
import type { Verb, VerbInput } from '../verb.ts';

export const verb: Verb = {
  usage: 'search QUERY [--limit N] | search --batch',
  about: 'Finds articles by words, "phrases", and operators such as is:unread or after:2025-05.',
  options: { limit: { type: 'string' }, batch: { type: 'boolean' } },
  positionals: [0, 1],
  async run(input) {
    if (input.options.batch === true) return searchBatch(input);
    const query = input.positionals[0];
    if (!query)
      throw new AppError('usage', { reason: `Something to search for is missing. Usage: broadsheet ${verb.usage}.` });
    return printArticles(input, query);
  },
};

/** Reads `{"query","limit"?}` lines and answers each with one line, in order; a bad line is answered too. */
async function searchBatch(input: VerbInput): Promise<0> {
  const client = await input.openLibrary();
  const overview = await client.call('library.overview', {});
  const feeds = new Map(overview.feeds.map((feed) => [feed.id, feed]));
  for await (const line of readline.createInterface({ input: input.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (input.signal.aborted) break;
    if (!line.trim()) continue;
    let query = '';
    try {
      const asked = JSON.parse(line) as { readonly query?: unknown; readonly limit?: unknown };
      query = typeof asked.query === 'string' ? asked.query : '';
      const { rows, total } = await findArticles(
        client,
        query,
        readLimit(asked.limit === undefined ? undefined : JSON.stringify(asked.limit)),
      );
      input.terminal.out(
        JSON.stringify({
          query,
          ok: true,
          total,
          results: rows.map((row) => JSON.parse(articleJson(row, feeds.get(row.feedId))) as unknown),
        }),
      );
    } catch (error) {
      const wire = error instanceof SyntaxError ? { code: 'usage', details: {} } : toWire(error);
      const message = error instanceof Error ? error.message : String(error);
      input.terminal.out(JSON.stringify({ query, ok: false, error: { code: wire.code, message } }));
    }
  }
  return 0;
}
