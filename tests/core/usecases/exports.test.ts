// Articles taken out: of a query or of a view, with progress, stopped at any time, and never in the place of something else.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { createExports } from '../../../electron/core/usecases/exports.ts';
import type { WorkProgress } from '../../../shared/contract/engineContract.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import { type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';

let library: MadeLibrary;
let target: string;
let told: WorkProgress[];
const exports = () =>
  createExports({ store: library.store, clock: systemClock, onProgress: (progress) => void told.push(progress) });

beforeEach(() => {
  library = openMadeLibrary();
  target = mkdtempSync(path.join(tmpdir(), 'broadsheet-export-'));
  told = [];
});
afterEach(() => {
  library.close();
  rmSync(target, { recursive: true, force: true });
});

const viewOf = (listing: Listing, unreadOnly = false) => ({
  listing,
  options: { order: 'newest' as const, unreadOnly },
  frame: { openedAt: Date.now(), lastArticleId: 1_000 },
});
const titlesIn = (file: string): readonly string[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { articles: { entry: { title: string } }[] }).articles.map(
    ({ entry }) => entry.title,
  );

test('a view is written as it is shown: what is in it and nothing else', async () => {
  const feed = library.follow('Feed');
  const other = library.follow('Other');
  const [read = 0] = library.add(feed, [{ title: 'Read' }, { title: 'Unread' }]);
  const [saved = 0] = library.add(other, [{ title: 'Saved elsewhere' }]);
  library.markRead(read);
  library.save(saved);
  const write = async (listing: Listing, unreadOnly?: boolean): Promise<readonly string[]> => {
    const file = path.join(target, 'out.json');
    await exports().run({ format: 'json', query: '', view: viewOf(listing, unreadOnly), path: file });
    return titlesIn(file);
  };
  expect(new Set(await write({ kind: 'feed', feedId: feed }))).toEqual(new Set(['Read', 'Unread']));
  expect(await write({ kind: 'feed', feedId: feed }, true)).toEqual(['Unread']);
  expect(await write({ kind: 'saved' })).toEqual(['Saved elsewhere']);
  expect(await write({ kind: 'search', query: 'title:elsewhere' })).toEqual(['Saved elsewhere']);
});

test('without a place it goes into the library’s own folder, each time under a name of its own', async () => {
  library.add(library.follow('Feed'), [{ title: 'One' }]);
  const written = await exports().run({ format: 'html', query: '' });
  expect(path.dirname(written.path)).toBe(path.join(library.folder, 'exports'));
  expect(readdirSync(written.path)).toContain('index.html');
});

test('progress is told from the beginning to the end', async () => {
  library.add(
    library.follow('Feed'),
    Array.from({ length: 50 }, (_none, place) => ({ title: `${place}` })),
  );
  await exports().run({ format: 'epub', query: '', path: path.join(target, 'book.epub') });
  expect(told.filter(({ running }) => running).map(({ done }) => done)).toEqual([0, 20, 40]);
  expect(told.every(({ running, total }) => !running || total === 50)).toBe(true);
  expect(told.at(-1)?.running).toBe(false);
});

test('stopped on the way it leaves nothing, and what was there before stays', async () => {
  library.add(
    library.follow('Feed'),
    Array.from({ length: 50 }, (_none, place) => ({ title: `${place}` })),
  );
  const file = path.join(target, 'book.epub');
  writeFileSync(file, 'before');
  const stop = new AbortController();
  const running = createExports({
    store: library.store,
    clock: systemClock,
    onProgress: ({ done }) => {
      if (done === 20) stop.abort();
    },
  }).run({ format: 'epub', query: '', path: file }, stop.signal);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(existsSync(`${file}.part`)).toBe(false);
});
