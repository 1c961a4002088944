// A feed and the person's subscription to it, as the screen and the command line see them.
import type { ErrorCode } from '../errors.ts';
import type { DocumentWarning } from './documentWarning.ts';
import type { FeedId, FolderId, Instant } from './ids.ts';

/** What one check of a feed came to (formats.md, `sync --json -v`). */
export type CheckOutcome = 'updated' | 'unchanged' | 'notModified' | 'failed' | 'gone' | 'skipped';

/** Why the next check is when it is. The word for the program; the sentence stands in `checkReasonSentence`. */
export type CheckReasonCode =
  | 'learned' // from how often the feed publishes
  | 'default' // nothing known yet
  | 'asked' // by the person, for this feed
  | 'publisher-asks' // max-age, Expires, ttl, sy:updatePeriod, skipHours, skipDays
  | 'retry-after' // 429 or 503 with Retry-After
  | 'back-off' // failures in a row
  | 'no-validators' // neither ETag nor Last-Modified: at most once a day
  | 'gone' // 410: never again by itself
  | 'paused' // by the person
  | 'offline'; // our own network was away: due as soon as it is back

export interface CheckReason {
  readonly code: CheckReasonCode;
  /** Interval the reason came to, in milliseconds; absent where there is no next check. */
  readonly intervalMs?: number;
}

export type HealthState = 'new' | 'well' | 'failing' | 'gone' | 'paused' | 'moved';

export interface FeedHealth {
  readonly state: HealthState;
  readonly checkedAt?: Instant;
  readonly succeededAt?: Instant;
  readonly nextCheckAt?: Instant;
  readonly nextCheckReason?: CheckReason;
  readonly lastOutcome?: CheckOutcome;
  readonly failuresInRow: number;
  readonly errorCode?: ErrorCode;
  /** What the error's sentence needs, such as the host or the HTTP status. */
  readonly errorDetails?: Readonly<Record<string, string | number>>;
  readonly failingSinceAt?: Instant;
  readonly httpStatus?: number;
  readonly movedTo?: string;
  /** Where it lay before we followed a permanent redirect; the person can go back to it. */
  readonly movedFrom?: string;
  readonly bytesLast?: number;
  readonly addedLast?: number;
  readonly articlesPerDay?: number;
  /** What was wrong in the document, newest check only. */
  readonly warnings: readonly DocumentWarning[];
}

export interface FeedSettings {
  /** Show the article extracted from its page instead of what the feed carries. */
  readonly fullText: boolean;
  readonly notify: boolean;
  /** Make an edited article unread again. */
  readonly unreadWhenEdited: boolean;
  /** Keep at most so many days or articles; saved, tagged and noted ones are always kept. Absent: the library's own rule. */
  readonly retentionDays?: number;
  readonly retentionCount?: number;
  /** Interval the person wishes, in minutes; absent: learned. */
  readonly intervalMinutes?: number;
}

/** What is absent stays as it is; null takes a wish back. */
export type FeedSettingsChange = { readonly [K in keyof FeedSettings]?: FeedSettings[K] | null };

export const defaultFeedSettings: FeedSettings = { fullText: false, notify: false, unreadWhenEdited: false };

export interface Feed {
  readonly id: FeedId;
  readonly feedUrl: string;
  readonly siteUrl?: string;
  /** The person's title, else the publisher's, else the host. */
  readonly title: string;
  readonly publisherTitle?: string;
  readonly description?: string;
  readonly language?: string;
  readonly folderId?: FolderId;
  /** Path of the kept icon under the host's media address. */
  readonly iconPath?: string;
  readonly subscribedAt: Instant;
  readonly pausedAt?: Instant;
  readonly settings: FeedSettings;
  readonly health: FeedHealth;
  readonly unreadCount: number;
  readonly articleCount: number;
}

export interface Folder {
  readonly id: FolderId;
  readonly name: string;
  readonly parentId?: FolderId;
  /** Order among its siblings. */
  readonly position: number;
  readonly unreadCount: number;
}

/** A feed found at an address, offered for choice. */
export interface FeedChoice {
  readonly feedUrl: string;
  readonly title?: string;
  readonly siteUrl?: string;
  readonly format?: string;
  readonly itemCount?: number;
  /** Titles of the newest items, at most five. */
  readonly preview: readonly string[];
  /** Set if this library already follows it. */
  readonly subscribedId?: FeedId;
}
