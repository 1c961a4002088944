// The article and what leads to it, by the very methods the engine answers. Lists have their own tests (store/listings.test.ts).
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepMedia } from '../../../electron/core/store/media.ts';
import { changeSubscription } from '../../../electron/core/store/subscriptions.ts';
import { createOrganisation } from '../../../electron/core/usecases/organisation.ts';
import { createReading } from '../../../electron/core/usecases/reading.ts';
import { createSettings } from '../../../electron/core/usecases/settings.ts';
import { createTriage } from '../../../electron/core/usecases/triage.ts';
import { hour, makeEntry, noon, openTestLibrary, type TestLibrary } from '../store/library.ts';

let library: TestLibrary;
let reading: ReturnType<typeof createReading>;
let organisation: ReturnType<typeof createOrganisation>;
beforeEach(() => {
  library = openTestLibrary();
  library.follow('times');
  reading = createReading(library);
  organisation = createOrganisation(library);
});
afterEach(() => library.remove());

const photo = { url: 'https://news.example/photo.jpg', role: 'image' } as const;

test('an article has everything its entry had', () => {
  const [id] = library.sync(1, [
    makeEntry('a', {
      title: 'Peace talks',
      author: 'Ann, Bob',
      authors: [{ name: 'Ann', url: 'https://ann.example' }, { name: 'Bob' }],
      summaryHtml: '<p>In short</p>',
      contentHtml: '<p>At length</p>',
      topics: ['Ukraine', 'War'],
      image: { url: photo.url, alt: 'A table', credit: 'AFP' },
      media: [photo],
      enclosures: [{ url: 'https://news.example/a.mp3', type: 'audio/mpeg', seconds: 60 }],
      related: ['https://news.example/b', 'https://elsewhere.example/'],
      commentsUrl: 'https://news.example/a#comments',
      language: 'uk',
      direction: 'rtl',
      readingMinutes: 7,
      kind: 'audio',
      mediaSeconds: 60.4,
      updatedAt: noon - 5,
    }),
  ]).added;
  const [other] = library.sync(1, [makeEntry('b')]).added;
  expect(reading.get({ id: id ?? 0 })).toEqual({
    id,
    feedId: 1,
    title: 'Peace talks',
    link: 'https://news.example/a',
    author: 'Ann, Bob',
    excerpt: 'Text of a',
    publishedAt: noon - hour,
    arrivedAt: noon,
    read: false,
    saved: false,
    tags: [],
    topics: ['Ukraine', 'War'],
    minutes: 7,
    kind: 'audio',
    mediaSeconds: 60,
    offline: 'partial',
    direction: 'rtl',
    language: 'uk',
    hasNote: false,
    feedTitle: 'Feed 1',
    feedUrl: 'https://times.example/feed',
    authors: [{ name: 'Ann', url: 'https://ann.example' }, { name: 'Bob' }],
    updatedAt: noon - 5,
    html: '<p>At length</p>',
    shows: 'feed',
    image: { url: photo.url, alt: 'A table', credit: 'AFP' },
    enclosures: [{ url: 'https://news.example/a.mp3', type: 'audio/mpeg', seconds: 60 }],
    media: [photo],
    related: [{ url: 'https://news.example/b', articleId: other }, { url: 'https://elsewhere.example/' }],
    commentsUrl: 'https://news.example/a#comments',
    position: 0,
    highlights: [],
    revisionCount: 0,
  });
});

test('an article whose every file is kept is complete, and its row has the picture', () => {
  const [id = 0] = library.sync(1, [makeEntry('a', { image: { url: photo.url }, media: [photo] })]).added;
  library.store.group((write) =>
    keepMedia(write, id, { url: photo.url, path: '3f/3f00.jpg', type: 'image/jpeg', bytes: 10 }),
  );
  expect(reading.byIds({ ids: [id] })).toMatchObject([{ offline: 'complete', imagePath: '3f/3f00.jpg' }]);
  expect(reading.get({ id }).media).toEqual([
    expect.objectContaining({ url: photo.url, path: '3f/3f00.jpg', type: 'image/jpeg', bytes: 10 }),
  ]);
});

test('links are found in the library whatever their scheme, fragment and campaign', () => {
  const [id = 0] = library.sync(1, [makeEntry('a', { link: 'https://www.news.example/story/' })]).added;
  const links = [
    'http://news.example/story?utm_source=x',
    'https://www.news.example/story/#end',
    'https://news.example/story?page=2',
    'not a link',
  ];
  expect(reading.findByLink({ links })).toEqual({ [links[0] ?? '']: id, [links[1] ?? '']: id });
});

