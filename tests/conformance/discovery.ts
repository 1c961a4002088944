// Pages that name a feed: the feed must be found, and come first.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../../electron/core/decode/decodeText.ts';
import { discoverFeeds } from '../../electron/core/parse/discoverFeeds.ts';
import { type Conformance, readLines } from './corpus.ts';

interface Check {
  readonly file: string;
  readonly expected_basename: string | null;
}

export const discoveryConformance: Conformance = {
  name: 'discovery',
  async *run(folder) {
    const checks = await readLines<Check>(path.join(folder, 'checks', 'discovery.jsonl'));
    const failures: string[] = [];
    for (const { file, expected_basename: wanted } of checks) {
      const { text } = decodeText(await readFile(path.join(folder, file)));
      const found = discoverFeeds(text, `http://corpus.test/${file}`).map(({ url }) =>
        new URL(url).pathname.split('/').at(-1),
      );
      if (wanted ? found[0] !== wanted : found.length > 0)
        failures.push(`${file}: wants ${String(wanted)}, has ${found.join(', ') || 'none'}`);
    }
    yield { corpus: 'discovery', passed: checks.length - failures.length, of: checks.length, unparsed: 0, failures };
  },
};
