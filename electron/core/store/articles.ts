// Articles as rows and as pages. Which ones is the business of listings.ts; this file fetches by id.
import type {
  ArticleDetail,
  ArticleKind,
  ArticleRevision,
  ArticleSummary,
  Direction,
  Highlight,
  OfflineState,
  RelatedStory,
} from '../../../shared/model/article.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import { comparableLink, linkHash } from './articleKeys.ts';
import type { ArticleFacts } from './articleFacts.ts';
import type { ReadStore } from './connection.ts';
import { unpackTexts } from './contents.ts';
import { feedTitle, readSettings } from './feeds.ts';
import { listMedia } from './media.ts';

interface SummaryRow {
  readonly id: number;
  readonly feed_id: number;
  readonly title: string;
  readonly link: string | null;
  readonly author: string | null;
  readonly excerpt: string;
  readonly published_at: number;
  readonly arrived_at: number;
  readonly topics: string;
  readonly minutes: number;
  readonly kind: ArticleKind;
  readonly media_seconds: number | null;
  readonly offline: OfflineState;
  readonly image_path: string | null;
  readonly direction: Direction;
  readonly language: string | null;
  readonly revised_at: number | null;
  readonly is_unread: number | null;
  readonly saved_at: number | null;
  readonly has_note: number;
}

const summarySql = `
  SELECT a.id, a.feed_id, a.title, a.link, a.author, a.excerpt, a.published_at, a.arrived_at, a.topics, a.minutes, a.kind, a.media_seconds,
    a.offline, a.image_path, a.direction, a.language, a.revised_at, s.saved_at, s.note IS NOT NULL AS has_note,
    (SELECT i.read_at IS NULL FROM inbox i WHERE i.published_at = a.published_at AND i.article_id = a.id) AS is_unread
  FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value LEFT JOIN states s ON s.article_id = a.id
  WHERE a.dropped_at IS NULL`;

const tagsSql = `
  SELECT x.article_id, t.name FROM json_each(?) j CROSS JOIN article_tags x ON x.article_id = j.value JOIN tags t ON t.id = x.tag_id
  ORDER BY t.folded`;

/** In the order of `ids`; those that are not here (any more) are left out. */
export function listSummaries(read: ReadStore, ids: readonly ArticleId[]): ArticleSummary[] {
  const json = JSON.stringify(ids);
  const tags = new Map<ArticleId, string[]>();
  for (const [id, name] of read.rows<[number, string]>(tagsSql, [json])) tags.set(id, [...(tags.get(id) ?? []), name]);
  return read.all<SummaryRow>(summarySql, [json]).map((row) => toSummary(row, tags.get(row.id) ?? []));
}

const toSummary = (row: SummaryRow, tags: readonly string[]): ArticleSummary => ({
  id: row.id,
  feedId: row.feed_id,
  title: row.title,
  ...(row.link !== null && { link: row.link }),
  ...(row.author !== null && { author: row.author }),
  excerpt: row.excerpt,
  publishedAt: row.published_at,
  arrivedAt: row.arrived_at,
  read: row.is_unread !== 1,
  saved: row.saved_at !== null,
  tags,
  topics: row.topics === '[]' ? [] : (JSON.parse(row.topics) as string[]),
  minutes: row.minutes,
  kind: row.kind,
  ...(row.media_seconds !== null && { mediaSeconds: row.media_seconds }),
  offline: row.offline,
  ...(row.image_path !== null && { imagePath: row.image_path }),
  direction: row.direction,
  ...(row.language !== null && { language: row.language }),
  ...(row.revised_at !== null && { revisedAt: row.revised_at }),
  hasNote: row.has_note === 1,
});

interface DetailRow {
  readonly facts: string;
  readonly packed: Uint8Array;
  readonly full_packed: Uint8Array | null;
  readonly updated_at: number | null;
  readonly feed_url: string;
  readonly site_url: string | null;
  readonly settings: string | null;
  readonly position: number | null;
  readonly shows: 'feed' | 'full' | null;
  readonly note: string | null;
  readonly revisions: number;
}

