// The order of the sources, for the eye and for the keys.
import { expect, test } from 'vitest';
import { feedsWithin, orderSources } from '../../../renderer/app/sourceOrder.ts';
import { defaultFeedSettings, type Feed, type Folder } from '../../../shared/model/feed.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';

const feed = (id: number, title: string, folderId?: number): Feed => ({
  id,
  title,
  feedUrl: `https://${id}.example/feed`,
  subscribedAt: 0,
  settings: defaultFeedSettings,
  health: { state: 'well', failuresInRow: 0, warnings: [] },
  unreadCount: 0,
  articleCount: 0,
  ...(folderId !== undefined && { folderId }),
});
const folder = (id: number, name: string, position: number, parentId?: number): Folder => ({
  id,
  name,
  position,
  unreadCount: 0,
  ...(parentId !== undefined && { parentId }),
});

const library: LibraryOverview = {
  revision: 1,
  feeds: [feed(1, 'Zeta'), feed(2, 'Beta', 10), feed(3, 'Alpha', 10), feed(4, 'Deep', 12)],
  folders: [folder(11, 'Later', 2), folder(10, 'First', 1), folder(12, 'Inner', 1, 10)],
  tags: [],
  smartFeeds: [],
  counts: { articles: 0, unread: 0, unreadToday: 0, saved: 0, savedUnread: 0 },
  canUndo: false,
  canRedo: false,
};
const names = (folded: readonly number[]): readonly string[] =>
  orderSources(library, folded).map(
    (item) => `${item.level} ${item.kind === 'feed' ? item.feed.title : item.folder.name}`,
  );

test('folders stand in their own order with what they hold, then what lies in none', () => {
  expect(names([])).toEqual(['1 First', '2 Inner', '3 Deep', '2 Alpha', '2 Beta', '1 Later', '1 Zeta']);
});

test('a folded folder shows nothing of what it holds', () => {
  expect(names([10])).toEqual(['1 First', '1 Later', '1 Zeta']);
});

test('feeds of a folder are those of its folders as well', () => {
  expect(feedsWithin(library, 10).map((each) => each.title)).toEqual(['Beta', 'Alpha', 'Deep']);
});
