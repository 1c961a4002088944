// Letting old articles go: only by rule, never what the person kept, undone by one key, and never back as new.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listSummaries } from '../../../electron/core/store/articles.ts';
import { recount } from '../../../electron/core/store/counts.ts';
import { deleteDropped, listOutdated } from '../../../electron/core/store/retention.ts';
import { librarySetting, setSetting } from '../../../electron/core/store/settings.ts';
import { createMaintenance, startChores } from '../../../electron/core/usecases/maintenance.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import type { RetentionRule } from '../../../shared/model/librarySettings.ts';
import { type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';

const day = 86_400_000;
const now = Date.now();
let library: MadeLibrary;
beforeEach(() => void (library = openMadeLibrary()));
afterEach(() => library.close());

const rule = (value: RetentionRule): void => library.store.write((write) => setSetting(write, 'retention', value));
const maintenance = () => createMaintenance({ store: library.store, clock: systemClock });
const old = (title: string, days: number) => ({ title, publishedAt: now - days * day });
const left = (ids: readonly number[]): readonly string[] =>
  listSummaries(library.store.read, ids).map(({ title }) => title);

test('without a rule everything stays', () => {
  library.add(library.follow('Feed'), [old('Ancient', 4_000)], now - 3_999 * day);
  expect(maintenance().retention({ apply: true })).toEqual({ articles: 0 });
});

test('age counts from the arrival, and a feed’s own rule goes before the library’s', () => {
  const plain = library.follow('Plain');
  const strict = library.follow('Strict', { settings: { retentionDays: 10 } });
  const aged = library.add(plain, [old('Gone', 40)], now - 39 * day);
  const late = library.add(plain, [old('Arrived today', 40)], now);
  const own = library.add(strict, [old('Own rule', 20)], now - 20 * day);
  rule({ days: 30 });
  expect(new Set(listOutdated(library.store.read, now))).toEqual(new Set([...aged, ...own]));
  expect(maintenance().retention({ apply: false })).toEqual({ articles: 2 });
  expect(left([...aged, ...late, ...own])).toHaveLength(3);
  expect(maintenance().retention({ apply: true })).toMatchObject({
    articles: 2,
    entry: { kind: 'applyRetention', count: 2 },
  });
  expect(left([...aged, ...late, ...own])).toEqual(['Arrived today']);
});

test('a query lets go what it finds, of a folder, of an age, and never what was kept', () => {
  const news = library.follow('News', { folder: 'Daily' });
  const blog = library.follow('Blog');
  const [oldRead = 0, oldUnread = 0, saved = 0, young = 0] = library.add(
    news,
    [old('Old and read', 40), old('Old and unread', 40), old('Old and saved', 40), old('Young', 1)],
    now,
  );
  const other = library.add(blog, [old('Elsewhere', 40)], now);
  library.markRead(oldRead, saved, young, ...other);
  library.save(saved);
  const queries = ['folder:Daily older:30d is:read'];
  expect(maintenance().retention({ apply: false, rule: { queries } })).toEqual({ articles: 1 });
  expect(left([oldRead])).toHaveLength(1);
  maintenance().retention({ apply: true, rule: { queries } });
  expect(left([oldRead, oldUnread, saved, young, ...other]).toSorted()).toEqual([
    'Elsewhere',
    'Old and saved',
    'Old and unread',
    'Young',
  ]);
  library.markRead(oldUnread);
  expect(listOutdated(library.store.read, now)).toEqual([oldUnread]);
  expect(listOutdated(library.store.read, now, { rule: { queries: ['', '  ', '(', 'sort:newest'] } })).toEqual([]);
  expect(() => maintenance().retention({ apply: true, rule: { queries: ['older:never'] } })).toThrow(
    expect.objectContaining({ code: 'query-invalid' }),
  );
});

test('a number of articles keeps the newest of each feed', () => {
  const feed = library.follow('Feed', { settings: { retentionCount: 3 } });
  const ids = library.add(
    feed,
    [1, 2, 3, 4, 5].map((days) => old(`${days} days`, days)),
    now,
  );
  maintenance().retention({ apply: true });
  expect(left(ids)).toEqual(['1 days', '2 days', '3 days']);
});

test('saved, tagged, noted and, if wished, unread articles never go', () => {
  const feed = library.follow('Feed', { settings: { retentionDays: 1 } });
  const ids = library.add(
    feed,
    ['saved', 'tagged', 'noted', 'read', 'unread'].map((title) => old(title, 9)),
    now - 8 * day,
  );
  const [saved = 0, tagged = 0, noted = 0, read = 0] = ids;
  library.save(saved);
  library.tag('keep', tagged);
  library.note(noted, 'mine');
  library.markRead(read);
  rule({ readOnly: true });
  maintenance().retention({ apply: true });
  expect(left(ids)).toEqual(['saved', 'tagged', 'noted', 'unread']);
  rule({ readOnly: false });
  maintenance().retention({ apply: true });
  expect(left(ids)).toEqual(['saved', 'tagged', 'noted']);
  expect(recount(library.store.read)).toEqual([]);
});

test('it is one act: undo brings all back as they were, redo lets them go again', () => {
  const feed = library.follow('Feed', { settings: { retentionDays: 1 } });
  const ids = library.add(feed, [old('One', 9), old('Two', 8), old('Three', 7)], now - 6 * day);
  library.markRead(ids[0] ?? 0);
  const before = listSummaries(library.store.read, ids);
  maintenance().retention({ apply: true });
  expect(library.store.undo()).toMatchObject({ kind: 'applyRetention', count: 3 });
  expect(listSummaries(library.store.read, ids)).toEqual(before);
  expect(recount(library.store.read)).toEqual([]);
  library.store.redo();
  expect(left(ids)).toEqual([]);
  expect(recount(library.store.read)).toEqual([]);
});

test('what was deleted for good does not come back with the next sync, nor by undo', () => {
  const feed = library.follow('Feed', { settings: { retentionDays: 1 } });
  const article = {
    key: 'old-news',
    ...old('Old news', 9),
    topics: ['History'],
    author: 'Ann',
    contentHash: 'same',
    link: 'https://example.org/old',
  };
  const ids = library.add(feed, [article], now - 8 * day);
  maintenance().retention({ apply: true });
  library.store.write((write) => expect(deleteDropped(write, now + day, 10)).toBe(1));
  for (const table of ['articles', 'contents', 'article_topics', 'article_authors', 'search_docsize', 'inbox_aside'])
    expect(library.store.read.value(`SELECT count(*) FROM ${table}`)).toBe(0);
  library.store.undo();
  expect(left(ids)).toEqual([]);
  // The feed still carries it, and has even changed it.
  library.add(feed, [article], now);
  library.add(feed, [{ ...article, title: 'Old news, edited', contentHash: 'other' }], now);
  expect(library.store.read.value('SELECT count(*) FROM articles')).toBe(0);
  expect(recount(library.store.read)).toEqual([]);
});

test('a rule is tried without being kept, then kept and applied as one act, and one undo takes back both', () => {
  const feed = library.follow('Feed');
  const ids = library.add(feed, [old('Old', 40), old('New', 1)], now - 39 * day);
  rule({ days: 100 });
  expect(maintenance().retention({ apply: false, rule: { days: 30 } })).toEqual({ articles: 2 });
  expect(librarySetting(library.store.read, 'retention')).toEqual({ days: 100 });
  const { entry } = maintenance().retention({ apply: true, rule: { days: 30 } });
  expect(entry).toMatchObject({ kind: 'applyRetention', count: 2 });
  expect(librarySetting(library.store.read, 'retention')).toEqual({ days: 30 });
  expect(left(ids)).toEqual([]);
  library.store.undo();
  expect(librarySetting(library.store.read, 'retention')).toEqual({ days: 100 });
  expect(left(ids)).toHaveLength(2);
  library.store.redo();
  expect(librarySetting(library.store.read, 'retention')).toEqual({ days: 30 });
  expect(left(ids)).toEqual([]);
});

test('a rule that lets nothing go is an act of its own, and undoing the first rule leaves none', () => {
  library.add(library.follow('Feed'), [old('New', 1)], now);
  const { articles, entry } = maintenance().retention({ apply: true, rule: { count: 500, readOnly: true } });
  expect([articles, entry?.count]).toEqual([0, 0]);
  library.store.undo();
  expect(librarySetting(library.store.read, 'retention')).toEqual({});
});

test('the chores follow the rules by themselves, without an act in the journal', async () => {
  const feed = library.follow('Feed');
  const ids = library.add(feed, [old('Old', 40)], now - 39 * day);
  rule({ days: 30 });
  const before = library.store.read.value('SELECT count(*) FROM journal');
  const chores = startChores({ store: library.store, clock: systemClock, log: library.log });
  await chores.run(new AbortController().signal);
  await chores.close();
  expect(left(ids)).toEqual([]);
  expect(library.store.read.value('SELECT count(*) FROM journal')).toBe(before);
  expect(recount(library.store.read)).toEqual([]);
});
