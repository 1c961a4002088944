// Pages that name feeds: the feed must be found and come first, or all of them in their order; where there is none, none.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../../electron/core/decode/decodeText.ts';
import { discoverFeeds, type FeedLink } from '../../electron/core/parse/discoverFeeds.ts';
import { type Conformance, readLines } from './corpus.ts';

interface Check {
  readonly file: string;
  readonly base_url?: string;
  /** Last part of the path of the first feed; null where there is none. */
  readonly expected_basename?: string | null;
  readonly expected_count?: number | null;
  /** [place among the feeds, what of it, its value] */
  readonly expected?: readonly (readonly [place: number, what: string, value: string])[];
}

const partOf: Readonly<Record<string, (link: FeedLink) => string | undefined>> = {
  Title: (link) => link.title,
  URL: (link) => link.url,
};

const holds = (check: Check, found: readonly FeedLink[]): boolean => {
  if (check.expected_basename !== undefined)
    return (found[0] && new URL(found[0].url).pathname.split('/').at(-1)) === (check.expected_basename ?? undefined);
  return (
    found.length === (check.expected_count ?? 0) &&
    (check.expected ?? []).every(([place, what, value]) => {
      const link = found[place];
      const read = partOf[what];
      return link !== undefined && (read === undefined || read(link) === value);
    })
  );
};

export const discoveryConformance: Conformance = {
  name: 'discovery',
  async *run(folder) {
    const checks = await readLines<Check>(path.join(folder, 'checks', 'discovery.jsonl'));
    const failures: string[] = [];
    for (const check of checks) {
      const { text } = decodeText(await readFile(path.join(folder, check.file)));
      const found = discoverFeeds(text, check.base_url ?? `http://corpus.test/${check.file}`);
      if (!holds(check, found))
        failures.push(
          `${check.file}: has ${found.map(({ url }) => url).join(', ') || 'none'}, wants ${JSON.stringify(check)}`,
        );
    }
    yield { corpus: 'discovery', passed: checks.length - failures.length, of: checks.length, unparsed: 0, failures };
  },
};
