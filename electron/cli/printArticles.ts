// Prints the articles of a query page by page: shared by `list` and `search`.
import { AppError } from '../../shared/errors.ts';
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import type { ArticleSummary } from '../../shared/model/article.ts';
import type { ListCursor, Listing } from '../../shared/model/listing.ts';
import { articleJson, articleText } from './articleLine.ts';
import type { VerbInput } from './verb.ts';

const pageSize = 200;

export function readLimit(text: string | boolean | undefined, otherwise = 50): number {
  if (text === undefined) return otherwise;
  const limit = Number(text);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new AppError('usage', { reason: `--limit takes a whole number from 1, not “${text}”.` });
  return limit;
}

/** At most `limit` articles of a query (all articles without one), and how many there are in all. */
export async function findArticles(
  client: EngineClient,
  query: string | undefined,
  limit: number,
): Promise<{ rows: ArticleSummary[]; total: number }> {
  const listing: Listing = query?.trim() ? { kind: 'search', query } : { kind: 'all' };
  const options = { order: 'newest', unreadOnly: false } as const;
  const { frame, total } = await client.call('articles.open', { listing, options });
  const rows: ArticleSummary[] = [];
  let cursor: ListCursor | undefined;
  while (rows.length < limit) {
    const page = await client.call('articles.list', {
      view: { listing, options, frame },
      direction: 'forward',
      limit: Math.min(pageSize, limit - rows.length),
      ...(cursor && { cursor }),
    });
    rows.push(...page.rows);
    // A page may be empty and not the last: a search takes a breath where its words are rare.
    if (!page.next) break;
    cursor = page.next;
  }
  return { rows, total };
}

export async function printArticles(input: VerbInput, query: string | undefined): Promise<0> {
  const limit = readLimit(input.options.limit);
  const client = await input.openLibrary();
  const [{ rows }, overview] = await Promise.all([
    findArticles(client, query, limit),
    client.call('library.overview', {}),
  ]);
  const feeds = new Map(overview.feeds.map((feed) => [feed.id, feed]));
  const line = input.json ? articleJson : articleText;
  for (const row of rows) input.terminal.out(line(row, feeds.get(row.feedId)));
  if (rows.length === 0 && !input.json)
    input.terminal.err(query ? 'No article was found.' : 'There are no articles yet.');
  return 0;
}
