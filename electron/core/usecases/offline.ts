// What a person may ask so that everything is here when the network is not: an article's files, its full text, and all that is missing.
import type { WorkProgress } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../ports.ts';
import type { HttpClient } from '../fetch/httpGet.ts';
import { getDetail } from '../store/articles.ts';
import { getFeed } from '../store/feeds.ts';
import { getPage, listIncomplete, setFullText } from '../store/fullText.ts';
import { hasText } from '../store/media.ts';
import { librarySetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { heedRest, type HostRests, respectRest } from '../sync/hostRests.ts';
import type { MediaKeeper } from '../sync/mediaKeeper.ts';
import type { UnderstandPool } from '../sync/understandPool.ts';

export interface OfflineParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly rests: HostRests;
  readonly http: HttpClient;
  readonly understanding: UnderstandPool;
  readonly keeper: MediaKeeper;
  readonly log: Log;
  readonly privateHostOf: (articleId: ArticleId) => string | undefined;
  readonly onProgress?: (progress: WorkProgress) => void;
}

export interface Offline {
  /** Fetches every file the article lacks, films and sound too. Throws article-not-found, disk-full, cancelled. */
  fetchMedia(wish: { readonly id: ArticleId }, signal?: AbortSignal): Promise<ArticleDetail>;
  /** Fetches the article's page and keeps the text found in it. Throws article-not-found, extract-failed, and what fetching throws. */
  fetchFullText(wish: { readonly id: ArticleId }, signal?: AbortSignal): Promise<ArticleDetail>;
  /** Whether the text has to come from the article's page: the feed brought none, or the person prefers the page's. */
  lacksText(id: ArticleId): boolean;
  /** Fetches the page and keeps its text; answers how many bytes came. Throws as fetchFullText. */
  getText(id: ArticleId, signal?: AbortSignal): Promise<number>;
  /** Pictures of articles that have just come, while the app runs. Errors stay with the files. */
  keepNew(ids: readonly ArticleId[], signal?: AbortSignal): Promise<void>;
  /** Full texts and pictures of what is unread or saved, newest first. What came before it was stopped stays. Throws disk-full, cancelled. */
  fetchMissing(signal?: AbortSignal): Promise<void>;
}

const mostAtOnce = 2_000;

export function createOffline({
  store,
  clock,
  rests,
  http,
  understanding,
  keeper,
  log,
  privateHostOf,
  onProgress,
}: OfflineParts): Offline {
  const required = (id: ArticleId): ArticleDetail => {
    const article = getDetail(store.read, id);
    if (!article) throw new AppError('article-not-found');
    return article;
  };

  async function fetchText(id: ArticleId, signal?: AbortSignal): Promise<number> {
    const page = getPage(store.read, id);
    if (!page) throw new AppError('article-not-found');
    if (page.link === null) throw new AppError('extract-failed', { address: '' });
    respectRest(rests, page.link, clock.now());
    const privateHost = privateHostOf(id);
    const response = await http.get({
      url: page.link,
      headers: { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1' },
      ...(privateHost !== undefined && { privateHost }),
      ...(signal && { signal }),
    });
    heedRest(rests, response, clock.now());
    const host = URL.parse(page.link)?.hostname ?? page.link;
    if (response.status !== 200)
      throw new AppError(response.status === 404 ? 'http-not-found' : 'http-status', { host, status: response.status });
    const contentType = response.headers['content-type'];
    const found = await understanding.extract(
      { bytes: response.body, url: response.url, ...(contentType !== undefined && { contentType }) },
      signal,
    );
    store.group((write) =>
      setFullText(write, id, { html: found.content, text: found.text, minutes: found.minutes, media: found.media }),
    );
    return response.wireBytes;
  }

  /** An expected failure of one article must not end the run; a full disk and Ctrl-C do. */
  async function tolerantly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'cancelled' || error.code === 'disk-full') throw error;
    }
  }

  const wantsFullText = (id: ArticleId): boolean => {
    const feedId = store.read.value<number>('SELECT feed_id FROM articles WHERE id = ?', [id]);
    return feedId !== undefined && getFeed(store.read, feedId)?.settings.fullText === true;
  };

  return {
    async fetchMedia({ id }, signal) {
      required(id);
      await keeper.keep(id, { withMedia: true, again: true, ...(signal && { signal }) });
      store.flush();
      return required(id);
    },
    async fetchFullText({ id }, signal) {
      await fetchText(id, signal);
      await keeper.keep(id, { withMedia: false, again: false, ...(signal && { signal }) });
      store.flush();
      return required(id);
    },
    lacksText(id) {
      const page = getPage(store.read, id);
      if (!page || page.link === null || page.isHere === 1) return false;
      return wantsFullText(id) || hasText(store.read, id) === false;
    },
    getText: fetchText,
    async keepNew(ids, signal) {
      if (!librarySetting(store.read, 'offline.keepPictures')) return;
      try {
        for (const id of ids.slice(0, mostAtOnce)) {
          if (signal?.aborted) return;
          if (wantsFullText(id) && getPage(store.read, id)?.isHere === 0) await tolerantly(() => fetchText(id, signal));
          await keeper.keep(id, { withMedia: false, again: false, ...(signal && { signal }) });
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code !== 'cancelled') log.warn('offline.stopped', { code: error.code });
      }
    },
    async fetchMissing(signal) {
      const ids = listIncomplete(store.read, mostAtOnce);
      let done = 0;
      const tell = (running: boolean): void => onProgress?.({ work: 'offline', running, done, total: ids.length });
      tell(true);
      try {
        // One after the other: many of them lie on one host.
        for (const id of ids) {
          if (signal?.aborted) throw new AppError('cancelled');
          if (getPage(store.read, id)?.isHere === 0) await tolerantly(() => fetchText(id, signal));
          await tolerantly(() => keeper.keep(id, { withMedia: false, again: false, ...(signal && { signal }) }));
          done += 1;
          tell(true);
        }
      } finally {
        store.flush();
        tell(false);
      }
    },
  };
}
