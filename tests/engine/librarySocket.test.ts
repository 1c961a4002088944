// Where a holder listens, and that only this person can reach it.
import { connect } from 'node:net';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChannelPair } from '../../electron/engine/channels/channelPair.ts';
import { createPortChannel } from '../../electron/engine/channels/portChannel.ts';
import { librarySocketPath, listenOnLibrarySocket, reachHolder } from '../../electron/engine/librarySocket.ts';
import type { ServerChannel } from '../../electron/engine/serve.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-socket-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const echo = (channel: ServerChannel): void =>
  channel.onMessage((message) => channel.post({ kind: 'result', id: message.id, result: message }));

test('messages of any size and any character arrive whole and in order', async () => {
  const socket = await listenOnLibrarySocket(folder, echo);
  const channel = await reachHolder(folder);
  const received: unknown[] = [];
  channel.onMessage((message) => received.push(message.kind === 'result' ? message.result : message));
  const sent = [1, 2, 3].map((id) => ({
    kind: 'call' as const,
    id,
    method: 'echo',
    params: { text: 'Zeitung 新聞 \u2028 \n "'.repeat(id * 20_000) },
  }));
  for (const message of sent) channel.post(message);
  await vi.waitFor(() => expect(received).toHaveLength(3));
  expect(received).toEqual(sent);
  channel.close();
  await socket.close();
});

test.skipIf(process.platform === 'win32')('the socket is for its owner only', async () => {
  const socket = await listenOnLibrarySocket(folder, echo);
  expect(statSync(librarySocketPath(folder)).mode & 0o777).toBe(0o600);
  await socket.close();
});

test('what a killed holder left lying does not keep the next one from listening', async () => {
  writeFileSync(path.join(folder, 'engine.sock'), '');
  const socket = await listenOnLibrarySocket(folder, echo);
  (await reachHolder(folder)).close();
  await socket.close();
});

test.skipIf(process.platform === 'win32')(
  'a profile deep in folders has its socket in a private folder elsewhere',
  async () => {
    const deep = path.join(folder, 'a'.repeat(60), 'b'.repeat(60));
    mkdirSync(deep, { recursive: true });
    const socketFolder = path.dirname(librarySocketPath(deep));
    expect(Buffer.byteLength(librarySocketPath(deep))).toBeLessThanOrEqual(103);
    const socket = await listenOnLibrarySocket(deep, echo);
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
    (await reachHolder(deep)).close();
    await socket.close();
    chmodSync(socketFolder, 0o755);
    await expect(listenOnLibrarySocket(deep, echo)).rejects.toMatchObject({ code: 'library-unreadable' });
    rmSync(socketFolder, { recursive: true });
  },
);

test('who speaks something else is let go, and the others are not disturbed', async () => {
  const socket = await listenOnLibrarySocket(folder, echo);
  const friend = await reachHolder(folder);
  const answered = vi.fn();
  friend.onMessage(answered);
  const stranger = connect(librarySocketPath(folder));
  const ended = new Promise((resolve) => stranger.on('close', resolve));
  stranger.resume();
  stranger.write('GET / HTTP/1.1\r\n\r\n');
  await ended;
  friend.post({ kind: 'cancel', id: 1 });
  await vi.waitFor(() => expect(answered).toHaveBeenCalledOnce());
  friend.close();
  await socket.close();
});

test('closing ends the lines of those who are connected', async () => {
  const socket = await listenOnLibrarySocket(folder, echo);
  const channel = await reachHolder(folder);
  const closed = new Promise<void>((resolve) => channel.onClose(resolve));
  await socket.close();
  await closed;
  await expect(reachHolder(folder)).rejects.toThrow();
});

test('a pair within one process delivers in order, never during the call that posts, and ends both ways', async () => {
  const [left, right] = createChannelPair<number, number>();
  const received: number[] = [];
  const ended = vi.fn();
  right.onMessage((message) => received.push(message));
  right.onClose(ended);
  left.post(1);
  left.post(2);
  expect(received).toEqual([]);
  await Promise.resolve();
  await Promise.resolve();
  expect(received).toEqual([1, 2]);
  left.close();
  expect(ended).toHaveBeenCalledOnce();
});

test('a port keeps what comes until somebody listens', () => {
  let deliver: (event: { readonly data: unknown }) => void = () => undefined;
  const early = ['asked before the library was open'];
  const channel = createPortChannel<unknown, unknown>({
    postMessage: () => undefined,
    on(event: string, listener: (event: { readonly data: unknown }) => void) {
      if (event === 'message') deliver = listener;
    },
    start: () => {
      for (const data of early.splice(0)) deliver({ data });
    },
    close: () => undefined,
  });
  const received: unknown[] = [];
  channel.onMessage((message) => received.push(message));
  expect(received).toEqual(['asked before the library was open']);
});
