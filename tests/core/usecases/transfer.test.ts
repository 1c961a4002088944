// Out and in again: what was exported comes back as it was, into an empty library and into one that has some of it already.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { listFeeds } from '../../../electron/core/store/feeds.ts';
import { setFullText } from '../../../electron/core/store/fullText.ts';
import { addHighlight } from '../../../electron/core/store/highlights.ts';
import { makeSaved, setState } from '../../../electron/core/store/saved.ts';
import { setSetting } from '../../../electron/core/store/settings.ts';
import { saveSmartFeed } from '../../../electron/core/store/smartFeeds.ts';
import { changeSubscription, unsubscribe } from '../../../electron/core/store/subscriptions.ts';
import type { SecretStore } from '../../../electron/core/ports.ts';
import { openFeedCredentials } from '../../../electron/core/sync/credentials.ts';
import { createExports } from '../../../electron/core/usecases/exports.ts';
import { createTransfer } from '../../../electron/core/usecases/transfer.ts';
import { type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';
import { secretsInMemory } from '../../support/syncLibrary.ts';

let folder: string;
let library: MadeLibrary;
let other: MadeLibrary;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-transfer-'));
  library = openMadeLibrary();
  other = openMadeLibrary();
});
afterEach(() => {
  library.close();
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

const secrets = new Map<MadeLibrary, SecretStore>();
const secretsOf = (made: MadeLibrary): SecretStore => {
  const kept = secrets.get(made) ?? secretsInMemory();
  secrets.set(made, kept);
  return kept;
};
const of = (made: MadeLibrary) =>
  createTransfer({ store: made.store, credentials: openFeedCredentials(secretsOf(made)) });
let exports = 0;
async function exportJson(made: MadeLibrary, query = ''): Promise<Buffer> {
  const file = path.join(folder, `${exports++}.json`);
  await createExports({ store: made.store, clock: systemClock, onProgress: () => undefined }).run({
    format: 'json',
    query,
    path: file,
  });
  return readFileSync(file);
}
const base64 = (bytes: Buffer | string): { bytesBase64: string } => ({
  bytesBase64: Buffer.from(bytes).toString('base64'),
});

/** What of an export depends neither on ids nor on the moment. */
async function essence(made: MadeLibrary): Promise<unknown> {
  const passing = new Set([
    'exportedAt',
    'id',
    'folderId',
    'parentId',
    'subscribedAt',
    'unreadCount',
    'createdAt',
    'publisherTitle',
  ]);
  return JSON.parse((await exportJson(made)).toString(), (key, value: unknown) =>
    passing.has(key) ? undefined : key === 'pausedAt' ? 'once' : value,
  );
}

function fill(made: MadeLibrary): void {
  const harbour = made.follow('Harbour', { folder: 'World', settings: { fullText: true, retentionDays: 30 } });
  const lab = made.follow('Lab');
  const gone = made.follow('Gone');
  const at = Date.UTC(2026, 0, 1);
  const ids = made.add(
    harbour,
    Array.from({ length: 8 }, (_, index) => ({
      title: `Harbour ${index}`,
      text: `ships ${index}`,
      publishedAt: at + index * 60_000,
      topics: ['Ships'],
      author: 'Ann',
      guid: `h-${index}`,
    })),
  );
  made.add(lab, [{ title: 'Lab 0', text: 'mice', publishedAt: at }]);
  const [kept = 0] = made.add(gone, [{ title: 'Kept of Gone', text: 'gold' }, { title: 'Dropped of Gone' }]);
  const [first = 0, second = 0, third = 0, fourth = 0] = ids;
  made.markRead(first, second);
  made.save(second, kept);
  made.tag('ships', third, fourth);
  made.note(third, 'a note');
  made.store.act('changeFeed', (act) => {
    changeSubscription(act, lab, { paused: true, title: 'My lab' });
    addHighlight(act, third, { quote: 'ships', prefix: '', suffix: '2', note: 'why' });
    saveSmartFeed(act, undefined, 'Sea', 'ships is:unread');
    unsubscribe(act, gone);
    setState(act, fourth, 'position', 0.5);
    setState(act, fourth, 'shows', 'full');
    setFullText(act, fourth, { html: '<p>whole anchors</p>', text: 'whole anchors', minutes: 4, media: [] });
    setSetting(act, 'list.density', 'compact');
  });
}
const count = ({ store }: MadeLibrary, sql: string): number => store.read.value<number>(sql) ?? 0;

describe('a library as JSON', () => {
  test('comes back as it was: feeds, folders, articles, and all that was done with them', async () => {
    fill(library);
    await of(other).importOpml(base64(await exportJson(library)));
    expect(await essence(other)).toEqual(await essence(library));
    expect(count(other, "SELECT count(*) FROM search WHERE search MATCH 'anchors'")).toBe(1);
    expect(listFeeds(other.store.read).map(({ title }) => title)).toEqual(['Harbour', 'My lab']);
  });

  test('into a library that has some of it adds what is missing and doubles nothing', async () => {
    fill(library);
    const exported = await exportJson(library);
    const before = await essence(library);
    await of(library).importOpml(base64(exported));
    expect(await essence(library)).toEqual(before);
    const harbour = other.follow('Harbour');
    const [first = 0] = other.add(harbour, [{ key: 'made-1-1', title: 'Harbour 1', text: 'newer words' }]);
    other.note(first, 'written here');
    await of(other).importOpml(base64(exported));
    expect(count(other, 'SELECT count(*) FROM articles WHERE dropped_at IS NULL')).toBe(10);
    expect(count(other, 'SELECT count(*) FROM revisions')).toBe(0);
    expect(
      other.store.read.get('SELECT saved_at IS NOT NULL AS saved, note FROM states WHERE article_id = ?', [first]),
    ).toEqual({ saved: 1, note: 'written here' });
    expect(count(other, 'SELECT articles FROM tags')).toBe(2);
  });

  test('of a query brings the articles of that query', async () => {
    fill(library);
    await of(other).importOpml(base64(await exportJson(library, 'tag:ships')));
    expect(count(other, 'SELECT count(*) FROM articles')).toBe(2);
  });

  test('that is cut short is refused, and changes nothing', async () => {
    fill(library);
    const bytes = await exportJson(library);
    await expect(of(other).importOpml(base64(bytes.subarray(0, bytes.length / 2)))).rejects.toMatchObject({
      code: 'file-not-opml',
    });
    expect(count(other, 'SELECT count(*) FROM feeds')).toBe(0);
  });
});

describe('a list of subscriptions', () => {
  test.each([
    [
      'OPML',
      `<opml version="2.0"><body><outline type="rss" text="A" xmlUrl="https://ann:100%@a.example/feed"/></body></opml>`,
    ],
    [
      'JSON',
      JSON.stringify({
        broadsheet: 1,
        folders: [],
        feeds: [{ feedUrl: 'https://ann:100%@a.example/feed', title: 'A', settings: {} }],
        smartFeeds: [],
        articles: [],
      }),
    ],
  ])('hands the passwords that %s has in addresses to the secret store', async (_form, text) => {
    expect(of(library).previewOpml(base64(text))).toMatchObject({ first: { url: 'https://a.example/feed' } });
    await of(library).importOpml(base64(text));
    expect(listFeeds(library.store.read).map(({ feedUrl }) => feedUrl)).toEqual(['https://a.example/feed']);
    const header = await openFeedCredentials(secretsOf(library)).authorizationOf(1, 'https://a.example/feed');
    expect(header).toBe(`Basic ${Buffer.from('ann:100%').toString('base64')}`);
    expect(await of(library).importOpml(base64(text))).toMatchObject({ added: 0, known: 1 });
  });

  test('and a library tell no password that an older one kept in an address', async () => {
    const harbour = library.follow('Harbour');
    const [article = 0] = library.add(harbour, [{ key: 'a', title: 'A', text: 'words' }]);
    library.store.act('save', (act) => act.record({ step: 'saved' }, makeSaved(act, [article])));
    library.store.write((write) =>
      write.run("UPDATE feeds SET feed_url = 'https://ann:hush@a.example/feed' WHERE id = ?", [harbour]),
    );
    expect(of(library).exportOpml()).toContain('xmlUrl="https://a.example/feed"');
    expect(of(library).exportOpml()).not.toContain('hush');
    expect((await exportJson(library)).toString()).not.toContain('hush');
    library.store.act('unsubscribe', (act) => unsubscribe(act, harbour));
    expect((await exportJson(library)).toString()).not.toContain('hush');
  });

  test('goes out and comes back with folders, titles and settings', async () => {
    fill(library);
    const opml = of(library).exportOpml();
    await of(other).importOpml(base64(opml));
    expect(of(other).exportOpml()).toBe(opml);
    expect(listFeeds(other.store.read).map(({ title, pausedAt }) => [title, pausedAt !== undefined])).toEqual([
      ['Harbour', false],
      ['My lab', true],
    ]);
    expect(listFeeds(other.store.read)[0]?.settings).toMatchObject({ fullText: true, retentionDays: 30 });
  });

  test(
    'of 36,515 feeds is previewed, brought in, taken back and brought in again as one act',
    { timeout: 60_000 },
    async () => {
      const groups = Array.from({ length: 365 }, (_, group) => {
        const feeds = Array.from(
          { length: group === 364 ? 115 : 100 },
          (_none, index) =>
            `<outline type="rss" text="Feed ${group}-${index}" xmlUrl="https://host${group}.example/${index}.xml"/>`,
        );
        return `<outline text="Group ${group}">${feeds.join('')}</outline>`;
      });
      const file = base64(`<opml version="2.0"><head><title>All</title></head><body>${groups.join('')}</body></opml>`);
      expect(of(library).previewOpml(file)).toMatchObject({ feeds: 36_515, unique: 36_515, alreadySubscribed: 0 });
      expect(await of(library).importOpml(file)).toMatchObject({
        added: 36_515,
        known: 0,
        entry: { count: 36_515, subject: 'All' },
      });
      expect(count(library, 'SELECT count(*) FROM subscriptions')).toBe(36_515);
      expect(await of(library).importOpml(file)).toMatchObject({ added: 0, known: 36_515 });
      library.store.undo();
      expect(count(library, 'SELECT count(*) FROM subscriptions')).toBe(0);
      expect(count(library, 'SELECT count(*) FROM folders')).toBe(0);
      library.store.redo();
      expect(count(library, 'SELECT count(*) FROM subscriptions')).toBe(36_515);
    },
  );
});
