// A real library in a temporary folder, and entries to fill it with. Shared by the tests of the store and its use cases.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '../../../electron/core/clock.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import type { Entry } from '../../../electron/core/normalize/entry.ts';
import type { Log } from '../../../electron/core/ports.ts';
import type { FeedUpdate } from '../../../electron/core/store/feedUpdate.ts';
import { readyEntry } from '../../../electron/core/store/readyEntry.ts';
import { openStore, type Store } from '../../../electron/core/store/store.ts';
import { subscribe } from '../../../electron/core/store/subscriptions.ts';

export const noLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** 10 July 2025, 12:00 UTC. */
export const noon = Date.UTC(2025, 6, 10, 12);
export const hour = 3_600_000;
export const day = 24 * hour;

/** Stands still until it is moved; timers run when it passes them. */
export interface TestClock extends Clock {
  move(ms: number): void;
}

export function testClock(start = noon): TestClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => now,
    monotonic: () => systemClock.monotonic(),
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
    move(ms) {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.callback();
      }
    },
  };
}

export interface TestLibrary {
  readonly folder: string;
  readonly clock: TestClock;
  readonly store: Store;
  /** Closes the store and opens it again, as a restart does. */
  reopen(): Store;
  /** Follows a feed; answers its id. */
  follow(name: string): number;
  /** A check of a feed that found these entries; committed. */
  sync(feedId: number, entries: readonly Entry[], more?: Partial<FeedUpdate>): { added: number[]; updated: number[] };
  remove(): void;
}

export function openTestLibrary(): TestLibrary {
  const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-store-'));
  const clock = testClock();
  let store = openStore({ folder, clock, log: noLog });
  return {
    folder,
    clock,
    get store() {
      return store;
    },
    reopen() {
      store.close();
      store = openStore({ folder, clock, log: noLog });
      return store;
    },
    follow: (name) =>
      store.act('subscribe', (act) => subscribe(act, { feedUrl: `https://${name}.example/feed` }), { count: 1 }).result,
    sync(feedId, entries, more = {}) {
      const [applied] = store.applyFeedUpdates([updateOf(feedId, clock.now(), entries, more)]);
      store.flush();
      return { added: [...(applied?.added ?? [])], updated: [...(applied?.updated ?? [])] };
    },
    remove() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const updateOf = (
  feedId: number,
  checkedAt: number,
  entries: readonly Entry[],
  more: Partial<FeedUpdate> = {},
): FeedUpdate => ({
  feedId,
  checkedAt,
  outcome: 'updated',
  status: 200,
  bytes: 1_000,
  nextCheckAt: checkedAt + hour,
  nextCheckReason: { code: 'default', intervalMs: hour },
  feed: {
    format: 'rss',
    title: `Feed ${feedId}`,
    topics: [],
    wishes: { skipHours: [], skipDays: [] },
    entries: entries.map(readyEntry),
    warnings: [],
  },
  ...more,
});

export function makeEntry(key: string, more: Partial<Entry> = {}): Entry {
  const title = more.title ?? `Story ${key}`;
  const text = more.text ?? `Text of ${key}`;
  return {
    key,
    otherKeys: [],
    link: `https://news.example/${encodeURIComponent(key)}`,
    title,
    authors: [],
    publishedAt: noon - hour,
    contentHtml: `<p>${text}</p>`,
    text,
    excerpt: text.slice(0, 300),
    topics: [],
    enclosures: [],
    media: [],
    related: [],
    kind: 'article',
    direction: 'ltr',
    readingMinutes: 1,
    contentHash: `${title}|${text}`,
    ...more,
  };
}
