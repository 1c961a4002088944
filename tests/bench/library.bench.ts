// How quick the library is at its full size, figure by figure, each beside the same question put to bare SQLite.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { View } from '../../shared/contract/schemas.ts';
import type { Listing, ListingOptions } from '../../shared/model/listing.ts';
import { systemClock } from '../../electron/core/clock.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import { createReading } from '../../electron/core/usecases/reading.ts';
import { createTriage } from '../../electron/core/usecases/triage.ts';
import { type Bench, type BenchOptions, type Figure, summarise } from './bench.ts';
import {
  benchLog,
  type BuiltLibrary,
  buildLibrary,
  makeEntry,
  makeWords,
  randomNumbers,
  shapeOf,
  updateOf,
} from './libraryMaker.ts';

const fullSize = 1_000_000;
const rowsAPage = 50;
const newest: ListingOptions = { order: 'newest', unreadOnly: false };
const newestUnread: ListingOptions = { order: 'newest', unreadOnly: true };

export const bench: Bench = {
  name: 'library',
  about:
    'one million articles in 2,000 feeds: lists, articles, marks, undo, search, start and memory; floor: bare SQLite on the same file',
  run,
};

async function* run({ size = fullSize, cacheFolder }: BenchOptions): AsyncGenerator<Figure> {
  const built = buildLibrary(cacheFolder, shapeOf(size));
  yield* ingest(built, cacheFolder);
  yield* starts(built);
  const store = openStore({ folder: built.folder, clock: systemClock, log: benchLog });
  const bare = new Database(store.file);
  try {
    for (const group of [lists, articles, counters, searches, marks]) {
      for (const figure of group(store, bare)) {
        yield figure;
        await otherWork();
      }
    }
  } finally {
    bare.close();
    store.close();
  }
}

/** Milliseconds of each run; the first, which prepares statements, does not count. */
function timeEach(times: number, work: (index: number) => unknown): number[] {
  work(0);
  return Array.from({ length: times }, (_, index) => {
    const startedAt = systemClock.monotonic();
    work(index + 1);
    return systemClock.monotonic() - startedAt;
  });
}

interface FigureWish {
  readonly most?: number;
  readonly floor?: readonly number[];
}

const inMs = (figure: string, samples: readonly number[], { most, floor }: FigureWish = {}): Figure => ({
  bench: 'library',
  figure,
  unit: 'ms',
  ...summarise(samples),
  ...(most !== undefined && { target: { most } }),
  ...(floor && { floor: summarise(floor).p50 }),
});

function* lists(store: Store, bare: Database.Database): Generator<Figure> {
  const reading = createReading({ store, clock: systemClock });
  const random = randomNumbers(11);
  const pick = (most: number): number => 1 + Math.floor(random() * most);
  const feeds = store.read.value<number>('SELECT count(*) FROM feeds') ?? 1;
  const views: readonly (readonly [name: string, options: ListingOptions, listing: () => Listing])[] = [
    ['all', newest, () => ({ kind: 'all' })],
    ['unread', newestUnread, () => ({ kind: 'unread' })],
    ['today', newest, () => ({ kind: 'today' })],
    ['saved', newest, () => ({ kind: 'saved' })],
    ['a feed', newest, () => ({ kind: 'feed', feedId: pick(feeds) })],
    ['the largest feed, unread', newestUnread, () => ({ kind: 'feed', feedId: 1 })],
    ['a feed, unread', newestUnread, () => ({ kind: 'feed', feedId: pick(feeds) })],
    ['a folder', newest, () => ({ kind: 'folder', folderId: pick(40) })],
    ['a folder, unread', newestUnread, () => ({ kind: 'folder', folderId: pick(40) })],
    ['a tag', newest, () => ({ kind: 'tag', tagId: pick(3) })],
    ['a topic', newest, () => ({ kind: 'topic', topic: `Topic ${pick(300) - 1}` })],
    ['an author', newest, () => ({ kind: 'author', author: `Author ${pick(500) - 1}` })],
    ['all, longest first', { order: 'length', unreadOnly: false }, () => ({ kind: 'all' })],
  ];
  const floorSql = bare.prepare(
    'SELECT id, title, excerpt FROM articles WHERE dropped_at IS NULL ORDER BY published_at DESC, id DESC LIMIT ?',
  );
  const floor = timeEach(200, () => floorSql.all(rowsAPage));
  for (const [name, options, listing] of views) {
    yield inMs(
      `open ${name}`,
      timeEach(100, () => {
        const wanted = listing();
        const { frame } = reading.open({ listing: wanted, options });
        reading.list({ view: { listing: wanted, options, frame }, direction: 'forward', limit: rowsAPage });
      }),
      { most: 50, floor },
    );
  }
  const pageFloorSql = bare.prepare(
    'SELECT id, title, excerpt FROM articles WHERE dropped_at IS NULL AND (published_at, id) < (?, ?) ORDER BY published_at DESC, id DESC LIMIT ?',
  );
  const places = store.read.rows<[number, number]>(
    'SELECT published_at, id FROM articles WHERE id % 997 = 0 AND dropped_at IS NULL',
  );
  const pageFloor = timeEach(200, (index) =>
    pageFloorSql.all(...(places[(index * 31) % places.length] ?? [0, 0]), rowsAPage),
  );
  for (const [name, options, listing] of views) {
    const opened = Array.from({ length: 20 }, (): View => {
      const wanted = listing();
      return { listing: wanted, options, frame: reading.open({ listing: wanted, options }).frame };
    });
    yield inMs(
      `page from anywhere in ${name}`,
      timeEach(200, (index) => {
        const view = opened[index % opened.length];
        const [value, id] = places[(index * 31) % places.length] ?? [0, 0];
        const cursor = options.order === 'length' ? { value: index % 12, id } : { value, id };
        if (view) reading.list({ view, cursor, direction: index % 2 === 0 ? 'forward' : 'backward', limit: rowsAPage });
      }),
      { most: 5, floor: pageFloor },
    );
  }
}

