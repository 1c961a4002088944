// What a check of a feed leaves in the library.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getDetail, listRevisions, listSummaries } from '../../../electron/core/store/articles.ts';
import { recount } from '../../../electron/core/store/counts.ts';
import { dueFeeds, getFeed } from '../../../electron/core/store/feeds.ts';
import { changeSubscription, unsubscribe } from '../../../electron/core/store/subscriptions.ts';
import { hour, makeEntry, noon, openTestLibrary, type TestLibrary, updateOf } from './library.ts';

let library: TestLibrary;
let feedId: number;
beforeEach(() => {
  library = openTestLibrary();
  feedId = library.follow('times');
});
afterEach(() => {
  expect(recount(library.store.read)).toEqual([]);
  library.remove();
});

const titles = (): readonly string[] =>
  library.store.read.rows<[string]>('SELECT title FROM articles ORDER BY id').map(([title]) => title);
const markAllRead = (): void => void library.store.write((write) => write.run('UPDATE inbox SET read_at = 1'));
const found = (words: string): readonly number[] =>
  library.store.read.rows<[number]>('SELECT rowid FROM search WHERE search MATCH ?', [words]).map(([id]) => id);

test('new entries become unread articles, oldest first, and are found by their words', () => {
  const { added } = library.sync(feedId, [
    makeEntry('late', { publishedAt: noon - hour, text: 'zebra crossing' }),
    makeEntry('early', { publishedAt: noon - 5 * hour }),
  ]);
  expect(titles()).toEqual(['Story early', 'Story late']);
  expect(listSummaries(library.store.read, added).map(({ read }) => read)).toEqual([false, false]);
  expect(found('zebra')).toEqual([added[1]]);
  expect(getFeed(library.store.read, feedId)).toMatchObject({
    articleCount: 2,
    unreadCount: 2,
    title: `Feed ${feedId}`,
  });
});

test('the same document again adds nothing', () => {
  library.sync(feedId, [makeEntry('a'), makeEntry('b')]);
  expect(library.sync(feedId, [makeEntry('a'), makeEntry('b')])).toEqual({ added: [], updated: [] });
});

test('the same key in two feeds is two articles', () => {
  const other = library.follow('post');
  library.sync(feedId, [makeEntry('a')]);
  expect(library.sync(other, [makeEntry('a')]).added).toHaveLength(1);
});

test('an edited entry becomes a revision, stays read and keeps its place', () => {
  const [id] = library.sync(feedId, [makeEntry('a', { publishedAt: noon - 2 * hour })]).added;
  library.store.write((write) => write.run('UPDATE inbox SET read_at = 1'));
  library.store.write((write) => write.run('UPDATE feed_counts SET unread = 0'));
  library.clock.move(hour);
  const { updated } = library.sync(feedId, [makeEntry('a', { title: 'Corrected', text: 'quagga', publishedAt: noon })]);
  expect(updated).toEqual([id]);
  const detail = getDetail(library.store.read, id ?? 0);
  expect(detail).toMatchObject({
    title: 'Corrected',
    read: true,
    revisedAt: noon + hour,
    publishedAt: noon - 2 * hour,
    revisionCount: 1,
  });
  expect(listRevisions(library.store.read, id ?? 0)).toEqual([
    { seenAt: noon + hour, title: 'Story a', html: '<p>Text of a</p>' },
  ]);
  expect(found('quagga')).toEqual([id]);
  expect(found('"text of a"')).toEqual([]);
});

test('an edited entry is unread again where the feed asks for it', () => {
  library.store.act('changeFeed', (act) => changeSubscription(act, feedId, { settings: { unreadWhenEdited: true } }));
  library.sync(feedId, [makeEntry('a')]);
  markAllRead();
  library.store.write((write) => write.run('UPDATE feed_counts SET unread = 0'));
  const { updated } = library.sync(feedId, [makeEntry('a', { title: 'Corrected' })]);
  expect(listSummaries(library.store.read, updated)[0]?.read).toBe(false);
});

test('a date in the future is capped at arrival, a missing one is arrival', () => {
  const { added } = library.sync(feedId, [
    makeEntry('future', { publishedAt: Date.UTC(9999, 0, 1) }),
    makeEntry('undated', { publishedAt: undefined }),
  ]);
  expect(listSummaries(library.store.read, added).map(({ publishedAt }) => publishedAt)).toEqual([noon, noon]);
});

