// What a person changes about the sources they follow, and that each change is one act that can be taken back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adoptAddress } from '../../../electron/core/store/feeds.ts';
import { makeSaved } from '../../../electron/core/store/saved.ts';
import { openFeedCredentials } from '../../../electron/core/sync/credentials.ts';
import { openNetworkMemory } from '../../../electron/core/sync/networkMemory.ts';
import { createOrganisation } from '../../../electron/core/usecases/organisation.ts';
import { createReading } from '../../../electron/core/usecases/reading.ts';
import { createSubscriptions } from '../../../electron/core/usecases/subscriptions.ts';
import type { SubscriptionsParts } from '../../../electron/core/usecases/subscriptions.ts';
import { hour, makeEntry, noon, openTestLibrary, type TestLibrary } from '../store/library.ts';

const day = 24 * hour;
let library: TestLibrary;
let secrets: Map<string, string>;
let subscriptions: ReturnType<typeof createSubscriptions>;
let organisation: ReturnType<typeof createOrganisation>;
let reading: ReturnType<typeof createReading>;
beforeEach(() => {
  library = openTestLibrary();
  library.follow('times');
  secrets = new Map();
  const credentials = openFeedCredentials({
    get: (key) => Promise.resolve(secrets.get(key)),
    set: (key, value) => Promise.resolve(void secrets.set(key, value)),
    remove: (key) => Promise.resolve(void secrets.delete(key)),
  });
  // Nothing here asks the network.
  subscriptions = createSubscriptions({
    ...library,
    credentials,
    memory: openNetworkMemory(library.store),
  } as unknown as SubscriptionsParts);
  organisation = createOrganisation(library);
  reading = createReading(library);
});
afterEach(() => library.remove());

const feed = () => reading.overview().feeds[0];

test('a source goes into a folder that is made on the way, and one undo takes both back', async () => {
  const { entry } = await subscriptions.update({ feedId: 1, folderPath: ['World', 'Europe'] });
  const [world, europe] = reading.overview().folders;
  expect([world?.name, europe?.name, europe?.parentId]).toEqual(['World', 'Europe', world?.id]);
  expect(feed()?.folderId).toBe(europe?.id);
  expect(entry).toMatchObject({ kind: 'changeFeed', count: 1 });
  library.store.undo();
  expect(reading.overview().folders).toEqual([]);
  expect(feed()?.folderId).toBeUndefined();
});

test('a folder goes into one that is made on the way', () => {
  const folderId = organisation.addFolder({ name: 'Europe' });
  expect(organisation.updateFolder({ folderId, parentPath: ['World'] }).entry).toMatchObject({ subject: 'Europe' });
  const world = reading.overview().folders.find(({ name }) => name === 'World');
  expect(reading.overview().folders.find(({ id }) => id === folderId)?.parentId).toBe(world?.id);
});

test('a wish is taken back by null, and what is absent stays', async () => {
  await subscriptions.update({ feedId: 1, settings: { intervalMinutes: 60, retentionDays: 9, notify: true } });
  await subscriptions.update({ feedId: 1, settings: { intervalMinutes: null } });
  expect(feed()?.settings).toMatchObject({ retentionDays: 9, notify: true });
  expect(feed()?.settings.intervalMinutes).toBeUndefined();
});

test('a change that changes nothing is no act', async () => {
  expect((await subscriptions.update({ feedId: 1, title: null, settings: {} })).entry).toBeUndefined();
});

test('what a rule of keeping would let go is counted before, goes with it, and comes back with one undo', async () => {
  library.sync(1, [
    makeEntry('old', { publishedAt: noon - 40 * day }),
    makeEntry('older', { publishedAt: noon - 50 * day }),
    makeEntry('new', { publishedAt: noon - hour }),
  ]);
  expect(subscriptions.countOutdated({ feedId: 1 })).toBe(0);
  expect(subscriptions.countOutdated({ feedId: 1, retentionCount: 1 })).toBe(2);
  expect(subscriptions.countOutdated({ feedId: 1, retentionCount: 2 })).toBe(1);
  await subscriptions.update({ feedId: 1, settings: { retentionCount: 1 }, letGo: true });
  expect(feed()).toMatchObject({ articleCount: 1, settings: { retentionCount: 1 } });
  library.store.undo();
  expect(feed()?.articleCount).toBe(3);
  expect(feed()?.settings.retentionCount).toBeUndefined();
});

