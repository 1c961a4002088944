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
    await library.subscriptions.update({ feedId: id, feedUrl: at('127.0.4.2') });
    await syncAll(library);
    expect(server.requests.at(-1)?.headers).toMatchObject({ host: `127.0.4.2:${server.port}` });
    expect(server.requests.at(-1)?.headers.authorization).toBeUndefined();
    expect(library.checks.at(-1)).toMatchObject({ outcome: 'failed', status: 401 });
  });

  it('are asked with the password that an edited address has in it, which the library never sees', async () => {
    library.follow(`http://127.0.4.1:${server.port}/feed`);
    await library.subscriptions.update({ feedId: 1, feedUrl: `http://ann:100%@127.0.4.2:${server.port}/feed` });
    const { id } = await library.subscriptions.subscribe({ feedUrl: `http://b:50%@127.0.4.3:${server.port}/feed` });
    expect(library.store.read.rows('SELECT feed_url FROM feeds ORDER BY id')).toEqual([
      [`http://127.0.4.2:${server.port}/feed`],
      [`http://127.0.4.3:${server.port}/feed`],
    ]);
    expect(JSON.stringify(library.store.read.all('SELECT * FROM journal'))).not.toContain('100%');
    expect(await syncAll(library)).toMatchObject({ feeds: 2, failed: 0 });
    const sent = new Map(server.requests.map(({ headers }) => [headers.host, headers.authorization]));
    expect(sent.get(`127.0.4.2:${server.port}`)).toBe(`Basic ${Buffer.from('ann:100%').toString('base64')}`);
    expect(sent.get(`127.0.4.3:${server.port}`)).toBe(`Basic ${Buffer.from('b:50%').toString('base64')}`);
    expect(id).toBe(2);
  });

  it('do not break a run off where an older library has a password in an address, however odd', async () => {
    library.follow(`http://127.0.4.1:${server.port}/open`, `http://127.0.4.2:${server.port}/open`);
    library.store.write((write) =>
      write.run('UPDATE feeds SET feed_url = ? WHERE id = 1', [`http://u:100%@127.0.4.1:${server.port}/open`]),
    );
    expect(await syncAll(library)).toMatchObject({ feeds: 2, changed: 2, failed: 0 });
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
