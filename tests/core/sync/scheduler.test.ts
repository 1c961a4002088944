// What the scheduler does by itself, hour by hour: restarts, sleep, a network that goes and comes back, clocks that were wrong.
import { type LookupFunction } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setSetting } from '../../../electron/core/store/settings.ts';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, type SyncLibrary } from '../../support/syncLibrary.ts';
import { type VirtualClock, virtualClock } from '../../support/virtualClock.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const feeds = 10;

let server: ScriptedServer;
let clock: VirtualClock;
let library: SyncLibrary;
let isUp = true;
/** Connected, but to nothing: no name is known. */
let isCutOff = false;
let unknownHost = '';
/** When each request came, on the library's clock. */
let askedAt: number[] = [];

/** Every host is on loopback; without a network no name is resolved. */
const lookup: LookupFunction = (hostname, _options, callback) => {
  if (isCutOff || hostname === unknownHost) callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), '', 0);
  else if (isUp) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(Object.assign(new Error('away'), { code: 'EAI_AGAIN' }), '', 0);
};
const addressOf = (index: number): string => `http://feed${index}.example.org:${server.port}/feed`;
const open = (folder?: string): SyncLibrary =>
  openSyncLibrary({ clock, lookup, isNetworkUp: () => isUp, ...(folder !== undefined && { folder }) });

beforeEach(async () => {
  isUp = true;
  isCutOff = false;
  unknownHost = '';
  askedAt = [];
  server = await startServer();
  clock = virtualClock();
  server.scriptAll(({ headers }) => {
    askedAt.push(clock.now());
    // Each time anew, so that a network that is away is noticed.
    const ours = { etag: '"1"', connection: 'close' };
    return headers['if-none-match'] === '"1"'
      ? { status: 304, headers: ours }
      : { headers: ours, body: rssFeed({ title: 'T', items: madeItems(headers.host ?? '', 3, clock.now()) }) };
  });
  library = open();
});
afterEach(async () => {
  await library.close();
  await server.close();
});

/** Plays on until no check is under way, for so long at least. */
async function play(ms: number): Promise<void> {
  const until = clock.now() + ms;
  do {
    await clock.advance(250);
    // The real network needs real time.
    await new Promise((resolve) => setTimeout(resolve, 1));
  } while (clock.now() < until || library.sync.progress().running);
}
async function playQuickly(ms: number): Promise<void> {
  const until = clock.now() + ms;
  while (clock.now() < until) {
    await clock.advance(10 * minute);
    await play(1);
  }
}
const followAll = (): void => library.follow(...Array.from({ length: feeds }, (_, index) => addressOf(index)));

it('asks what is due by itself, again an hour later, and nothing because of a restart', async () => {
  followAll();
  library.sync.setBackground(true);
  await play(minute);
  expect(askedAt).toHaveLength(feeds);
  const { folder } = library;
  await library.close({ keep: true });
  library = open(folder);
  library.sync.setBackground(true);
  await play(10 * minute);
  expect(askedAt).toHaveLength(feeds);
  await playQuickly(3 * hour);
  expect(askedAt.length).toBeGreaterThanOrEqual(2 * feeds);
  expect(askedAt.length).toBeLessThanOrEqual(4 * feeds);
});

it('spreads what came due during sleep over a minute', async () => {
  followAll();
  library.sync.setBackground(true);
  await play(minute);
  clock.sleepThrough(2 * day);
  askedAt = [];
  await play(2 * minute);
  expect(askedAt).toHaveLength(feeds);
  expect(Math.max(...askedAt) - Math.min(...askedAt)).toBeGreaterThan(45_000);
});

it('takes no network for no failure, and asks as soon as it is back, spread over a minute after sleep', async () => {
  followAll();
  library.sync.setBackground(true);
  await play(minute);
  clock.sleepThrough(2 * day);
  askedAt = [];
  isUp = false;
  await playQuickly(3 * hour);
  expect(askedAt).toEqual([]);
  const failing = 'SELECT count(*) FROM feeds WHERE failures_in_row > 0 OR next_check_at > ?';
  expect(library.store.read.value<number>(failing, [clock.now()])).toBe(0);
  expect(library.sync.progress().networkAway).toBe(true);
  isUp = true;
  await play(2 * minute);
  expect(askedAt).toHaveLength(feeds);
  expect(Math.max(...askedAt) - Math.min(...askedAt)).toBeGreaterThan(45_000);
  expect(library.sync.progress().networkAway).toBeUndefined();
});

