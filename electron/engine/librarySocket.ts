// Where the holder of a library listens, and how another process of the same person reaches it.
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { EngineChannel } from '../../shared/contract/engineClient.ts';
import type { Channel } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { createLineChannel, createSocketChannel } from './channels/socketChannel.ts';
import type { ServerChannel } from './serve.ts';

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, its closing zero included. */
const longestSocketPath = 103;
/** A holder that accepts and does not greet within this time is stuck. */
const greetingMs = 5_000;
const greeting = JSON.stringify({ kind: 'event', event: 'hello', payload: null });

/** Follows from the profile folder alone, so that nothing has to be told. */
export function librarySocketPath(folder: string): string {
  const real = realpathSync(folder);
  const mark = createHash('sha256').update(real).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\broadsheet-${mark}`;
  const beside = path.join(real, 'engine.sock');
  if (Buffer.byteLength(beside) <= longestSocketPath) return beside;
  return path.join(os.tmpdir(), `broadsheet-${process.getuid?.() ?? 0}-${mark}`, 'engine.sock');
}

/** The folder for a socket outside the profile must be ours alone: anybody can write in the system's temporary folder. */
function makeSocketFolder(socketPath: string, folder: string): void {
  if (process.platform === 'win32' || path.dirname(socketPath) === realpathSync(folder)) return;
  const socketFolder = path.dirname(socketPath);
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  const found = lstatSync(socketFolder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0)
    throw new AppError('library-unreadable', { folder, reason: `${socketFolder} belongs to somebody else` });
}

export interface LibrarySocket {
  /** Lets nobody new in; who is connected stays. */
  stopListening(): void;
  /** Hangs up on everybody. */
  close(): Promise<void>;
}

/** Listens for this person's other processes. To be called by the holder of the lock only: what lies at the path is taken away. */
export async function listenOnLibrarySocket(
  folder: string,
  attach: (channel: ServerChannel) => void,
): Promise<LibrarySocket> {
  const socketPath = librarySocketPath(folder);
  makeSocketFolder(socketPath, folder);
  if (process.platform !== 'win32') rmSync(socketPath, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const channel: ServerChannel = createSocketChannel(socket);
    socket.write(`${greeting}\n`);
    attach(channel);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  if (process.platform !== 'win32') chmodSync(socketPath, 0o600);
  const ended = new Promise<void>((resolve) => server.on('close', resolve));
  const stopListening = (): void => {
    if (server.listening) server.close();
  };
  return {
    stopListening,
    close() {
      stopListening();
      // What was answered is sent before the line ends; who does not hang up in turn is cut off.
      for (const socket of sockets) socket.destroySoon();
      return ended;
    },
  };
}

/** Connects and waits for the greeting. Rejects when nobody listens, or when who listens does not answer. */
async function dial(folder: string): Promise<{ readonly socket: Socket; readonly lines: Channel<string, string> }> {
  const socket = connect(librarySocketPath(folder));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const lines = createLineChannel(socket);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(), greetingMs);
    lines.onMessage((line) => {
      if (line === greeting) resolve();
    });
    lines.onClose(() => {
      clearTimeout(timer);
      reject(new Error('The holder of the library did not answer.'));
    });
    lines.onMessage(() => clearTimeout(timer));
  });
  return { socket, lines };
}

/** A channel to the holder of the library. */
export async function reachHolder(folder: string): Promise<EngineChannel> {
  const { lines } = await dial(folder);
  return {
    post: (message) => lines.post(JSON.stringify(message)),
    onMessage: (listener) => lines.onMessage((line) => listener(JSON.parse(line) as never)),
    onClose: (listener) => lines.onClose(listener),
    close: () => lines.close(),
  };
}

/** The same, for a host that passes the lines on as they are. */
export const reachHolderLines = async (folder: string): Promise<Channel<string, string>> => (await dial(folder)).lines;
