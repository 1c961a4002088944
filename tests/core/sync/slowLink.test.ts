// A way that is slow for every host: nobody is at fault, so nothing may count as a failure.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, type SyncLibrary, syncAll } from '../../support/syncLibrary.ts';
import { type VirtualClock, virtualClock } from '../../support/virtualClock.ts';

const feeds = 40;
let server: ScriptedServer;
let clock: VirtualClock;
let library: SyncLibrary;

beforeEach(async () => {
  server = await startServer('0.0.0.0');
  clock = virtualClock();
  library = openSyncLibrary({ clock, isNetworkUp: () => true, limits: { totalMs: 600_000 } });
});
afterEach(async () => {
  await library.close();
  await server.close();
});

it('asks again those that gave up their place to others, and counts no failure', async () => {
  server.scriptAll(({ headers }) => ({
    body: rssFeed({ title: 'T', items: madeItems(headers.host ?? '', 2, clock.now()) }),
    headers: { etag: '"1"' },
    delayMs: 1_500,
  }));
  library.follow(...Array.from({ length: feeds }, (_, index) => `http://127.0.8.${index + 1}:${server.port}/feed`));
  const run = { isDone: false };
  const ended = syncAll(library).finally(() => (run.isDone = true));
  while (!run.isDone) {
    // Ten seconds of the library pass here in half a second or so.
    await clock.advance(250);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(await ended).toMatchObject({ feeds, changed: feeds, failed: 0 });
  expect(library.checks).toHaveLength(feeds);
  // Some gave up their place, or this test would show nothing.
  expect(server.requests.length).toBeGreaterThan(feeds);
  expect(library.errors).toEqual([]);
});
