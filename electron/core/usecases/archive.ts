// Taking back a library that was exported as JSON: what it follows, its articles, and what the person did with them.
import { AppError } from '../../../shared/errors.ts';
import type { Feed, Folder } from '../../../shared/model/feed.ts';
import type { ArticleId, FolderId } from '../../../shared/model/ids.ts';
import type { SmartFeed } from '../../../shared/model/library.ts';
import type { OpmlDocument } from '../parse/opml.ts';
import type { ArchivedArticle } from '../store/archive.ts';
import { addHighlight } from '../store/highlights.ts';
import { findFeedId } from '../store/feeds.ts';
import { makeRead } from '../store/inbox.ts';
import { makeSaved, writeNote } from '../store/saved.ts';
import { listSmartFeeds, saveSmartFeed } from '../store/smartFeeds.ts';
import type { Store } from '../store/store.ts';
import { ensureTag, makeTagged } from '../store/tags.ts';

interface ArchiveFile {
  readonly broadsheet: 1;
  readonly folders: readonly Folder[];
  readonly feeds: readonly Pick<Feed, 'feedUrl' | 'siteUrl' | 'title' | 'description' | 'folderId' | 'settings'>[];
  readonly smartFeeds: readonly SmartFeed[];
  readonly articles: readonly ArchivedArticle[];
}

export interface Archive {
  readonly subscriptions: OpmlDocument;
  readonly smartFeeds: readonly SmartFeed[];
  readonly articles: readonly ArchivedArticle[];
}

export const isArchive = (text: string): boolean => /^\s*\{\s*"broadsheet"\s*:/.test(text.slice(0, 200));

/** @throws AppError 'file-not-opml' */
export function readArchive(text: string): Archive {
  const file = parsed(text);
  const folders = new Map(file.folders.map((folder) => [folder.id, folder] as const));
  const pathOf = (id: FolderId | undefined, depth = 0): readonly string[] => {
    const folder = id === undefined || depth > 50 ? undefined : folders.get(id);
    return folder ? [...pathOf(folder.parentId, depth + 1), folder.name] : [];
  };
  return {
    subscriptions: {
      feeds: file.feeds.map(({ feedUrl, siteUrl, title, description, folderId, settings }) => ({
        feedUrl,
        title,
        ...(siteUrl !== undefined && { siteUrl }),
        ...(description !== undefined && { description }),
        folders: pathOf(folderId),
        settings: new Map(Object.entries(settings).map(([name, value]) => [name, String(value)] as const)),
      })),
      folders: file.folders.map(({ id }) => pathOf(id)),
      recovered: false,
      warnings: [],
    },
    smartFeeds: file.smartFeeds,
    articles: file.articles,
  };
}

function parsed(text: string): ArchiveFile {
  const bad = (cause?: unknown): AppError => new AppError('file-not-opml', { file: 'This JSON' }, { cause });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw bad(error);
  }
  const file = value as Partial<Record<keyof ArchiveFile, unknown>>;
  const lists = [file.folders, file.feeds, file.smartFeeds, file.articles];
  if (file.broadsheet !== 1 || !lists.every(Array.isArray)) throw bad();
  return value as ArchiveFile;
}

/** Articles come in by the door of a sync, so one that is here already is not doubled; then what was done with them is done again. */
export function takeBack(store: Store, { articles, smartFeeds }: Archive): void {
  const byFeed = Map.groupBy(articles, ({ feedUrl }) => feedUrl);
  const ids = new Map<ArchivedArticle, ArticleId>();
  for (const [feedUrl, ofFeed] of byFeed) {
    const feedId = findFeedId(store.read, feedUrl);
    if (feedId === undefined) continue;
    for (const [arrivedAt, arrived] of Map.groupBy(ofFeed, (article) => article.arrivedAt)) {
      const ordered = arrived.toSorted(
        (a, b) => (a.entry.publishedAt ?? arrivedAt) - (b.entry.publishedAt ?? arrivedAt),
      );
      const [applied] = store.applyFeedUpdates([
        {
          feedId,
          checkedAt: arrivedAt,
          outcome: 'skipped',
          bytes: 0,
          nextCheckAt: arrivedAt,
          nextCheckReason: { code: 'default' },
          feed: {
            format: 'json',
            topics: [],
            wishes: { skipHours: [], skipDays: [] },
            entries: ordered.map(({ entry }) => entry),
            warnings: [],
          },
        },
      ]);
      // Some may be here already; the new ones are the last added, in this order, only if all of them are new.
      if (applied?.added.length === ordered.length)
        for (const [index, article] of ordered.entries()) ids.set(article, applied.added[index] ?? 0);
    }
  }
  store.flush();
  const idsOf = (chosen: (article: ArchivedArticle) => boolean): readonly ArticleId[] =>
    [...ids].flatMap(([article, id]) => (chosen(article) ? [id] : []));
  store.act('importOpml', (act) => {
    makeRead(
      act,
      idsOf(({ read }) => read),
    );
    makeSaved(
      act,
      idsOf(({ saved }) => saved),
    );
    for (const name of new Set(articles.flatMap(({ tags }) => tags)))
      makeTagged(
        act,
        ensureTag(act, name),
        idsOf(({ tags }) => tags.includes(name)),
      );
    for (const [article, id] of ids) {
      if (article.note !== undefined) writeNote(act, id, article.note);
      for (const highlight of article.highlights) addHighlight(act, id, highlight);
    }
    const known = new Set(listSmartFeeds(act).map(({ name }) => name));
    for (const { name, query } of smartFeeds) if (!known.has(name)) saveSmartFeed(act, undefined, name, query);
  });
}
