// Bringing subscriptions in and taking everything out: OPML both ways, and articles of a query as JSON, Markdown, HTML or EPUB.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { EngineParams, EngineResult, ExportedFile, OpmlPreview } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import type { FeedSettings } from '../../../shared/model/feed.ts';
import type { ArticleId, FolderId } from '../../../shared/model/ids.ts';
import type { Clock } from '../clock.ts';
import { decodeText } from '../decode/decodeText.ts';
import { createEpub } from '../export/epub.ts';
import { fileStem, type FindCopy } from '../export/exportedArticle.ts';
import { articleMarkdown } from '../export/markdown.ts';
import { articlePage, contentsPage, listedPage, type ListedPage, pageStyle } from '../export/page.ts';
import { type OpmlDocument, type OpmlFeed, type OpmlFolder, parseOpml, writeOpml } from '../parse/opml.ts';
import { archiveArticle } from '../store/archive.ts';
import { getDetail } from '../store/articles.ts';
import { findFeedId, isSubscribed, listFeeds } from '../store/feeds.ts';
import { addFolder, findFolder, listFolders } from '../store/folders.ts';
import { readQuery } from '../store/search/readQuery.ts';
import { prepareSearch } from '../store/search/search.ts';
import { listSmartFeeds } from '../store/smartFeeds.ts';
import type { Store } from '../store/store.ts';
import { subscribe } from '../store/subscriptions.ts';
import { isArchive, readArchive, takeBack } from './archive.ts';
import type { Act } from '../store/writeStore.ts';

export interface TransferParts {
  readonly store: Store;
  readonly clock: Clock;
}

/** Articles written before others get their turn. */
const articlesAtOnce = 20;

