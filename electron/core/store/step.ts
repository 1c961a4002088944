// What an act is made of, as the journal keeps it.
import type { ArticleId, FeedId, Instant, TagId } from '../../../shared/model/ids.ts';

/** Tables whose rows a person arranges (journalRows.ts says which columns). */
export type JournalledTable = 'subscriptions' | 'feeds' | 'folders' | 'tags' | 'smart_feeds' | 'highlights';
export type Row = Readonly<Record<string, string | number | null>>;

interface RowStep {
  readonly step: 'row';
  readonly table: JournalledTable;
  readonly id: number;
  /** Null: there was no such row. */
  readonly before: Row | null;
  readonly after: Row | null;
}

export type Step =
  | RowStep
  /** `readAt` is the moment they all carry in the inbox. */
  | { readonly step: 'read'; readonly readAt: Instant }
  | { readonly step: 'unread' }
  | { readonly step: 'saved' }
  /** When each had been saved, in the order of ascending ids. */
  | { readonly step: 'unsaved'; readonly savedAt: readonly Instant[] }
  | { readonly step: 'tagged'; readonly tagId: TagId }
  | { readonly step: 'untagged'; readonly tagId: TagId }
  | {
      readonly step: 'note';
      readonly articleId: ArticleId;
      readonly before: string | null;
      readonly after: string | null;
    }
  /** The articles of a feed went out of all lists when its subscription ended. */
  | { readonly step: 'dropped'; readonly feedId: FeedId }
  /** They came back when it began again; the step's articles are those that had been in the lists all along. */
  | { readonly step: 'restored'; readonly feedId: FeedId }
  /** Articles that the rules of keeping let go. */
  | { readonly step: 'retired' }
  /** Undefined: nothing stood there. */
  | { readonly step: 'setting'; readonly key: string; readonly before?: unknown; readonly after?: unknown };
