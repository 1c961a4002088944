// What a committed change touched. A screen asks again for what it shows of it; nobody steers by it.
import type { ArticleId, FeedId, Instant, Revision } from '../model/ids.ts';
import type { CheckOutcome } from '../model/feed.ts';

/** Ids that changed, or 'many' when there are too many to name (more than `manyIds`). */
export type ChangedIds = readonly number[] | 'many';
export const manyIds = 1_000;

export interface Changes {
  readonly revision: Revision;
  /** Feeds whose row, health or counts changed. */
  readonly feeds: ChangedIds;
  readonly articles: { readonly added: ChangedIds; readonly updated: ChangedIds; readonly removed: ChangedIds };
  /** Articles whose state (read, saved, tags, note, position) changed. */
  readonly states: ChangedIds;
  /** Folders, tags or smart feeds changed, or the person took sources or articles out of the lists. */
  readonly organisation: boolean;
  readonly settings: boolean;
}

export const noChanges: Omit<Changes, 'revision'> = {
  feeds: [],
  articles: { added: [], updated: [], removed: [] },
  states: [],
  organisation: false,
  settings: false,
};

const join = (a: ChangedIds, b: ChangedIds): ChangedIds => {
  if (a === 'many' || b === 'many') return 'many';
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const all = [...new Set([...a, ...b])];
  return all.length > manyIds ? 'many' : all;
};

/** Two changes as one; the later revision counts. */
export const mergeChanges = (a: Changes, b: Changes): Changes => ({
  revision: Math.max(a.revision, b.revision),
  feeds: join(a.feeds, b.feeds),
  articles: {
    added: join(a.articles.added, b.articles.added),
    updated: join(a.articles.updated, b.articles.updated),
    removed: join(a.articles.removed, b.articles.removed),
  },
  states: join(a.states, b.states),
  organisation: a.organisation || b.organisation,
  settings: a.settings || b.settings,
});

/** Line of `sync --json -v` (formats.md). */
export interface CheckReport {
  readonly feedId: FeedId;
  readonly feedUrl: string;
  readonly outcome: CheckOutcome;
  readonly status?: number;
  readonly added: readonly ArticleId[];
  readonly updated: number;
  readonly nextCheckAt?: Instant;
  readonly reason: string;
}
