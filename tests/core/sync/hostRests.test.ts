// Who is left alone after a 429, for how long, and what of it outlives a restart: real servers on hosts of their own.
import http from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { restingFeeds } from '../../../electron/core/store/feeds.ts';
import { setSetting } from '../../../electron/core/store/settings.ts';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import { type Answer, type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, type SyncLibrary, syncAll } from '../../support/syncLibrary.ts';
import { type VirtualClock, virtualClock } from '../../support/virtualClock.ts';

const hour = 3_600_000;
const day = 24 * hour;
let server: ScriptedServer;
let clock: VirtualClock;
let library: SyncLibrary;
/** What was asked, host and path. */
let asked: string[] = [];
let answers: Record<string, Answer> = {};

// Names behind a proxy of our own: a redirect may not lead from one host to another that lies on loopback.
const [first, second] = ['first.example.org', 'second.example.org'];
const at = (host: string, path: string): string => `http://${host}${path}`;
let proxy: http.Server;
const feed = (): Answer => ({
  body: rssFeed({ title: 'T', items: madeItems('t', 2, clock.now()) }),
  headers: { etag: '"1"' },
});

beforeEach(async () => {
  server = await startServer('0.0.0.0');
  clock = virtualClock();
  asked = [];
  answers = {};
  server.scriptAll(({ headers, path }) => {
    const name = `${headers.host?.split(':')[0] ?? ''}${path}`;
    asked.push(name);
    return answers[name] ?? feed();
  });
  proxy = http.createServer();
  proxy.on('connect', (_request, socket: Socket) => {
    const through = connect(server.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(through).pipe(socket);
    });
    for (const end of [socket, through]) end.on('error', () => [socket, through].forEach((each) => each.destroy()));
  });
  proxy.on('request', ({ url = '', headers }, response) => {
    const forwarded = http.get({ host: '127.0.0.1', port: server.port, path: new URL(url).pathname, headers });
    forwarded.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  library = openSyncLibrary({ clock, isNetworkUp: () => true });
  const { port } = proxy.address() as AddressInfo;
  library.store.write((write) => setSetting(write, 'network.proxy', `http://127.0.0.1:${port}`));
});
afterEach(async () => {
  expect(library.errors).toEqual([]);
  await library.close();
  proxy.close();
  proxy.closeAllConnections();
  await server.close();
});

async function play(work: Promise<unknown>): Promise<void> {
  const run = { isDone: false };
  const ended = work.finally(() => (run.isDone = true));
  while (!run.isDone) await clock.advance(1);
  await ended;
}
async function restart(): Promise<void> {
  const { folder } = library;
  await library.close({ keep: true });
  library = openSyncLibrary({ clock, folder, isNetworkUp: () => true });
}
const restsAt = (host: string): number | undefined => library.syncing.rests.until(host, clock.now());

it('remembers over a restart the rest of a host that did not say how long', async () => {
  library.follow(at(first, '/a'));
  answers[`${first}/a`] = { status: 429 };
  await play(syncAll(library));
  const until = restsAt(first);
  expect(until).toBeGreaterThan(clock.now() + hour / 2);
  await restart();
  expect(restsAt(first)).toBe(until);
});

it('does not take the later check of a feed for the rest of its host', async () => {
  library.follow(at(first, '/a'), at(first, '/b'));
  answers[`${first}/b`] = { ...feed(), headers: { etag: '"1"', 'cache-control': `max-age=${(20 * day) / 1_000}` } };
  await play(syncAll(library));
  const planned = library.store.read.value<number>("SELECT next_check_at FROM feeds WHERE feed_url LIKE '%/b'");
  answers[`${first}/a`] = { status: 429 };
  asked = [];
  await play(syncAll(library));
  expect(asked).toEqual([`${first}/a`]);
  await restart();
  expect(library.store.read.value<number>("SELECT next_check_at FROM feeds WHERE feed_url LIKE '%/b'")).toBe(planned);
  expect(restsAt(first)).toBeLessThan(clock.now() + 2 * hour);
  expect(Math.max(...restingFeeds(library.store.read, clock.now()).map(({ until }) => until))).toBeLessThan(
    clock.now() + 2 * hour,
  );
});

it('leaves alone the host that answered behind a redirect, and not the one that led there', async () => {
  library.follow(at(first, '/a'), at(first, '/well'));
  answers[`${first}/a`] = { status: 302, headers: { location: at(second, '/there') } };
  answers[`${second}/there`] = { status: 429, headers: { 'retry-after': '7200' } };
  await play(syncAll(library));
  expect(asked).toContain(`${first}/well`);
  for (const look of [() => Promise.resolve(), restart]) {
    await look();
    expect(restsAt(first)).toBeUndefined();
    expect(restsAt(second)).toBeGreaterThan(clock.now() + 1.5 * hour);
  }
});

it('does not ask a resting host by a redirect that it knows', async () => {
  library.follow(at(first, '/moved'));
  answers[`${first}/moved`] = { status: 301, headers: { location: at(second, '/there') } };
  await play(syncAll(library));
  expect(asked).toContain(`${second}/there`);
  library.syncing.rests.add(second, clock.now() + 5 * hour);
  asked = [];
  await play(syncAll(library));
  expect(asked).toEqual([]);
});