function* articles(store: Store, bare: Database.Database): Generator<Figure> {
  const reading = createReading({ store, clock: systemClock });
  const last = store.read.value<number>('SELECT max(id) FROM articles') ?? 1;
  const ids = (seed: number): (() => number) => {
    const random = randomNumbers(seed);
    return () => 1 + Math.floor(random() * last);
  };
  const [forBare, forUs] = [ids(5), ids(6)];
  const floorSql = bare.prepare(
    'SELECT a.*, c.packed FROM articles a JOIN contents c ON c.article_id = a.id WHERE a.id = ?',
  );
  const floor = timeEach(500, () => floorSql.get(forBare()));
  yield inMs(
    'open an article',
    timeEach(500, () => reading.get({ id: forUs() })),
    { most: 16, floor },
  );
}

function* counters(store: Store, bare: Database.Database): Generator<Figure> {
  const reading = createReading({ store, clock: systemClock });
  const floorSql = bare.prepare('SELECT feed_id, articles, unread FROM feed_counts');
  yield inMs(
    'the library at a glance (all counters)',
    timeEach(50, () => reading.overview()),
    { most: 50, floor: timeEach(50, () => floorSql.all()) },
  );
  const newestAt = store.read.value<number>('SELECT max(published_at) FROM articles') ?? 0;
  const dayStarts = Array.from({ length: 30 }, (_, index) => newestAt - index * 86_400_000);
  const dayFloorSql = bare.prepare(
    'SELECT count(*) FROM articles WHERE dropped_at IS NULL AND published_at >= ? AND published_at < ?',
  );
  const dayFloor = timeEach(20, () => dayStarts.map((startAt) => dayFloorSql.get(startAt, startAt + 86_400_000)));
  for (const [name, listing] of [
    ['all', { kind: 'all' }],
    ['a folder', { kind: 'folder', folderId: 3 }],
    ['a topic', { kind: 'topic', topic: 'Topic 0' }],
  ] as const) {
    const { frame } = reading.open({ listing, options: newest });
    const view: View = { listing, options: newest, frame };
    yield inMs(
      `count thirty days of ${name}`,
      timeEach(50, () => reading.countDays({ view, dayStarts })),
      { most: 16, floor: dayFloor },
    );
  }
}