export function createTransfer({ store, clock }: TransferParts) {
  const { read } = store;
  const textOf = (bytesBase64: string): string => decodeText(Buffer.from(bytesBase64, 'base64')).text;

  return {
    /** What an import would bring, without changing anything. @throws AppError 'file-not-opml' */
    previewOpml({ bytesBase64 }: EngineParams<'opml.preview'>, signal?: AbortSignal): OpmlPreview {
      const text = textOf(bytesBase64);
      signal?.throwIfAborted();
      const document = isArchive(text) ? readArchive(text).subscriptions : parseOpml(text);
      const addresses = new Set(document.feeds.map(({ feedUrl }) => feedUrl));
      const [first] = document.feeds;
      return {
        ...(document.title !== undefined && { title: document.title }),
        feeds: document.feeds.length,
        unique: addresses.size,
        folders: document.folders.map((names) => names.join(' / ')),
        alreadySubscribed: [...addresses].filter((feedUrl) => isFollowed(feedUrl)).length,
        ...(first && { first: { url: first.feedUrl, ...(first.title !== undefined && { title: first.title }) } }),
        recovered: document.recovered,
        warnings: document.warnings,
      };
    },

    /**
     * Follows what a list of subscriptions names, in its folders, as one act. A library exported as JSON brings its articles and
     * what was done with them as well. @throws AppError 'file-not-opml'
     */
    importOpml(
      { bytesBase64, more = [] }: EngineParams<'opml.import'>,
      signal?: AbortSignal,
    ): EngineResult<'opml.import'> {
      const texts = [bytesBase64, ...more].map(textOf);
      signal?.throwIfAborted();
      const archives = texts.filter(isArchive).map(readArchive);
      const lists = texts.filter((text) => !isArchive(text)).map(parseOpml);
      const followed = follow([...lists, ...archives.map(({ subscriptions }) => subscriptions)]);
      for (const archive of archives) takeBack(store, archive);
      return followed;
    },

    exportOpml(): string {
      const folders = listFolders(read);
      const feeds = listFeeds(read);
      const inside = (parentId: FolderId | undefined): Omit<OpmlFolder, 'name'> => ({
        folders: folders
          .filter((folder) => folder.parentId === parentId)
          .map((folder) => ({ name: folder.name, ...inside(folder.id) })),
        feeds: feeds
          .filter((feed) => feed.folderId === parentId)
          .map((feed) => ({
            feedUrl: feed.feedUrl,
            title: feed.title,
            ...(feed.siteUrl !== undefined && { siteUrl: feed.siteUrl }),
            ...(feed.description !== undefined && { description: feed.description }),
            settings: writeSettings(feed.settings),
          })),
      });
      return writeOpml('Broadsheet', inside(undefined));
    },

    /**
     * Writes the articles of a query; a file that was there is replaced only by a whole one, a folder must be new or empty.
     * @throws AppError 'query-invalid' | 'file-exists' | 'disk-full' | 'write-failed' | 'cancelled'
     */
    async exportArticles(
      { format, query, path: target }: EngineParams<'export.run'>,
      signal: AbortSignal = new AbortController().signal,
    ): Promise<ExportedFile> {
      const ids = prepareSearch(read, readQuery(query), { now: clock.now(), order: 'newest' })
        .listAll()
        .map(({ id }) => id);
      const unfinished = `${target}.part`;
      try {
        if (format === 'markdown' || format === 'html') refuseFilled(target);
        rmSync(unfinished, { recursive: true, force: true });
        mkdirSync(path.dirname(target), { recursive: true });
        const articles =
          format === 'json'
            ? await exportJson(unfinished, query, ids, signal)
            : format === 'epub'
              ? await exportEpub(unfinished, query, ids, signal)
              : await exportPages(unfinished, format, query, ids, signal);
        if (format === 'markdown' || format === 'html') rmSync(target, { recursive: true, force: true });
        renameSync(unfinished, target);
        return { path: target, articles };
      } catch (error) {
        if (existsSync(unfinished)) rmSync(unfinished, { recursive: true, force: true });
        throw exportError(error, target, signal);
      }
    },
  };

  function isFollowed(feedUrl: string): boolean {
    const id = findFeedId(read, feedUrl);
    return id !== undefined && isSubscribed(read, id);
  }

  function follow(documents: readonly OpmlDocument[]): EngineResult<'opml.import'> {
    let known = 0;
    // Counted while the act is done: what was followed before is not brought in.
    const about = { count: 0, ...subjectOf(documents) };
    const feeds = documents.flatMap((document) => document.feeds);
    const { entry } = store.act(
      'importOpml',
      (act) => {
        for (const folder of documents.flatMap((document) => document.folders)) ensureFolder(act, folder);
        for (const feed of feeds) {
          const id = findFeedId(act, feed.feedUrl);
          if (id !== undefined && isSubscribed(act, id)) known++;
          else {
            followOne(act, feed);
            about.count++;
          }
        }
      },
      about,
    );
    return { added: about.count, known, ...(entry && { entry }) };
  }

  /** One article after another; others get their turn in between. Answers how many there were. */
  async function eachArticle(
    ids: readonly ArticleId[],
    signal: AbortSignal,
    take: (article: ArticleDetail) => void,
  ): Promise<number> {
    let taken = 0;
    for (const [index, id] of ids.entries()) {
      if (index % articlesAtOnce === 0) await otherWork();
      signal.throwIfAborted();
      const article = getDetail(read, id);
      if (!article) continue;
      take(article);
      taken++;
    }
    return taken;
  }

  async function exportJson(
    file: string,
    query: string,
    ids: readonly ArticleId[],
    signal: AbortSignal,
  ): Promise<number> {
    return writeWhole(file, async (write) => {
      const head = {
        broadsheet: 1,
        exportedAt: clock.now(),
        query,
        folders: listFolders(read),
        feeds: listFeeds(read).map(
          ({ id: _id, health: _health, unreadCount: _unread, articleCount: _articles, ...feed }) => feed,
        ),
        smartFeeds: listSmartFeeds(read),
      };
      write(`${JSON.stringify(head).slice(0, -1)},"articles":[`);
      let written = 0;
      for (const [index, id] of ids.entries()) {
        if (index % articlesAtOnce === 0) await otherWork();
        signal.throwIfAborted();
        const article = archiveArticle(read, id);
        if (article) write(`${written++ === 0 ? '\n' : ',\n'}${JSON.stringify(article)}`);
      }
      write('\n]}\n');
      return written;
    });
  }

  async function exportEpub(
    file: string,
    query: string,
    ids: readonly ArticleId[],
    signal: AbortSignal,
  ): Promise<number> {
    return writeWhole(file, async (write) => {
      const book = createEpub({
        title: query === '' ? 'Broadsheet' : `Broadsheet: ${query}`,
        identifier: `urn:uuid:${randomUUID()}`,
        modifiedAt: clock.now(),
        write,
        readMedia: (kept) => {
          const source = path.join(store.folder, 'media', kept);
          return existsSync(source) ? readFileSync(source) : undefined;
        },
      });
      const articles = await eachArticle(ids, signal, (article) => book.add(article));
      book.finish();
      return articles;
    });
  }

  async function exportPages(
    folder: string,
    format: 'markdown' | 'html',
    query: string,
    ids: readonly ArticleId[],
    signal: AbortSignal,
  ): Promise<number> {
    mkdirSync(folder, { recursive: true });
    const pages: ListedPage[] = [];
    const articles = await eachArticle(ids, signal, (article) => {
      const stem = fileStem(article.title, pages.length + 1);
      const file = `${stem}.${format === 'html' ? 'html' : 'md'}`;
      const findCopy = copyInto(folder, article);
      writeFileSync(
        path.join(folder, file),
        format === 'html'
          ? articlePage(article, { xml: false, style: 'style.css', findCopy })
          : articleMarkdown(article, findCopy),
      );
      pages.push(listedPage(article, file));
    });
    if (format === 'html') {
      writeFileSync(path.join(folder, 'style.css'), pageStyle);
      writeFileSync(
        path.join(folder, 'index.html'),
        contentsPage(query === '' ? 'Broadsheet' : `Broadsheet: ${query}`, pages, 'style.css', false),
      );
    }
    return articles;
  }

  /** Copies the kept files an article shows beside it. */
  function copyInto(folder: string, article: ArticleDetail): FindCopy {
    const copies = new Map(
      article.media.flatMap(({ url, path: kept }) => (kept === undefined ? [] : [[url, kept] as const])),
    );
    return (url) => {
      const kept = copies.get(url);
      if (kept === undefined) return undefined;
      const source = path.join(store.folder, 'media', kept);
      const target = path.join(folder, 'media', path.basename(kept));
      if (!existsSync(target)) {
        if (!existsSync(source)) return undefined;
        mkdirSync(path.dirname(target), { recursive: true });
        copyFileSync(source, target);
      }
      return `media/${path.basename(kept)}`;
    };
  }
}

