// Following a feed, changing how, and ending it. Each is part of an act, so that it can be undone.
import { AppError } from '../../../shared/errors.ts';
import type { FeedSettings, FeedSettingsChange } from '../../../shared/model/feed.ts';
import { splitCredentials } from '../../../shared/model/feedAddress.ts';
import type { FeedId, FolderId } from '../../../shared/model/ids.ts';
import { dropUnkept, listStanding, restoreDropped } from './dropped.ts';
import { endedAddress, feedTitle, findFeedId, isSubscribed } from './feeds.ts';
import { hasFolder } from './folders.ts';
import { changeRow } from './journalRows.ts';
import type { Row } from './step.ts';
import type { Act } from './writeStore.ts';

export interface NewSubscription {
  readonly feedUrl: string;
  readonly title?: string;
  readonly folderId?: FolderId;
  readonly siteUrl?: string;
  /** As the publisher calls it, until the first sync says so. */
  readonly publisherTitle?: string;
  readonly settings?: Partial<FeedSettings>;
}

/**
 * Follows a feed; name and password in its address are left out, since they belong into the secret store. One that was followed before comes back with its articles. The first check is due at once.
 * @throws AppError 'already-subscribed' | 'folder-not-found'
 */
export function subscribe(act: Act, subscription: NewSubscription): FeedId {
  const { folderId } = subscription;
  const feedUrl = splitCredentials(subscription.feedUrl).address;
  const known = findFeedId(act, feedUrl);
  if (known !== undefined && isSubscribed(act, known))
    throw new AppError('already-subscribed', { title: feedTitle(act, known), feedId: known });
  if (folderId !== undefined && !hasFolder(act, folderId)) throw new AppError('folder-not-found');
  const id =
    known ??
    act.run(
      'INSERT INTO feeds (feed_url, site_url, publisher_title, next_check_at, next_check_reason) VALUES (?, ?, ?, ?, ?)',
      [
        feedUrl,
        subscription.siteUrl ?? null,
        subscription.publisherTitle ?? null,
        act.at,
        JSON.stringify({ code: 'default' }),
      ],
    ).lastInsertRowid;
  changeRow(act, 'subscriptions', id, {
    title: subscription.title ?? null,
    folder_id: folderId ?? null,
    subscribed_at: act.at,
    paused_at: null,
    settings: JSON.stringify(subscription.settings ?? {}),
  });
  if (known === undefined) {
    // Nothing of it can be standing or dropped; a list of thousands need not ask for each.
    act.changes.feed(id);
    act.changes.organisation();
    act.record({ step: 'restored', feedId: id });
  } else {
    const standing = listStanding(act, id);
    restoreDropped(act, id);
    act.record({ step: 'restored', feedId: id }, standing);
  }
  return id;
}

/** Ends it. Articles the person kept stay; the others leave every list. @throws AppError 'feed-not-found' */
export function unsubscribe(act: Act, id: FeedId): void {
  if (!isSubscribed(act, id)) throw new AppError('feed-not-found');
  dropUnkept(act, id);
  act.record({ step: 'dropped', feedId: id });
  changeRow(act, 'subscriptions', id, null);
}

interface SubscriptionChange {
  /** Null: the publisher's own title again. */
  readonly title?: string | null;
  readonly folderId?: FolderId | null;
  readonly feedUrl?: string;
  /** Forgets where it lay before it moved. */
  readonly moveIsRight?: boolean;
  readonly paused?: boolean;
  readonly settings?: FeedSettingsChange;
}

/** @throws AppError 'feed-not-found' | 'folder-not-found' | 'already-subscribed' */
export function changeSubscription(act: Act, id: FeedId, change: SubscriptionChange): void {
  const row = act.get<{ settings: string; paused_at: number | null; feed_url: string }>(
    'SELECT s.settings, s.paused_at, f.feed_url FROM subscriptions s JOIN feeds f ON f.id = s.feed_id WHERE s.feed_id = ?',
    [id],
  );
  if (!row) throw new AppError('feed-not-found');
  if (typeof change.folderId === 'number' && !hasFolder(act, change.folderId)) throw new AppError('folder-not-found');
  const settings = withoutNulls({ ...(JSON.parse(row.settings) as Partial<FeedSettings>), ...change.settings });
  const values: Row = {
    ...(change.title !== undefined && { title: change.title }),
    ...(change.folderId !== undefined && { folder_id: change.folderId }),
    ...(change.paused !== undefined && { paused_at: change.paused ? (row.paused_at ?? act.at) : null }),
    ...(change.settings !== undefined && { settings: JSON.stringify(settings) }),
  };
  if (Object.keys(values).length > 0) changeRow(act, 'subscriptions', id, values);
  if (change.moveIsRight) changeRow(act, 'feeds', id, { moved_from: null });
  if (change.feedUrl !== undefined && change.feedUrl !== row.feed_url) changeAddress(act, id, change.feedUrl);
  act.changes.feed(id);
  if (change.folderId !== undefined) act.changes.organisation();
}

const withoutNulls = (settings: FeedSettingsChange): Partial<FeedSettings> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));

/** Another address is another document: what was known of the old one does not hold, and it is asked at once. */
function changeAddress(act: Act, id: FeedId, written: string): void {
  const feedUrl = splitCredentials(written).address;
  const other = findFeedId(act, feedUrl);
  if (other === id) return;
  if (other !== undefined) {
    if (isSubscribed(act, other))
      throw new AppError('already-subscribed', { title: feedTitle(act, other), feedId: other });
    changeRow(act, 'feeds', other, { feed_url: endedAddress(other, feedUrl) });
  }
  changeRow(act, 'feeds', id, {
    feed_url: feedUrl,
    moved_to: null,
    moved_from: null,
    next_check_at: act.at,
    next_check_reason: JSON.stringify({ code: 'default' }),
    etag: null,
    last_modified: null,
    body_hash: null,
  });
}
