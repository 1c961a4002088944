// Lists of subscriptions: exact counts where the file is well-formed, nine tenths of the addresses where it is not.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../../electron/core/decode/decodeText.ts';
import { type OpmlDocument, parseOpml } from '../../electron/core/parse/opml.ts';
import { type Conformance, readLines } from './corpus.ts';

interface Check {
  readonly file: string;
  readonly wellformed: boolean;
  readonly feeds?: number;
  readonly unique_urls?: number;
  readonly folders?: number;
  readonly xmlUrl_occurrences?: number;
}

export const opmlConformance: Conformance = {
  name: 'opml',
  async *run(folder) {
    const checks = await readLines<Check>(path.join(folder, 'checks', 'opml.jsonl'));
    const failures: string[] = [];
    for (const check of checks) {
      const document = await read(path.join(folder, check.file));
      const unique = new Set(document?.feeds.map((feed) => feed.feedUrl)).size;
      const ok = check.wellformed
        ? document?.feeds.length === check.feeds &&
          unique === check.unique_urls &&
          document?.folders.length === check.folders
        : unique >= 0.9 * (check.xmlUrl_occurrences ?? 0);
      if (!ok)
        failures.push(
          `${check.file}: wants ${JSON.stringify(check)}, has ${document?.feeds.length ?? 'none'} feeds, ${unique} addresses, ${document?.folders.length ?? 0} folders`,
        );
    }
    yield { corpus: 'opml', passed: checks.length - failures.length, of: checks.length, unparsed: 0, failures };
  },
};

async function read(file: string): Promise<OpmlDocument | undefined> {
  try {
    return parseOpml(decodeText(await readFile(file)).text);
  } catch {
    return undefined;
  }
}
