// What normalising makes of a feed: facts with every choice between fields already taken. Not yet stored, so no ids.
import type { ArticleKind, Direction, Enclosure, LeadImage, Person } from '../../../shared/model/article.ts';
import type { DocumentWarning } from '../../../shared/model/documentWarning.ts';
import type { Instant } from '../../../shared/model/ids.ts';

export interface Entry {
  /** Identity within its feed: guid, else link, else content hash; the flips of style.md folded away. */
  readonly key: string;
  /** Other keys the same entry may have been stored under (link, content hash), to survive a publisher who changes guids. */
  readonly otherKeys: readonly string[];
  readonly guid?: string;
  readonly link?: string;
  readonly title: string;
  readonly authors: readonly Person[];
  /** Names joined by ", ". */
  readonly author?: string;
  /** As the author gave it; the store caps the future at arrival. */
  readonly publishedAt?: Instant;
  readonly updatedAt?: Instant;
  /** Sanitised HTML (shared/model/articleHtml.ts), kept apart as the author kept them apart. */
  readonly summaryHtml?: string;
  readonly contentHtml?: string;
  /** Plain text of content, else summary, for search: no markup, no entities. */
  readonly text: string;
  /** At most 300 characters of text, cut at a word. */
  readonly excerpt: string;
  readonly image?: LeadImage;
  readonly topics: readonly string[];
  readonly enclosures: readonly Enclosure[];
  /** Every picture, film and sound the article needs to be whole offline, in order, without doubles. */
  readonly media: readonly { readonly url: string; readonly role: 'image' | 'video' | 'audio' | 'poster' | 'other' }[];
  /** Addresses of embedded stories. */
  readonly related: readonly string[];
  readonly kind: ArticleKind;
  readonly mediaSeconds?: number;
  readonly commentsUrl?: string;
  readonly language?: string;
  readonly direction: Direction;
  readonly readingMinutes: number;
  /** SHA-256 (hex) over title, link, summary and content: changes when and only when the publisher changed them. */
  readonly contentHash: string;
}

/** When the publisher wishes to be asked, as the document says it. */
export interface PublisherWishes {
  readonly ttlMinutes?: number;
  readonly updatePeriodMs?: number;
  /** What the headers of the last answer that said so asked for; a 304 that says nothing leaves it (RFC 9111 §4.3.4). */
  readonly freshForMs?: number;
  /** Hours (0–23, UTC) and days (0 Sunday – 6) in which not to ask. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
}

export interface NormalizedFeed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json' | 'cdf';
  readonly title?: string;
  readonly siteUrl?: string;
  readonly selfUrl?: string;
  readonly description?: string;
  readonly language?: string;
  readonly author?: string;
  readonly copyright?: string;
  readonly generator?: string;
  readonly imageUrl?: string;
  readonly updatedAt?: Instant;
  readonly publishedAt?: Instant;
  readonly topics: readonly string[];
  readonly wishes: PublisherWishes;
  /** In document order, which is newest first in most feeds. */
  readonly entries: readonly Entry[];
  /** For the feed's health. */
  readonly warnings: readonly DocumentWarning[];
}