it('counts no failure against the one feed that is due on a network that leads nowhere', async () => {
  library.follow(...Array.from({ length: 4 }, (_, index) => addressOf(index)));
  library.sync.setBackground(true);
  await play(minute);
  expect(askedAt).toHaveLength(4);
  // One comes due every ten minutes, so that no run has more than one or two.
  library.store.write((write) => write.run('UPDATE feeds SET next_check_at = ? + id * ?', [clock.now(), 10 * minute]));
  isCutOff = true;
  await playQuickly(5 * hour);
  const failed = 'SELECT count(*) FROM feeds WHERE failures_in_row > 0';
  expect(library.store.read.value<number>(failed)).toBe(0);
  isCutOff = false;
  askedAt = [];
  await play(10 * minute);
  expect(askedAt).toHaveLength(4);
});

it('counts it against a host that alone stays unknown while others answer', async () => {
  library.follow(addressOf(0), `http://gone.example.net:${server.port}/feed`);
  unknownHost = 'gone.example.net';
  library.sync.setBackground(true);
  await playQuickly(3 * hour);
  const failed = 'SELECT failures_in_row FROM feeds ORDER BY id';
  const [well, gone] = library.store.read.all<{ failures_in_row: number }>(failed);
  expect(well?.failures_in_row).toBe(0);
  expect(gone?.failures_in_row).toBeGreaterThan(0);
});

it('takes a proxy that refuses every connection for no failure of the feeds', async () => {
  library.follow(addressOf(0));
  library.store.write((write) => setSetting(write, 'network.proxy', 'http://127.0.0.1:1'));
  library.sync.setBackground(true);
  await playQuickly(hour);
  expect(library.store.read.value<number>('SELECT failures_in_row FROM feeds')).toBe(0);
  expect(library.sync.progress().networkAway).toBe(true);
});

it('asks feeds whose next check was set by a clock that was years ahead', async () => {
  followAll();
  library.store.write((write) => write.run('UPDATE feeds SET next_check_at = ?', [clock.now() + 400 * day]));
  library.sync.setBackground(true);
  await play(minute);
  expect(askedAt).toHaveLength(feeds);
});

it('ends at once when it is cancelled, keeps what came, and leaves the rest due', async () => {
  server.scriptAll(({ headers }) =>
    headers.host?.startsWith('feed0.')
      ? { body: rssFeed({ title: 'T', items: madeItems('first', 3, clock.now()) }), headers: { etag: '"1"' } }
      : 'silence',
  );
  followAll();
  const run = library.sync.start({ all: true, offline: false });
  while (library.checks.length === 0) {
    await clock.advance(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  library.sync.cancel();
  const summary = await run;
  expect(summary).toMatchObject({ feeds: 1, added: 3, failed: 0 });
  expect(library.store.read.value<number>('SELECT count(*) FROM feeds WHERE next_check_at <= ?', [clock.now()])).toBe(
    feeds - 1,
  );
  expect(library.errors).toEqual([]);
});

it('does not ask late what came due before hours in which its publisher wants none', async () => {
  library.follow(addressOf(0));
  const next = new Date(clock.now() + hour).getUTCHours();
  library.store.write((write) =>
    write.run('UPDATE feeds SET next_check_at = ?, wishes = ?', [
      clock.now() + minute,
      JSON.stringify({ skipHours: [next], skipDays: [] }),
    ]),
  );
  clock.sleepThrough(hour);
  library.sync.setBackground(true);
  await play(2 * minute);
  expect(askedAt).toEqual([]);
  await playQuickly(hour + 10 * minute);
  expect(askedAt).toHaveLength(1);
  expect(new Date(askedAt[0] ?? 0).getUTCHours()).not.toBe(next);
});
