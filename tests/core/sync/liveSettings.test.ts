// Settings of checking take effect at once, without a restart.
import http from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { openHttpClient } from '../../../electron/core/fetch/httpGet.ts';
import { readProxyAnswer } from '../../../electron/core/fetch/proxyAnswer.ts';
import { setSetting } from '../../../electron/core/store/settings.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, type SyncLibrary } from '../../support/syncLibrary.ts';

const toLoopback: LookupFunction = (_hostname, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

let library: SyncLibrary;
let server: ScriptedServer;
let proxy: http.Server;
const proxied: string[] = [];
beforeEach(async () => {
  proxied.length = 0;
  server = await startServer();
  proxy = http.createServer((_request, response) => void response.end('from the proxy'));
  proxy.on('connect', (request, socket) => {
    proxied.push(request.url ?? '');
    socket.end(
      'HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\nfrom the proxy',
    );
  });
  proxy.on('request', (request) => void proxied.push(request.url ?? ''));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  library = openSyncLibrary();
});
afterEach(async () => {
  await library.close();
  await server.close();
  proxy.close();
  proxy.closeAllConnections();
});

const set = (key: string, value: unknown): void => library.store.write((write) => setSetting(write, key, value));

test('the next request goes through a proxy as soon as one is set, and straight as soon as it is taken away', async () => {
  set('network.proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const response = await library.syncing.http.get({ url: 'http://feeds.example/a.xml' });
  expect(Buffer.from(response.body).toString()).toBe('from the proxy');
  expect(proxied).toHaveLength(1);
  set('network.proxy', 'none');
  await expect(library.syncing.http.get({ url: 'http://feeds.example/a.xml' })).rejects.toThrow();
  expect(proxied).toHaveLength(1);
});

test('the very first question to a public name goes through the proxy too, one to our own network does not', async () => {
  set('network.proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  await library.syncing.http.get({ url: 'http://feeds.example/a.xml', privateHost: 'feeds.example' });
  expect(proxied).toHaveLength(1);
  server.script('/near', { body: 'near' });
  await library.syncing.http.get({ url: `${server.origin}/near`, privateHost: '127.0.0.1' });
  expect(proxied).toHaveLength(1);
});

test.each([
  ['without its scheme', (port: number) => `127.0.0.1:${port}`, true],
  ['with it', (port: number) => `http://127.0.0.1:${port}`, true],
  ['as something else', () => 'ftp://:::', false],
])('the proxy of the system may be written %s', async (_how, write, isUsed) => {
  vi.stubEnv('http_proxy', write((proxy.address() as AddressInfo).port));
  const client = openHttpClient({ clock: systemClock, userAgent: 'x', lookup: toLoopback });
  const asked = client.get({ url: `http://feeds.example:${server.port}/a.xml` });
  await asked.catch(() => undefined);
  vi.unstubAllEnvs();
  expect(proxied.length > 0).toBe(isUsed);
  await client.close();
});

test('what the system says of a host is followed, and a setting of the person comes first', async () => {
  const asked: string[] = [];
  const at = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const unsupported: string[] = [];
  const client = openHttpClient({
    clock: systemClock,
    userAgent: 'x',
    lookup: toLoopback,
    systemProxy: (url) => {
      asked.push(url);
      return Promise.resolve(url.includes('straight') ? 'SOCKS5 127.0.0.1:1; DIRECT' : `PROXY ${at}; DIRECT`);
    },
    onUnsupportedProxy: (kind) => unsupported.push(kind),
  });
  const response = await client.get({ url: 'http://feeds.example/a.xml?b' });
  expect(Buffer.from(response.body).toString()).toBe('from the proxy');
  server.script('/s.xml', { body: 'straight' });
  const straight = `http://straight.example:${server.port}/s.xml`;
  expect((await client.get({ url: straight, privateHost: 'straight.example' })).status).toBe(200);
  // The wall stands on every way.
  await expect(client.get({ url: straight })).rejects.toMatchObject({ code: 'address-private' });
  await client.get({ url: `${server.origin}/s.xml`, privateHost: '127.0.0.1' });
  expect(asked).toEqual(['http://feeds.example/', ...[1, 2].map(() => `http://straight.example:${server.port}/`)]);
  expect(unsupported).toEqual(['SOCKS5', 'SOCKS5']);
  expect(proxied).toHaveLength(1);
  client.setProxy('none');
  await expect(client.get({ url: 'http://feeds.example/a.xml' })).rejects.toThrow();
  expect(proxied).toHaveLength(1);
  await client.close();
});

test.each([
  ['DIRECT', { proxy: 'none' }],
  ['PROXY a.example:3128; DIRECT', { proxy: 'http://a.example:3128' }],
  [' https  a.example:443 ', { proxy: 'https://a.example:443' }],
  ['SOCKS5 a.example:1080; PROXY [::1]:8080', { proxy: 'http://[::1]:8080', unsupported: 'SOCKS5' }],
  ['SOCKS a.example:1080', { proxy: 'none', unsupported: 'SOCKS' }],
  ['PROXY; PROXY ::: ;', { proxy: 'none' }],
  ['', { proxy: 'none' }],
])('a system that says %j', (answer, expected) => expect(readProxyAnswer(answer)).toEqual(expected));

test('what was under way when the proxy changed comes to its end', async () => {
  server.script('/slow', { body: 'whole', delayMs: 150 });
  const slow = library.syncing.http.get({ url: `${server.origin}/slow`, privateHost: '127.0.0.1' });
  await expect.poll(() => server.requests.length).toBe(1);
  set('network.proxy', 'none');
  expect(Buffer.from((await slow).body).toString()).toBe('whole');
});

test('feeds are not asked by themselves while that is switched off, but when the person asks', async () => {
  server.script('/feed.xml', { body: '<rss version="2.0"><channel><title>T</title></channel></rss>' });
  library.syncing.memory.learnPrivateHost('127.0.0.1');
  library.follow(`${server.origin}/feed.xml`);
  set('sync.automatic', false);
  library.sync.setBackground(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.requests).toHaveLength(0);
  library.sync.setBackground(false);
  set('sync.automatic', true);
  library.sync.setBackground(true);
  await expect.poll(() => server.requests.length).toBe(1);
});
