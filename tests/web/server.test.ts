// The web host over real HTTP and WebSocket: who gets in, what is served, and how a window is joined to the engine.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { systemClock } from '../../electron/core/clock.ts';
import { type LibrarySocket, listenOnLibrarySocket } from '../../electron/engine/librarySocket.ts';
import { type Server, serve } from '../../electron/engine/serve.ts';
import { startWebServer, type WebServer } from '../../electron/web/server.ts';
import { noChanges } from '../../shared/contract/changes.ts';
import { method } from '../../shared/contract/method.ts';
import { createKeptLog } from '../support/quietLog.ts';
import { type RawAnswer, type RawRequest, sendRaw } from '../support/rawHttp.ts';

const hash = 'cd'.padEnd(64, '1');
const contract = { echo: method(z.strictObject({ text: z.string() })).returns<string>() } as const;

let profile = '';
let web: WebServer;
let engine: { readonly server: Server; readonly socket: LibrarySocket };
let failure: string | undefined;
let port = 0;
let token = '';

async function startEngine(): Promise<typeof engine> {
  const server = serve({
    contract,
    handlers: { echo: ({ text }: { text: string }) => text },
    clock: systemClock,
    log: createKeptLog(),
  });
  return { server, socket: await listenOnLibrarySocket(profile, server.attach) };
}

beforeEach(async () => {
  profile = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-web-'));
  const renderer = path.join(profile, 'renderer');
  mkdirSync(path.join(renderer, 'assets'), { recursive: true });
  mkdirSync(path.join(profile, 'media', 'cd'), { recursive: true });
  writeFileSync(path.join(renderer, 'index.html'), '<title>the page</title>');
  writeFileSync(path.join(renderer, 'assets', 'index-1.js'), 'void 0');
  writeFileSync(path.join(profile, 'secrets.json'), '{"a":"secret"}');
  writeFileSync(path.join(profile, 'media', 'cd', `${hash}.png`), '0123456789');
  writeFileSync(path.join(profile, 'media', 'cd', `${hash}.svg`), '<svg/>');
  failure = undefined;
  engine = await startEngine();
  web = await startWebServer({ profile, rendererFolder: renderer, port: 0, failure: () => failure });
  const address = new URL(web.address);
  port = Number(address.port);
  token = address.hash.slice(1);
});
afterEach(async () => {
  await web.close();
  await engine.server.close();
  await engine.socket.close();
  rmSync(profile, { recursive: true });
});

const send = (wish: Omit<RawRequest, 'port'>): Promise<RawAnswer> => sendRaw({ port, ...wish });
const origin = (): string => `http://127.0.0.1:${port}`;

async function signIn(): Promise<string> {
  const answer = await send({ path: '/session', method: 'POST', headers: { origin: origin() }, body: token });
  expect(answer.status).toBe(204);
  return String(answer.headers['set-cookie']);
}
const cookieOf = (setCookie: string): string => setCookie.split(';', 1)[0] ?? '';

test('the address leads to loopback, with the token in its fragment', () => {
  expect(web.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}$/);
});

test('the token buys a cookie that scripts cannot read and other sites cannot send', async () => {
  expect(await signIn()).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
});

test.each([
  ['a wrong token', { body: 'x'.repeat(43) }],
  ['no token', { body: '' }],
  ['a token of megabytes', { body: 'x'.repeat(5_000_000) }],
])('%s buys nothing', async (_what, wish) => {
  const answer = await send({ path: '/session', method: 'POST', headers: { origin: origin() }, ...wish }).catch(() => ({
    status: 413,
    headers: {},
  }));
  expect([403, 413]).toContain(answer.status);
  expect(answer.headers).not.toHaveProperty('set-cookie');
});

test('another page cannot buy a cookie even with the token', async () => {
  for (const headers of [
    { origin: 'https://example.com' },
    {},
    { origin: 'null' },
    { origin: `http://localhost:${port}` },
  ] as Record<string, string>[])
    expect((await send({ path: '/session', method: 'POST', headers, body: token })).status).toBe(403);
});

