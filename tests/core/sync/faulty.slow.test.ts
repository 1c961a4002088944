// One feed in five goes wrong in every way there is; the others must not notice. In CI with 200 feeds and limits a tenth of the real ones;
// in `npm run test:long` with 1,000 and the real limits.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import { misbehaviours, type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, type SyncLibrary, syncAll } from '../../support/syncLibrary.ts';

const fullSize = process.env['BROADSHEET_FAULTY_FEEDS'];
const feeds = Number(fullSize ?? 200);
const scale = fullSize === undefined ? 0.1 : 1;
/** The small run shrinks the limits but not the work, so on a busy machine it may take longer than they allow. */
const slack = fullSize === undefined ? 5 : 1;
const limits = { connectMs: 10_000 * scale, idleMs: 30_000 * scale, totalMs: 60_000 * scale };

let server: ScriptedServer;
let library: SyncLibrary;
const isFaulty = (index: number): boolean => index % 5 === 0;
const kindOf = (index: number): (typeof misbehaviours)[number] =>
  misbehaviours[(index / 5) % misbehaviours.length] ?? 'reset';
const addressOf = (index: number): string => {
  const host = `127.0.${20 + Math.floor(index / 200)}.${1 + (index % 200)}`;
  // One in twenty of the faulty ones speaks no TLS where it should.
  return `${isFaulty(index) && index % 100 === 95 ? 'https' : 'http'}://${host}:${server.port}/feed/${index}`;
};

beforeAll(async () => {
  server = await startServer('0.0.0.0');
  const body = (index: number): string =>
    rssFeed({ title: `Feed ${index}`, items: madeItems(`f${index}`, 10, Date.now()) });
  server.scriptAll(({ path }) => {
    const index = Number(path.split('/')[2]);
    return isFaulty(index) ? kindOf(index) : { body: body(index), coding: 'gzip', headers: { etag: '"1"' } };
  });
  library = openSyncLibrary({ limits, isNetworkUp: () => true });
  library.follow(...Array.from({ length: feeds }, (_, index) => addressOf(index)));
});
afterAll(async () => {
  await library.close();
  await server.close();
});

it('ends in time, with every healthy feed read and every faulty one told', { timeout: 150_000 }, async () => {
  const startedAt = performance.now();
  const doneAt = new Map<string, number>();
  const stop = library.syncing.scheduler.onCheck(
    ({ feedUrl }) => void doneAt.set(feedUrl, performance.now() - startedAt),
  );
  const summary = await syncAll(library);
  stop();
  const tookMs = performance.now() - startedAt;
  expect(tookMs).toBeLessThan(120_000 * scale * slack);
  expect(summary).toMatchObject({ feeds, changed: feeds * 0.8, failed: feeds * 0.2, added: feeds * 8 });
  const healthy = Array.from({ length: feeds }, (_, index) => index).filter((index) => !isFaulty(index));
  expect(Math.max(...healthy.map((index) => doneAt.get(addressOf(index)) ?? Number.POSITIVE_INFINITY))).toBeLessThan(
    60_000 * scale * slack,
  );
  for (const check of library.checks.filter(({ outcome }) => outcome === 'failed'))
    expect(check.reason).toMatch(/^[^.]+\..+Trying again in/);
  expect(library.errors).toEqual([]);
});

it('asks the healthy ones conditionally afterwards and leaves the faulty ones alone', async () => {
  const before = server.requests.length;
  library.store.write((write) => write.run('UPDATE feeds SET next_check_at = 0 WHERE failures_in_row = 0'));
  await library.sync.start({ all: false, offline: false });
  const asked = server.requests.slice(before);
  expect(asked).toHaveLength(feeds * 0.8);
  for (const { headers } of asked) expect(headers['if-none-match']).toBe('"1"');
});
