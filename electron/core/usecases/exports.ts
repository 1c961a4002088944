// Taking articles out in forms that last: JSON, Markdown, HTML or EPUB, of a query or of a view, to a place of the person's or into the
// library's own folder `exports`.
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
import type { EngineParams, ExportedFile, WorkProgress } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { withBareAddress } from '../../../shared/model/feedAddress.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { Clock } from '../clock.ts';
import { createEpub } from '../export/epub.ts';
import { fileStem, type FindCopy } from '../export/exportedArticle.ts';
import { articleMarkdown } from '../export/markdown.ts';
import { articlePage, contentsPage, listedPage, type ListedPage, pageStyle } from '../export/page.ts';
import { archiveArticle } from '../store/archive.ts';
import { getDetail } from '../store/articles.ts';
import { listEndedFeeds, listFeeds } from '../store/feeds.ts';
import { listFolders } from '../store/folders.ts';
import { listAllIds } from '../store/listings.ts';
import { readQuery } from '../store/search/readQuery.ts';
import { prepareSearch } from '../store/search/search.ts';
import { listSmartFeeds } from '../store/smartFeeds.ts';
import type { Store } from '../store/store.ts';
import { ownSettings } from './archive.ts';
import { openViewSelections } from './viewSelection.ts';

export interface ExportParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly onProgress?: (progress: WorkProgress) => void;
}

type Wish = EngineParams<'export.run'>;
type Format = Wish['format'];

/** Articles written before others get their turn. */
const articlesAtOnce = 20;

const endings: Readonly<Record<Format, string>> = {
  json: '.json',
  epub: '.epub',
  markdown: '-markdown',
  html: '-html',
};

export function createExports({ store, clock, onProgress }: ExportParts) {
  const { read } = store;
  const selectView = openViewSelections({ store, clock });

  function chosen({ query, view }: Pick<Wish, 'query' | 'view'>): readonly ArticleId[] {
    const selection = view && selectView(view);
    if (selection?.kind === 'place') return listAllIds(read, selection.view);
    const search = selection?.search ?? prepareSearch(read, readQuery(query), { now: clock.now(), order: 'newest' });
    return search.listAll().map(({ id }) => id);
  }

  /** A name of its own, so that nothing that lies there is replaced. */
  function ownPlace(format: Format): string {
    const moment = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-');
    return path.join(store.folder, 'exports', `broadsheet-${moment}${endings[format]}`);
  }

  const tell = (done: number, total: number, running = true): void =>
    onProgress?.({ work: 'export', running, done, total });

  return {
    /**
     * Writes the articles of a view, or else of a query; a file that was there is replaced only by a whole one, a folder must be new or empty.
     * @throws AppError 'query-invalid' | 'file-exists' | 'disk-full' | 'write-failed' | 'cancelled'
     */
    async run(
      { format, query, view, title, path: wish }: Wish,
      signal: AbortSignal = new AbortController().signal,
    ): Promise<ExportedFile> {
      const ids = chosen({ query, ...(view && { view }) });
      const name = title ?? query;
      const target = wish ?? ownPlace(format);
      const unfinished = `${target}.part`;
      try {
        if (format === 'markdown' || format === 'html') refuseFilled(target);
        rmSync(unfinished, { recursive: true, force: true });
        mkdirSync(path.dirname(target), { recursive: true });
        const articles =
          format === 'json'
            ? await exportJson(unfinished, query, ids, signal)
            : format === 'epub'
              ? await exportEpub(unfinished, name, ids, signal)
              : await exportPages(unfinished, format, name, ids, signal);
        if (format === 'markdown' || format === 'html') rmSync(target, { recursive: true, force: true });
        renameSync(unfinished, target);
        return { path: target, articles };
      } catch (error) {
        if (existsSync(unfinished)) rmSync(unfinished, { recursive: true, force: true });
        throw exportError(error, target, signal);
      } finally {
        tell(0, 0, false);
      }
    },
  };

  async function pause(done: number, total: number): Promise<void> {
    tell(done, total);
    await otherWork();
  }

  /** One article after another; others get their turn in between. Answers how many there were. */
  async function eachArticle(
    ids: readonly ArticleId[],
    signal: AbortSignal,
    take: (article: ArticleDetail) => void,
  ): Promise<number> {
    let taken = 0;
    for (const [index, id] of ids.entries()) {
      if (index % articlesAtOnce === 0) await pause(index, ids.length);
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
          ({ id: _id, health: _health, unreadCount: _unread, articleCount: _articles, ...feed }) =>
            withBareAddress(feed),
        ),
        endedFeeds: listEndedFeeds(read).map(withBareAddress),
        smartFeeds: listSmartFeeds(read),
        settings: ownSettings(read),
      };
      write(`${JSON.stringify(head).slice(0, -1)},"articles":[`);
      let written = 0;
      for (const [index, id] of ids.entries()) {
        if (index % articlesAtOnce === 0) await pause(index, ids.length);
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
    name: string,
    ids: readonly ArticleId[],
    signal: AbortSignal,
  ): Promise<number> {
    return writeWhole(file, async (write) => {
      const book = createEpub({
        title: titleOf(name),
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
    name: string,
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
      writeFileSync(path.join(folder, 'index.html'), contentsPage(titleOf(name), pages, 'style.css', false));
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

const titleOf = (name: string): string => (name === '' ? 'Broadsheet' : `Broadsheet: ${name}`);

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
