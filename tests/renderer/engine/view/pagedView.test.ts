// A view over a real library: rows are where the library has them, however one comes there, and the frame holds while articles arrive.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/core/clock.ts';
import type { Entry } from '../../../../electron/core/normalize/entry.ts';
import { readyEntry } from '../../../../electron/core/store/readyEntry.ts';
import { retire } from '../../../../electron/core/store/retention.ts';
import { openStore, type Store } from '../../../../electron/core/store/store.ts';
import { subscribe } from '../../../../electron/core/store/subscriptions.ts';
import { createReading } from '../../../../electron/core/usecases/reading.ts';
import { createTriage } from '../../../../electron/core/usecases/triage.ts';
import { createPagedView, type PagedView, type ViewStart } from '../../../../renderer/engine/view/pagedView.ts';
import type { Changes } from '../../../../shared/contract/changes.ts';
import type { EngineClient } from '../../../../shared/contract/engineContract.ts';
import type { ListingOptions } from '../../../../shared/model/listing.ts';

const articles = 12_000;
const newestFirst: ListingOptions = { order: 'newest', unreadOnly: false };
const startAt = new Date(2021, 4, 1).getTime();
const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-view-'));
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let store: Store;
let engine: EngineClient;
let feedId: number;
let asked: string[] = [];

function entry(number: number, publishedAt: number): Entry {
  return {
    key: `entry-${number}`,
    otherKeys: [],
    title: `Article ${number}`,
    authors: [],
    publishedAt,
    text: 'Some words.',
    excerpt: 'Some words.',
    topics: [],
    enclosures: [],
    media: [],
    related: [],
    kind: 'article',
    direction: 'ltr',
    readingMinutes: 1,
    contentHash: `hash-${number}`,
  };
}

function bring(entries: readonly Entry[], hash: string): void {
  store.applyFeedUpdates([
    {
      feedId,
      checkedAt: systemClock.now(),
      outcome: 'updated',
      bytes: 0,
      bodyHash: hash,
      nextCheckReason: { code: 'default' },
      feed: {
        format: 'rss',
        topics: [],
        wishes: { skipHours: [], skipDays: [] },
        entries: entries.map(readyEntry),
        warnings: [],
      },
    },
  ]);
  store.flush();
}

beforeAll(() => {
  store = openStore({ folder, clock: systemClock, log });
  feedId = store.act('subscribe', (act) => subscribe(act, { feedUrl: 'https://one.example/feed' })).result;
  // Crowded days, empty months, many at the same moment.
  const moment = (number: number): number => {
    const crowd = Math.floor(number / 3_000);
    return startAt + crowd * 200 * 86_400_000 + Math.floor((number % 3_000) / 7) * 61_000;
  };
  for (let first = 0; first < articles; first += 500) {
    bring(
      Array.from({ length: 500 }, (_none, offset) => entry(first + offset, moment(first + offset))),
      `body-${first}`,
    );
  }
  const reading = createReading({ store, clock: systemClock });
  const triage = createTriage({ store, clock: systemClock });
  const methods: Readonly<Record<string, (params: never) => unknown>> = {
    'articles.open': reading.open,
    'articles.list': reading.list,
    'articles.byIds': reading.byIds,
    'articles.countDays': reading.countDays,
    'articles.countArrivals': reading.countArrivals,
    'triage.setRead': triage.setRead,
  };
  engine = {
    async call(method, params) {
      asked.push(method);
      return methods[method]?.(params as never) as never;
    },
    on: () => () => undefined,
  };
}, 60_000);

afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openView(options = newestFirst, start: ViewStart = {}): Promise<PagedView> {
  const view = createPagedView(engine, { kind: 'all' }, options, start);
  await view.opened;
  asked = [];
  return view;
}