const detailSql = `
  SELECT c.facts, c.packed, c.full_packed, a.updated_at, f.feed_url, f.site_url, s.settings, t.position, t.shows, t.note,
    (SELECT count(*) FROM revisions r WHERE r.article_id = a.id) AS revisions
  FROM articles a JOIN contents c ON c.article_id = a.id JOIN feeds f ON f.id = a.feed_id
  LEFT JOIN subscriptions s ON s.feed_id = a.feed_id LEFT JOIN states t ON t.article_id = a.id
  WHERE a.id = ?`;

export function getDetail(read: ReadStore, id: ArticleId): ArticleDetail | undefined {
  const [summary] = listSummaries(read, [id]);
  const row = read.get<DetailRow>(detailSql, [id]);
  if (!summary || !row) return undefined;
  const facts = JSON.parse(row.facts) as ArticleFacts;
  const texts = unpackTexts(row.packed);
  const fullHtml = row.full_packed ? unpackTexts(row.full_packed).contentHtml : undefined;
  const prefersFull = row.settings !== null && readSettings(row.settings).fullText && fullHtml !== undefined;
  return {
    ...summary,
    feedTitle: feedTitle(read, summary.feedId),
    feedUrl: row.feed_url,
    ...(row.site_url !== null && { siteUrl: row.site_url }),
    authors: facts.authors,
    ...(row.updated_at !== null && { updatedAt: row.updated_at }),
    html: texts.contentHtml || texts.summaryHtml,
    ...(fullHtml !== undefined && { fullHtml }),
    shows: row.shows ?? (prefersFull ? 'full' : 'feed'),
    ...(facts.image && { image: facts.image }),
    enclosures: facts.enclosures,
    media: listMedia(read, id),
    related: relatedStories(read, facts.related),
    ...(facts.commentsUrl !== undefined && { commentsUrl: facts.commentsUrl }),
    position: row.position ?? 0,
    ...(row.note !== null && { note: row.note }),
    highlights: listHighlights(read, id),
    revisionCount: row.revisions,
  };
}

function relatedStories(read: ReadStore, urls: readonly string[]): RelatedStory[] {
  const found = findByLinks(read, urls);
  return urls.map((url) => {
    const articleId = found[url];
    return { url, ...(articleId !== undefined && { articleId }) };
  });
}

/** Links that are stories of this library: link → article. Compared without scheme, fragment and campaign parameters. */
export function findByLinks(read: ReadStore, links: readonly string[]): Readonly<Record<string, ArticleId>> {
  const found: Record<string, ArticleId> = {};
  for (const link of links) {
    const comparable = comparableLink(link);
    const rows = read.all<{ id: number; link: string }>(
      'SELECT id, link FROM articles WHERE link_hash = ? AND dropped_at IS NULL ORDER BY id',
      [linkHash(link)],
    );
    const match = rows.find((row) => comparableLink(row.link) === comparable);
    if (match) found[link] = match.id;
  }
  return found;
}

interface HighlightRow {
  readonly id: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly note: string | null;
  readonly createdAt: number;
}

export const listHighlights = (read: ReadStore, id: ArticleId): Highlight[] =>
  read
    .all<HighlightRow>(
      'SELECT id, quote, prefix, suffix, note, created_at AS createdAt FROM highlights WHERE article_id = ? ORDER BY id',
      [id],
    )
    .map(toHighlight);

const toHighlight = ({ note, ...highlight }: HighlightRow): Highlight =>
  note === null ? highlight : { ...highlight, note };

/** Newest first. */
export const listRevisions = (read: ReadStore, id: ArticleId): ArticleRevision[] =>
  read
    .all<{ seen_at: number; title: string; packed: Uint8Array }>(
      'SELECT seen_at, title, packed FROM revisions WHERE article_id = ? ORDER BY id DESC',
      [id],
    )
    .map((row) => {
      const texts = unpackTexts(row.packed);
      return { seenAt: row.seen_at, title: row.title, html: texts.contentHtml || texts.summaryHtml };
    });
