// What the nouns are called by. Ids are the store's row ids: positive safe integers, never reused within a library.

export type FeedId = number;
export type FolderId = number;
export type ArticleId = number;
export type TagId = number;
export type SmartFeedId = number;
export type JournalId = number;

/** Grows by one with each committed change of the library; a screen showing revision n has seen all changes up to n. */
export type Revision = number;

/** Milliseconds since 1970-01-01T00:00:00Z. Every moment in the code is one; names end in `At`. */
export type Instant = number;

/** Articles that one act takes at once. */
export const mostIds = 100_000;