/** One list is named by its title. */
function subjectOf(documents: readonly OpmlDocument[]): { readonly subject?: string } {
  const title = documents.length === 1 ? documents[0]?.title : undefined;
  return title === undefined ? {} : { subject: title };
}

function refuseFilled(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new AppError('file-exists', { file: folder });
}

/** Writes a file in order and puts it on the disk before it counts. */
async function writeWhole<Result>(
  file: string,
  work: (write: (part: string | Uint8Array) => void) => Promise<Result>,
): Promise<Result> {
  const handle = openSync(file, 'w');
  try {
    const result = await work((part) => {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    });
    fsyncSync(handle);
    return result;
  } finally {
    closeSync(handle);
  }
}

function exportError(error: unknown, file: string, signal: AbortSignal): unknown {
  if (error instanceof AppError) return error;
  if (signal.aborted) return new AppError('cancelled');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') return new AppError('disk-full', {}, { cause: error });
  return code.startsWith('E') ? new AppError('write-failed', { file }, { cause: error }) : error;
}

function ensureFolder(act: Act, names: readonly string[]): FolderId | undefined {
  let parentId: FolderId | undefined;
  for (const name of names) parentId = findFolder(act, name, parentId) ?? addFolder(act, name, parentId);
  return parentId;
}

function followOne(act: Act, feed: OpmlFeed): void {
  const folderId = ensureFolder(act, feed.folders);
  subscribe(act, {
    feedUrl: feed.feedUrl,
    ...(feed.title !== undefined && { title: feed.title, publisherTitle: feed.title }),
    ...(feed.siteUrl !== undefined && { siteUrl: feed.siteUrl }),
    ...(folderId !== undefined && { folderId }),
    settings: readSettings(feed.settings),
  });
}

const switches = ['fullText', 'notify', 'unreadWhenEdited'] as const;
const numbers = ['retentionDays', 'retentionCount', 'intervalMinutes'] as const;

function writeSettings(settings: FeedSettings): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const name of switches) if (settings[name]) written.set(name, 'true');
  for (const name of numbers) if (settings[name] !== undefined) written.set(name, String(settings[name]));
  return written;
}

function readSettings(written: ReadonlyMap<string, string>): Partial<FeedSettings> {
  const settings: { -readonly [Name in keyof FeedSettings]?: FeedSettings[Name] } = {};
  for (const name of switches) if (written.get(name) === 'true') settings[name] = true;
  for (const name of numbers) {
    const value = Number(written.get(name));
    if (Number.isInteger(value) && value > 0 && value < 1_000_000) settings[name] = value;
  }
  return settings;
}
