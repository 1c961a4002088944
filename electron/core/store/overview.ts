// The library at a glance, from kept counters alone: nothing is counted here that grows with the library.
import type { LibraryCounts, LibraryOverview } from '../../../shared/model/library.ts';
import type { FeedId, Instant, Revision } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import { listFeeds } from './feeds.ts';
import { listFolders } from './folders.ts';
import { canRedo, canUndo } from './journal.ts';
import { listSmartFeeds } from './smartFeeds.ts';
import { listTags } from './tags.ts';

export function getOverview(
  read: ReadStore,
  revision: Revision,
  startOfToday: Instant,
  feedIds?: readonly FeedId[],
): LibraryOverview {
  const feeds = listFeeds(read, feedIds);
  const checkedAt =
    read.value<number | null>(
      'SELECT max(coalesce(l.checked_at, 0), coalesce((SELECT max(checked_at) FROM feeds), 0)) FROM library l',
    ) ?? 0;
  return {
    revision,
    feeds,
    folders: listFolders(read),
    tags: listTags(read),
    smartFeeds: listSmartFeeds(read),
    counts: getCounts(read, startOfToday),
    ...(checkedAt > 0 && { checkedAt }),
    canUndo: canUndo(read),
    canRedo: canRedo(read),
  };
}

function getCounts(read: ReadStore, startOfToday: Instant): LibraryCounts {
  const totals = read.get<LibraryCounts>(
    `SELECT coalesce(sum(c.articles), 0) AS articles, coalesce(sum(c.unread), 0) AS unread, l.saved_count AS saved, l.saved_unread_count AS savedUnread
     FROM library l LEFT JOIN feed_counts c ON true`,
  );
  const unreadToday =
    read.value<number>('SELECT count(*) FROM inbox WHERE published_at >= ? AND read_at IS NULL', [startOfToday]) ?? 0;
  return { articles: 0, unread: 0, saved: 0, savedUnread: 0, ...totals, unreadToday };
}
