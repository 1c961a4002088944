// Plays the table on a real server with a virtual clock: every row is a host, all thirty days run once, then each row is judged.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listFeeds, nextDueAt } from '../../../electron/core/store/feeds.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, type SyncLibrary, syncDue } from '../../support/syncLibrary.ts';
import { type VirtualClock, virtualClock } from '../../support/virtualClock.ts';
import { day, type MannersRow, type Seen } from './mannersRow.ts';
import { mannersTable } from './mannersTable.ts';

const clock: VirtualClock = virtualClock(Date.UTC(2026, 0, 5, 9));
const startedAt = clock.now();
const endsAt = startedAt + 30 * day;
const hostOf = (row: number): string => `127.0.9.${row + 1}`;

let server: ScriptedServer;
let library: SyncLibrary;
const seen = new Map<string, Seen[]>();
const ids = new Map<string, number>();
let mostAtOnceOfAHost = 0;

beforeAll(async () => {
  server = await startServer('0.0.0.0');
  library = openSyncLibrary({ clock, isNetworkUp: () => true });
  serveTable();
  for (const [index, row] of mannersTable.entries()) await follow(index, row);
  await playThirtyDays();
}, 300_000);

afterAll(async () => {
  await library.close();
  await server.close();
});

const originOf = (index: number): string => `http://${hostOf(index)}:${server.port}`;

function serveTable(): void {
  const open = new Map<string, number>();
  server.scriptAll((request) => {
    const host = request.headers.host?.split(':')[0] ?? '';
    const index = Number(host.split('.')[3]) - 1;
    const row = mannersTable[index];
    if (!row) return { status: 404 };
    open.set(host, (open.get(host) ?? 0) + 1);
    mostAtOnceOfAHost = Math.max(mostAtOnceOfAHost, open.get(host) ?? 0);
    const before = seen.get(host) ?? [];
    const number = before.filter(({ path }) => path === request.path).length + 1;
    seen.set(host, [
      ...before,
      { at: clock.now(), path: request.path, headers: request.headers, rawHeaders: request.rawHeaders },
    ]);
    const answer = row.answer({
      number,
      at: clock.now(),
      startedAt,
      path: request.path,
      headers: request.headers,
      origin: originOf(index),
    });
    open.set(host, (open.get(host) ?? 1) - 1);
    return answer;
  });
}

async function follow(index: number, row: MannersRow): Promise<void> {
  const addresses = (row.paths ?? ['/feed']).map((path) => originOf(index) + path);
  library.follow(...addresses);
  for (const address of addresses) {
    const id = library.store.read.value<number>('SELECT id FROM feeds WHERE feed_url = ?', [address]) ?? 0;
    ids.set(address, id);
    if (row.intervalMinutes !== undefined)
      await library.subscriptions.update({ feedId: id, settings: { intervalMinutes: row.intervalMinutes } });
  }
}

/** From one due moment to the next, as a machine that is always on. */
async function playThirtyDays(): Promise<void> {
  const leaving = mannersTable
    .flatMap((row, index) => (row.days === undefined ? [] : [{ at: startedAt + row.days * day, index, row }]))
    .toSorted((a, b) => a.at - b.at);
  for (;;) {
    const next = nextDueAt(library.store.read);
    if (next === undefined || next > endsAt) break;
    for (let first = leaving[0]; first !== undefined && first.at <= next; first = leaving[0]) {
      leaving.shift();
      const { index, row } = first;
      for (const path of row.paths ?? ['/feed'])
        await library.subscriptions.update({ feedId: ids.get(originOf(index) + path) ?? 0, paused: true });
    }
    await clock.advance(Math.max(0, next - clock.now()));
    const run = { isDone: false };
    const ended = syncDue(library).finally(() => (run.isDone = true));
    while (!run.isDone) {
      // A millisecond a turn: slow enough for the real network to come before a deadline does.
      await clock.advance(1);
    }
    await ended;
  }
}

it.each(mannersTable.map((row, index) => ({ name: row.name, row, index })))('$name', ({ row, index }) => {
  const ofRow = seen.get(hostOf(index)) ?? [];
  row.judge({
    seen: ofRow,
    to: (path) => ofRow.filter((each) => each.path === path),
    library,
    feedId: (path) => ids.get(originOf(index) + path) ?? 0,
    origin: originOf(index),
    startedAt,
  });
});

it('has the next check and its reason for every feed that is not gone', () => {
  for (const { health, pausedAt } of listFeeds(library.store.read)) {
    if (pausedAt !== undefined || health.state === 'gone') continue;
    expect(health.nextCheckAt).toBeGreaterThan(endsAt);
    expect(health.nextCheckReason?.intervalMs).toBeGreaterThan(0);
  }
});

it('met no bug of our own on the way', () => expect(library.errors).toEqual([]));
