// What a sync hands the store after one check of one feed: all of it goes in within one transaction.
import type { ErrorCode } from '../../../shared/errors.ts';
import type { CheckOutcome, CheckReason } from '../../../shared/model/feed.ts';
import type { ArticleId, FeedId, Instant } from '../../../shared/model/ids.ts';
import type { Entry, NormalizedFeed } from '../normalize/entry.ts';

/** Validators as the server sent them, byte for byte (RFC 9110 §8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/**
 * An entry whose texts are already as contents.ts and the index keep them, made on a worker; its HTML and its plain text are then empty
 * here, which spares carrying them from thread to thread. Without these the store packs and folds the texts itself.
 */
export interface ReadyEntry extends Entry {
  readonly packed?: Uint8Array;
  /** The plain text, folded (search/fold.ts). */
  readonly searchText?: string;
}

export interface ReadyFeed extends NormalizedFeed {
  readonly entries: readonly ReadyEntry[];
}

export interface FeedUpdate {
  readonly feedId: FeedId;
  readonly checkedAt: Instant;
  readonly outcome: CheckOutcome;
  readonly status?: number;
  readonly bytes: number;
  /** Absent: keep those we have. */
  readonly validators?: Validators;
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
