// Lists: what each holds, how it is paged, and that it stays as it was opened.
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addFolder } from '../../../electron/core/store/folders.ts';
import { changeSubscription } from '../../../electron/core/store/subscriptions.ts';
import { createReading } from '../../../electron/core/usecases/reading.ts';
import { createTriage } from '../../../electron/core/usecases/triage.ts';
import type { View } from '../../../shared/contract/schemas.ts';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { Listing, ListingOptions, ListingOrder } from '../../../shared/model/listing.ts';
import { day, hour, makeEntry, noon, openTestLibrary, type TestLibrary } from './library.ts';

const allArticles = 180;
const newest: ListingOptions = { order: 'newest', unreadOnly: false };

/** Three feeds, two of them in a folder inside a folder; ties in time and length; some read, saved and tagged. */
function fill(library: TestLibrary): { readonly outer: number; readonly inner: number } {
  const { store } = library;
  for (const name of ['one', 'two', 'three']) library.follow(name);
  const outer = store.act('addFolder', (act) => addFolder(act, 'Outer')).result;
  const inner = store.act('addFolder', (act) => addFolder(act, 'Inner', outer)).result;
  store.act('changeFeed', (act) => changeSubscription(act, 1, { folderId: outer }));
  store.act('changeFeed', (act) => changeSubscription(act, 2, { folderId: inner }));
  for (let number = 0; number < allArticles; number += 6) {
    library.sync(
      1 + ((number / 6) % 3),
      Array.from({ length: 6 }, (_, index) =>
        makeEntry(`${number + index}`, {
          publishedAt: noon - Math.floor((number + index) / 4) * hour - ((number + index) % 5) * day,
          readingMinutes: 1 + ((number + index) % 7),
          topics: (number + index) % 3 === 0 ? ['War'] : ['Peace'],
          authors: (number + index) % 4 === 0 ? [{ name: 'Ann' }, { name: 'Bob' }] : [{ name: 'Bob' }],
        }),
      ),
    );
  }
  const triage = createTriage(library);
  const every = (step: number): number[] =>
    Array.from({ length: Math.floor(allArticles / step) }, (_, index) => (index + 1) * step);
  triage.setRead({ ids: every(3), read: true });
  triage.setSaved({ ids: every(5), saved: true });
  triage.addTag({ ids: every(4), name: 'red' });
  library.clock.move(hour);
  return { outer, inner };
}

