// Copies of a library: whole while it is being written, verified, kept seven days, and brought back.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  backUp,
  backUpDaily,
  listBackups,
  prepareRestore,
  restoreLibrary,
  setAside,
} from '../../../electron/core/store/backup.ts';
import { faultOf } from '../../../electron/core/store/faultOf.ts';
import { openConnection } from '../../../electron/core/store/connection.ts';
import { listSummaries } from '../../../electron/core/store/articles.ts';
import { createMaintenance } from '../../../electron/core/usecases/maintenance.ts';
import { type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';

const day = 86_400_000;
let library: MadeLibrary;
let elsewhere: string;

beforeEach(() => {
  library = openMadeLibrary();
  elsewhere = mkdtempSync(path.join(tmpdir(), 'broadsheet-backup-'));
});
afterEach(() => {
  library.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

const titlesIn = (file: string): readonly string[] => {
  const copy = openConnection({ file, monotonic: () => 0 });
  try {
    return copy.rows<[string]>('SELECT title FROM articles ORDER BY id').map(([title]) => title);
  } finally {
    copy.close();
  }
};

test('a copy holds what is committed, in one file, and leaves nothing beside it', async () => {
  const feed = library.follow('Feed');
  library.add(feed, [{ title: 'One' }, { title: 'Two' }]);
  const target = path.join(elsewhere, 'copy.sqlite');
  const bytes = await backUp(library.store.file, target);
  expect(bytes).toBe(readFileSync(target).length);
  expect(readdirSync(elsewhere)).toEqual(['copy.sqlite']);
  expect(titlesIn(target)).toEqual(['One', 'Two']);
  expect(faultOf(target)).toBeUndefined();
});

test('what a sync has begun but not committed stays out of the copy', async () => {
  const feed = library.follow('Feed');
  library.add(feed, [{ title: 'Committed' }]);
  library.store.group((write) => write.run("UPDATE articles SET title = 'Half'"));
  const target = path.join(elsewhere, 'copy.sqlite');
  await backUp(library.store.file, target);
  expect(titlesIn(target)).toEqual(['Committed']);
});

test('what is written while it is being copied neither harms nor delays it', async () => {
  const feed = library.follow('Feed');
  library.add(
    feed,
    Array.from({ length: 400 }, (_, index) => ({ title: `Before ${index}`, text: 'x'.repeat(20_000) + String(index) })),
  );
  const target = path.join(elsewhere, 'copy.sqlite');
  const copying = backUp(library.store.file, target);
  for (let round = 0; round < 20; round++) {
    library.add(feed, [{ title: `Meanwhile ${round}` }]);
    await new Promise(setImmediate);
  }
  await copying;
  expect(titlesIn(target)).toHaveLength(400);
});

test('a target that cannot be written is refused, and an older copy there is not touched by a failure', async () => {
  const target = path.join(elsewhere, 'copy.sqlite');
  await backUp(library.store.file, target);
  const before = readFileSync(target);
  const stop = new AbortController();
  stop.abort();
  await expect(backUp(library.store.file, target, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(readFileSync(target).equals(before)).toBe(true);
  writeFileSync(path.join(elsewhere, 'file'), '');
  await expect(backUp(library.store.file, path.join(elsewhere, 'file', 'copy'))).rejects.toMatchObject({
    code: 'write-failed',
  });
});

test('one copy a day is made, and seven are kept', async () => {
  let now = Date.UTC(2026, 0, 1, 9);
  const clock = { now: () => now, monotonic: () => 0, after: () => () => {}, sleep: () => Promise.resolve() };
  const daily = () => backUpDaily({ folder: library.folder, file: library.store.file, clock, log: library.log });
  for (let days = 0; days < 10; days++) {
    const made = await daily();
    if (made) utimesSync(made.path, now / 1_000, now / 1_000);
    expect(await daily()).toBeUndefined();
    now += day;
  }
  const names = listBackups(library.folder).map((file) => path.basename(file.path));
  expect(names).toEqual(
    [10, 9, 8, 7, 6, 5, 4].map((date) => `library-2026-01-${String(date).padStart(2, '0')}.sqlite`),
  );
});

test('a copy brings the library back as it was; the one it replaces is set aside', async () => {
  const feed = library.follow('Feed');
  const [id = 0] = library.add(feed, [{ title: 'Precious' }]);
  library.save(id);
  const target = path.join(elsewhere, 'copy.sqlite');
  await backUp(library.store.file, target);
  library.add(feed, [{ title: 'Later' }]);
  library.close({ keep: true });

  const { setAside } = restoreLibrary(library.folder, target, Date.now());
  expect(titlesIn(path.join(setAside, 'library.sqlite'))).toEqual(['Precious', 'Later']);
  const { folder } = library;
  library = openMadeLibrary({ folder });
  expect(listSummaries(library.store.read, [id, id + 1])).toMatchObject([{ title: 'Precious', saved: true }]);
  expect(existsSync(target)).toBe(true);
});

test('bringing back that is broken off between its steps is finished at the next start, and begins no empty library', async () => {
  library.add(library.follow('Feed'), [{ title: 'Precious' }]);
  const target = path.join(elsewhere, 'copy.sqlite');
  await backUp(library.store.file, target);
  library.close({ keep: true });
  await prepareRestore(library.folder, target);
  setAside(library.folder, 'replaced', Date.now());
  library = openMadeLibrary({ folder: library.folder });
  expect(listSummaries(library.store.read, [1])).toMatchObject([{ title: 'Precious' }]);
});

test('what is no backup is refused and the library left alone', () => {
  library.close({ keep: true });
  const before = readFileSync(library.store.file);
  const bad = path.join(elsewhere, 'bad.sqlite');
  for (const content of ['', 'not a database', before.subarray(0, 5_000)]) {
    writeFileSync(bad, content);
    expect(() => restoreLibrary(library.folder, bad, 0)).toThrow(expect.objectContaining({ code: 'file-not-backup' }));
  }
  expect(() => restoreLibrary(library.folder, path.join(elsewhere, 'none'), 0)).toThrow(
    expect.objectContaining({ code: 'file-not-found' }),
  );
  const newer = openConnection({ file: bad, monotonic: () => 0 });
  rmSync(bad, { force: true });
  newer.close();
  writeFileSync(bad, before);
  const raised = openConnection({ file: bad, monotonic: () => 0 });
  raised.exec('PRAGMA user_version = 999');
  raised.close();
  expect(() => restoreLibrary(library.folder, bad, 0)).toThrow(expect.objectContaining({ code: 'library-newer' }));
  expect(readFileSync(library.store.file).equals(before)).toBe(true);
  library = openMadeLibrary({ folder: library.folder });
});

test('a copy is never written over the open library, nor over a file that is none', async () => {
  library.add(library.follow('Feed'), [{ title: 'Precious' }]);
  const letter = path.join(elsewhere, 'letter.txt');
  writeFileSync(letter, 'Dear reader');
  const others = path.join(elsewhere, 'others.sqlite');
  const foreign = openConnection({ file: others, monotonic: () => 0 });
  foreign.exec('CREATE TABLE bookmarks (id INTEGER)');
  foreign.close();
  const second = openMadeLibrary();
  for (const target of [library.store.file, letter, elsewhere, others, second.store.file])
    await expect(backUp(library.store.file, target)).rejects.toMatchObject({ code: 'file-exists' });
  second.close();
  expect(readFileSync(letter, 'utf8')).toBe('Dear reader');
  expect(listSummaries(library.store.read, [1])).toMatchObject([{ title: 'Precious' }]);
});

test('the person’s own copies stay however many there are, and everything to go back to is listed, newest first', async () => {
  let now = Date.UTC(2026, 0, 1, 9);
  const clock = { now: () => now, monotonic: () => 0, after: () => () => {}, sleep: () => Promise.resolve() };
  const maintenance = createMaintenance({ store: library.store, clock });
  for (let minutes = 0; minutes < 5; minutes++) {
    now += 60_000;
    const { path: made } = await maintenance.backup({});
    utimesSync(made, now / 1_000, now / 1_000);
  }
  await backUpDaily({ folder: library.folder, file: library.store.file, clock, log: library.log });
  const aside = path.join(library.folder, 'replaced', '2026-01-05T10-20-30');
  mkdirSync(aside, { recursive: true });
  copyFileSync(library.store.file, path.join(aside, 'library.sqlite'));
  const copies = maintenance.copies();
  expect(copies.map(({ kind }) => kind).toSorted()).toEqual(['daily', 'own', 'own', 'own', 'own', 'own', 'replaced']);
  expect(copies.find(({ kind }) => kind === 'replaced')?.at).toBe(Date.UTC(2026, 0, 5, 10, 20, 30));
  expect(copies.map(({ at }) => at)).toEqual(copies.map(({ at }) => at).toSorted((a, b) => b - a));
});
