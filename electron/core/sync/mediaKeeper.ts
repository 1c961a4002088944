// Fetches the files an article needs and keeps them, so that reading it asks the network for nothing.
import path from 'node:path';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import type { Clock } from '../clock.ts';
import type { HttpClient } from '../fetch/httpGet.ts';
import { attach, failMedia, keepMedia, listMedia, listUnattached, type MediaToKeep } from '../store/media.ts';
import type { Store } from '../store/store.ts';
import { heedRest, type HostRests, respectRest } from './hostRests.ts';
import { mediaKind, writeMediaFile } from './mediaFiles.ts';

export interface MediaKeeperParts {
  readonly store: Store;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly rests: HostRests;
  /** Host of the article's feed, if it may lie in a private network. */
  readonly privateHostOf: (articleId: ArticleId) => string | undefined;
}

/** Bytes that may still be fetched, by all that share it. What is under way together may exceed it by a file or two. */
export interface ByteBudget {
  left: number;
}

export interface KeepWish {
  /** Films and sound too; without it only pictures. */
  readonly withMedia: boolean;
  /** Ask again for what failed lately. */
  readonly again: boolean;
  readonly budget?: ByteBudget;
  readonly signal?: AbortSignal;
}

export interface KeptCount {
  readonly kept: number;
  readonly failed: number;
  readonly bytes: number;
  /** Left alone because the budget does not hold them. */
  readonly overBudget: number;
}

export interface MediaKeeper {
  /** Keeps what one article needs and what is not here yet. A file that fails is a fact about that file, never thrown; a full disk is. */
  keep(articleId: ArticleId, wish: KeepWish): Promise<KeptCount>;
}

const pictureLimits = { maxBytes: 15_000_000, totalMs: 30_000 };
const mediaLimits = { maxBytes: 200_000_000, totalMs: 1_800_000 };
/** What failed is not asked for again before this, unless the person asks. */
const restMs = 24 * 3_600_000;
/** Where nobody answered, the fault may as well be our own network's: that passes sooner. */
const unreachedMs = 3_600_000;
const unreachedCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'host-unknown',
  'timed-out',
  'connection-refused',
  'connection-reset',
  'tls-failed',
  'protocol-broken',
]);
/** Files of one article at the same time; films and sound one after another, since each is held in memory until it is whole. */
const width = 3;

const isPicture = ({ role }: MediaToKeep): boolean => role === 'image' || role === 'poster';

export function openMediaKeeper({ store, http, clock, rests, privateHostOf }: MediaKeeperParts): MediaKeeper {
  const folder = path.join(store.folder, 'media');

  const isDue = (file: MediaToKeep, wish: KeepWish, now: Instant): boolean => {
    if (file.path !== undefined || file.role === 'other') return false;
    if (!wish.withMedia && !isPicture(file)) return false;
    if (wish.again || file.triedAt === undefined) return true;
    return now - file.triedAt > (file.errorCode && unreachedCodes.has(file.errorCode) ? unreachedMs : restMs);
  };

  /** The bytes it took, or why there are none. */
  async function fetchFile(
    articleId: ArticleId,
    file: MediaToKeep,
    wish: KeepWish,
  ): Promise<number | 'failed' | 'overBudget'> {
    const limits = isPicture(file) ? pictureLimits : mediaLimits;
    const maxBytes = Math.min(limits.maxBytes, wish.budget?.left ?? limits.maxBytes);
    try {
      respectRest(rests, file.url, clock.now());
      const privateHost = privateHostOf(articleId);
      const response = await http.get({
        url: file.url,
        headers: { accept: isPicture(file) ? 'image/avif,image/webp,image/*;q=0.9,*/*;q=0.1' : '*/*' },
        limits: { ...limits, maxBytes },
        ...(privateHost !== undefined && { privateHost }),
        ...(wish.signal && { signal: wish.signal }),
      });
      heedRest(rests, response, clock.now());
      if (response.status !== 200) throw statusError(response.status, file.url);
      const kind = mediaKind(response.body);
      if (!kind) throw new AppError('protocol-broken', { host: hostOf(file.url) });
      const relative = await writeMediaFile(folder, response.body, kind);
      const { byteLength } = response.body;
      store.group((write) =>
        keepMedia(write, articleId, { url: file.url, path: relative, type: kind.type, bytes: byteLength }),
      );
      return byteLength;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'cancelled' || error.code === 'disk-full') throw error;
      // The file may be fetched another time.
      if (error.code === 'too-large' && maxBytes < limits.maxBytes) return 'overBudget';
      // Our own network being away says nothing about the file, and neither does a host that wants rest.
      if (error.code !== 'network-away' && error.code !== 'http-too-many-requests')
        store.group((write) => failMedia(write, articleId, file.url, error.code));
      return 'failed';
    }
  }

  /** What another article of the same picture has brought is there for this one too. */
  function attachKept(articleId: ArticleId): void {
    const urls = listMedia(store.read, articleId).flatMap(({ url, path: kept }) => (kept === undefined ? [] : [url]));
    const unattached = urls.length === 0 ? [] : listUnattached(store.read, articleId, urls);
    if (unattached.length > 0)
      store.group((write) => {
        for (const mediaId of unattached) attach(write, articleId, mediaId);
      });
  }

  return {
    async keep(articleId, wish) {
      attachKept(articleId);
      const waiting = listMedia(store.read, articleId).filter((file) => isDue(file, wish, clock.now()));
      const count = { kept: 0, failed: 0, bytes: 0, overBudget: 0 };
      const lane = async (): Promise<void> => {
        for (let file = waiting.shift(); file; file = waiting.shift()) {
          if (wish.signal?.aborted) throw new AppError('cancelled');
          const bytes = wish.budget && wish.budget.left <= 0 ? 'overBudget' : await fetchFile(articleId, file, wish);
          if (typeof bytes === 'string') count[bytes] += 1;
          else {
            count.kept += 1;
            count.bytes += bytes;
            if (wish.budget) wish.budget.left -= bytes;
          }
        }
      };
      await Promise.all(Array.from({ length: wish.withMedia ? 1 : width }, lane));
      return count;
    },
  };
}

const hostOf = (url: string): string => URL.parse(url)?.hostname ?? url;

function statusError(status: number, url: string): AppError {
  const codes: Readonly<Record<number, ErrorCode>> = {
    401: 'http-unauthorized',
    403: 'http-forbidden',
    404: 'http-not-found',
    410: 'http-gone',
    429: 'http-too-many-requests',
  };
  return new AppError(codes[status] ?? (status >= 500 ? 'http-server-error' : 'http-status'), {
    host: hostOf(url),
    status,
  });
}