test('without a cookie there is only the door, which says nothing of the library', async () => {
  const door = await send({ path: '/' });
  expect(door.status).toBe(200);
  expect(door.body).not.toContain('the page');
  expect(door.headers['content-security-policy']).toContain("script-src 'self'");
  expect((await send({ path: '/door.js' })).status).toBe(200);
  for (const place of ['/index.html', '/assets/index-1.js', `/media/cd/${hash}.png`, '/failure', '/anything'])
    expect((await send({ path: place })).status).toBe(403);
});

test('with the cookie the page comes, under its policy', async () => {
  const cookie = cookieOf(await signIn());
  const page = await send({ path: '/', headers: { cookie } });
  expect(page).toMatchObject({ status: 200, body: '<title>the page</title>' });
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port}`);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
  expect(await send({ path: '/assets/index-1.js', headers: { cookie } })).toMatchObject({
    status: 200,
    body: 'void 0',
  });
});

test.each(['localhost:PORT', '[::1]:PORT', 'example.com:PORT', '127.0.0.1.nip.io:PORT', '127.0.0.1', '127.0.0.1:1'])(
  'a request for the host %s is refused: a name that was made to point here is not us',
  async (host) => {
    const cookie = cookieOf(await signIn());
    const headers = { cookie, host: host.replace('PORT', String(port)) };
    for (const place of ['/', '/index.html', '/session'])
      expect((await send({ path: place, headers })).status).toBe(403);
  },
);

test.each([
  { origin: 'https://example.com' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
] as Record<string, string>[])('a request that another page sends is refused, cookie or not: %j', async (headers) => {
  const cookie = cookieOf(await signIn());
  for (const place of ['/', '/assets/index-1.js', `/media/cd/${hash}.png`, '/failure'])
    expect((await send({ path: place, headers: { cookie, ...headers } })).status).toBe(403);
});

test('the cookie of another start is worth nothing', async () => {
  const cookie = cookieOf(await signIn());
  await web.close();
  web = await startWebServer({ profile, rendererFolder: path.join(profile, 'renderer'), port, failure: () => failure });
  expect((await send({ path: '/index.html', headers: { cookie } })).status).toBe(403);
});

test.each([
  '/../secrets.json',
  '/%2e%2e/secrets.json',
  '/..%2fsecrets.json',
  '/assets/../../secrets.json',
  '/media/../secrets.json',
  '/media/cd/../../secrets.json',
  '/media/%2e%2e/secrets.json',
  '/media/cd%2f..%2f..%2fsecrets.json',
  `/media/ab/${hash}.png`,
  `/media/cd/${hash}.html`,
  `/media/cd/${hash}.png/`,
  '//etc/passwd',
  '/.git/config',
  '/secrets.json',
  '/library.sqlite',
  '/assets',
  '/assets/index-1.js\\..\\..\\secrets.json',
])('%s is not there', async (place) => {
  const cookie = cookieOf(await signIn());
  const answer = await send({ path: place, headers: { cookie } });
  expect(answer.status).toBe(404);
  expect(answer.body).toBe('');
});

test.each(['PUT', 'DELETE', 'OPTIONS', 'POST'])('%s is not answered', async (verb) => {
  const cookie = cookieOf(await signIn());
  expect((await send({ path: '/', method: verb, headers: { cookie, origin: origin() } })).status).toBe(405);
});

test('kept media come with their type, for ever, in parts if a player asks; an SVG is an attachment', async () => {
  const cookie = cookieOf(await signIn());
  const whole = await send({ path: `/media/cd/${hash}.png`, headers: { cookie } });
  expect(whole).toMatchObject({
    status: 200,
    body: '0123456789',
    headers: { 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-length': '10' },
  });
  expect(whole.headers['cache-control']).toContain('immutable');
  expect(await send({ path: `/media/cd/${hash}.png`, headers: { cookie, range: 'bytes=3-5' } })).toMatchObject({
    status: 206,
    body: '345',
    headers: { 'content-range': 'bytes 3-5/10' },
  });
  expect(await send({ path: `/media/cd/${hash}.png`, headers: { cookie, range: 'bytes=10-' } })).toMatchObject({
    status: 416,
  });
  expect(await send({ path: `/media/cd/${hash}.png`, method: 'HEAD', headers: { cookie } })).toMatchObject({
    status: 200,
    body: '',
    headers: { 'content-length': '10' },
  });
  expect(await send({ path: `/media/cd/${hash}.svg`, headers: { cookie } })).toMatchObject({
    headers: { 'content-disposition': 'attachment' },
  });
});

interface Line {
  readonly socket: WebSocket;
  readonly received: unknown[];
  readonly closed: Promise<number>;
}

function openLine(headers: Record<string, string>, place = '/engine'): Promise<Line> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${place}`, { headers });
  const received: unknown[] = [];
  socket.on('message', (frame: Buffer) => received.push(JSON.parse(frame.toString())));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ socket, received, closed }));
    socket.on('error', reject);
  });
}