test('position and chosen text are kept and survive a restart', () => {
  const [id = 0] = library.sync(1, [makeEntry('a')]).added;
  reading.setPosition({ id, position: 0.4 });
  reading.setShows({ id, shows: 'full' });
  library.reopen();
  expect(createReading(library).get({ id })).toMatchObject({ position: 0.4, shows: 'full' });
  expect(() => reading.setPosition({ id: 99, position: 1 })).toThrow();
});

test('what is not here is refused by its code', () => {
  expect(() => reading.get({ id: 1 })).toThrow(expect.objectContaining({ code: 'article-not-found' }));
  const options = { order: 'newest', unreadOnly: false } as const;
  expect(() => reading.open({ listing: { kind: 'smart', smartFeedId: 9 }, options })).toThrow(
    expect.objectContaining({ code: 'smart-feed-not-found' }),
  );
  expect(() => reading.open({ listing: { kind: 'search', query: '"open' }, options })).toThrow(
    expect.objectContaining({ code: 'query-invalid' }),
  );
});

test('a smart feed lists what its query finds', () => {
  library.sync(1, [makeEntry('a', { text: 'walrus' }), makeEntry('b', { text: 'heron' })]);
  const smartFeedId = organisation.saveSmartFeed({ name: 'Sea', query: 'walrus is:unread' });
  const options = { order: 'newest', unreadOnly: false } as const;
  const listing = { kind: 'smart', smartFeedId } as const;
  const { frame, total } = reading.open({ listing, options });
  expect(total).toBe(1);
  expect(reading.list({ view: { listing, options, frame }, direction: 'forward', limit: 5 }).rows).toMatchObject([
    { title: 'Story a' },
  ]);
  expect(() => organisation.saveSmartFeed({ name: 'Broken', query: 'is:purple' })).toThrow(
    expect.objectContaining({ code: 'query-invalid' }),
  );
});

test('folders nest, are never inside themselves, keep their order, and count what is in them', () => {
  const outer = organisation.addFolder({ name: 'Outer' });
  const inner = organisation.addFolder({ name: 'Inner', parentId: outer });
  const second = organisation.addFolder({ name: 'Second', parentId: outer });
  organisation.updateFolder({ folderId: second, position: 0 });
  library.store.act('changeFeed', (act) => changeSubscription(act, 1, { folderId: inner }));
  library.sync(1, [makeEntry('a'), makeEntry('b')]);
  expect(reading.overview().folders).toEqual([
    { id: outer, name: 'Outer', position: 0, unreadCount: 2 },
    { id: second, name: 'Second', parentId: outer, position: 0, unreadCount: 0 },
    { id: inner, name: 'Inner', parentId: outer, position: 1, unreadCount: 2 },
  ]);
  expect(() => organisation.updateFolder({ folderId: outer, parentId: inner })).toThrow(
    expect.objectContaining({ code: 'folder-into-itself' }),
  );
  expect(() => organisation.addFolder({ name: 'Inner', parentId: outer })).toThrow(
    expect.objectContaining({ code: 'name-taken' }),
  );
  organisation.removeFolder({ folderId: inner });
  expect(reading.overview().feeds[0]?.folderId).toBe(outer);
  library.store.undo();
  expect(reading.overview().feeds[0]?.folderId).toBe(inner);
});

test('the overview counts what there is, and settings are what was set', () => {
  library.sync(1, [makeEntry('a', { publishedAt: noon }), makeEntry('b', { publishedAt: noon - 80 * hour })]);
  createTriage(library).setSaved({ ids: [1, 2], saved: true });
  createTriage(library).setRead({ ids: [1], read: true });
  expect(reading.overview().counts).toEqual({ articles: 2, unread: 1, unreadToday: 1, saved: 2, savedUnread: 1 });
  const settings = createSettings(library);
  settings.set({ key: 'theme', value: { name: 'dark', contrast: 2 } });
  settings.set({ key: 'theme', value: 'light' });
  expect(settings.get()).toEqual({ theme: 'light' });
});

test('the topics of late are those that more than one article names, most frequent first, however they are written', () => {
  library.sync(1, [
    makeEntry('a', { topics: ['Ukraine', 'War'] }),
    makeEntry('b', { topics: ['ukraine'] }),
    makeEntry('c', { topics: ['War', 'Ukraine', 'Alone'] }),
  ]);
  expect(reading.recentTopics({ limit: 9 }).map((topic) => topic.toLowerCase())).toEqual(['ukraine', 'war']);
  expect(reading.recentTopics({ limit: 1 })).toHaveLength(1);
});
