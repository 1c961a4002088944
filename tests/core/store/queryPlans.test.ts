// The hot questions walk an index and sort nothing: what keeps them quick at a million articles is asserted at thirty.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFolder } from '../../../electron/core/store/folders.ts';
import { changeSubscription } from '../../../electron/core/store/subscriptions.ts';
import type { SqlParameters } from '../../../electron/core/store/connection.ts';
import { makeRead, makeUnread, turnRead } from '../../../electron/core/store/inbox.ts';
import { countArrivals, countDays, listPlaces, sizeOf } from '../../../electron/core/store/listings.ts';
import { listSummaries, getDetail } from '../../../electron/core/store/articles.ts';
import { getOverview } from '../../../electron/core/store/overview.ts';
import { listRecentTopics } from '../../../electron/core/store/topics.ts';
import { dueFeeds } from '../../../electron/core/store/feeds.ts';
import { inboxCondition, type PlaceListing, type PlaceView } from '../../../electron/core/store/selections.ts';
import type { ListingOrder } from '../../../shared/model/listing.ts';
import { hour, makeEntry, noon, openTestLibrary, type TestLibrary, updateOf } from './library.ts';

let library: TestLibrary;
/** Every statement asked while `work` runs, with its plan. */
function plansOf(work: () => void): readonly { readonly sql: string; readonly plan: readonly string[] }[] {
  const { connection } = library.store;
  const asked = new Map<string, SqlParameters | undefined>();
  const spied = ['get', 'all', 'rows', 'value', 'run'] as const;
  const originals = spied.map((name) => connection[name]);
  for (const [index, name] of spied.entries()) {
    Object.assign(connection, {
      [name]: (sql: string, parameters?: SqlParameters) => {
        if (!/^\s*(PRAGMA|EXPLAIN)/.test(sql)) asked.set(sql, parameters);
        return (originals[index] as (sql: string, parameters?: SqlParameters) => unknown)(sql, parameters);
      },
    });
  }
  try {
    work();
  } finally {
    for (const [index, name] of spied.entries()) Object.assign(connection, { [name]: originals[index] });
  }
  return [...asked].map(([sql, parameters]) => ({
    sql,
    plan: connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters).map(({ detail }) => detail),
  }));
}

const manyFeeds = 70;
beforeAll(() => {
  library = openTestLibrary();
  const small = library.store.act('addFolder', (act) => addFolder(act, 'Small')).result;
  const large = library.store.act('addFolder', (act) => addFolder(act, 'Large')).result;
  for (let number = 1; number <= manyFeeds; number++) {
    const feedId = library.follow(`site${number}`);
    library.store.act('changeFeed', (act) =>
      changeSubscription(act, feedId, { folderId: number <= 5 ? small : large }),
    );
    library.sync(feedId, [
      makeEntry('a', { topics: ['War'], authors: [{ name: 'Ann' }] }),
      makeEntry('b', { publishedAt: noon - number * hour }),
    ]);
  }
});
afterAll(() => library.remove());

/** A look through a whole table that grows with the library (c is feed_counts: it grows with the feeds alone). */
const growing =
  /^SCAN (a|articles|contents|i|inbox|states|entry_keys|t|x|article_\w+)( |$)(?!.*(USING (COVERING )?INDEX|USING PRIMARY KEY))/;
const sorting = /USE TEMP B-TREE FOR ORDER BY/;

const view = (listing: PlaceListing, order: ListingOrder, unreadOnly: boolean): PlaceView => ({
  listing,
  options: { order, unreadOnly },
  frame: { openedAt: library.clock.now(), lastArticleId: 1_000_000 },
});
const listings: readonly PlaceListing[] = [
  { kind: 'all' },
  { kind: 'unread' },
  { kind: 'today' },
  { kind: 'saved' },
  { kind: 'feed', feedId: 1 },
  { kind: 'folder', folderId: 1 },
  { kind: 'folder', folderId: 2 },
  { kind: 'tag', tagId: 1 },
  { kind: 'topic', topic: 'War' },
  { kind: 'author', author: 'Ann' },
];
const cases = listings.flatMap((listing) =>
  (['newest', 'oldest'] as const).flatMap((order) =>
    [true, false].map((unreadOnly) => [listing, order, unreadOnly] as const),
  ),
);

test.each(cases)(
  'a page of %j, %s first, unread only %s, is a walk along an index that sorts nothing',
  (listing, order, unreadOnly) => {
    const pages = plansOf(() => {
      const cursor = { value: noon, id: 5 };
      listPlaces(library.store.read, view(listing, order, unreadOnly), { cursor, direction: 'forward', limit: 50 });
      listPlaces(library.store.read, view(listing, order, unreadOnly), { cursor, direction: 'backward', limit: 50 });
    }).filter(({ sql }) => sql.includes('LIMIT @limit'));
    expect(pages.length).toBeGreaterThan(1);
    for (const { sql, plan } of pages) {
      expect(
        plan.filter((line) => sorting.test(line)),
        sql,
      ).toEqual([]);
      // Both the order and the place to go on from come from the index.
      expect(plan[0], sql).toMatch(/^SEARCH .* (INDEX|PRIMARY KEY).*(published_at|\(published_at,|\))/);
      expect(
        plan.filter((line) => growing.test(line)),
        sql,
      ).toEqual([]);
    }
  },
);

test('a page by length of everything walks the index of lengths', () => {
  const [page] = plansOf(() =>
    listPlaces(library.store.read, view({ kind: 'all' }, 'length', false), { direction: 'forward', limit: 50 }),
  );
  expect(page?.plan).toEqual(['SCAN a USING COVERING INDEX articles_by_length']);
});

test('rows, the article, counters and due feeds never look through what grows', () => {
  const plans = plansOf(() => {
    listSummaries(library.store.read, [1, 2, 3]);
    getDetail(library.store.read, 1);
    getOverview(library.store.read, 0, noon);
    listRecentTopics(library.store.read, 10);
    dueFeeds(library.store.read, noon, 10);
    for (const listing of listings) countArrivals(library.store.read, view(listing, 'newest', true));
    for (const listing of listings) countDays(library.store.read, view(listing, 'newest', false), [noon]);
    for (const listing of listings) sizeOf(library.store.read, view(listing, 'newest', false));
  });
  expect(plans.length).toBeGreaterThan(25);
  for (const { sql, plan } of plans)
    expect(
      plan.filter((line) => growing.test(line)),
      sql,
    ).toEqual([]);
});

test('marks and what a sync brings look articles up, and only marking a whole view passes over the inbox', () => {
  const plans = plansOf(() => {
    library.store.applyFeedUpdates([updateOf(1, noon, [makeEntry('a'), makeEntry('c')])]);
    library.store.act('markRead', (act) => makeRead(act, [1, 2]));
    library.store.act('markUnread', (act) => makeUnread(act, [1, 2]));
  });
  expect(plans.length).toBeGreaterThan(20);
  for (const { sql, plan } of plans)
    expect(
      plan.filter((line) => growing.test(line)),
      sql,
    ).toEqual([]);
  const marked = plansOf(() =>
    library.store.write((write) => {
      const { condition, parameters } = inboxCondition(write, view({ kind: 'all' }, 'newest', false));
      turnRead(write, condition, parameters);
    }),
  );
  const scans = marked.flatMap(({ plan }) => plan.filter((line) => growing.test(line)));
  expect(new Set(scans)).toEqual(new Set(['SCAN inbox']));
});
