// What was acknowledged stays: through kill -9 at any moment, and through a full disk.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Changes } from '../../../shared/contract/changes.ts';
import { recount } from '../../../electron/core/store/counts.ts';
import { makeRead } from '../../../electron/core/store/inbox.ts';
import { openStore } from '../../../electron/core/store/store.ts';
import { createTriage } from '../../../electron/core/usecases/triage.ts';
import { makeEntry, noLog, openTestLibrary, type TestLibrary, testClock, updateOf } from './library.ts';

const actor = path.join(import.meta.dirname, 'actingProcess.ts');

/** What a process acknowledged before it died is there, and all that is there is whole. */
function expectWhole(folder: string, acknowledged: readonly number[]): void {
  const store = openStore({ folder, clock: testClock(), log: noLog });
  const saved = new Set(
    store.read.rows<[number]>('SELECT article_id FROM states WHERE saved_at IS NOT NULL').map(([id]) => id),
  );
  expect(acknowledged.filter((id) => !saved.has(id))).toEqual([]);
  expect(recount(store.read)).toEqual([]);
  expect(store.read.value('PRAGMA integrity_check')).toBe('ok');
  store.flush();
  expect(store.read.value('SELECT count(*) FROM search_queue')).toBe(0);
  expect(store.read.value('SELECT count(*) FROM search')).toBe(store.read.value('SELECT count(*) FROM articles'));
  store.close();
}

