// Saved queries with a name.
import { AppError } from '../../../shared/errors.ts';
import type { SmartFeedId } from '../../../shared/model/ids.ts';
import type { SmartFeed } from '../../../shared/model/library.ts';
import type { ReadStore } from './connection.ts';
import { changeRow } from './journalRows.ts';
import type { Act } from './writeStore.ts';

export const listSmartFeeds = (read: ReadStore): SmartFeed[] =>
  read.all<SmartFeed>('SELECT id, name, query, position FROM smart_feeds ORDER BY position, id');
export const getSmartFeed = (read: ReadStore, id: SmartFeedId): SmartFeed | undefined =>
  read.get<SmartFeed>('SELECT id, name, query, position FROM smart_feeds WHERE id = ?', [id]);

/** @throws AppError 'smart-feed-not-found' */
export function saveSmartFeed(act: Act, id: SmartFeedId | undefined, name: string, query: string): SmartFeedId {
  act.changes.organisation();
  if (id !== undefined) {
    if (!getSmartFeed(act, id)) throw new AppError('smart-feed-not-found');
    return changeRow(act, 'smart_feeds', id, { name, query });
  }
  const position = act.value<number>('SELECT coalesce(max(position) + 1, 0) FROM smart_feeds') ?? 0;
  return changeRow(act, 'smart_feeds', undefined, { name, query, position });
}

export function removeSmartFeed(act: Act, id: SmartFeedId): void {
  if (!getSmartFeed(act, id)) throw new AppError('smart-feed-not-found');
  changeRow(act, 'smart_feeds', id, null);
  act.changes.organisation();
}
