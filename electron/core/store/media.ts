// Files kept for offline: which an article needs, which are here, and how whole that makes it. Knows addresses and paths, not files.
import type { MediaReference, OfflineState } from '../../../shared/model/article.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import type { ArticleFacts } from './articleFacts.ts';
import type { ReadStore } from './connection.ts';
import { unpackTexts } from './contents.ts';
import type { WriteStore } from './writeStore.ts';

interface MediaRow {
  readonly id: number;
  readonly url: string;
  readonly path: string | null;
  readonly type: string | null;
  readonly bytes: number | null;
  readonly tried_at: number | null;
  readonly error_code: ErrorCode | null;
}

export interface MediaToKeep extends MediaReference {
  /** When it was last asked for in vain. */
  readonly triedAt?: Instant;
  readonly errorCode?: ErrorCode;
}

/** Every file the article refers to, in order, with the copy of it that is here. */
export function listMedia(read: ReadStore, id: ArticleId): readonly MediaToKeep[] {
  const facts = read.value<string>('SELECT facts FROM contents WHERE article_id = ?', [id]);
  if (facts === undefined) return [];
  const withCopy = ({ url, role }: MediaReference): MediaToKeep => {
    const row = getMedia(read, url);
    return {
      url,
      role,
      ...(typeof row?.path === 'string' && { path: row.path }),
      ...(typeof row?.type === 'string' && { type: row.type }),
      ...(typeof row?.bytes === 'number' && { bytes: row.bytes }),
      ...(typeof row?.tried_at === 'number' && { triedAt: row.tried_at }),
      ...(row?.error_code && { errorCode: row.error_code }),
    };
  };
  return (JSON.parse(facts) as ArticleFacts).media.map(withCopy);
}

export const getMedia = (read: ReadStore, url: string): MediaRow | undefined =>
  read.get<MediaRow>('SELECT id, url, path, type, bytes, tried_at, error_code FROM media WHERE url = ?', [url]);

interface KeptFile {
  readonly url: string;
  /** `<2 hex>/<sha256>.<ext>` under the media folder. */
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
}

/** A file was kept for an article. */
export function keepMedia(write: WriteStore, articleId: ArticleId, file: KeptFile): void {
  const mediaId = write.value<number>(
    `INSERT INTO media (url, path, type, bytes, kept_at, tried_at) VALUES (@url, @path, @type, @bytes, @at, @at)
     ON CONFLICT (url) DO UPDATE SET path = excluded.path, type = excluded.type, bytes = excluded.bytes, kept_at = excluded.kept_at,
       tried_at = excluded.tried_at, error_code = NULL
     RETURNING id`,
    { ...file, at: write.at },
  );
  if (mediaId !== undefined) attach(write, articleId, mediaId);
}

/** A file that could not be had. */
export function failMedia(write: WriteStore, articleId: ArticleId, url: string, code: ErrorCode): void {
  const mediaId = write.value<number>(
    `INSERT INTO media (url, tried_at, error_code) VALUES (@url, @at, @code)
     ON CONFLICT (url) DO UPDATE SET tried_at = excluded.tried_at, error_code = excluded.error_code RETURNING id`,
    { url, code, at: write.at },
  );
  if (mediaId !== undefined) attach(write, articleId, mediaId);
}

/** The article uses a file that is already here (another article brought it). */
export function attach(write: WriteStore, articleId: ArticleId, mediaId: number): void {
  write.run('INSERT OR IGNORE INTO article_media (article_id, media_id) VALUES (?, ?)', [articleId, mediaId]);
  refreshOffline(write, articleId);
}

/** Files of these addresses that are here, of which it is not written down yet that the article uses them. */
export const listUnattached = (read: ReadStore, articleId: ArticleId, urls: readonly string[]): readonly number[] =>
  read.column(
    `SELECT m.id FROM json_each(?) j CROSS JOIN media m ON m.url = j.value
     WHERE m.path IS NOT NULL AND NOT EXISTS (SELECT 1 FROM article_media x WHERE x.article_id = ? AND x.media_id = m.id)`,
    [JSON.stringify(urls), articleId],
  );

/** Recomputes what the row says: how whole it is, and where its lead picture lies. */
export function refreshOffline(write: WriteStore, id: ArticleId): void {
  const facts = write.value<string>('SELECT facts FROM contents WHERE article_id = ?', [id]);
  if (facts === undefined) return;
  const image = (JSON.parse(facts) as ArticleFacts).image;
  const path = image ? (getMedia(write, image.url)?.path ?? null) : null;
  write.run('UPDATE articles SET offline = ?, image_path = ? WHERE id = ?', [offlineStateOf(write, id), path, id]);
  write.changes.updated([id]);
}

/** Whether more than a summary is here; undefined where there is no article. */
export function hasText(read: ReadStore, id: ArticleId): boolean | undefined {
  const content = read.get<{ packed: Uint8Array; isFull: number }>(
    'SELECT packed, full_packed IS NOT NULL AS isFull FROM contents WHERE article_id = ?',
    [id],
  );
  return content && (content.isFull === 1 || unpackTexts(content.packed).contentHtml !== '');
}

/** complete: text and every file are here; partial: some of it; none: only what the row shows. */
export function offlineStateOf(read: ReadStore, id: ArticleId): OfflineState {
  const isThere = hasText(read, id);
  if (isThere === undefined) return 'none';
  const media = listMedia(read, id);
  const kept = media.filter((file) => file.path !== undefined).length;
  if (isThere && kept === media.length) return 'complete';
  return isThere || kept > 0 ? 'partial' : 'none';
}
