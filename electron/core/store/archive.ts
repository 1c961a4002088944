// An article with everything the library knows of it, as an export keeps it and an import takes it back.
import type { Highlight } from '../../../shared/model/article.ts';
import { splitCredentials } from '../../../shared/model/feedAddress.ts';
import type { ArticleId, FeedId, Instant } from '../../../shared/model/ids.ts';
import type { Entry } from '../normalize/entry.ts';
import { listHighlights, listSummaries } from './articles.ts';
import type { ArticleFacts } from './articleFacts.ts';
import { unpackTexts } from './contents.ts';
import type { ReadStore } from './connection.ts';

/** The world's part is an Entry, so that it goes back in through the door every article comes in by. */
export interface ArchivedArticle {
  readonly feedUrl: string;
  readonly entry: Entry;
  readonly arrivedAt: Instant;
  readonly fullHtml?: string;
  readonly fullText?: string;
  readonly read: boolean;
  readonly saved: boolean;
  readonly tags: readonly string[];
  readonly note?: string;
  /** How far it was read, and which of its texts is shown. */
  readonly position?: number;
  readonly shows?: 'feed' | 'full';
  readonly highlights: readonly Omit<Highlight, 'id'>[];
}

interface ArchiveRow {
  readonly feed_id: FeedId;
  readonly feed_url: string;
  readonly facts: string;
  readonly packed: Uint8Array;
  readonly full_packed: Uint8Array | null;
  readonly content_hash: string;
  readonly updated_at: number | null;
  readonly note: string | null;
  readonly position: number | null;
  readonly shows: 'feed' | 'full' | null;
}

export function archiveArticle(read: ReadStore, id: ArticleId): ArchivedArticle | undefined {
  const [summary] = listSummaries(read, [id]);
  const row = read.get<ArchiveRow>(
    `SELECT a.feed_id, f.feed_url, c.facts, c.packed, c.full_packed, c.content_hash, a.updated_at, s.note, s.position, s.shows
     FROM articles a JOIN feeds f ON f.id = a.feed_id JOIN contents c ON c.article_id = a.id LEFT JOIN states s ON s.article_id = a.id
     WHERE a.id = ?`,
    [id],
  );
  if (!summary || !row) return undefined;
  const { summaryHtml, contentHtml, text } = unpackTexts(row.packed);
  const facts = JSON.parse(row.facts) as ArticleFacts;
  const entry: Entry = {
    ...facts,
    otherKeys: summary.link === undefined ? [] : [summary.link],
    title: summary.title,
    ...(summary.link !== undefined && { link: summary.link }),
    ...(summary.author !== undefined && { author: summary.author }),
    publishedAt: summary.publishedAt,
    ...(row.updated_at !== null && { updatedAt: row.updated_at }),
    ...(summaryHtml !== '' && { summaryHtml }),
    ...(contentHtml !== '' && { contentHtml }),
    text,
    excerpt: summary.excerpt,
    topics: summary.topics,
    kind: summary.kind,
    ...(summary.mediaSeconds !== undefined && { mediaSeconds: summary.mediaSeconds }),
    ...(summary.language !== undefined && { language: summary.language }),
    direction: summary.direction,
    readingMinutes: summary.minutes,
    contentHash: row.content_hash,
  };
  const full = row.full_packed ? unpackTexts(row.full_packed) : undefined;
  return {
    feedUrl: splitCredentials(row.feed_url).address,
    entry,
    arrivedAt: summary.arrivedAt,
    ...(full && { fullHtml: full.contentHtml, fullText: full.text }),
    read: summary.read,
    saved: summary.saved,
    tags: summary.tags,
    ...(row.note !== null && { note: row.note }),
    ...(row.position !== null && { position: row.position }),
    ...(row.shows !== null && { shows: row.shows }),
    highlights: listHighlights(read, id).map(({ id: _id, ...highlight }) => highlight),
  };
}
