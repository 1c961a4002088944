// The web host as a process, with its engine and the real core: started, killed in parts, doubled, refused.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Database from 'better-sqlite3';
import { WebSocket } from 'ws';
import { readHolder } from '../../electron/engine/libraryLock.ts';
import { createEngineClient, type EngineConnection } from '../../shared/contract/engineClient.ts';
import type { FromEngine } from '../../shared/contract/wire.ts';
import { sendRaw } from '../support/rawHttp.ts';
import { newProfile, removeProfile, type RunningHost, startWebHost } from '../support/webHost.ts';

let profile = '';
let hosts: RunningHost[] = [];
beforeEach(() => {
  profile = newProfile();
  hosts = [];
});
afterEach(async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  removeProfile(profile);
});

async function start(): Promise<RunningHost> {
  const host = await startWebHost(profile);
  hosts.push(host);
  return host;
}

/** A window: brings the token, keeps the cookie, speaks the contract. */
async function openWindow(host: RunningHost) {
  const address = new URL(host.address);
  const port = Number(address.port);
  const signedIn = await sendRaw({
    port,
    path: '/session',
    method: 'POST',
    headers: { origin: address.origin },
    body: address.hash.slice(1),
  });
  const cookie = String(signedIn.headers['set-cookie']).split(';', 1)[0] ?? '';
  const connect = async (): Promise<EngineConnection> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/engine`, { headers: { cookie, origin: address.origin } });
    await new Promise((resolve, reject) => {
      socket.on('open', resolve);
      socket.on('error', reject);
    });
    return createEngineClient({
      post: (message) => socket.send(JSON.stringify(message)),
      onMessage: (listener) =>
        socket.on('message', (frame: Buffer) => listener(JSON.parse(frame.toString()) as FromEngine)),
      onClose: (listener) => socket.on('close', () => listener()),
      close: () => socket.close(),
    });
  };
  return { connect, get: (place: string) => sendRaw({ port, path: place, headers: { cookie } }) };
}

test('it opens the library, answers a window, and lets the library go when it ends', async () => {
  const host = await start();
  const client = await (await openWindow(host)).connect();
  expect(await client.call('library.overview', {})).toMatchObject({ feeds: [], counts: { articles: 0 } });
  expect(readHolder(profile)).toBeDefined();
  client.close();
  await host.stop();
  expect(readHolder(profile)).toBeUndefined();
  expect(existsSync(path.join(profile, 'library.sqlite-wal'))).toBe(false);
});

test('an engine that is killed is started again: pending requests are refused, and the window comes back to all that was kept', async () => {
  const window = await openWindow(await start());
  const client = await window.connect();
  await client.call('folders.add', { name: 'Kept' });
  const gone = new Promise<void>((resolve) => client.onClose(resolve));
  const firstPid = readHolder(profile)?.pid ?? 0;
  process.kill(firstPid, 'SIGKILL');
  await gone;
  await expect(client.call('library.overview', {})).rejects.toMatchObject({ code: 'engine-gone' });
  const again = await window.connect();
  expect(await again.call('library.overview', {})).toMatchObject({ folders: [{ name: 'Kept' }] });
  expect(readHolder(profile)?.pid).not.toBe(firstPid);
  expect(readFileSync(path.join(profile, 'log', 'engine.log'), 'utf8')).toContain('library.takenOver');
  again.close();
});

test('an engine that dies again and again is given up, and the page says so', async () => {
  const window = await openWindow(await start());
  for (let death = 1; death <= 4; death += 1) {
    const client = await window.connect();
    const gone = new Promise<void>((resolve) => client.onClose(resolve));
    process.kill(readHolder(profile)?.pid ?? 0, 'SIGKILL');
    await gone;
  }
  await vi.waitFor(async () =>
    expect(await window.get('/failure')).toMatchObject({
      status: 200,
      body: expect.stringContaining('stopped several times'),
    }),
  );
  expect(await window.get('/')).toMatchObject({
    status: 503,
    body: expect.stringContaining('Broadsheet could not open'),
  });
});

test('a second host on the same library speaks to the first one’s engine, and takes over when that ends', async () => {
  const first = await start();
  const second = await start();
  const ours = await (await openWindow(first)).connect();
  const secondWindow = await openWindow(second);
  const theirs = await secondWindow.connect();
  const heard = vi.fn();
  theirs.on('changes', heard);
  await ours.call('folders.add', { name: 'Shared' });
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  const firstPid = readHolder(profile)?.pid;
  const gone = new Promise<void>((resolve) => theirs.onClose(resolve));
  await first.stop();
  await gone;
  const again = await secondWindow.connect();
  expect(await again.call('library.overview', {})).toMatchObject({ folders: [{ name: 'Shared' }] });
  expect(readHolder(profile)?.pid).not.toBe(firstPid);
  again.close();
});

test('a library that cannot be opened is told in one sentence, at once', async () => {
  const host = await start();
  await host.stop();
  const database = new Database(path.join(profile, 'library.sqlite'));
  database.pragma('user_version = 9999');
  database.close();
  await expect(startWebHost(profile)).rejects.toThrow(
    /The web host ended with 1\. broadsheet: This library was written by a newer Broadsheet/,
  );
});

test.skipIf(process.platform === 'win32')(
  'when the host itself is killed, its engine closes the library and ends',
  async () => {
    const host = await start();
    const enginePid = readHolder(profile)?.pid ?? 0;
    const hostPid = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(enginePid)]).toString());
    process.kill(hostPid, 'SIGKILL');
    await vi.waitFor(() => expect(readHolder(profile)).toBeUndefined(), { timeout: 6_000 });
    await vi.waitFor(() => expect(() => process.kill(enginePid, 0)).toThrow(), { timeout: 6_000 });
    await host.stop();
  },
);
