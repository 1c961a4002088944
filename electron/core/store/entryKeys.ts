// Which article an entry is: by its key within the feed, else by another of its keys together with its title. So a publisher who
// changes all guids makes no doubles, and one who links everything to the front page loses no article.
import type { ArticleId, FeedId } from '../../../shared/model/ids.ts';
import type { Entry } from '../normalize/entry.ts';
import { keyHash } from './articleKeys.ts';
import type { ReadStore } from './connection.ts';
import type { WriteStore } from './writeStore.ts';

export interface KnownEntries {
  readonly feedId: FeedId;
  /** Articles that an entry of this very document is, by its own key. No other entry of it can be the same article. */
  readonly claimed: Set<ArticleId>;
}

export function knownEntries(write: WriteStore, feedId: FeedId, entries: readonly Entry[]): KnownEntries {
  const claimed = new Set<ArticleId>();
  for (const entry of entries) {
    const id = findByKey(write, feedId, entry.key);
    if (id !== undefined) claimed.add(id);
  }
  return { feedId, claimed };
}

/** The article this entry is, also if it was dropped long ago; undefined if it is new. */
export function matchEntry(write: WriteStore, { feedId, claimed }: KnownEntries, entry: Entry): ArticleId | undefined {
  const own = findByKey(write, feedId, entry.key);
  if (own !== undefined) return own;
  for (const key of titledKeys(entry)) {
    const id = findByKey(write, feedId, key);
    if (id !== undefined && !claimed.has(id)) return id;
  }
  return undefined;
}

/** The article whose own key this is, also if it was dropped or deleted. */
export const findByKey = (write: ReadStore, feedId: FeedId, key: string): ArticleId | undefined =>
  write.value<number>('SELECT article_id FROM entry_keys WHERE feed_id = ? AND key_hash = ?', [feedId, keyHash(key)]);

/** A link alone is no identity: some feeds link every entry to the same page. */
const titledKeys = (entry: Entry): readonly string[] =>
  [...new Set([...entry.otherKeys, ...(entry.link === undefined ? [] : [entry.link])])].map(
    (key) => `${key}\n${entry.title || entry.excerpt}`,
  );

/** Remembers the entry's keys for the article. A key that already names another article keeps doing so. */
export function claimKeys(write: WriteStore, { claimed, feedId }: KnownEntries, entry: Entry, id: ArticleId): void {
  claimed.add(id);
  for (const key of [entry.key, ...titledKeys(entry)]) {
    write.run('INSERT OR IGNORE INTO entry_keys (feed_id, key_hash, article_id) VALUES (?, ?, ?)', [
      feedId,
      keyHash(key),
      id,
    ]);
  }
}

/** Whether any of these entries is known from the feed; true also for a feed that has none yet. */
export function sharesEntries(read: ReadStore, feedId: FeedId, entries: readonly Entry[]): boolean {
  const known = (key: string): boolean =>
    read.value<number>('SELECT 1 FROM entry_keys WHERE feed_id = ? AND key_hash = ?', [feedId, keyHash(key)]) !==
    undefined;
  if (entries.some(({ key, otherKeys }) => known(key) || otherKeys.some(known))) return true;
  return read.value<number>('SELECT 1 FROM entry_keys WHERE feed_id = ? LIMIT 1', [feedId]) === undefined;
}
