// A feed as its author wrote it: the format is gone, every value is still there, nothing is chosen between fields that say the same.
// Addresses are absolute already where a base is known (RFC 3986, xml:base); text is decoded once, markup is left as markup.
import type { DocumentWarning } from '../../../shared/model/documentWarning.ts';

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'cdf';

/** A text and what it is made of (RFC 4287 §3.1). 'unknown': the format does not say; it may be text or markup. */
export interface TextConstruct {
  readonly value: string;
  readonly type: 'text' | 'html' | 'xhtml' | 'unknown';
  /** What relative addresses in its markup stand on. */
  readonly base: string;
  readonly language?: string;
}

/** A text with the element it came from, such as 'content:encoded'. */
export interface SourcedText extends TextConstruct {
  readonly source: string;
}

export interface ParsedLink {
  readonly url: string;
  /** Lower case; 'alternate' where none is written. */
  readonly rel: string;
  readonly type?: string;
  readonly title?: string;
  readonly language?: string;
  readonly length?: number;
}

export interface ParsedPerson {
  readonly source: string;
  readonly role: 'author' | 'contributor' | 'publisher' | 'editor' | 'webmaster' | 'owner';
  readonly name?: string;
  readonly email?: string;
  readonly url?: string;
}

export interface ParsedDate {
  readonly source: string;
  readonly kind: 'published' | 'updated' | 'created' | 'expires';
  /** As written; parseDate.ts reads it. */
  readonly value: string;
}

export interface ParsedCategory {
  readonly term: string;
  readonly label?: string;
  readonly scheme?: string;
}

export interface ParsedEnclosure {
  readonly source: string;
  readonly url: string;
  readonly type?: string;
  readonly length?: number;
  readonly seconds?: number;
  readonly title?: string;
}

export interface ParsedMedia {
  readonly source: string;
  /** Absent where only a player or a thumbnail is given. */
  readonly url?: string;
  readonly type?: string;
  readonly medium?: string;
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
  readonly length?: number;
  readonly title?: string;
  readonly description?: string;
  readonly credit?: string;
  readonly thumbnails: readonly ParsedImage[];
  readonly playerUrl?: string;
}

export interface ParsedImage {
  readonly source: string;
  readonly url: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
}

/** What feed and item have in common. Lists are in document order. */
export interface ParsedFacts {
  readonly language?: string;
  readonly base: string;
  readonly titles: readonly SourcedText[];
  /** Summaries, contents, descriptions, subtitles: everything that is running text. */
  readonly texts: readonly SourcedText[];
  readonly links: readonly ParsedLink[];
  readonly people: readonly ParsedPerson[];
  readonly dates: readonly ParsedDate[];
  readonly categories: readonly ParsedCategory[];
  readonly images: readonly ParsedImage[];
  readonly rights: readonly SourcedText[];
}

export interface ParsedItem extends ParsedFacts {
  readonly id?: string;
  /** RSS: whether the guid is said to be an address (its default is yes). */
  readonly idIsPermaLink?: boolean;
  readonly enclosures: readonly ParsedEnclosure[];
  readonly media: readonly ParsedMedia[];
  readonly commentsUrl?: string;
  /** The feed it was taken from (Atom source, RSS source). */
  readonly sourceTitle?: string;
  readonly sourceUrl?: string;
  /** itunes:duration or its like, in seconds. */
  readonly seconds?: number;
}

export interface ParsedFeed extends ParsedFacts {
  readonly format: FeedFormat;
  /** Such as 'rss20', 'atom10', 'rss10'. */
  readonly version: string;
  readonly id?: string;
  readonly generator?: string;
  readonly ttlMinutes?: number;
  readonly updatePeriodMs?: number;
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
  readonly items: readonly ParsedItem[];
  readonly warnings: readonly DocumentWarning[];
}
