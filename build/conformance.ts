// `npm run conformance [-- NAME…] [--corpora DIR] [--json] [--failures N]`: scores our understanding on other projects' public test data.
// A score below the one in tests/conformance/ratchet.json fails the run; a better one is written there with --keep.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { decodeText } from '../electron/core/decode/decodeText.ts';
import { normalizeFeed } from '../electron/core/normalize/normalizeFeed.ts';
import { parseFeed } from '../electron/core/parse/parseFeed.ts';
import type { Conformance, CorpusScore } from '../tests/conformance/corpus.ts';
import { dateConformance } from '../tests/conformance/dates.ts';
import { discoveryConformance } from '../tests/conformance/discovery.ts';
import { extractionConformance } from '../tests/conformance/extraction.ts';
import { feedConformance } from '../tests/conformance/feeds.ts';
import { opmlConformance } from '../tests/conformance/opml.ts';
import { searchConformance } from '../tests/conformance/search.ts';
import { ssrfConformance } from '../tests/conformance/ssrf.ts';
import { madeItems, rssFeed } from '../tests/support/feedMaker.ts';
import { root } from './steps.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpora: { type: 'string', default: path.join(root, '..', 'shared', 'corpora') },
    json: { type: 'boolean', default: false },
    failures: { type: 'string', default: '0' },
    keep: { type: 'boolean', default: false },
  },
});

const corporaFolder = path.resolve(values.corpora);
if (!existsSync(path.join(corporaFolder, 'checks'))) {
  console.log(`There are no corpora in ${corporaFolder}; --corpora names their folder. Nothing was scored.`);
  process.exit(0);
}

const all: readonly Conformance[] = [
  feedConformance,
  dateConformance,
  opmlConformance,
  discoveryConformance,
  extractionConformance,
  searchConformance,
  ssrfConformance,
];
const chosen = positionals.length === 0 ? all : all.filter((each) => positionals.includes(each.name));

const ratchetFile = path.join(root, 'tests', 'conformance', 'ratchet.json');
const ratchet = JSON.parse(readFileSync(ratchetFile, 'utf8')) as Record<string, number>;
const shownFailures = Number(values.failures);
const scores: CorpusScore[] = [];

for (const conformance of chosen) {
  for await (const score of conformance.run(corporaFolder)) {
    scores.push(score);
    const { corpus, passed, of, unparsed } = score;
    const share = `${((100 * passed) / of).toFixed(1)} %`;
    console.log(
      values.json
        ? JSON.stringify({ corpus, passed, of, unparsed })
        : `${corpus.padEnd(16)}${String(passed).padStart(6)} of ${String(of).padEnd(6)}${share.padStart(8)}${unparsed > 0 ? `   ${unparsed} unparsed` : ''}`,
    );
    for (const failure of score.failures.slice(0, shownFailures)) console.log(`    ${failure}`);
  }
}

const feeds = scores.filter((score) => score.isFeeds);
if (feeds.length > 0) {
  const macro = feeds.reduce((sum, { passed, of }) => sum + passed / of, 0) / feeds.length;
  const rate = megabytesASecond();
  console.log(
    values.json
      ? JSON.stringify({ macro, megabytesASecond: rate })
      : `macro mean of the feed corpora ${(100 * macro).toFixed(2)} %, understanding ${rate.toFixed(1)} MB/s`,
  );
}

const fallen = scores.filter(({ corpus, passed }) => passed < (ratchet[corpus] ?? 0));
for (const { corpus, passed } of fallen)
  console.error(`${corpus} has fallen from ${ratchet[corpus] ?? 0} to ${passed}.`);
if (values.keep) {
  for (const { corpus, passed } of scores) ratchet[corpus] = Math.max(passed, ratchet[corpus] ?? 0);
  writeFileSync(ratchetFile, `${JSON.stringify(ratchet, null, 2)}\n`);
}
process.exit(fallen.length === 0 ? 0 : 1);

/** Bytes to sanitised entries a second of one thread's processor time, over a feed of usual size. */
function megabytesASecond(): number {
  const paragraph = `<p>${'Ships lay at anchor while the harbour waited for the vote. '.repeat(12)}<a href="/next">Go on</a></p>`;
  const items = madeItems('story', 25, 1_750_000_000_000).map((item) => ({
    ...item,
    html: `<figure><img src="/a.jpg" alt="A ship"></figure>${paragraph.repeat(5)}`,
  }));
  const bytes = Buffer.from(rssFeed({ title: 'Harbour', items }));
  const source = { url: 'https://example.org/feed.xml' };
  const understand = (): unknown => normalizeFeed(parseFeed(decodeText(bytes).text, source));
  for (let turn = 0; turn < 80; turn += 1) understand();
  const turns = 200;
  const before = process.threadCpuUsage();
  for (let turn = 0; turn < turns; turn += 1) understand();
  const { user, system } = process.threadCpuUsage(before);
  return (bytes.byteLength * turns) / (user + system);
}
