// Taking back a library that was exported as JSON: what it follows, its articles, and what the person did with them.
import { AppError } from '../../../shared/errors.ts';
import type { Feed, Folder } from '../../../shared/model/feed.ts';
import { splitCredentials, withBareAddress } from '../../../shared/model/feedAddress.ts';
import type { ArticleId, FeedId, FolderId } from '../../../shared/model/ids.ts';
import { mendedSetting, type SmartFeed } from '../../../shared/model/library.ts';
import type { OpmlDocument, OpmlFeed } from '../parse/opml.ts';
import type { ArchivedArticle } from '../store/archive.ts';
import { getDetail } from '../store/articles.ts';
import type { ReadStore } from '../store/connection.ts';
import { findByKey } from '../store/entryKeys.ts';
import { feedsToCheck, findFeedId } from '../store/feeds.ts';
import { setFullText } from '../store/fullText.ts';
import { addHighlight } from '../store/highlights.ts';
import { makeRead } from '../store/inbox.ts';
import { readyEntry } from '../store/readyEntry.ts';
import { hasArticle, makeSaved, setState, writeNote } from '../store/saved.ts';
import { listSettings, setSetting } from '../store/settings.ts';
import { listSmartFeeds, saveSmartFeed } from '../store/smartFeeds.ts';
import type { Store } from '../store/store.ts';
import { subscribe, unsubscribe } from '../store/subscriptions.ts';
import { ensureTag, makeTagged } from '../store/tags.ts';
import type { Act } from '../store/writeStore.ts';

interface ArchiveFile {
  readonly broadsheet: 1;
  readonly folders: readonly Folder[];
  readonly feeds: readonly Pick<
    Feed,
    'feedUrl' | 'siteUrl' | 'title' | 'publisherTitle' | 'description' | 'folderId' | 'pausedAt' | 'settings'
  >[];
  readonly endedFeeds?: readonly EndedFeed[];
  readonly smartFeeds: readonly SmartFeed[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly articles: readonly ArchivedArticle[];
}

/** Followed no more; articles of it that the person kept are still here. */
interface EndedFeed {
  readonly feedUrl: string;
  readonly title: string;
  readonly siteUrl?: string;
}

export interface Archive {
  readonly subscriptions: OpmlDocument;
  readonly endedFeeds: readonly EndedFeed[];
  readonly smartFeeds: readonly SmartFeed[];
  readonly settings: Readonly<Record<string, unknown>>;
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
      feeds: file.feeds.map(
        ({ feedUrl, siteUrl, title, publisherTitle, description, folderId, pausedAt, settings }) => ({
          ...apart(feedUrl),
          // The publisher's own title, or the host that stands for it, is no wish of the person.
          ...(title !== publisherTitle && title !== URL.parse(feedUrl)?.host && { title }),
          ...(publisherTitle !== undefined && { publisherTitle }),
          ...(siteUrl !== undefined && { siteUrl }),
          ...(description !== undefined && { description }),
          folders: pathOf(folderId),
          settings: new Map(
            Object.entries({ ...settings, ...(pausedAt !== undefined && { paused: true }) }).map(
              ([name, value]) => [name, String(value)] as const,
            ),
          ),
        }),
      ),
      folders: file.folders.map(({ id }) => pathOf(id)),
      recovered: false,
      warnings: [],
    },
    endedFeeds: (file.endedFeeds ?? []).map(withBareAddress),
    smartFeeds: file.smartFeeds,
    settings: file.settings ?? {},
    articles: file.articles.map(withBareAddress),
  };
}

function apart(written: string): Pick<OpmlFeed, 'feedUrl' | 'credentials'> {
  const { address, credentials } = splitCredentials(written);
  return { feedUrl: address, ...(credentials && { credentials }) };
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

/** What the engine keeps for itself stays where it is. */
const isOwn = (key: string): boolean =>
  !key.startsWith('sync.seen') && !key.startsWith('sync.private') && key !== mendedSetting;

/** Settings of the person, as an export keeps them. */
export const ownSettings = (read: ReadStore): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(listSettings(read)).filter(([key]) => isOwn(key)));

/**
 * Articles come in by the door of a sync; one that is here already stays as it is. Then what was done with them is done again, as one act:
 * what is saved, tagged or noted here is never taken away. Settings that are set here stay.
 */
