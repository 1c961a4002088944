// Articles in pages: the share of four-word sequences that our text and the expected one have in common (F1), in thousandths a page.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../../electron/core/decode/decodeText.ts';
import { extractArticle } from '../../electron/core/extract/extractArticle.ts';
import { htmlToText } from '../../electron/core/normalize/sanitizeHtml.ts';
import { type Conformance, readLines } from './corpus.ts';

const sequenceLength = 4;
const thousandths = 1_000;

function sequences(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let index = 0; index + sequenceLength <= words.length; index += 1) {
    const key = words.slice(index, index + sequenceLength).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function f1(found: string, wanted: string): number {
  const [a, b] = [sequences(found), sequences(wanted)];
  let common = 0;
  for (const [key, count] of a) common += Math.min(count, b.get(key) ?? 0);
  const sum = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((total, count) => total + count, 0);
  return common === 0 ? 0 : (2 * common) / (sum(a) + sum(b));
}

export const extractionConformance: Conformance = {
  name: 'extraction',
  async *run(folder) {
    const checks = (
      await readLines<{ source: string; expected_html?: string }>(path.join(folder, 'checks', 'extraction.jsonl'))
    ).filter((check) => check.expected_html !== undefined);
    const failures: string[] = [];
    let total = 0;
    for (const check of checks) {
      const page = decodeText(await readFile(path.join(folder, check.source))).text;
      const wanted = htmlToText(await readFile(path.join(folder, check.expected_html ?? ''), 'utf8'));
      let score = 0;
      try {
        score = f1(extractArticle(page, { url: 'http://fakehost/test/page.html' }).text, wanted);
      } catch {
        score = 0;
      }
      total += score;
      if (score < 0.9) failures.push(`${check.source}: F1 ${score.toFixed(3)}`);
    }
    yield {
      corpus: 'extraction',
      passed: Math.round((total / checks.length) * thousandths),
      of: thousandths,
      unparsed: 0,
      failures,
    };
  },
};
