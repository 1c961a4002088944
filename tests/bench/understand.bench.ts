// How fast one thread understands feeds: bytes to sanitised entries with their plain text, beside a floor that only tokenises the same bytes.
// In the thread's own processor time: it waits for nothing, and what else the machine does is not its work.
import { Parser } from 'htmlparser2';
import { decodeText } from '../../electron/core/decode/decodeText.ts';
import { normalizeFeed } from '../../electron/core/normalize/normalizeFeed.ts';
import { parseFeed } from '../../electron/core/parse/parseFeed.ts';
import { startFeedFarm } from '../support/feedFarm.ts';
import { type Bench, type Figure, summarise } from './bench.ts';

const turns = 60;
const warmUpTurns = 10;
const source = { url: 'https://example.org/feed.xml' };

export const bench: Bench = {
  name: 'understand',
  about: 'decode, parse, normalise, sanitise and plain text on one thread; 25 items × 440 words a feed',
  async *run({ size = 20 }) {
    const documents = await farmDocuments(size);
    yield measure('content in CDATA', documents);
    yield measure('content escaped', documents.map(escaped));
  },
};

async function farmDocuments(feeds: number): Promise<Buffer[]> {
  const farm = await startFeedFarm({ feeds });
  try {
    return await Promise.all(
      farm.addresses.map(async (address) => Buffer.from(await (await fetch(address)).arrayBuffer())),
    );
  } finally {
    await farm.close();
  }
}

/** The same feed as most publishing systems write it, its markup escaped. */
const escaped = (document: Buffer): Buffer =>
  Buffer.from(
    document
      .toString()
      .replaceAll(/<!\[CDATA\[([^]*?)\]\]>/g, (_whole, html: string) =>
        html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      ),
  );

function understand(document: Buffer): void {
  normalizeFeed(parseFeed(decodeText(document).text, source));
}

/** The document's tags once, and once those of the markup in it; nothing is made of them. */
function tokenize(document: Buffer): void {
  const nothing = { onopentag: (): void => {}, ontext: (): void => {}, onclosetag: (): void => {} };
  const outer = new Parser(
    {
      ...nothing,
      ontext(text) {
        const inner = new Parser(nothing, { decodeEntities: true });
        inner.write(text);
        inner.end();
      },
    },
    { xmlMode: true },
  );
  outer.write(document.toString());
  outer.end();
}

function measure(what: string, documents: readonly Buffer[]): Figure {
  const megabytes = documents.reduce((sum, document) => sum + document.byteLength, 0) / 1e6;
  const rate = (work: (document: Buffer) => void): number => {
    const before = process.threadCpuUsage();
    for (const document of documents) work(document);
    const { user, system } = process.threadCpuUsage(before);
    return megabytes / ((user + system) / 1e6);
  };
  for (let turn = 0; turn < warmUpTurns; turn += 1) [understand, tokenize].forEach(rate);
  const rates: number[] = [];
  const floors: number[] = [];
  // In turns, so that what else the machine does weighs on both alike.
  for (let turn = 0; turn < turns; turn += 1) {
    rates.push(rate(understand));
    floors.push(rate(tokenize));
  }
  return {
    bench: 'understand',
    figure: what,
    unit: 'MB/s',
    ...summarise(rates),
    target: { least: 20 },
    floor: summarise(floors).p50,
  };
}
