// Builds a library as a reader of many years has it: feeds of very unequal size, words by Zipf's law in several scripts, most of it
// read. The same numbers give the same library. Kept under .bench between runs.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../../electron/core/clock.ts';
import type { Entry } from '../../electron/core/normalize/entry.ts';
import type { Log } from '../../electron/core/ports.ts';
import type { FeedUpdate } from '../../electron/core/store/feedUpdate.ts';
import { addFolder } from '../../electron/core/store/folders.ts';
import { forgetRead, makeRead } from '../../electron/core/store/inbox.ts';
import { mergeIndex } from '../../electron/core/store/mergeIndex.ts';
import { readyEntry } from '../../electron/core/store/readyEntry.ts';
import { makeSaved } from '../../electron/core/store/saved.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import { subscribe } from '../../electron/core/store/subscriptions.ts';
import { ensureTag, makeTagged } from '../../electron/core/store/tags.ts';

export const benchLog: Log = { info: () => {}, warn: () => {}, error: (event, facts) => console.error(event, facts) };

export interface LibraryShape {
  readonly articles: number;
  readonly feeds: number;
  readonly folders: number;
  /** The newest so many are unread; of the others one in a hundred. */
  readonly unread: number;
}

export const shapeOf = (articles: number): LibraryShape => ({
  articles,
  feeds: Math.max(20, Math.round(articles / 500)),
  folders: 40,
  unread: Math.min(100_000, Math.round(articles / 5)),
});

export interface BuiltLibrary {
  readonly folder: string;
  /** Articles with full text a second, over the last tenth of the building. */
  readonly ingestRate: number;
  readonly builtInSeconds: number;
}

/** Raised whenever what is built changes, so that no old library is measured. */
const makerVersion = 1;

export function buildLibrary(cacheFolder: string, shape: LibraryShape): BuiltLibrary {
  const folder = path.join(cacheFolder, `library-${makerVersion}-${shape.articles}`);
  const facts = path.join(folder, 'built.json');
  if (existsSync(facts))
    return { folder, ...(JSON.parse(readFileSync(facts, 'utf8')) as Omit<BuiltLibrary, 'folder'>) };
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const startedAt = systemClock.monotonic();
  const store = openStore({ folder: unfinished, clock: systemClock, log: benchLog });
  arrange(store, shape);
  const ingestRate = fill(store, shape);
  settle(store, shape);
  store.close();
  const built = { ingestRate, builtInSeconds: (systemClock.monotonic() - startedAt) / 1_000 };
  writeFileSync(path.join(unfinished, 'built.json'), JSON.stringify(built));
  renameSync(unfinished, folder);
  return { folder, ...built };
}

function arrange(store: Store, shape: LibraryShape): void {
  store.act('importOpml', (act) => {
    const folders = Array.from({ length: shape.folders }, (_, index) => addFolder(act, `Folder ${index + 1}`));
    for (let feed = 0; feed < shape.feeds; feed++) {
      const folderId = folders[feed % (shape.folders + 5)];
      subscribe(act, {
        feedUrl: `https://site${feed}.example/feed`,
        publisherTitle: `Site ${feed}`,
        ...(folderId !== undefined && { folderId }),
      });
    }
  });
}

const newestAt = Date.UTC(2026, 9, 1);
const yearMs = 365 * 86_400_000;
const years = 8;
const entriesAnUpdate = 20;
const updatesAGroup = 10;

/** Answers the rate of the last tenth. */
function fill(store: Store, shape: LibraryShape): number {
  const random = randomNumbers(7);
  const words = makeWords(random);
  const updates = Math.ceil(shape.articles / entriesAnUpdate);
  let tenthArticles = 0;
  let tenthMs = 0;
  for (let done = 0; done < updates; done += updatesAGroup) {
    const batch: FeedUpdate[] = [];
    for (let index = done; index < Math.min(updates, done + updatesAGroup); index++) {
      const at = newestAt - years * yearMs * (1 - index / updates);
      const feedId = 1 + Math.floor(shape.feeds * random() ** 2.2);
      const entries = Array.from({ length: entriesAnUpdate }, (_, item) =>
        makeEntry(`${index}-${item}`, at, random, words),
      );
      batch.push(updateOf(feedId, at, entries));
    }
    const startedAt = systemClock.monotonic();
    store.applyFeedUpdates(batch);
    store.flush();
    if (done >= updates * 0.9) {
      tenthMs += systemClock.monotonic() - startedAt;
      tenthArticles += batch.length * entriesAnUpdate;
    }
  }
  return tenthArticles / (tenthMs / 1_000);
}