function* searches(store: Store, bare: Database.Database): Generator<Figure> {
  const reading = createReading({ store, clock: systemClock });
  const words = makeWords(randomNumbers(7));
  const word = (rank: number): string => words.latin[rank] ?? '';
  const chinese = words.other[2]?.[40] ?? '';
  const [first] = store.read.rows<[string]>('SELECT title FROM articles WHERE id = 7')[0] ?? [''];
  const phrase = first.split(' ').slice(1, 3).join(' ').replaceAll('.', '');
  const queries: readonly (readonly [name: string, query: string, match: string])[] = [
    ['a very common word', word(0), word(0)],
    ['a common word', word(30), word(30)],
    ['a rare word', word(40_000), word(40_000)],
    ['two words', `${word(20)} ${word(200)}`, `"${word(20)}" AND "${word(200)}"`],
    ['a phrase', `"${phrase}"`, `"${phrase}"`],
    ['a beginning of three letters', `${word(500).slice(0, 3)}*`, `"${word(500).slice(0, 3)}" *`],
    ['Chinese', chinese, `"${chinese}"`],
    ['a common word, unread', `${word(30)} is:unread`, word(30)],
  ];
  for (const order of ['newest', 'relevance'] as const) {
    const sort = order === 'newest' ? 'rowid DESC' : 'rank';
    for (const [name, query, match] of queries) {
      const floorSql = bare.prepare(`SELECT rowid FROM search WHERE search MATCH ? ORDER BY ${sort} LIMIT ?`);
      const listing: Listing = { kind: 'search', query };
      const options: ListingOptions = { order, unreadOnly: false };
      yield inMs(
        `search, ${order}: ${name}`,
        timeEach(15, () => {
          const { frame } = reading.open({ listing, options });
          reading.list({ view: { listing, options, frame }, direction: 'forward', limit: rowsAPage });
        }),
        { most: order === 'newest' ? 50 : 100, floor: timeEach(3, () => floorSql.all(match, rowsAPage)) },
      );
    }
  }
}

function* marks(store: Store, bare: Database.Database): Generator<Figure> {
  const reading = createReading({ store, clock: systemClock });
  const triage = createTriage({ store, clock: systemClock });
  const view = (listing: Listing): View => ({
    listing,
    options: newestUnread,
    frame: reading.open({ listing, options: newestUnread }).frame,
  });
  const unread = reading
    .list({ view: view({ kind: 'unread' }), direction: 'forward', limit: 200 })
    .rows.map(({ id }) => id);
  bare.exec(`
    PRAGMA synchronous = FULL;
    CREATE TABLE bare_states (id INTEGER PRIMARY KEY, feed_id INTEGER, published_at INTEGER, read_at INTEGER);
    INSERT INTO bare_states SELECT id, feed_id, published_at, CASE WHEN id IN (SELECT article_id FROM inbox) THEN NULL ELSE 1 END FROM articles;
    CREATE INDEX bare_unread ON bare_states (published_at, id) WHERE read_at IS NULL;
    CREATE INDEX bare_unread_by_feed ON bare_states (feed_id, published_at, id) WHERE read_at IS NULL;`);
  try {
    const markOne = bare.prepare('UPDATE bare_states SET read_at = ? WHERE id = ?');
    const oneFloor = timeEach(60, (index) => markOne.run(2, unread[index + 100] ?? 1));
    yield inMs(
      'mark one, on the disk',
      timeEach(60, (index) => triage.setRead({ ids: [unread[index] ?? 1], read: true })),
      { most: 50, floor: oneFloor },
    );
    yield inMs(
      'undo it',
      timeEach(60, () => store.undo()),
      { most: 50, floor: oneFloor },
    );
    const markAll = bare.prepare('UPDATE bare_states SET read_at = 3 WHERE read_at IS NULL');
    const unmarkAll = bare.prepare('UPDATE bare_states SET read_at = NULL WHERE read_at = 3');
    const [done, undone, redone, bareDone, bareUndone]: number[][] = [[], [], [], [], []];
    let marked = 0;
    const timed = (samples: number[] | undefined, work: () => unknown): void => {
      samples?.push(...timeEach(0, () => undefined));
      const startedAt = systemClock.monotonic();
      work();
      samples?.push(systemClock.monotonic() - startedAt);
    };
    for (let round = 0; round < 7; round++) {
      const all = view({ kind: 'all' });
      timed(done, () => {
        marked = triage.markView({ view: all, read: true, side: 'all' }).changed;
      });
      timed(undone, () => store.undo());
      timed(redone, () => store.redo());
      store.undo();
      timed(bareDone, () => markAll.run());
      timed(bareUndone, () => unmarkAll.run());
    }
    const count = marked.toLocaleString('en');
    yield inMs(`mark all (${count})`, done ?? [], { most: 100, floor: bareDone ?? [] });
    yield inMs(`undo it (${count})`, undone ?? [], { most: 100, floor: bareUndone ?? [] });
    yield inMs(`do it again (${count})`, redone ?? [], { most: 100, floor: bareDone ?? [] });
    triage.markView({ view: view({ kind: 'all' }), read: true, side: 'all' });
    yield inMs(
      'open unread just after mark all',
      timeEach(20, () => reading.list({ view: view({ kind: 'unread' }), direction: 'forward', limit: rowsAPage })),
      { most: 50 },
    );
    store.undo();
  } finally {
    bare.exec('DROP TABLE bare_states');
  }
}

