// Which article an entry is: by its key within the feed, else by another of its keys together with its title. So a publisher who
// changes all guids makes no doubles, and one who links everything to the front page loses no article.
import type { ArticleId, FeedId } from '../../../shared/model/ids.ts';
import { keyHash } from './articleKeys.ts';
import type { ReadStore } from './connection.ts';
import type { ReadyEntry } from './readyEntry.ts';
import type { WriteStore } from './writeStore.ts';

/** The keys of one document's entries: looked up all at once, and remembered all at once. */
export interface EntryKeys {
  /** The article this entry is, also if it was dropped long ago; undefined if it is new. */
  match(entry: ReadyEntry): ArticleId | undefined;
  /** From now on the entry's keys name this article. A key that already names another one keeps doing so. */
  claim(entry: ReadyEntry, id: ArticleId): void;
  /** Writes what was claimed. */
  keep(write: WriteStore): void;
}

export function openEntryKeys(read: ReadStore, feedId: FeedId, entries: readonly ReadyEntry[]): EntryKeys {
  const named = articlesNamed(
    read,
    feedId,
    entries.flatMap(({ keys: { own, titled } }) => [own, ...titled]),
  );
  /** Articles that an entry of this very document is, by its own key. No other entry of it can be the same article. */
  const claimed = new Set(
    entries.flatMap(({ keys }) => {
      const id = named.get(keys.own);
      return id === undefined ? [] : [id];
    }),
  );
  const added: [hash: string, id: ArticleId][] = [];
  return {
    match: ({ keys: { own, titled } }) =>
      named.get(own) ?? titled.map((hash) => named.get(hash)).find((id) => id !== undefined && !claimed.has(id)),
    claim({ keys: { own, titled } }, id) {
      claimed.add(id);
      for (const hash of [own, ...titled]) {
        if (named.has(hash)) continue;
        named.set(hash, id);
        added.push([hash, id]);
      }
    },
    keep(write) {
      if (added.length === 0) return;
      write.run(
        `INSERT OR IGNORE INTO entry_keys (feed_id, key_hash, article_id)
         SELECT @feedId, unhex(value ->> 0), value ->> 1 FROM json_each(@added)`,
        { feedId, added: JSON.stringify(added) },
      );
    },
  };
}

/** The article whose own key this is, also if it was dropped or deleted. */
export const findByKey = (read: ReadStore, feedId: FeedId, key: string): ArticleId | undefined =>
  articlesNamed(read, feedId, [keyHash(key)]).get(keyHash(key));

/** Whether any of these entries is known from the feed; true also for a feed that has none yet. */
export function sharesEntries(read: ReadStore, feedId: FeedId, entries: readonly ReadyEntry[]): boolean {
  if (!hasKeys(read, feedId)) return true;
  const hashes = entries.flatMap(({ keys: { own, others } }) => [own, ...others]);
  return articlesNamed(read, feedId, hashes).size > 0;
}

const hasKeys = (read: ReadStore, feedId: FeedId): boolean =>
  read.value<number>('SELECT 1 FROM entry_keys WHERE feed_id = ? LIMIT 1', [feedId]) !== undefined;

const articlesNamed = (read: ReadStore, feedId: FeedId, hashes: readonly string[]): Map<string, ArticleId> =>
  new Map(
    read.rows<[string, ArticleId]>(
      `SELECT j.value, k.article_id FROM json_each(?) j
       CROSS JOIN entry_keys k ON k.feed_id = ? AND k.key_hash = unhex(j.value)`,
      [JSON.stringify(hashes), feedId],
    ),
  );