/** Ids in the order of the list, straight from the library. */
const trueOrder = (direction: 'DESC' | 'ASC'): readonly number[] =>
  store.read
    .all<{ id: number }>(`SELECT id FROM articles ORDER BY published_at ${direction}, id ${direction}`)
    .map((row) => row.id);

test.each([
  ['newest', 'DESC'],
  ['oldest', 'ASC'],
] as const)(
  'with the %s first, any place holds the row the library has there, by few questions',
  async (order, direction) => {
    const ids = trueOrder(direction);
    const view = await openView({ order, unreadOnly: false });
    expect(view.getState().total).toBe(articles);
    // Whoever goes far the first time learns where the days lie; from then on every place is near.
    await view.load(ids.length - 1);
    for (const index of [0, 11_999, 6_000, 2_999, 3_000, 3_001, 8_123, 5_999, 42, 9_000]) {
      asked = [];
      expect((await view.load(index))?.id).toBe(ids[index]);
      expect(asked.length).toBeLessThanOrEqual(6);
    }
    expect((await view.loadRange(7_450, 7_650)).map((row) => row.id)).toEqual(ids.slice(7_450, 7_650));
    view.close();
  },
);

test('what is looked at is fetched, and what was looked at long ago is let go of', async () => {
  const view = await openView();
  for (let index = 0; index < articles; index += 400) await view.load(index);
  const kept = Array.from({ length: articles }, (_none, index) => view.rowAt(index)).filter(Boolean);
  expect(kept.length).toBeLessThanOrEqual(3_600);
  view.look(100, 130);
  await expect.poll(() => view.rowAt(129)?.id).toBe(trueOrder('DESC')[129]);
  view.close();
});

test('days are where their first article is, over empty months', async () => {
  const view = await openView();
  await expect.poll(() => view.getState().days.reduce((sum, day) => sum + day.total, 0)).toBe(articles);
  for (const day of view.getState().days) {
    const row = await view.load(day.first);
    expect(new Date(row?.publishedAt ?? 0).toDateString()).toBe(new Date(day.startAt).toDateString());
  }
  view.close();
});

test('articles that arrive wait outside, and the rows stay where they are', async () => {
  const view = await openView();
  const before = [view.rowAt(0)?.id, view.rowAt(1)?.id];
  let heard: Changes | undefined;
  const stop = store.onChanges((changes) => {
    heard = changes;
  });
  bring([entry(articles + 1, systemClock.now()), entry(articles + 2, systemClock.now())], 'arrivals');
  stop();
  if (heard) view.applyChanges(heard);
  await expect.poll(() => view.getState().arrivals).toBe(2);
  expect(view.getState().total).toBe(articles);
  expect([view.rowAt(0)?.id, view.rowAt(1)?.id]).toEqual(before);
  view.close();
});

test('an unread list keeps what was read in it since it was opened, greyed and counted', async () => {
  const view = await openView({ order: 'newest', unreadOnly: true });
  const { total, unread } = view.getState();
  const ids = (await view.loadRange(0, 3)).map((row) => row.id);
  await engine.call('triage.setRead', { ids, read: true });
  // The act's answer and the announcement both ask again; what was read counts once.
  await Promise.all([view.refreshRows(ids), view.refreshRows(ids)]);
  expect(view.getState().total).toBe(total);
  expect(view.getState().unread).toBe(unread - 3);
  expect([0, 1, 2].map((index) => view.rowAt(index)?.read)).toEqual([true, true, true]);
  expect(await view.findUnread(-1, 1, (row) => row.read)).toBe(3);
  view.close();
});

function anchorOf(id: number | undefined): { readonly id: number; readonly publishedAt: number } {
  const row = store.read.get<{ id: number; publishedAt: number }>(
    'SELECT id, published_at AS publishedAt FROM articles WHERE id = ?',
    [id ?? 0],
  );
  if (!row) throw new Error('There is no such article.');
  return row;
}

