// What the palette offers and in which order: every command, the best match first, what was chosen lately before the rest.
import { expect, test } from 'vitest';
import { choiceOf, placeAfter } from '../../../renderer/commands/choiceKeys.ts';
import { createNameFinder, withoutAccents } from '../../../renderer/commands/nameFinder.ts';
import type { Dispatcher } from '../../../renderer/commands/DispatcherContext.ts';
import { createArrange } from '../../../renderer/features/palette/arrange.ts';
import { commandEntries, commandKey } from '../../../renderer/features/palette/commandEntries.ts';
import type { PaletteEntry } from '../../../renderer/features/palette/entry.ts';
import type { Situation } from '../../../renderer/features/palette/situation.ts';
import { unreadOf } from '../../../renderer/features/palette/touchedListing.ts';
import { hasBeginnings, titleQuery } from '../../../renderer/features/palette/useFoundArticles.ts';
import { createLanguage } from '../../../renderer/text/useWords.ts';
import { commandIds, commandSpec, type CommandId } from '../../../shared/commands/commandTable.ts';
import { keysOf, usualKeymap } from '../../../shared/commands/keymap.ts';
import { defaultFeedSettings, type Feed } from '../../../shared/model/feed.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';

const feed = (id: number, title: string): Feed => ({
  id,
  feedUrl: `https://feeds.example/${id}`,
  title,
  subscribedAt: 0,
  settings: defaultFeedSettings,
  health: { state: 'well', failuresInRow: 0, warnings: [] },
  unreadCount: 3,
  articleCount: 9,
});

const overview: LibraryOverview = {
  revision: 1,
  feeds: [feed(1, 'Harbour Courier'), feed(2, 'Lab Notes'), feed(3, 'Lab Notes')],
  folders: [{ id: 1, name: 'World news', position: 0, unreadCount: 3 }],
  tags: [],
  smartFeeds: [{ id: 1, name: 'Near', query: 'harbour OR ferry sort:oldest', position: 0 }],
  counts: { articles: 27, unread: 9, unreadToday: 1, saved: 0, savedUnread: 0 },
  canUndo: false,
  canRedo: false,
};

const situation: Situation = {
  listing: { kind: 'all' },
  title: 'News Feed',
  total: 27,
  unread: 9,
  arrivals: 0,
  chosen: 0,
  hasArticle: false,
  isOpen: false,
  source: undefined,
  canUndo: false,
  canRedo: false,
};

const ran: CommandId[] = [];
const dispatcher: Dispatcher = {
  run: (id) => void ran.push(id),
  key: () => false,
  keysOf: (id) => keysOf(usualKeymap, id),
};

const entriesIn = (language: 'en' | 'de'): readonly PaletteEntry[] =>
  commandEntries({ overview, situation, dispatcher, words: createLanguage(language, []).words });

const offered = commandIds.filter((id) => !commandSpec(id).keyOnly);

test('every command is offered that is not a mere key, and runs', () => {
  const entries = entriesIn('en');
  expect(new Set(entries.map((entry) => entry.key))).toEqual(new Set(offered.map(commandKey)));
  for (const entry of entries) void entry.run();
  expect(new Set(ran)).toEqual(new Set(offered));
});

test('what stands in a menu of the system stands in the palette', () => {
  const keys = new Set(entriesIn('en').map((entry) => entry.key));
  expect(commandIds.filter((id) => commandSpec(id).menu && !keys.has(commandKey(id)))).toEqual([]);
});

test.each(['en', 'de'] as const)('in %s every command is found first by the name it has in the menu', (language) => {
  const { words } = createLanguage(language, []);
  const entries = entriesIn(language);
  const arrange = createArrange({
    acts: entries.filter((entry) => entry.group === 'acts'),
    places: entries.filter((entry) => entry.group === 'places'),
    lately: [],
  });
  const missed = offered.filter((id) => {
    const firsts = arrange(words.command(id)).map((section) => section.lines[0]?.entry.key);
    return !firsts.includes(commandKey(id));
  });
  expect(missed).toEqual([]);
});

