// Finding and following a source, against real servers: passwords, what a host says, folders and undo.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFolders } from '../../../electron/core/store/folders.ts';
import { listFeeds } from '../../../electron/core/store/feeds.ts';
import { AppError } from '../../../shared/errors.ts';
import { rssFeed } from '../../support/feedMaker.ts';
import { type Answer, type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, type SyncLibrary } from '../../support/syncLibrary.ts';

let library: SyncLibrary;
let server: ScriptedServer;
let other: ScriptedServer;

beforeEach(async () => {
  library = openSyncLibrary();
  server = await startServer();
  other = await startServer('127.0.0.2');
});
afterEach(async () => {
  await library.close();
  await server.close();
  await other.close();
});

const feed = (title: string): { body: string } => ({ body: rssFeed({ title, items: [{ guid: title, title }] }) });
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.catch((thrown: unknown) => thrown);
  return error instanceof AppError ? error.code : 'none';
};

it('a password is given to the host it was typed for, and to no other that its page links to', async () => {
  server.script('/', ({ headers }): Answer =>
    headers.authorization === undefined
      ? { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }
      : {
          headers: { 'content-type': 'text/html' },
          body: `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="${other.origin}/theirs.xml"><link rel="alternate" type="application/rss+xml" href="/ours.xml"></head></html>`,
        },
  );
  server.script('/ours.xml', ({ headers }) => (headers.authorization === undefined ? { status: 401 } : feed('Ours')));
  other.script('/theirs.xml', feed('Theirs'));
  expect(await codeOf(library.subscriptions.discover({ address: server.origin }))).toBe('http-unauthorized');
  const found = await library.subscriptions.discover({ address: server.origin, user: 'ann', password: 'secret' });
  expect(found.map(({ title }) => title)).toContain('Ours');
  expect(other.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
});

it('a host without https that answers without it is quoted with what it says there', async () => {
  const bare = server.origin.replace('http://', '');
  server.script('/ended', { status: 410 });
  server.script('/members', { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } });
  expect(await codeOf(library.subscriptions.discover({ address: `${bare}/ended` }))).toBe('http-gone');
  expect(await codeOf(library.subscriptions.discover({ address: `${bare}/members` }))).toBe('http-unauthorized');
  await other.close();
  expect(await codeOf(library.subscriptions.discover({ address: other.origin.replace('http://', '') }))).toBe(
    'connection-refused',
  );
  other = await startServer('127.0.0.2');
});

it('a new folder is made with the source that goes into it, and goes with it by one undo', async () => {
  server.script('/news.xml', feed('News'));
  const { folderId } = await library.subscriptions.subscribe({
    feedUrl: `${server.origin}/news.xml`,
    newFolder: 'Quays',
  });
  expect(listFolders(library.store.read)).toMatchObject([{ id: folderId, name: 'Quays', unreadCount: 1 }]);
  library.store.undo();
  expect(listFolders(library.store.read)).toEqual([]);
  expect(listFeeds(library.store.read)).toEqual([]);
});

it('a source that cannot be read leaves no folder behind', async () => {
  const wish = { feedUrl: `${server.origin}/missing.xml`, newFolder: 'Quays' };
  expect(await codeOf(library.subscriptions.subscribe(wish))).toBe('http-not-found');
  expect(listFolders(library.store.read)).toEqual([]);
});

it('sources kept still are followed as one act, hold what they had, and are never asked again', async () => {
  server.script('/a.xml', feed('A'));
  server.script('/b.xml', feed('B'));
  const addresses = ['a', 'b'].map((name) => `${server.origin}/${name}.xml`);
  const { changed, entry } = await library.subscriptions.keepStill(addresses, 'Still');
  expect({ changed, entry }).toMatchObject({ changed: 2, entry: { kind: 'subscribe', count: 2, subject: 'Still' } });
  const feeds = listFeeds(library.store.read);
  expect(feeds.map(({ title, articleCount, pausedAt }) => [title, articleCount, pausedAt !== undefined])).toEqual([
    ['A', 1, true],
    ['B', 1, true],
  ]);
  await library.sync.start({ all: true, offline: false });
  expect(server.requests).toHaveLength(2);
  library.store.undo();
  expect(listFeeds(library.store.read)).toEqual([]);
});

it.each([429, 503])('a host that answers with %i is asked for nothing else', async (status) => {
  server.scriptAll(() => ({ status }));
  const refused = library.subscriptions.discover({ address: `${server.origin}/blog` });
  expect(await codeOf(refused)).toMatch(/^http-/);
  expect(server.requests).toHaveLength(1);
  expect(await codeOf(library.subscriptions.discover({ address: server.origin }))).toBe('http-too-many-requests');
  expect(server.requests).toHaveLength(1);
});

it('a host that asks for rest amid the guesses is asked for no more of them', async () => {
  server.scriptAll(({ path }): Answer =>
    path === '/'
      ? { headers: { 'content-type': 'text/html' }, body: '<!doctype html><html><title>Page</title></html>' }
      : { status: 429 },
  );
  expect(await codeOf(library.subscriptions.discover({ address: server.origin }))).toBe('http-too-many-requests');
  expect(server.requests).toHaveLength(2);
});