test('an act that was acknowledged outlives kill -9, and what was not is whole or not there', async () => {
  for (let round = 0; round < 4; round++) {
    const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-killed-'));
    const child = spawn(process.execPath, [actor, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const acknowledged: number[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(Number(line));
      if (acknowledged.length === 15 + round * 9) child.kill('SIGKILL');
    }
    expect(acknowledged.length).toBeGreaterThan(14);
    expectWhole(folder, acknowledged);
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

// The system refuses every write beyond so many bytes of a file, wherever in the work that falls (EFBIG, as a failing disk's EIO).
test.skipIf(process.platform === 'win32')(
  'a write that fails at any place ends in a refusal, and loses nothing that was acknowledged',
  () => {
    const refusals = new Set<string>();
    let acknowledgedAltogether = 0;
    for (let kilobytes = 150; kilobytes <= 950; kilobytes += 80) {
      const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-failing-'));
      const limit = `trap '' XFSZ; ulimit -f ${kilobytes * 2}; exec "$0" "$@"`;
      const { stdout, status } = spawnSync('sh', ['-c', limit, process.execPath, actor, folder], {
        encoding: 'utf8',
        timeout: 30_000,
      });
      const lines = stdout.split('\n').filter((line) => line !== '');
      const acknowledged = lines.filter((line) => /^\d+$/.test(line)).map(Number);
      for (const line of lines) if (line.startsWith('refused ')) refusals.add(line);
      expect(status).toBe(1);
      acknowledgedAltogether += acknowledged.length;
      expectWhole(folder, acknowledged);
      rmSync(folder, { recursive: true, force: true });
    }
    expect(refusals).toEqual(new Set(['refused write-failed']));
    expect(acknowledgedAltogether).toBeGreaterThan(20);
  },
  120_000,
);

let library: TestLibrary;
beforeEach(() => {
  library = openTestLibrary();
});
afterEach(() => library.remove());

const entries = (from: number, count: number): ReturnType<typeof makeEntry>[] =>
  Array.from({ length: count }, (_, index) =>
    makeEntry(`${from + index}`, { text: `words ${from + index} `.repeat(200) }),
  );

/** The disk has no room for one page more. */
const fillDisk = (): void => {
  library.store.connection.exec(
    `PRAGMA max_page_count = ${library.store.read.value<number>('PRAGMA page_count') ?? 0}`,
  );
};
const makeRoom = (): void => library.store.connection.exec('PRAGMA max_page_count = 1073741823');

test('a full disk refuses with its sentence, loses nothing, and goes on when there is room', () => {
  const feedId = library.follow('times');
  const { added } = library.sync(feedId, entries(0, 50));
  const triage = createTriage(library);
  triage.setSaved({ ids: added, saved: true });
  const before = library.store.read.rows('SELECT article_id, saved_at FROM states ORDER BY article_id');
  fillDisk();
  const write = (): unknown => library.sync(feedId, entries(100, 200));
  expect(write).toThrow(expect.objectContaining({ code: 'disk-full' }));
  let refused: unknown;
  for (let number = 0; number < 2_000 && !refused; number++) {
    try {
      triage.addTag({ ids: added, name: `tag ${number}` });
    } catch (error) {
      refused = error;
    }
  }
  expect(refused).toMatchObject({ code: 'disk-full' });
  expect(library.store.connection.inTransaction).toBe(false);
  expect(library.store.read.rows('SELECT article_id, saved_at FROM states ORDER BY article_id')).toEqual(before);
  expect(recount(library.store.read)).toEqual([]);
  makeRoom();
  expect(library.sync(feedId, entries(100, 200)).added).toHaveLength(200);
  expect(triage.setRead({ ids: added, read: true }).changed).toBe(50);
  expect(recount(library.store.read)).toEqual([]);
});

const indexed = (): unknown => library.store.read.value('SELECT count(*) FROM search');

test('a sync that cannot be indexed does not take the act of the person with it, and is found once there is room', async () => {
  const feedId = library.follow('times');
  const { added } = library.sync(feedId, entries(0, 5));
  const triage = createTriage(library);
  triage.setRead({ ids: added, read: true });
  triage.setRead({ ids: added, read: false });
  library.store.applyFeedUpdates([updateOf(feedId, library.clock.now(), entries(100, 200))]);
  fillDisk();
  expect(triage.setRead({ ids: added, read: true }).changed).toBe(5);
  await expect(library.store.settle()).rejects.toMatchObject({ code: 'disk-full' });
  expect(library.store.connection.inTransaction).toBe(false);
  expect(indexed()).toBe(5);
  makeRoom();
  await library.store.settle();
  expect(library.store.read.value('SELECT count(*) FROM articles')).toBe(205);
  expect(indexed()).toBe(205);
});

test('an act does not wait for the index of a sync, and a search on the screen is told when it has caught up', async () => {
  const feedId = library.follow('times');
  const told: Changes[] = [];
  library.store.onChanges((changes) => told.push(changes));
  library.store.applyFeedUpdates([updateOf(feedId, library.clock.now(), entries(0, 900))]);
  // A machine so slow that a slice ends after a few articles.
  let ms = 0;
  vi.spyOn(library.clock, 'monotonic').mockImplementation(() => (ms += 10));
  const settled = library.store.settle();
  library.store.act('markRead', (act) => makeRead(act, [1]));
  expect(told.map(({ articles }) => [articles.added.length, articles.updated.length])).toEqual([
    [900, 0],
    [0, 0],
  ]);
  expect(indexed()).toBeLessThan(900);
  await settled;
  expect(indexed()).toBe(900);
  const [, , caughtUp] = told;
  expect(caughtUp?.articles.updated.length).toBeGreaterThan(0);
});

test('what a process left unindexed is indexed after the next start', () => {
  const feedId = library.follow('times');
  library.store.applyFeedUpdates([updateOf(feedId, library.clock.now(), entries(0, 30))]);
  library.store.act('markRead', (act) => makeRead(act, [1]));
  // As kill -9 leaves it: nothing is closed in order.
  const copy = mkdtempSync(path.join(tmpdir(), 'broadsheet-left-'));
  library.store.connection.run('VACUUM INTO ?', [path.join(copy, 'library.sqlite')]);
  const clock = testClock();
  const store = openStore({ folder: copy, clock, log: noLog });
  expect(store.read.value('SELECT count(*) FROM search')).toBe(0);
  clock.move(1_000);
  expect(store.read.value('SELECT count(*) FROM search')).toBe(30);
  store.close();
  rmSync(copy, { recursive: true, force: true });
});

test('an act begins by committing what a sync has under way, and a sync is committed after a while by itself', () => {
  const feedId = library.follow('times');
  const revisions: number[] = [];
  library.store.onChanges(({ revision }) => revisions.push(revision));
  const base = library.store.revision();
  library.store.applyFeedUpdates([updateOf(feedId, library.clock.now(), entries(0, 3))]);
  expect(library.store.connection.inTransaction).toBe(true);
  expect(revisions).toEqual([]);
  library.store.act('markRead', (act) => makeRead(act, [1]));
  expect(revisions).toEqual([base + 1, base + 2]);
  library.store.applyFeedUpdates([updateOf(feedId, library.clock.now(), entries(10, 3))]);
  library.clock.move(1_000);
  expect(library.store.connection.inTransaction).toBe(false);
  expect(revisions).toEqual([base + 1, base + 2, base + 3]);
});

test('acts are written with synchronous FULL and a sync with NORMAL', () => {
  const level = (): number | undefined => library.store.read.value<number>('PRAGMA synchronous');
  const full = 2;
  const normal = 1;
  expect(level()).toBe(normal);
  library.store.act('markRead', () => expect(level()).toBe(full));
  library.store.write(() => expect(level()).toBe(full));
  library.store.group(() => expect(level()).toBe(normal));
  library.store.flush();
  expect(() =>
    library.store.act('markRead', () => {
      throw new Error('a bug');
    }),
  ).toThrow('a bug');
  expect(level()).toBe(normal);
  expect(library.store.connection.inTransaction).toBe(false);
});