/** As a sync hands it over: made ready, as its workers do. */
export const updateOf = (feedId: number, at: number, entries: readonly Entry[]): FeedUpdate => ({
  feedId,
  checkedAt: at,
  outcome: 'updated',
  status: 200,
  bytes: 100_000,
  validators: { etag: `"${at}"` },
  nextCheckAt: newestAt + yearMs,
  nextCheckReason: { code: 'learned', intervalMs: 3_600_000 },
  feed: {
    format: 'rss',
    topics: [],
    wishes: { skipHours: [], skipDays: [] },
    entries: entries.map(readyEntry),
    warnings: [],
  },
});

/** Reads all but the newest, and saves and tags a few thousand. */
function settle(store: Store, shape: LibraryShape): void {
  const newestRead = shape.articles - shape.unread;
  const read = Array.from({ length: newestRead }, (_, index) => index + 1).filter((id) => id % 100 !== 0);
  store.write((write) => makeRead(write, read));
  while (store.write((write) => forgetRead(write, Number.MAX_SAFE_INTEGER, 50_000)) > 0);
  const every = (step: number): number[] =>
    Array.from({ length: Math.floor(shape.articles / step) }, (_, index) => (index + 1) * step);
  store.act('save', (act) => makeSaved(act, every(313)));
  for (const [index, step] of [211, 733, 1_511].entries())
    store.act('addTag', (act) => makeTagged(act, ensureTag(act, `Tag ${index + 1}`), every(step)));
  mergeIndex(store.connection);
  store.read.rows('PRAGMA wal_checkpoint(TRUNCATE)');
}

export function makeEntry(key: string, at: number, random: () => number, words: Words): Entry {
  const title = sentence(random, words, 4 + Math.floor(random() * 8));
  const paragraphs = Array.from({ length: 3 + Math.floor(random() * 5) }, () =>
    sentence(random, words, 30 + Math.floor(random() * 40)),
  );
  const text = paragraphs.join('\n');
  const author = `Author ${Math.floor(5_000 * random() ** 3)}`;
  const link = `https://site.example/2026/${key}`;
  return {
    key: `guid-${key}`,
    otherKeys: [link],
    link,
    title,
    authors: [{ name: author }],
    author,
    publishedAt: at - Math.floor(random() * 86_400_000),
    contentHtml: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n'),
    text,
    excerpt: text.slice(0, 300),
    topics: [`Topic ${Math.floor(300 * random() ** 2)}`, `Topic ${Math.floor(3_000 * random() ** 2)}`],
    enclosures: [],
    media: [{ url: `https://site.example/${key}.jpg`, role: 'image' }],
    image: { url: `https://site.example/${key}.jpg`, alt: title },
    related: [],
    kind: 'article',
    direction: 'ltr',
    readingMinutes: 1 + Math.floor(random() * 12),
    contentHash: key.padEnd(64, '0'),
  };
}

export interface Words {
  readonly latin: readonly string[];
  readonly other: readonly (readonly string[])[];
}

/** Rank by frequency is rank in the list: word 0 is in nearly every article, word 49,999 in a handful. */
export function makeWords(random: () => number): Words {
  const letters = 'etaoinshrdlucmfwypvbgk';
  const made = (alphabet: string, shortest: number, spread: number): string =>
    Array.from(
      { length: shortest + Math.floor(random() * spread) },
      () => alphabet[Math.floor(random() ** 1.5 * alphabet.length)] ?? '',
    ).join('');
  const many = (count: number, alphabet: string, shortest: number, spread: number): string[] =>
    Array.from(
      { length: count },
      (_, rank) => made(alphabet, rank < 100 ? 2 : shortest, spread) + (rank > 20_000 ? rank.toString(36) : ''),
    );
  return {
    latin: many(50_000, letters, 4, 7),
    other: [
      many(8_000, 'оеаинтсрвлкмдпуяызбгчйхжшюцщэф', 4, 7),
      many(3_000, 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', 3, 5),
      many(2_000, '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下', 2, 3),
    ],
  };
}

/** One article in eight is in another script. */
function sentence(random: () => number, words: Words, count: number): string {
  const other = random() < 0.125 ? words.other[Math.floor(random() * words.other.length)] : undefined;
  const list = other ?? words.latin;
  const picked = Array.from({ length: count }, () => list[Math.floor(list.length ** random()) - 1] ?? '');
  return `${picked.join(' ')}.`;
}

/** Mulberry32: small, quick and the same everywhere. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
