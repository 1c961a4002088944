// A real library in a temporary folder, filled through the same door as a sync: for tests of searching, care and export.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Entry } from '../../electron/core/normalize/entry.ts';
import { type Clock, systemClock } from '../../electron/core/clock.ts';
import { addFolder } from '../../electron/core/store/folders.ts';
import { makeRead } from '../../electron/core/store/inbox.ts';
import { makeSaved, writeNote } from '../../electron/core/store/saved.ts';
import { readyEntry } from '../../electron/core/store/readyEntry.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import { subscribe } from '../../electron/core/store/subscriptions.ts';
import { ensureTag, makeTagged } from '../../electron/core/store/tags.ts';
import type { FeedSettings } from '../../shared/model/feed.ts';
import { createKeptLog, type KeptLog } from './quietLog.ts';

export interface MadeArticle extends Partial<Entry> {
  readonly title: string;
}

export interface MadeLibrary {
  readonly folder: string;
  readonly store: Store;
  readonly log: KeptLog;
  follow(
    title: string,
    options?: { readonly folder?: string; readonly feedUrl?: string; readonly settings?: Partial<FeedSettings> },
  ): number;
  /** Adds articles as one check of the feed; answers their ids in the order given. */
  add(feedId: number, articles: readonly MadeArticle[], checkedAt?: number): readonly number[];
  markRead(...ids: readonly number[]): void;
  save(...ids: readonly number[]): void;
  tag(name: string, ...ids: readonly number[]): void;
  note(id: number, note: string): void;
  close(options?: { readonly keep?: boolean }): void;
}

export interface MadeLibraryOptions {
  readonly folder?: string;
  readonly clock?: Clock;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function entryOf(key: string, { title, text = '', ...article }: MadeArticle): Entry {
  return {
    key,
    otherKeys: [],
    title,
    authors: article.author === undefined ? [] : [{ name: article.author }],
    contentHtml: `<p>${escape(text)}</p>`,
    text,
    excerpt: text.slice(0, 100),
    topics: [],
    enclosures: [],
    media: [],
    related: [],
    kind: 'article',
    direction: 'ltr',
    readingMinutes: 4,
    contentHash: key,
    link: `https://example.org/${encodeURIComponent(key)}`,
    ...article,
  };
}

export function openMadeLibrary({
  folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-made-')),
  clock = systemClock,
}: MadeLibraryOptions = {}): MadeLibrary {
  const log = createKeptLog();
  const store = openStore({ folder, clock, log });
  let made = 0;
  return {
    folder,
    store,
    log,
    follow(title, { folder: name, feedUrl = `https://feeds.example/${encodeURIComponent(title)}`, settings } = {}) {
      return store.act('subscribe', (act) => {
        const folderId = name === undefined ? undefined : addFolder(act, name);
        return subscribe(act, {
          feedUrl,
          title,
          ...(folderId !== undefined && { folderId }),
          ...(settings && { settings }),
        });
      }).result;
    },
    add(feedId, articles, checkedAt = clock.now()) {
      const entries = articles.map((article) => entryOf(article.key ?? `made-${feedId}-${made++}`, article));
      const [applied] = store.applyFeedUpdates([
        {
          feedId,
          checkedAt,
          outcome: 'updated',
          bytes: 1,
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
      // Ids are given oldest first; the caller knows the articles by the order it named them in.
      const byTime = entries
        .map((entry, index) => ({ index, at: Math.max(0, Math.min(entry.publishedAt ?? checkedAt, checkedAt)) }))
        .toSorted((a, b) => a.at - b.at);
      const ids: number[] = [];
      for (const [order, { index }] of byTime.entries()) ids[index] = applied?.added[order] ?? 0;
      return ids;
    },
    markRead: (...ids) => void store.act('markRead', (act) => makeRead(act, ids)),
    save: (...ids) => void store.act('save', (act) => makeSaved(act, ids)),
    tag: (name, ...ids) => void store.act('addTag', (act) => makeTagged(act, ensureTag(act, name), ids)),
    note: (id, note) => void store.act('setNote', (act) => writeNote(act, id, note)),
    close({ keep = false } = {}) {
      store.close();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}
