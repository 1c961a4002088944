// kill -9 at random moments of a sync. Twenty cycles here, 200 in CI (.ci/run), ten thousand in `npm run test:long`.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { openStore, type Store } from '../../../electron/core/store/store.ts';
import { rssFeed } from '../../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';

const cycles = Number(process.env['BROADSHEET_KILL_CYCLES'] ?? 20);
const feeds = 12;
const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-killed-'));
let server: ScriptedServer;

beforeAll(async () => {
  server = await startServer('0.0.0.0');
  // Every answer has two new items, the last eight again, and one of those edited.
  const asked = new Map<string, number>();
  server.scriptAll(({ path: feed }) => {
    const turn = (asked.get(feed) ?? 0) + 1;
    asked.set(feed, turn);
    const items = Array.from({ length: 10 }, (_, back) => {
      const number = turn * 2 + 10 - back;
      return {
        guid: `${feed}#${number}`,
        title: `Item ${number} of ${feed}`,
        link: `https://example.org${feed}/${number}`,
        html: `<p>${`Text of ${number}. `.repeat(60)}</p><p>Edition ${back === 4 ? turn : 0}</p>`,
        publishedAt: Date.now() - back * 60_000,
      };
    });
    return { body: rssFeed({ title: feed, items }), coding: 'gzip' };
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the victim, lets it work for a while and kills it. Answers the marks it was promised. */
async function killOnce(afterMs: number): Promise<readonly number[]> {
  const addresses = Array.from(
    { length: feeds },
    (_, index) => `http://127.0.8.${index + 1}:${server.port}/feed/${index}`,
  );
  const victim: ChildProcess = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'victim.ts'), folder, ...addresses],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const kept: number[] = [];
  let complaint = '';
  victim.stderr?.on('data', (text) => (complaint += String(text)));
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    victim.once('exit', (_code, signal) => resolve(signal)),
  );
  if (victim.stdout === null) throw new Error('The victim has no output');
  for await (const line of createInterface({ input: victim.stdout })) {
    if (line === 'ready') setTimeout(() => victim.kill('SIGKILL'), afterMs);
    else kept.push(Number(line.slice('kept '.length)));
  }
  expect([await ended, complaint]).toEqual(['SIGKILL', '']);
  return kept;
}

function inspect(store: Store, kept: ReadonlySet<number>): void {
  const { read } = store;
  expect(read.value<string>('PRAGMA integrity_check')).toBe('ok');
  expect(read.all('PRAGMA foreign_key_check')).toEqual([]);
  expect(read.all('SELECT feed_id, title FROM articles GROUP BY feed_id, title HAVING count(*) > 1')).toEqual([]);
  expect(
    read.all(
      'SELECT f.feed_id FROM feed_counts f WHERE f.articles <> (SELECT count(*) FROM articles a WHERE a.feed_id = f.feed_id AND a.dropped_at IS NULL)',
    ),
  ).toEqual([]);
  expect(
    read.all(
      'SELECT f.feed_id FROM feed_counts f WHERE f.unread <> (SELECT count(*) FROM inbox i WHERE i.feed_id = f.feed_id AND i.read_at IS NULL)',
    ),
  ).toEqual([]);
  expect(read.value<number>('SELECT count(*) FROM search_queue')).toBe(0);
  const unread = new Set(read.rows<[number]>('SELECT article_id FROM inbox WHERE read_at IS NULL').map(([id]) => id));
  expect([...kept].filter((id) => unread.has(id))).toEqual([]);
}

it(
  `loses nothing it promised and breaks nothing in ${cycles} kills`,
  { timeout: 60_000 + cycles * 6_000 },
  async () => {
    const kept = new Set<number>();
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    for (let cycle = 0; cycle < cycles; cycle++) {
      for (const id of await killOnce(Math.random() ** 2 * 900)) kept.add(id);
      const store = openStore({ folder, clock: systemClock, log });
      store.flush();
      inspect(store, kept);
      store.close();
    }
    // Had nothing happened, nothing would have been tested.
    expect(kept.size).toBeGreaterThan(cycles);
  },
);
