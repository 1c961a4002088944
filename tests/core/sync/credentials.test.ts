// A password goes to the host it was given for and to no other, and a key store that does not answer keeps no feed from being read.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFeedCredentials } from '../../../electron/core/sync/credentials.ts';
import { AppError } from '../../../shared/errors.ts';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, secretsInMemory, type SyncLibrary, syncAll } from '../../support/syncLibrary.ts';

describe('where a password may go', () => {
  it.each([
    ['https://news.example/feed', 'https://news.example/other', true],
    ['http://news.example/feed', 'https://news.example/feed', true],
    ['https://news.example/feed', 'http://news.example/feed', false],
    ['https://news.example/feed', 'https://news.example:8443/feed', false],
    ['https://news.example/feed', 'https://cdn.news.example/feed', false],
    ['https://news.example/feed', 'https://elsewhere.example/feed', false],
  ])('given for %s, asked for %s: %s', async (given, asked, goes) => {
    const credentials = openFeedCredentials(secretsInMemory());
    await credentials.set(7, { user: 'ann', password: 'secret' }, given);
    const header = `Basic ${Buffer.from('ann:secret').toString('base64')}`;
    expect(await credentials.authorizationOf(7, asked)).toBe(goes ? header : undefined);
    expect(await credentials.authorizationOf(8, asked)).toBeUndefined();
  });

  it('is remembered over a restart, a token as Bearer', async () => {
    const secrets = secretsInMemory();
    await openFeedCredentials(secrets).set(7, { password: 'token' }, 'https://news.example/feed');
    const credentials = openFeedCredentials(secrets);
    expect(await credentials.authorizationOf(7, 'https://news.example/feed')).toBe('Bearer token');
    await credentials.remove(7);
    expect(await credentials.authorizationOf(7, 'https://news.example/feed')).toBeUndefined();
  });
});

describe('feeds behind a password', () => {
  let server: ScriptedServer;
  let library: SyncLibrary;
  const body = rssFeed({ title: 'Behind a password', items: madeItems('one', 3, Date.now()) });

  beforeEach(async () => {
    server = await startServer('0.0.0.0');
    server.scriptAll(({ headers, path }) => (path === '/open' || headers.authorization ? { body } : { status: 401 }));
    library = openSyncLibrary({ isNetworkUp: () => true });
  });
  afterEach(async () => {
    await library.close();
    await server.close();
  });

  it('are asked with it, until they lie on another host', async () => {
    const at = (host: string): string => `http://${host}:${server.port}/feed`;
    const { id } = await library.subscriptions.subscribe({ feedUrl: at('127.0.4.1'), user: 'ann', password: 'secret' });
    await syncAll(library);
    expect(server.requests).toHaveLength(2);
    for (const { headers } of server.requests) expect(headers.authorization).toMatch(/^Basic /);
    library.subscriptions.update({ feedId: id, feedUrl: at('127.0.4.2') });
    await syncAll(library);
    expect(server.requests.at(-1)?.headers).toMatchObject({ host: `127.0.4.2:${server.port}` });
    expect(server.requests.at(-1)?.headers.authorization).toBeUndefined();
    expect(library.checks.at(-1)).toMatchObject({ outcome: 'failed', status: 401 });
  });

  it('say that the key store is away, while all others are read', async () => {
    await library.close();
    const away = (): Promise<never> => Promise.reject(new AppError('secret-store-unavailable'));
    library = openSyncLibrary({ isNetworkUp: () => true, secrets: { get: away, set: away, remove: away } });
    library.follow(`http://127.0.4.1:${server.port}/closed`, `http://127.0.4.2:${server.port}/open`);
    const summary = await syncAll(library);
    expect(summary).toMatchObject({ feeds: 2, changed: 1, failed: 1 });
    expect(library.store.read.rows('SELECT error_code FROM feeds ORDER BY id')).toEqual([
      ['secret-store-unavailable'],
      [null],
    ]);
  });
});
