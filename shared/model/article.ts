// An article as a row (ArticleSummary) and as a page (ArticleDetail).
import type { ArticleId, FeedId, Instant } from './ids.ts';

export type ArticleKind = 'article' | 'video' | 'audio';
/** How much of an article lies on this machine: text, pictures and media. */
export type OfflineState = 'complete' | 'partial' | 'none';
export type Direction = 'ltr' | 'rtl';

export interface Person {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

/** A stretch of text that is a hit or is not; joined they give the snippet. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}
export type Snippet = readonly SnippetPart[];

export interface ArticleSummary {
  readonly id: ArticleId;
  readonly feedId: FeedId;
  readonly title: string;
  readonly link?: string;
  /** Authors' names joined by ", ". */
  readonly author?: string;
  readonly excerpt: string;
  readonly publishedAt: Instant;
  readonly arrivedAt: Instant;
  readonly read: boolean;
  readonly saved: boolean;
  readonly tags: readonly string[];
  readonly topics: readonly string[];
  readonly minutes: number;
  readonly kind: ArticleKind;
  /** Length of the video or audio, in seconds. */
  readonly mediaSeconds?: number;
  readonly offline: OfflineState;
  /** Path of the kept lead picture under the host's media address; absent while it is not here. */
  readonly imagePath?: string;
  readonly direction: Direction;
  readonly language?: string;
  /** Set when the publisher changed it after it arrived. */
  readonly revisedAt?: Instant;
  readonly hasNote: boolean;
  /** Search only: the title and the text around the hits. */
  readonly titleParts?: Snippet;
  readonly snippet?: Snippet;
}

export interface LeadImage {
  readonly url: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly width?: number;
  readonly height?: number;
}

export interface Enclosure {
  readonly url: string;
  readonly type?: string;
  readonly lengthBytes?: number;
  readonly seconds?: number;
  readonly title?: string;
}

/** A file an article refers to, and where its copy is. `path` is under the host's media address. */
export interface MediaReference {
  readonly url: string;
  readonly role: 'image' | 'video' | 'audio' | 'poster' | 'other';
  readonly path?: string;
  readonly type?: string;
  readonly bytes?: number;
}

export interface Highlight {
  readonly id: number;
  readonly quote: string;
  /** Text before and after, to find the place again after a revision. */
  readonly prefix: string;
  readonly suffix: string;
  readonly note?: string;
  readonly createdAt: Instant;
}

/** A story embedded in the text, as the page's boxed related story. */
export interface RelatedStory {
  readonly url: string;
  /** The same story in this library, if it is here. */
  readonly articleId?: ArticleId;
}

export interface ArticleDetail extends ArticleSummary {
  readonly feedTitle: string;
  readonly feedUrl: string;
  readonly siteUrl?: string;
  readonly authors: readonly Person[];
  readonly updatedAt?: Instant;
  /** Sanitised HTML of the feed (see articleHtml.ts for its vocabulary). */
  readonly html: string;
  /** Sanitised HTML extracted from the article's page, once fetched. */
  readonly fullHtml?: string;
  /** What the person last chose for this article, else the feed's setting. */
  readonly shows: 'feed' | 'full';
  readonly image?: LeadImage;
  readonly enclosures: readonly Enclosure[];
  readonly media: readonly MediaReference[];
  readonly related: readonly RelatedStory[];
  readonly commentsUrl?: string;
  /** How far down the person was: 0 at the top, 1 at the end. */
  readonly position: number;
  readonly note?: string;
  readonly highlights: readonly Highlight[];
  readonly revisionCount: number;
}

/** An earlier text of an article that its publisher edited. */
export interface ArticleRevision {
  readonly seenAt: Instant;
  readonly title: string;
  readonly html: string;
}
