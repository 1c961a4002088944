// The doctor and the mending: each kind of damage is found, mended where it can be, and nothing of the person's is lost.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { getDetail, listSummaries } from '../../../electron/core/store/articles.ts';
import { backUpDaily, setAside } from '../../../electron/core/store/backup.ts';
import { faultOf } from '../../../electron/core/store/faultOf.ts';
import { examine } from '../../../electron/core/store/doctor.ts';
import { listFeeds } from '../../../electron/core/store/feeds.ts';
import { keepMedia } from '../../../electron/core/store/media.ts';
import { mendLibrary } from '../../../electron/core/store/mend.ts';
import { prepareSearch } from '../../../electron/core/store/search/search.ts';
import { readQuery } from '../../../electron/core/store/search/readQuery.ts';
import { getSetting } from '../../../electron/core/store/settings.ts';
import { listTags } from '../../../electron/core/store/tags.ts';
import { mendedSetting } from '../../../shared/model/library.ts';
import { type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';

let library: MadeLibrary;
let ids: readonly number[];

beforeEach(() => {
  library = openMadeLibrary();
  const feed = library.follow('Feed', { folder: 'Folder' });
  ids = library.add(
    feed,
    Array.from({ length: 300 }, (_, index) => ({
      title: `Article ${index}`,
      text: `needle ${'hay '.repeat(200)}${index}`,
      publishedAt: 1_700_000_000_000 + index * 60_000,
      topics: ['Topic'],
      author: 'Ann',
    })),
  );
  library.save(...ids.slice(0, 20));
  library.tag('kept', ...ids.slice(10, 30));
  library.markRead(...ids.slice(0, 100));
});
afterEach(() => library.close());

const look = (repair = false, signal?: AbortSignal) =>
  examine(library.store, { repair, now: systemClock.now() }, signal);
const wrong = async (repair = false): Promise<readonly string[]> =>
  (await look(repair)).checks.filter(({ ok }) => !ok).map(({ check }) => check);
const hits = (): number =>
  prepareSearch(library.store.read, readQuery('needle'), { now: 0, order: 'newest' }).listAll().length;

test('looking is done aside: what the person does meanwhile is done at once, and it can be called off', async () => {
  const looking = look();
  const [id = 0] = ids.slice(200);
  library.save(id);
  expect(library.store.read.value('SELECT saved_at IS NOT NULL FROM states WHERE article_id = ?', [id])).toBe(1);
  expect(await looking).toMatchObject({ ok: true });
  const stop = new AbortController();
  const calledOff = look(false, stop.signal);
  stop.abort();
  await expect(calledOff).rejects.toMatchObject({ code: 'cancelled' });
  expect(await look()).toMatchObject({ ok: true });
});

test('a healthy library is found to be one', async () => {
  expect(await look()).toMatchObject({ ok: true });
});

describe('what is wrong is found, named and mended', () => {
  const run = (sql: string): void => library.store.connection.exec(sql);
  test.each([
    ['counters', () => run('UPDATE feed_counts SET unread = unread + 3, articles = 1')],
    ['counters', () => run('UPDATE library SET saved_count = 99')],
    ['unread', () => run('UPDATE inbox SET published_at = published_at + 1 WHERE article_id % 7 = 0')],
    ['search', () => run('DELETE FROM search WHERE rowid % 3 = 0')],
    [
      'search',
      () => run("INSERT INTO search (rowid, title, author, topics, text) VALUES (99999, 'needle', '', '', '')"),
    ],
    [
      'search',
      () => {
        // What SQLite itself forbids, as bytes on a failing disk do not ask.
        library.store.connection.database.unsafeMode(true);
        run('UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 100');
        library.store.connection.database.unsafeMode(false);
      },
    ],
    [
      'references',
      () =>
        run(
          'PRAGMA foreign_keys = OFF; DELETE FROM tags; DELETE FROM articles WHERE id % 50 = 0; PRAGMA foreign_keys = ON',
        ),
    ],
  ])('%s', async (check, harm) => {
    harm();
    expect(await wrong()).toContain(check);
    const report = await look(true);
    expect(report.checks.find((finding) => finding.check === check)).toMatchObject({ ok: true, repaired: true });
    expect((await look(true)).ok).toBe(true);
    expect(await look()).toMatchObject({ ok: true });
    expect(hits()).toBe(library.store.read.value('SELECT count(*) FROM articles'));
  });
});

test('a kept file that is gone is fetched again, a file nobody needs goes', async () => {
  const media = path.join(library.folder, 'media', 'ab');
  mkdirSync(media, { recursive: true });
  writeFileSync(path.join(media, 'here.jpg'), '1234');
  writeFileSync(path.join(media, 'stray.jpg'), '1234');
  writeFileSync(path.join(media, 'fresh.jpg'), '1234');
  utimesSync(path.join(media, 'stray.jpg'), 1, 1);
  library.store.write((write) => {
    keepMedia(write, ids[0] ?? 0, {
      url: 'https://example.org/here.jpg',
      path: 'ab/here.jpg',
      type: 'image/jpeg',
      bytes: 4,
    });
    keepMedia(write, ids[0] ?? 0, {
      url: 'https://example.org/gone.jpg',
      path: 'ab/gone.jpg',
      type: 'image/jpeg',
      bytes: 4,
    });
  });
  expect(await wrong()).toEqual(['kept files', 'unused files']);
  expect(await wrong(true)).toEqual([]);
  expect(library.store.read.rows('SELECT url FROM media WHERE path IS NOT NULL')).toEqual([
    ['https://example.org/here.jpg'],
  ]);
  expect(existsSync(path.join(media, 'stray.jpg'))).toBe(false);
  expect(existsSync(path.join(media, 'fresh.jpg'))).toBe(true);
});

describe('a damaged file', () => {
  /** Overwrites bytes all over the file, the first pages as well if wished. */
  function harm(share: number, from: number, seed: number): void {
    library.close({ keep: true });
    const bytes = readFileSync(library.store.file);
    let random = seed;
    for (let hit = 0; hit < (bytes.length / 4_096) * share; hit++) {
      random = (random * 1_664_525 + 1_013_904_223) >>> 0;
      const at = from + (random % (bytes.length - from));
      bytes.fill(random & 255, at, Math.min(bytes.length, at + 64));
    }
    writeFileSync(library.store.file, bytes);
  }
  /** One page of the articles' table becomes noise. */
  function harmPageOf(text: string): void {
    library.close({ keep: true });
    const bytes = readFileSync(library.store.file);
    const at = bytes.indexOf(text);
    expect(at).toBeGreaterThan(0);
    const page = at - (at % 4_096);
    bytes.fill(0xa5, page, page + 4_096);
    writeFileSync(library.store.file, bytes);
  }
  const mend = () => mendLibrary({ folder: library.folder, clock: systemClock, log: library.log });
  const backUp = () =>
    backUpDaily({ folder: library.folder, file: library.store.file, clock: systemClock, log: library.log });

  async function expectWhole(): Promise<void> {
    library = openMadeLibrary({ folder: library.folder });
    expect((await look(true)).ok).toBe(true);
    expect(await look()).toMatchObject({ ok: true });
    expect(listFeeds(library.store.read).map(({ title }) => title)).toEqual(['Feed']);
    expect(listTags(library.store.read)).toMatchObject([{ name: 'kept', articleCount: 20 }]);
    const saved = listSummaries(library.store.read, ids).filter((row) => row.saved);
    expect(saved.map(({ id }) => id)).toEqual(ids.slice(0, 20));
  }

  test.each([1, 2, 3, 4])(
    'with a backup: subscriptions, tags and saved articles survive any bytes (%i)',
    async (seed) => {
      await backUp();
      harm(0.5, seed % 2 === 0 ? 0 : 4_096, seed);
      expect(faultOf(library.store.file)).toBeDefined();
      const mended = mend();
      expect(existsSync(path.join(mended.setAside, 'library.sqlite'))).toBe(true);
      expect(mended.backup).toBeDefined();
      await expectWhole();
      expect(hits()).toBe(300);
    },
  );

  test('what came after the backup is read from the damaged file as far as it goes', async () => {
    await backUp();
    const [later = 0] = library.add(1, [{ title: 'Later', text: 'needle' }]);
    library.save(later);
    harmPageOf('Article 150');
    const mended = mend();
    library = openMadeLibrary({ folder: library.folder });
    expect(await look()).toMatchObject({ ok: true });
    expect(mended.damagedTables).toEqual(['articles']);
    expect(listSummaries(library.store.read, [later])).toMatchObject([{ title: 'Later', saved: true }]);
    expect(library.store.read.value('SELECT count(*) FROM articles')).toBe(301);
    expect(mended.rowsSaved).toBeGreaterThan(0);
  });

  test('without a backup: what can be read is read', async () => {
    harmPageOf('Article 150');
    const mended = mend();
    expect(mended.backup).toBeUndefined();
    expect(mended.damagedTables).toEqual(['articles']);
    library = openMadeLibrary({ folder: library.folder });
    expect((await look(true)).ok).toBe(true);
    expect(listFeeds(library.store.read)).toHaveLength(1);
    expect(library.store.read.value<number>('SELECT count(*) FROM articles')).toBeGreaterThan(200);
  });

  test.each([true, false])(
    'what was lost comes back with the next sync, what was deleted for good does not (backup: %s)',
    async (hasBackup) => {
      const again = (): readonly number[] =>
        library.add(
          1,
          Array.from({ length: 300 }, (_, index) => ({
            title: `Article ${index}`,
            text: `needle ${'hay '.repeat(200)}${index}`,
            publishedAt: 1_700_000_000_000 + index * 60_000,
          })),
        );
      library.store.write((write) => write.run('DELETE FROM articles WHERE id = 42'));
      library.store.write((write) => write.run(`UPDATE feeds SET etag = '"1"', body_hash = 'x', next_check_at = 9e12`));
      if (hasBackup) await backUp();
      harmPageOf('Article 150');
      const { damagedTables } = mend();
      expect(damagedTables).toEqual(['articles']);
      library = openMadeLibrary({ folder: library.folder });
      expect(library.store.read.get('SELECT etag, body_hash, next_check_at < 9e12 AS isDue FROM feeds')).toEqual({
        etag: null,
        body_hash: null,
        isDue: 1,
      });
      again();
      const here = library.store.read.value<number>('SELECT count(*) FROM articles');
      // Without a backup nobody knows any more that the one was deleted and not lost.
      expect(here).toBe(hasBackup ? 299 : 300);
      expect(library.store.read.value('SELECT count(*) FROM contents')).toBe(here);
      expect(await look()).toMatchObject({ ok: true });
      expect(getSetting(library.store.read, mendedSetting)).toMatchObject({ isComplete: false });
    },
  );

  test('a text that alone was lost is read again from the feed', () => {
    library.close({ keep: true });
    library = openMadeLibrary({ folder: library.folder });
    library.store.write((write) => write.run('DELETE FROM contents WHERE article_id = 5'));
    harmPageOf('Article 150');
    mend();
    library = openMadeLibrary({ folder: library.folder });
    library.add(1, [
      { title: 'x', text: 'x' },
      ...[1, 2, 3].map(() => ({ title: 'y' })),
      { title: 'Article 4', text: 'lost and found' },
    ]);
    expect(library.store.read.value('SELECT title FROM articles WHERE id = 5')).toBe('Article 4');
    expect(getDetail(library.store.read, 5)?.html).toContain('lost and found');
  });

  test('what cannot be mended stays as it was, and no empty library is put in its place', async () => {
    await backUp();
    harmPageOf('Article 150');
    const before = readFileSync(library.store.file);
    // A folder in the way of the copy that is to be brought back.
    const inTheWay = path.join(library.folder, 'library.sqlite.incoming');
    mkdirSync(path.join(inTheWay, 'something'), { recursive: true });
    expect(mend).toThrow();
    expect(readFileSync(library.store.file)).toEqual(before);
    rmSync(inTheWay, { recursive: true });
    expect(mend().backup).toBeDefined();
    await expectWhole();
  });

  test('not even a database: the backup is what there is', async () => {
    await backUp();
    library.close({ keep: true });
    writeFileSync(library.store.file, Buffer.alloc(statSync(library.store.file).size, 0x42));
    expect(mend()).toMatchObject({ rowsSaved: 0 });
    await expectWhole();
  });

  test('evidence of several accidents is kept apart', () => {
    library.close({ keep: true });
    const first = setAside(library.folder, 'damaged', 1_000);
    library = openMadeLibrary({ folder: library.folder });
    library.close({ keep: true });
    const second = setAside(library.folder, 'damaged', 1_000);
    expect(first).not.toBe(second);
    for (const aside of [first, second]) expect(faultOf(path.join(aside, 'library.sqlite'))).toBeUndefined();
    library = openMadeLibrary({ folder: library.folder });
  });
});
