// What a sync hands the store after one check of one feed: all of it goes in within one transaction.
import type { ErrorCode } from '../../../shared/errors.ts';
import type { CheckOutcome, CheckReason } from '../../../shared/model/feed.ts';
import type { ArticleId, FeedId, Instant } from '../../../shared/model/ids.ts';
import type { ReadyFeed } from './readyEntry.ts';

/** Validators as the server sent them, byte for byte (RFC 9110 §8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface FeedUpdate {
  readonly feedId: FeedId;
  readonly checkedAt: Instant;
  readonly outcome: CheckOutcome;
  readonly status?: number;
  readonly bytes: number;
  /** Absent: keep those we have. */
  readonly validators?: Validators;
  /** How long the headers of the stored answer ask to wait; absent: as it was. */
  readonly freshForMs?: number;
  /** SHA-256 (hex) of the decoded body; equal to the last one means nothing was parsed. */
  readonly bodyHash?: string;
  /** Present when the document was parsed. Absent entries are never a reason to delete anything. */
  readonly feed?: ReadyFeed;
  readonly failure?: { readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> };
  /** Absent: never again by itself (gone). */
  readonly nextCheckAt?: Instant;
  readonly nextCheckReason: CheckReason;
  /** A permanent redirect that was seen; adopted by the store only through `adoptAddress`. */
  readonly permanentRedirectTo?: string;
}

export interface AppliedUpdate {
  readonly added: readonly ArticleId[];
  readonly updated: readonly ArticleId[];
}