describe('of a library that stays as it is', () => {
  let library: TestLibrary;
  let everything: readonly ArticleSummary[];
  beforeAll(() => {
    library = openTestLibrary();
    fill(library);
    const ids = library.store.read.rows<[number]>('SELECT id FROM articles').map(([id]) => id);
    everything = createReading(library).byIds({ ids });
  });
  afterAll(() => library.remove());

  const listings: readonly (readonly [Listing, (article: ArticleSummary) => boolean])[] = [
    [{ kind: 'all' }, () => true],
    [{ kind: 'unread' }, ({ read }) => !read],
    [{ kind: 'today' }, ({ publishedAt }) => publishedAt >= startOfToday()],
    [{ kind: 'saved' }, ({ saved }) => saved],
    [{ kind: 'feed', feedId: 2 }, ({ feedId }) => feedId === 2],
    [{ kind: 'folder', folderId: 1 }, ({ feedId }) => feedId !== 3],
    [{ kind: 'folder', folderId: 2 }, ({ feedId }) => feedId === 2],
    [{ kind: 'tag', tagId: 1 }, ({ tags }) => tags.includes('red')],
    [{ kind: 'topic', topic: 'war' }, ({ topics }) => topics.includes('War')],
    [{ kind: 'author', author: 'ann' }, ({ id }) => authorsOf(id).includes('Ann')],
    [{ kind: 'topic', topic: 'nowhere' }, () => false],
  ];
  const startOfToday = (): number => new Date(library.clock.now()).setHours(0, 0, 0, 0);
  const authorsOf = (id: number): readonly string[] =>
    library.store.read
      .rows<[string]>(
        'SELECT a.name FROM article_authors x JOIN authors a ON a.id = x.author_id WHERE x.article_id = ?',
        [id],
      )
      .map(([name]) => name);

  const expected = (
    holds: (article: ArticleSummary) => boolean,
    { order, unreadOnly }: ListingOptions,
  ): readonly number[] => {
    const sort = ({ publishedAt, minutes }: ArticleSummary): number => (order === 'length' ? minutes : publishedAt);
    const sign = order === 'oldest' ? 1 : -1;
    return everything
      .filter((article) => holds(article) && (!unreadOnly || !article.read))
      .toSorted((a, b) => sign * (sort(a) - sort(b) || a.id - b.id))
      .map(({ id }) => id);
  };

  const orders: readonly ListingOrder[] = ['newest', 'oldest', 'length'];
  const cases = listings.flatMap(([listing, holds]) =>
    orders.flatMap((order) => [true, false].map((unreadOnly) => ({ listing, holds, options: { order, unreadOnly } }))),
  );

  test.each(cases)(
    '$listing $options pages forward and backward through exactly its articles',
    ({ listing, holds, options }) => {
      const reading = createReading(library);
      const opened = reading.open({ listing, options });
      const view: View = { listing, options, frame: opened.frame };
      const wanted = expected(holds, options);
      expect(opened.total).toBe(wanted.length);
      expect(opened.unread).toBe(everything.filter((article) => holds(article) && !article.read).length);

      const forward: number[] = [];
      let page = reading.list({ view, direction: 'forward', limit: 7 });
      expect(page.previous).toBeUndefined();
      for (;;) {
        forward.push(...page.rows.map(({ id }) => id));
        if (!page.next) break;
        page = reading.list({ view, cursor: page.next, direction: 'forward', limit: 7 });
      }
      expect(forward).toEqual(wanted);

      const backward: number[] = [];
      page = reading.list({ view, direction: 'backward', limit: 7 });
      for (;;) {
        backward.unshift(...page.rows.map(({ id }) => id));
        if (!page.previous) break;
        page = reading.list({ view, cursor: page.previous, direction: 'backward', limit: 7 });
      }
      expect(backward).toEqual(wanted);
    },
  );

  test('a list goes on in both directions from any of its articles', () => {
    const reading = createReading(library);
    const view: View = {
      listing: { kind: 'all' },
      options: newest,
      frame: reading.open({ listing: { kind: 'all' }, options: newest }).frame,
    };
    const wanted = expected(() => true, newest);
    fc.assert(
      fc.property(fc.nat(allArticles - 1), fc.integer({ min: 1, max: 50 }), (at, limit) => {
        const article = everything.find(({ id }) => id === wanted[at]);
        const cursor = { id: article?.id ?? 0, value: article?.publishedAt ?? 0 };
        const after = reading.list({ view, cursor, direction: 'forward', limit });
        const before = reading.list({ view, cursor, direction: 'backward', limit });
        expect(after.rows.map(({ id }) => id)).toEqual(wanted.slice(at + 1, at + 1 + limit));
        expect(before.rows.map(({ id }) => id)).toEqual(wanted.slice(Math.max(0, at - limit), at));
        expect(after.next === undefined).toBe(at + 1 + limit >= allArticles);
        expect(before.previous === undefined).toBe(at - limit <= 0);
      }),
    );
  });

  test('days of an unread list count what is unread', () => {
    const reading = createReading(library);
    const opened = reading.open({ listing: { kind: 'unread' }, options: newest });
    const view: View = { listing: { kind: 'unread' }, options: newest, frame: opened.frame };
    const dayStarts = Array.from({ length: 12 }, (_, index) => new Date(noon - index * day).setHours(0, 0, 0, 0));
    const counted = reading.countDays({ view, dayStarts });
    for (const { startAt, total, unread } of counted) {
      const ofDay = everything.filter(
        ({ read, publishedAt }) => !read && new Date(publishedAt).setHours(0, 0, 0, 0) === startAt,
      );
      expect({ total, unread }).toEqual({ total: ofDay.length, unread: ofDay.length });
    }
    createTriage(library).setRead({ ids: [1, 2], read: true });
    const after = reading.countDays({ view, dayStarts });
    library.store.undo();
    expect(after.reduce((sum, { total }) => sum + total, 0)).toBe(opened.total);
    expect(after.reduce((sum, { unread }) => sum + unread, 0)).toBe(opened.total - 2);
  });

  test.each<Listing>([
    { kind: 'folder', folderId: 1 },
    { kind: 'search', query: 'folder:Outer story' },
  ])('days of %j are counted and add up to the list', (listing) => {
    const reading = createReading(library);
    const opened = reading.open({ listing, options: newest });
    const dayStarts = Array.from({ length: 12 }, (_, index) => new Date(noon - index * day).setHours(0, 0, 0, 0));
    const counted = reading.countDays({ view: { listing, options: newest, frame: opened.frame }, dayStarts });
    for (const { startAt, total, unread } of counted) {
      const ofDay = everything.filter(
        ({ feedId, publishedAt }) => feedId !== 3 && new Date(publishedAt).setHours(0, 0, 0, 0) === startAt,
      );
      expect(total).toBe(ofDay.length);
      expect(unread).toBe(ofDay.filter(({ read }) => !read).length);
    }
    expect(counted.reduce((sum, { total }) => sum + total, 0)).toBe(opened.total);
  });

  test.each<Listing>([{ kind: 'all' }, { kind: 'tag', tagId: 1 }, { kind: 'search', query: 'story' }])(
    'the last stretch of %j ends where it is told to',
    (listing) => {
      const reading = createReading(library);
      const view: View = { listing, options: newest, frame: reading.open({ listing, options: newest }).frame };
      const [start, end] = [noon - 3 * day, noon - day];
      const [openEnded] = reading.countDays({ view, dayStarts: [start, end] });
      expect(openEnded?.total).toBeGreaterThan(0);
      expect(reading.countDays({ view, dayStarts: [start], until: end })).toEqual([openEnded]);
    },
  );
});