/** A sync's writing into a new library of 20,000 articles, and as it was while this library grew full. */
function* ingest(built: BuiltLibrary, cacheFolder: string): Generator<Figure> {
  const articles = 10_000;
  const random = randomNumbers(23);
  const words = makeWords(random);
  const brought = Array.from({ length: articles / 20 }, (_, index) => {
    const at = Date.UTC(2026, 0, 1) + index * 60_000;
    return Array.from({ length: 20 }, (_item, item) => makeEntry(`${index}-${item}`, at, random, words));
  });
  const updates = brought.map((entries, index) =>
    updateOf(1 + (index % 40), Date.UTC(2026, 0, 1) + index * 60_000, entries),
  );
  const { folder } = buildLibrary(cacheFolder, { ...shapeOf(0), feeds: 40, articles: 0 });
  const store = openStore({ folder, clock: systemClock, log: benchLog });
  const startedAt = systemClock.monotonic();
  for (let index = 0; index < updates.length; index += 10) {
    store.applyFeedUpdates(updates.slice(index, index + 10));
    store.flush();
  }
  const rate = articles / ((systemClock.monotonic() - startedAt) / 1_000);
  store.close();
  rmSync(folder, { recursive: true, force: true });

  const bareFile = path.join(cacheFolder, 'bare-ingest.sqlite');
  rmSync(bareFile, { force: true });
  const bare = new Database(bareFile);
  bare.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;
    CREATE TABLE articles (id INTEGER PRIMARY KEY, feed_id INTEGER, published_at INTEGER, title TEXT, link TEXT, html TEXT);
    CREATE VIRTUAL TABLE search USING fts5 (title, text, content = '', contentless_delete = 1);`);
  const insert = bare.prepare('INSERT INTO articles (feed_id, published_at, title, link, html) VALUES (?, ?, ?, ?, ?)');
  const index = bare.prepare('INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)');
  const bareStartedAt = systemClock.monotonic();
  for (let first = 0; first < brought.length; first += 10) {
    bare.exec('BEGIN');
    for (const [offset, entries] of brought.slice(first, first + 10).entries()) {
      for (const entry of entries) {
        const feedId = 1 + ((first + offset) % 40);
        const { lastInsertRowid } = insert.run(feedId, entry.publishedAt, entry.title, entry.link, entry.contentHtml);
        index.run(lastInsertRowid, entry.title, entry.text);
      }
    }
    bare.exec('COMMIT');
  }
  const bareRate = articles / ((systemClock.monotonic() - bareStartedAt) / 1_000);
  bare.close();
  for (const end of ['', '-wal', '-shm']) rmSync(bareFile + end, { force: true });
  const asFigure = (figure: string, value: number): Figure => ({
    bench: 'library',
    figure,
    unit: '1/s',
    ...summarise([value]),
    target: { least: 5_000 },
    floor: bareRate,
  });
  yield asFigure('articles with full text into a new library', rate);
  yield asFigure('articles with full text while it grew full', built.ingestRate);
}

/** Each in a process of its own, as the engine is. */
function* starts(built: BuiltLibrary): Generator<Figure> {
  const script = path.join(import.meta.dirname, 'libraryStart.ts');
  const samples = Array.from({ length: 5 }, () => {
    const { stdout } = spawnSync(process.execPath, ['--expose-gc', script, built.folder], { encoding: 'utf8' });
    return JSON.parse(stdout) as { readonly startMs: number; readonly floorMs: number; readonly memoryMb: number };
  });
  yield inMs(
    'open the library, first list',
    samples.map(({ startMs }) => startMs),
    { most: 1_000, floor: samples.map(({ floorMs }) => floorMs) },
  );
  yield {
    bench: 'library',
    figure: 'memory of the idle engine (resident)',
    unit: 'MB',
    ...summarise(samples.map(({ memoryMb }) => memoryMb)),
    target: { most: 250 },
  };
}
