// The overview is patched feed by feed: what a change did not touch stays the very object it was.
import { expect, test } from 'vitest';
import { changedFeeds, mergeOverview } from '../../../renderer/engine/useOverview.ts';
import { noChanges } from '../../../shared/contract/changes.ts';
import { defaultFeedSettings, type Feed } from '../../../shared/model/feed.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';

const feed = (id: number, unreadCount: number): Feed => ({
  id,
  feedUrl: `https://feeds.example/${id}`,
  title: `Feed ${id}`,
  subscribedAt: 0,
  settings: defaultFeedSettings,
  health: { state: 'well', failuresInRow: 0, warnings: [] },
  unreadCount,
  articleCount: 10,
});
const overview = (revision: number, feeds: readonly Feed[]): LibraryOverview => ({
  revision,
  feeds,
  folders: [],
  tags: [],
  smartFeeds: [],
  counts: { articles: 0, unread: 0, unreadToday: 0, saved: 0, savedUnread: 0 },
  canUndo: false,
  canRedo: false,
});

test('a feed that changed is new, the others are the same, and counts are those of the answer', () => {
  const before = overview(1, [feed(1, 5), feed(2, 5), feed(3, 5)]);
  const after = mergeOverview(before, { ...overview(2, [feed(2, 4)]), canUndo: true }, [2]);
  expect(after.feeds.map(({ unreadCount }) => unreadCount)).toEqual([5, 4, 5]);
  expect(after.feeds[0]).toBe(before.feeds[0]);
  expect(after).toMatchObject({ revision: 2, canUndo: true });
});

test('a feed that is followed no longer goes, and one that is new comes', () => {
  const before = overview(1, [feed(1, 5), feed(2, 5)]);
  expect(mergeOverview(before, overview(2, [feed(3, 1)]), [1, 3]).feeds.map(({ id }) => id)).toEqual([2, 3]);
});

test('where folders changed, or too many feeds to name, all of it is asked again', () => {
  expect(changedFeeds({ revision: 1, ...noChanges, feeds: [4] })).toEqual([4]);
  expect(changedFeeds({ revision: 1, ...noChanges, states: [9] })).toEqual([]);
  expect(changedFeeds({ revision: 1, ...noChanges, feeds: 'many' })).toBeUndefined();
  expect(changedFeeds({ revision: 1, ...noChanges, organisation: true })).toBeUndefined();
});
