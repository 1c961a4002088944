// What the sources pane shows, in one answer: feeds, folders, tags, smart feeds and kept counts.
import type { Feed, Folder } from './feed.ts';
import type { Instant, JournalId, Revision, SmartFeedId, TagId } from './ids.ts';

export interface Tag {
  readonly id: TagId;
  readonly name: string;
  readonly articleCount: number;
  readonly unreadCount: number;
}

/** A tag as one chooses it for certain articles. */
export interface TagChoice extends Tag {
  /** How many of those articles carry it. */
  readonly onArticles: number;
}

export interface SmartFeed {
  readonly id: SmartFeedId;
  readonly name: string;
  readonly query: string;
  readonly position: number;
  /** Counted on demand, absent while it is being counted or would cost too much. */
  readonly unreadCount?: number;
}

export interface LibraryCounts {
  readonly articles: number;
  readonly unread: number;
  readonly unreadToday: number;
  readonly saved: number;
  readonly savedUnread: number;
}

export interface LibraryOverview {
  readonly revision: Revision;
  readonly feeds: readonly Feed[];
  readonly folders: readonly Folder[];
  readonly tags: readonly Tag[];
  readonly smartFeeds: readonly SmartFeed[];
  readonly counts: LibraryCounts;
  /** When a source was last asked, in a sync or on its own. */
  readonly checkedAt?: Instant;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** One act of the person in the journal. `kind` and `count` and `subject` make its sentence. */
export interface JournalEntry {
  readonly id: JournalId;
  readonly at: Instant;
  readonly kind: JournalKind;
  /** Number of articles or feeds it touched. */
  readonly count: number;
  /** What it was done to: a title, a tag's name, a view. */
  readonly subject?: string;
  /** Title of the one article that was marked, saved or tagged. */
  readonly article?: string;
  readonly undone: boolean;
}

export type JournalKind =
  | 'markRead'
  | 'markUnread'
  | 'save'
  | 'unsave'
  | 'addTag'
  | 'removeTag'
  | 'subscribe'
  | 'unsubscribe'
  | 'changeFeed'
  | 'addFolder'
  | 'changeFolder'
  | 'removeFolder'
  | 'changeTag'
  | 'removeTagEverywhere'
  | 'saveSmartFeed'
  | 'removeSmartFeed'
  | 'importOpml'
  | 'setNote'
  | 'addHighlight'
  | 'removeHighlight'
  | 'noteHighlight'
  | 'applyRetention';

export interface SyncProgress {
  readonly running: boolean;
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  readonly added: number;
  /** Host of the check that has been under way longest. */
  readonly slowestHost?: string;
  readonly startedAt?: Instant;
  /** Our own network was away or asks to sign in: the rest is due as soon as it is back. */
  readonly networkAway?: boolean;
}

/** The closing line of `sync --json`. */
export interface SyncSummary {
  readonly feeds: number;
  readonly notModified: number;
  readonly changed: number;
  readonly failed: number;
  readonly added: number;
  readonly updated: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Our own network was away: that is no failure of the feeds. */
  readonly networkAway?: boolean;
}

/** Setting: the library was found damaged and put together again, and the person was not told yet. */
export const mendedSetting = 'library.mended';
export interface LibraryMended {
  readonly at: Instant;
  /** Folder the damaged library lies in now. */
  readonly setAside: string;
  /** Of the backup it was rebuilt from; absent: there was none. */
  readonly backupAt?: Instant;
  /** Everything could be read from the damaged file. */
  readonly isComplete: boolean;
}