export function takeBack(store: Store, archive: Archive): void {
  const { articles, smartFeeds, settings } = archive;
  const ended = followForNow(store, archive);
  const byFeed = Map.groupBy(articles, ({ feedUrl }) => findFeedId(store.read, feedUrl));
  for (const [feedId, ofFeed] of byFeed) {
    if (feedId !== undefined) addMissing(store, feedId, ofFeed);
    store.flush();
  }
  store.act(
    'importOpml',
    (act) => {
      const ids = new Map<ArchivedArticle, ArticleId>();
      for (const article of articles) {
        const feedId = findFeedId(act, article.feedUrl);
        const id = feedId === undefined ? undefined : findByKey(act, feedId, article.entry.key);
        if (id !== undefined && hasArticle(act, id)) ids.set(article, id);
      }
      redoStates(act, ids);
      const known = new Set(listSmartFeeds(act).map(({ name }) => name));
      for (const { name, query } of smartFeeds) if (!known.has(name)) saveSmartFeed(act, undefined, name, query);
      const set = listSettings(act);
      for (const [key, value] of Object.entries(settings))
        if (isOwn(key) && !Object.hasOwn(set, key)) setSetting(act, key, value);
    },
    { count: articles.length },
  );
  store.write((write) => {
    for (const id of ended) unsubscribe({ ...write, record: () => undefined }, id);
  });
}

/** What was kept of feeds that are followed no more needs its feed until it is kept again. */
function followForNow(store: Store, { endedFeeds }: Archive): readonly FeedId[] {
  return store.write((write) =>
    endedFeeds
      .filter(({ feedUrl }) => findFeedId(write, feedUrl) === undefined)
      .map(({ title, ...feed }) =>
        subscribe({ ...write, record: () => undefined }, { ...feed, publisherTitle: title }),
      ),
  );
}

function addMissing(store: Store, feedId: FeedId, articles: readonly ArchivedArticle[]): void {
  const missing = articles.filter(({ entry }) => findByKey(store.read, feedId, entry.key) === undefined);
  const [feed] = feedsToCheck(store.read, [feedId]);
  for (const [arrivedAt, arrived] of Map.groupBy(missing, (article) => article.arrivedAt)) {
    const ordered = arrived.toSorted((a, b) => (a.entry.publishedAt ?? arrivedAt) - (b.entry.publishedAt ?? arrivedAt));
    store.applyFeedUpdates([
      {
        feedId,
        checkedAt: arrivedAt,
        outcome: 'skipped',
        bytes: 0,
        nextCheckAt: feed?.nextCheckAt ?? arrivedAt,
        nextCheckReason: feed?.nextCheckReason ?? { code: 'default' },
        feed: {
          format: 'json',
          topics: [],
          wishes: feed?.wishes ?? { skipHours: [], skipDays: [] },
          entries: ordered.map(({ entry }) => readyEntry(entry)),
          warnings: [],
        },
      },
    ]);
  }
}

function redoStates(act: Act, ids: ReadonlyMap<ArchivedArticle, ArticleId>): void {
  const idsOf = (chosen: (article: ArchivedArticle) => boolean): readonly ArticleId[] =>
    [...ids].flatMap(([article, id]) => (chosen(article) ? [id] : []));
  const record = (step: Parameters<Act['record']>[0], changed: readonly ArticleId[]): void => {
    if (changed.length > 0) act.record(step, changed);
  };
  record(
    { step: 'read', readAt: act.at },
    makeRead(
      act,
      idsOf((article) => article.read),
    ),
  );
  record(
    { step: 'saved' },
    makeSaved(
      act,
      idsOf((article) => article.saved),
    ),
  );
  const names = new Set([...ids.keys()].flatMap(({ tags }) => tags));
  for (const name of names) {
    const tagId = ensureTag(act, name);
    record(
      { step: 'tagged', tagId },
      makeTagged(
        act,
        tagId,
        idsOf(({ tags }) => tags.includes(name)),
      ),
    );
  }
  for (const [article, id] of ids) redoState(act, id, article);
}

function redoState(act: Act, id: ArticleId, article: ArchivedArticle): void {
  const { note, position, shows, fullHtml, fullText, highlights, entry } = article;
  const here = getDetail(act, id);
  if (note !== undefined && here?.note === undefined) {
    const before = writeNote(act, id, note);
    act.record({ step: 'note', articleId: id, before, after: note });
  }
  if (position !== undefined && here?.position === 0) setState(act, id, 'position', position);
  if (shows !== undefined && here?.shows !== shows) setState(act, id, 'shows', shows);
  if (fullHtml !== undefined && here?.fullHtml === undefined)
    setFullText(act, id, { html: fullHtml, text: fullText ?? '', minutes: entry.readingMinutes, media: [] });
  for (const highlight of highlights)
    if (!here?.highlights.some(({ quote, prefix }) => quote === highlight.quote && prefix === highlight.prefix))
      addHighlight(act, id, highlight);
}