test('a password is kept in the secret store alone, and forgotten when asked', async () => {
  expect(await subscriptions.hasPassword({ feedId: 1 })).toBe(false);
  await subscriptions.setPassword({ feedId: 1, user: 'ann', password: 'hush' });
  expect(await subscriptions.hasPassword({ feedId: 1 })).toBe(true);
  expect([...secrets.values()].map((value): unknown => JSON.parse(value))).toMatchObject([
    { user: 'ann', password: 'hush' },
  ]);
  expect(library.store.read.value('SELECT count(*) FROM journal')).toBe(1);
  await subscriptions.setPassword({ feedId: 1, password: null });
  expect(await subscriptions.hasPassword({ feedId: 1 })).toBe(false);
  await expect(subscriptions.setPassword({ feedId: 9, password: 'hush' })).rejects.toMatchObject({
    code: 'feed-not-found',
  });
});

test('an address whose feed nobody follows any more can be taken; what was kept of that feed stays, and undo puts both back', async () => {
  const mail = library.follow('mail');
  const { added } = library.sync(mail, [makeEntry('kept'), makeEntry('other')]);
  library.store.act('save', (act) => act.record({ step: 'saved' }, makeSaved(act, added.slice(0, 1))));
  const addresses = () => library.store.read.rows('SELECT feed_url FROM feeds ORDER BY id').flat();
  await expect(subscriptions.update({ feedId: 1, feedUrl: 'https://mail.example/feed' })).rejects.toMatchObject({
    code: 'already-subscribed',
  });
  subscriptions.unsubscribe({ feedIds: [mail] });
  await subscriptions.update({ feedId: 1, feedUrl: 'https://mail.example/feed' });
  expect(addresses()).toEqual(['https://mail.example/feed', `https://mail.example/feed#ended-${mail}`]);
  expect(
    library.store.read.value('SELECT count(*) FROM articles WHERE feed_id = ? AND dropped_at IS NULL', [mail]),
  ).toBe(1);
  library.store.undo();
  expect(addresses()).toEqual(['https://times.example/feed', 'https://mail.example/feed']);
  library.store.redo();
  library.store.undo();
  library.store.undo();
  expect(reading.overview().feeds.map(({ articleCount }) => articleCount)).toEqual([0, 2]);
});

test('a permanent redirect is taken up where the feed at its end is followed no more, and not where it is', async () => {
  const mail = library.follow('mail');
  const adopt = (): boolean => library.store.write((write) => adoptAddress(write, 1, 'https://mail.example/feed'));
  expect(adopt()).toBe(false);
  expect(feed()?.feedUrl).toBe('https://times.example/feed');
  subscriptions.unsubscribe({ feedIds: [mail] });
  expect(adopt()).toBe(true);
  expect(feed()).toMatchObject({
    feedUrl: 'https://mail.example/feed',
    health: { movedFrom: 'https://times.example/feed' },
  });
  // Following it again by an undo brings its own row back, beside the other.
  library.store.undo();
  expect(reading.overview().feeds).toHaveLength(2);
});

test('being content with a move forgets the address before it', async () => {
  library.store.write((write) => write.run("UPDATE feeds SET moved_from = 'https://old.example/feed' WHERE id = 1"));
  expect(feed()?.health.movedFrom).toBe('https://old.example/feed');
  await subscriptions.update({ feedId: 1, moveIsRight: true });
  expect(feed()?.health.movedFrom).toBeUndefined();
  library.store.undo();
  expect(feed()?.health.movedFrom).toBe('https://old.example/feed');
});
