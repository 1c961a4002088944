import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { type HttpClient, type HttpClientOptions, openHttpClient } from '../../../electron/core/fetch/httpGet.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { type Misbehaviour, type ScriptedServer, startServer } from '../../support/scriptedServer.ts';

let server: ScriptedServer;
let other: ScriptedServer;
let client: HttpClient;
const open = (options: Partial<HttpClientOptions> = {}): HttpClient =>
  openHttpClient({
    clock: systemClock,
    userAgent: 'Broadsheet/test (+https://example.org)',
    proxy: 'none',
    limits: { idleMs: 1_000, totalMs: 1_500, connectMs: 1_000 },
    ...options,
  });

beforeEach(async () => {
  server = await startServer();
  other = await startServer('127.0.0.2');
  client = open();
});
afterEach(async () => {
  await client.close();
  await server.close();
  await other.close();
});

const get = (path: string, more: Partial<Parameters<HttpClient['get']>[0]> = {}): ReturnType<HttpClient['get']> =>
  client.get({ url: server.origin + path, privateHost: '127.0.0.1', ...more });

describe('one GET', () => {
  it.each(['gzip', 'br', 'zstd', 'deflate'] as const)('inflates %s', async (coding) => {
    server.script('/feed', { body: '<rss>ä</rss>'.repeat(100), coding });
    const response = await get('/feed');
    expect(new TextDecoder().decode(response.body)).toBe('<rss>ä</rss>'.repeat(100));
    expect(response.wireBytes).toBeLessThan(response.body.byteLength);
  });

  it('says who it is and sends neither cookies nor a referrer, even after a cookie was set', async () => {
    server.script('/feed', { status: 302, headers: { location: '/there', 'set-cookie': 'a=b' } });
    server.script('/there', { body: 'x', headers: { 'set-cookie': 'a=b' } });
    await get('/feed');
    await get('/there');
    expect(server.requests).toHaveLength(3);
    for (const { headers } of server.requests) {
      expect(headers['user-agent']).toMatch(/^Broadsheet\/\S+ \(.*https?:\/\//);
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
      expect(headers['accept-encoding']).toBe('gzip, br, zstd, deflate');
    }
  });

  it('follows five redirects and tells each', async () => {
    for (let step = 0; step < 5; step++)
      server.script(`/${step}`, { status: 301, headers: { location: `/${step + 1}` } });
    server.script('/5', { body: 'there' });
    const response = await get('/0');
    expect(response.url).toBe(`${server.origin}/5`);
    expect(response.redirects.map(({ status }) => status)).toEqual([301, 301, 301, 301, 301]);
  });

  it('does not follow a sixth', async () => {
    for (let step = 0; step < 6; step++)
      server.script(`/${step}`, { status: 302, headers: { location: `/${step + 1}` } });
    await expect(get('/0')).rejects.toMatchObject({ code: 'too-many-redirects' });
  });

  it('gives credentials to the host they are for, and goes to no private one behind it', async () => {
    server.script('/feed', { status: 302, headers: { location: `${other.origin}/feed` } });
    other.script('/feed', { status: 302, headers: { location: `${server.origin}/end` } });
    server.script('/end', { body: 'x' });
    // Another private host is refused before anything is sent to it.
    await expect(get('/feed', { authorization: 'Bearer secret' })).rejects.toMatchObject({ code: 'address-private' });
    expect(server.requestsTo('/feed')[0]?.headers.authorization).toBe('Bearer secret');
    expect(other.requests).toEqual([]);
  });

  it('drops the credentials on another port of the same host', async () => {
    const neighbour = await startServer();
    server.script('/feed', { status: 302, headers: { location: `${neighbour.origin}/feed` } });
    neighbour.script('/feed', { body: 'x' });
    await get('/feed', { authorization: 'Bearer secret' });
    expect(neighbour.requests[0]?.headers.authorization).toBeUndefined();
    await neighbour.close();
  });

  it.each([
    ['ann:p%40ss', 'ann:p@ss'],
    ['u:100%', 'u:100%'],
    ['u:%ff%C3%BC%2', 'u:%ff%C3%BC%2'],
  ])('takes name and password out of an address with %s and sends them as Basic', async (written, meant) => {
    server.script('/feed', { body: 'x' });
    await client.get({ url: `http://${written}@127.0.0.1:${server.port}/feed`, privateHost: '127.0.0.1' });
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from(meant).toString('base64')}`);
  });

  it('follows a location written in UTF-8', async () => {
    server.script('/feed', { status: 302, headers: { location: Buffer.from('/größe', 'utf8').toString('latin1') } });
    server.script('/gr%C3%B6%C3%9Fe', { body: 'found' });
    expect((await get('/feed')).status).toBe(200);
  });

  it('asks once more when a kept connection was closed under it', async () => {
    let count = 0;
    server.script('/feed', () => (++count === 2 ? 'no-answer-close' : { body: 'x' }));
    await get('/feed');
    expect((await get('/feed')).status).toBe(200);
    expect(count).toBe(3);
  });

  it('is broken off by its signal', async () => {
    server.script('/feed', 'silence');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    await expect(get('/feed', { signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a server that misbehaves', () => {
  const expected: readonly [Misbehaviour, ErrorCode][] = [
    ['silence', 'timed-out'],
    ['slow-loris', 'timed-out'],
    ['drip', 'timed-out'],
    ['stall', 'timed-out'],
    ['reset', 'connection-reset'],
    ['reset-in-body', 'connection-reset'],
    ['truncated-gzip', 'protocol-broken'],
    ['endless', 'too-large'],
    ['bomb', 'too-large'],
    ['redirect-loop', 'too-many-redirects'],
    ['redirect-to-file', 'scheme-refused'],
    ['too-short', 'connection-reset'],
    ['garbage', 'protocol-broken'],
    ['no-answer-close', 'connection-reset'],
    ['huge-header', 'protocol-broken'],
  ];
  it.each(expected)('%s ends as %s', async (kind, code) => {
    server.script('/feed', kind);
    const startedAt = performance.now();
    await expect(get('/feed')).rejects.toMatchObject({ code });
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('names a host that does not exist, a port nobody listens on and a certificate nobody signed', async () => {
    const closed = await startServer();
    await closed.close();
    await expect(client.get({ url: `${closed.origin}/`, privateHost: '127.0.0.1' })).rejects.toMatchObject({
      code: 'connection-refused',
      details: { host: '127.0.0.1' },
    });
    const failing = open({
      lookup: (hostname, _options, callback) =>
        callback(Object.assign(new Error('no'), { code: 'ENOTFOUND', hostname }), '', 0),
    });
    await expect(failing.get({ url: 'http://nowhere.example.org/' })).rejects.toMatchObject({
      code: 'host-unknown',
      details: { host: 'nowhere.example.org' },
    });
    await failing.close();
    await expect(
      client.get({ url: `https://127.0.0.1:${server.port}/`, privateHost: '127.0.0.1' }),
    ).rejects.toMatchObject({ code: 'tls-failed' });
  });
});