test('two windows speak to the engine, each with its own answers, and both hear what changed', async () => {
  const cookie = cookieOf(await signIn());
  const lines = await Promise.all([openLine({ cookie, origin: origin() }), openLine({ cookie, origin: origin() })]);
  for (const [index, { socket }] of lines.entries())
    socket.send(JSON.stringify({ kind: 'call', id: 1, method: 'echo', params: { text: `window ${index}` } }));
  await vi.waitFor(() =>
    expect(lines.map(({ received }) => received)).toEqual([
      [{ kind: 'result', id: 1, result: 'window 0' }],
      [{ kind: 'result', id: 1, result: 'window 1' }],
    ]),
  );
  engine.server.announceChanges({ ...noChanges, revision: 5 });
  await vi.waitFor(() =>
    expect(lines.map(({ received }) => received.at(-1))).toMatchObject([
      { event: 'changes', payload: { revision: 5 } },
      { event: 'changes', payload: { revision: 5 } },
    ]),
  );
  for (const { socket } of lines) socket.close();
});

test('a message with line breaks in it is one message', async () => {
  const line = await openLine({ cookie: cookieOf(await signIn()), origin: origin() });
  line.socket.send(JSON.stringify({ kind: 'call', id: 1, method: 'echo', params: { text: 'a\nb' } }, null, 2));
  await vi.waitFor(() => expect(line.received).toEqual([{ kind: 'result', id: 1, result: 'a\nb' }]));
  line.socket.close();
});

test('a socket needs the cookie, our host, and our page as its origin', async () => {
  const cookie = cookieOf(await signIn());
  const strangers: Record<string, string>[] = [
    { origin: origin() },
    { cookie },
    { cookie, origin: 'https://example.com' },
    { cookie, origin: 'null' },
    { cookie, origin: origin(), host: `example.com:${port}` },
    { cookie: `${cookie}x`, origin: origin() },
    { cookie: cookie.replace(/=.*/, '='), origin: origin() },
  ];
  for (const headers of strangers) await expect(openLine(headers)).rejects.toThrow('403');
  await expect(openLine({ cookie, origin: origin() }, '/elsewhere')).rejects.toThrow('404');
});

test('when the engine goes the window’s line is closed with a code, and opens again once there is an engine', async () => {
  const headers = { cookie: cookieOf(await signIn()), origin: origin() };
  const line = await openLine(headers);
  await engine.server.close();
  await engine.socket.close();
  expect(await line.closed).toBe(4001);
  const reopened = openLine(headers);
  engine = await startEngine();
  const { socket, received } = await reopened;
  socket.send(JSON.stringify({ kind: 'call', id: 2, method: 'echo', params: { text: 'again' } }));
  await vi.waitFor(() => expect(received).toEqual([{ kind: 'result', id: 2, result: 'again' }]));
  socket.close();
});

test('once the engine has failed for good the window is told the reason, on the page and when it asks', async () => {
  const cookie = cookieOf(await signIn());
  expect((await send({ path: '/failure', headers: { cookie } })).status).toBe(204);
  await engine.server.close();
  await engine.socket.close();
  failure = 'The library is <damaged>.';
  expect(await send({ path: '/failure', headers: { cookie } })).toMatchObject({
    status: 200,
    body: failure,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
  const page = await send({ path: '/', headers: { cookie } });
  expect(page.status).toBe(503);
  expect(page.body).toContain('The library is &#60;damaged&#62;.');
  await expect(openLine({ cookie, origin: origin() })).rejects.toThrow('503');
  engine = await startEngine();
});

test('a page that was never built is told in a sentence', async () => {
  const cookie = cookieOf(await signIn());
  rmSync(path.join(profile, 'renderer', 'index.html'));
  expect(await send({ path: '/', headers: { cookie } })).toMatchObject({
    status: 503,
    body: expect.stringContaining('npm start'),
  });
});