test.each([
  ['newest', 'DESC'],
  ['oldest', 'ASC'],
] as const)('with the %s first, a view opens at an article far from its beginning', async (order, direction) => {
  const ids = store.read
    .all<{ id: number }>(
      `SELECT id FROM articles WHERE dropped_at IS NULL ORDER BY published_at ${direction}, id ${direction}`,
    )
    .map((row) => row.id);
  // Among those of the same moment the first, one amid them and the last.
  for (const index of [0, 7_002, 7_003, 7_006, ids.length - 1]) {
    const view = await openView({ order, unreadOnly: false }, { near: [anchorOf(ids[index])] });
    expect(view.beginsAt()).toBe(index);
    expect(view.indexOf(ids[index] ?? 0)).toBe(index);
    view.close();
  }
});

/** What goes is told as it is told to a window. */
function takeOut(ids: readonly number[], isOwnAct: boolean): Changes {
  let heard: Changes | undefined;
  const stop = store.onChanges((changes) => {
    heard = changes;
  });
  store.group((write) => {
    retire(write, ids);
    if (isOwnAct) write.changes.organisation();
  });
  store.flush();
  stop();
  if (!heard) throw new Error('Nothing was told.');
  return heard;
}

test('what the library lets go by itself stays where it is until the view is left', async () => {
  const view = await openView({ order: 'oldest', unreadOnly: false });
  const before = (await view.loadRange(0, 300)).map((row) => row.id);
  view.applyChanges(takeOut(before.slice(0, 120), false));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(view.getState().isStale).toBe(false);
  expect(view.rowAt(0)?.id).toBe(before[0]);
  expect((await view.loadRange(0, 300)).map((row) => row.id)).toEqual(before);
  const next = await view.loadRange(300, 500);
  expect(next).toHaveLength(200);
  expect(next.some((row) => before.includes(row.id))).toBe(false);
  view.close();
});

test('pages that end early, where rows are gone, do not keep the list from going on', async () => {
  const view = await openView({ order: 'oldest', unreadOnly: false });
  const before = await view.loadRange(0, 300);
  // Far away, so that the beginning is let go of; pages backward from where one was then come to what is gone.
  view.look(6_000, 6_040);
  for (let index = 3_000; index < 11_000; index += 400) await view.load(index);
  expect(view.rowAt(60)).toBeUndefined();
  const gone = before.slice(10, 95).map((row) => row.id);
  view.applyChanges(takeOut(gone, false));
  asked = [];
  for (const index of [60, 130, 199, 0]) expect(await view.load(index)).toBeDefined();
  expect(asked.length).toBeLessThan(12);
  view.close();
});

test('what the person takes out makes the view stale; renewed it holds what it held, without that', async () => {
  const options: ListingOptions = { order: 'newest', unreadOnly: true };
  const view = await openView(options);
  const { total } = view.getState();
  const rows = await view.loadRange(0, 60);
  await engine.call('triage.setRead', { ids: rows.slice(0, 5).map((row) => row.id), read: true });
  bring([entry(articles + 50, systemClock.now())], 'after');
  const gone = rows.slice(10, 30).map((row) => row.id);
  view.applyChanges(takeOut(gone, true));
  await expect.poll(() => view.getState().isStale).toBe(true);
  const frame = view.getView()?.frame;
  const [kept, lost] = [rows[40], rows[10]];
  if (!kept || !lost) throw new Error('The rows are not here.');
  const renewed = await openView(options, { frame, near: [kept] });
  expect(renewed.getState().total).toBe(total - 20);
  expect((await renewed.loadRange(0, 12)).map((row) => row.id)).toEqual(
    [...rows.slice(0, 10), ...rows.slice(30, 32)].map((row) => row.id),
  );
  expect(renewed.beginsAt()).toBe(20);
  const atGone = await openView(options, { frame, near: [lost] });
  expect(atGone.beginsAt()).toBe(10);
  for (const each of [view, renewed, atGone]) each.close();
});