test('with nothing typed, what was chosen lately comes first, newest before older', () => {
  const entries = entriesIn('en');
  const lately = [commandKey('app.theme'), commandKey('go.saved'), commandKey('app.undo')];
  const [first] = createArrange({ acts: entries, places: [], lately })('');
  expect(first?.name).toBe('lately');
  // There is nothing to undo now, so that is not offered first.
  expect(first?.lines.map((line) => line.entry.key)).toEqual(lately.slice(0, 2));
});

test('words in any order, letters left out, accents and other scripts are found', () => {
  const names = ['Mark all of World read', 'Harbour Courier', 'Für Straße und Tür', 'Новости дня'];
  const find = createNameFinder(names);
  expect(find('world mark')[0]?.index).toBe(0);
  expect(find('hrbr')[0]?.index).toBe(1);
  expect(find('fur tur')[0]?.index).toBe(2);
  expect(find('Für')[0]?.index).toBe(2);
  expect(find('новост')[0]?.index).toBe(3);
  expect(find('')).toEqual([]);
  expect(find('—')).toEqual([]);
  expect(find('-mark')[0]?.index).toBe(0);
});

test('the letters that match are marked where they stand in the name as written', () => {
  const [hit] = createNameFinder(['Mark all of Wörld read'])('mar wor');
  const [a, b, c, d] = hit?.ranges ?? [];
  expect('Mark all of Wörld read'.slice(a, b)).toBe('Mar');
  expect('Mark all of Wörld read'.slice(c, d)).toBe('Wör');
  expect(withoutAccents('Żółw, ŕ 東')).toHaveLength('Żółw, ŕ 東'.length);
});

test('a whole name goes before one that only begins so, and the beginning of a word before its middle', () => {
  const names = ['Keep this search', 'Search', 'Research'];
  expect(
    createNameFinder(names)('search')
      .toSorted((a, b) => b.score - a.score)
      .map(({ index }) => index),
  ).toEqual([1, 0, 2]);
});

test('the articles that would be touched are a search that reads back', () => {
  expect(unreadOf({ kind: 'folder', folderId: 1 }, overview)).toEqual({
    kind: 'search',
    query: 'folder:"World news" is:unread',
  });
  expect(unreadOf({ kind: 'feed', feedId: 1 }, overview)).toMatchObject({ query: 'feed:"Harbour Courier" is:unread' });
  // Two sources of one name are told apart by number.
  expect(unreadOf({ kind: 'feed', feedId: 3 }, overview)).toMatchObject({ query: 'feed:#3 is:unread' });
  // OR binds closer than what stands beside it; the order of a smart feed is not part of what it holds.
  expect(unreadOf({ kind: 'smart', smartFeedId: 1 }, overview)).toMatchObject({
    query: 'harbour OR ferry is:unread',
  });
  expect(unreadOf({ kind: 'all' }, overview)).toMatchObject({ query: 'is:unread' });
});

test('titles are asked for by the beginnings of their words, once there is enough to ask', () => {
  expect(titleQuery('mar wor')).toEqual({ query: 'title:mar* title:wor*', beginnings: [] });
  // The search takes two letters as a whole word; as a beginning they are looked for among what it found.
  expect(titleQuery('Mar wo')).toEqual({ query: 'title:mar*', beginnings: ['wo'] });
  expect(titleQuery('ai')).toEqual({ query: 'title:ai*', beginnings: [] });
  expect(titleQuery('night 7')).toEqual({ query: 'title:night* title:7*', beginnings: [] });
  expect(hasBeginnings('Marginal Wörks', ['wo'])).toBe(true);
  expect(hasBeginnings('The marshes', ['wo'])).toBe(false);
  expect(titleQuery('m')).toBeUndefined();
  expect(titleQuery('"-: ')).toBeUndefined();
});

test('a step beyond an end comes out at the other', () => {
  expect(placeAfter('next', 2, 3)).toBe(0);
  expect(placeAfter('previous', 0, 3)).toBe(2);
  expect(placeAfter('nextPage', 0, 3)).toBe(2);
  expect(placeAfter('next', -1, 0)).toBe(-1);
});

test('letters are left to the field, arrows and Mod+N move', () => {
  const plain = { code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  expect(choiceOf({ ...plain, key: 'n' }, 'other')).toBeUndefined();
  expect(choiceOf({ ...plain, key: 'n', ctrlKey: true }, 'other')).toBe('next');
  expect(choiceOf({ ...plain, key: 'ArrowUp' }, 'mac')).toBe('previous');
});