test('a publisher who changes every guid makes no doubles', () => {
  const link = 'https://news.example/one';
  library.sync(feedId, [makeEntry('http://old/1', { link, otherKeys: [link], title: 'One' })]);
  const again = library.sync(feedId, [makeEntry('https://new/1', { link, otherKeys: [link], title: 'One' })]);
  expect(again.added).toEqual([]);
  expect(titles()).toEqual(['One']);
});

test('a publisher who links every entry to the front page loses none', () => {
  const link = 'https://news.example/';
  library.sync(feedId, [
    makeEntry('1', { link, otherKeys: [link], title: 'One' }),
    makeEntry('2', { link, otherKeys: [link], title: 'Two' }),
  ]);
  const { added } = library.sync(feedId, [makeEntry('3', { link, otherKeys: [link], title: 'Three' })]);
  expect(added).toHaveLength(1);
  expect(titles()).toEqual(['One', 'Two', 'Three']);
});

test('entries of one document that share key and link but differ in key stay two', () => {
  const link = 'https://news.example/live';
  const { added } = library.sync(feedId, [
    makeEntry('1', { link, otherKeys: [link], title: 'Live' }),
    makeEntry('2', { link, otherKeys: [link], title: 'Live' }),
  ]);
  expect(added).toHaveLength(2);
});

test('what was deleted for good never returns as new', () => {
  const { added } = library.sync(feedId, [makeEntry('a'), makeEntry('b')]);
  library.store.write((write) => {
    write.run('DELETE FROM inbox WHERE article_id = ?', [added[0] ?? 0]);
    write.run('DELETE FROM articles WHERE id = ?', [added[0] ?? 0]);
    write.run('UPDATE feed_counts SET articles = articles - 1, unread = unread - 1');
  });
  expect(library.sync(feedId, [makeEntry('a'), makeEntry('b')]).added).toEqual([]);
  expect(found('"text of a"')).toEqual([]);
});

test('entries missing from a later document stay in the library', () => {
  library.sync(feedId, [makeEntry('a')]);
  library.sync(feedId, [makeEntry('b')]);
  expect(titles()).toEqual(['Story a', 'Story b']);
});

test('a feed that was unsubscribed while it was fetched brings nothing', () => {
  library.store.act('unsubscribe', (act) => unsubscribe(act, feedId));
  expect(library.sync(feedId, [makeEntry('a')])).toEqual({ added: [], updated: [] });
});

test('failures are counted with the first of them, and a success ends them', () => {
  const failure = { code: 'http-server-error', details: { host: 'times.example', status: 503 } } as const;
  const fail = (): void => {
    library.store.applyFeedUpdates([
      {
        feedId,
        checkedAt: library.clock.now(),
        outcome: 'failed',
        status: 503,
        bytes: 0,
        failure,
        nextCheckAt: noon + 9 * hour,
        nextCheckReason: { code: 'back-off' },
      },
    ]);
    library.store.flush();
  };
  fail();
  library.clock.move(hour);
  fail();
  expect(getFeed(library.store.read, feedId)?.health).toMatchObject({
    state: 'failing',
    failuresInRow: 2,
    failingSinceAt: noon,
    errorCode: 'http-server-error',
    errorDetails: { status: 503 },
    nextCheckReason: { code: 'back-off' },
  });
  library.sync(feedId, []);
  const health = getFeed(library.store.read, feedId)?.health;
  expect(health).toMatchObject({ state: 'well', failuresInRow: 0 });
  expect(health).not.toHaveProperty('errorCode');
});

test('a feed is due when its next check has come, unless it is paused', () => {
  library.sync(feedId, []);
  expect(dueFeeds(library.store.read, noon + hour - 1, 10)).toEqual([]);
  expect(dueFeeds(library.store.read, noon + hour, 10).map(({ id }) => id)).toEqual([feedId]);
  library.store.act('changeFeed', (act) => changeSubscription(act, feedId, { paused: true }));
  expect(dueFeeds(library.store.read, noon + hour, 10)).toEqual([]);
});

test('one refused update of several takes none of them with it once they are written apart', () => {
  const broken = { ...updateOf(feedId, noon, [makeEntry('x')]), bytes: 'many' as unknown as number };
  expect(() => library.store.applyFeedUpdates([updateOf(feedId, noon, [makeEntry('a')]), broken])).toThrow();
  expect(library.sync(feedId, [makeEntry('a')]).added).toHaveLength(1);
  expect(titles()).toEqual(['Story a']);
});