describe('of a library that goes on', () => {
  let library: TestLibrary;
  beforeEach(() => {
    library = openTestLibrary();
    fill(library);
    return () => library.remove();
  });
  const idsOf = (view: View): readonly number[] =>
    createReading(library)
      .list({ view, direction: 'forward', limit: 500 })
      .rows.map(({ id }) => id);

  test('what arrives after a list was opened stays out of it and is counted apart', () => {
    const reading = createReading(library);
    const listings: readonly Listing[] = [
      { kind: 'all' },
      { kind: 'unread' },
      { kind: 'feed', feedId: 1 },
      { kind: 'folder', folderId: 1 },
      { kind: 'topic', topic: 'War' },
      { kind: 'today' },
      { kind: 'search', query: 'story' },
    ];
    const views = listings.map((listing): View => ({
      listing,
      options: newest,
      frame: reading.open({ listing, options: newest }).frame,
    }));
    const before = views.map(idsOf);
    expect(views.map((view) => reading.countArrivals({ view }))).toEqual(views.map(() => 0));
    library.sync(1, [makeEntry('new', { publishedAt: library.clock.now(), topics: ['War'] })]);
    library.sync(3, [makeEntry('newer', { publishedAt: library.clock.now() })]);
    expect(views.map(idsOf)).toEqual(before);
    expect(views.map((view) => reading.countArrivals({ view }))).toEqual([2, 2, 1, 1, 1, 2, 2]);
  });

  test('what is read after an unread list was opened stays in it, as read, until it is opened anew', () => {
    const reading = createReading(library);
    for (const [listing, unreadOnly] of [
      [{ kind: 'unread' }, false],
      [{ kind: 'feed', feedId: 1 }, true],
      [{ kind: 'folder', folderId: 1 }, true],
      [{ kind: 'tag', tagId: 1 }, true],
    ] as const) {
      const options: ListingOptions = { order: 'newest', unreadOnly };
      const view: View = { listing, options, frame: reading.open({ listing, options }).frame };
      const before = idsOf(view);
      expect(before.length).toBeGreaterThan(5);
      library.clock.move(1_000);
      createTriage(library).setRead({ ids: before.slice(0, 3), read: true });
      expect(idsOf(view)).toEqual(before);
      expect(reading.byIds({ ids: before.slice(0, 3) }).every(({ read }) => read)).toBe(true);
      library.clock.move(1_000);
      const anew = reading.open({ listing, options });
      expect(anew.total).toBe(before.length - 3);
      expect(idsOf({ listing, options, frame: anew.frame })).toEqual(before.slice(3));
    }
  });

  test('marking a view spares what arrived after it was opened, and marks below or above a row with it', () => {
    const reading = createReading(library);
    const triage = createTriage(library);
    const listing: Listing = { kind: 'unread' };
    const view: View = { listing, options: newest, frame: reading.open({ listing, options: newest }).frame };
    const before = idsOf(view);
    const [late] = library.sync(1, [makeEntry('late', { publishedAt: noon - 30 * day })]).added;
    const middle = reading.byIds({ ids: before.slice(10, 11) })[0];
    const from = { id: middle?.id ?? 0, value: middle?.publishedAt ?? 0 };
    expect(triage.markView({ view, read: true, side: 'above', from }).changed).toBe(11);
    expect(reading.byIds({ ids: before.slice(0, 12) }).map(({ read }) => read)).toEqual([
      ...Array.from({ length: 11 }, () => true),
      false,
    ]);
    library.store.undo();
    expect(triage.markView({ view, read: true, side: 'below', from }).changed).toBe(before.length - 10);
    expect(reading.byIds({ ids: [late ?? 0] })[0]?.read).toBe(false);
    library.store.undo();
    expect(triage.markView({ view, read: true, side: 'all' }).changed).toBe(before.length);
    expect(library.store.read.value('SELECT sum(unread) FROM feed_counts')).toBe(1);
  });

  test('changes name the articles that really changed, and nothing is told when nothing did', () => {
    const told: unknown[] = [];
    library.store.onChanges((changes) => told.push(changes));
    const triage = createTriage(library);
    expect(triage.setRead({ ids: [1, 2, 3], read: true })).toMatchObject({
      changed: 2,
      entry: { kind: 'markRead', count: 2 },
    });
    expect(told).toMatchObject([
      { states: [1, 2], articles: { added: [], updated: [], removed: [] }, organisation: false },
    ]);
    expect(triage.setRead({ ids: [1, 2, 3], read: true })).toEqual({ changed: 0 });
    expect(told).toHaveLength(1);
  });
});
