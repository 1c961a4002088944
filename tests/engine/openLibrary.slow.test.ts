// Several processes on one library, with the real core: one holds it, the others speak to it, and it changes hands.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readHolder } from '../../electron/engine/libraryLock.ts';
import { openLibrary } from '../../electron/engine/openLibrary.ts';

const program = path.resolve(import.meta.dirname, '../support/libraryUser.ts');
let folder = '';
let children: ChildProcessByStdio<Writable, Readable, null>[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-open-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Said {
  readonly result?: unknown;
  readonly code?: string;
  readonly changes?: { readonly revision: number };
  readonly open?: true;
  readonly closed?: true;
}

/** Another process that uses the library. */
async function startUser() {
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const said: Said[] = [];
  readline.createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line) as Said));
  const heard = (count: number, has: (line: Said) => boolean): Promise<void> =>
    vi.waitFor(() => expect(said.filter(has).length).toBeGreaterThanOrEqual(count), { timeout: 20_000, interval: 10 });
  await heard(1, (line) => line.open === true);
  return {
    pid: child.pid ?? 0,
    said,
    heard,
    ask: (method: string, params: object = {}): void => void child.stdin.write(`${JSON.stringify([method, params])}\n`),
    end: (how: 'kill' | 'properly'): Promise<number | null> =>
      new Promise((resolve) => {
        child.once('exit', (code) => resolve(code));
        if (how === 'kill') child.kill('SIGKILL');
        else child.stdin.end();
      }),
  };
}
const isAnswer = (line: Said): boolean => 'result' in line || 'code' in line;

test('a second process speaks to the one that has the library, and each hears what the other did', async () => {
  const library = await openLibrary(folder);
  const heard = vi.fn();
  library.client.on('changes', heard);
  const other = await startUser();
  expect(readHolder(folder)?.pid).toBe(process.pid);

  other.ask('folders.add', { name: 'From afar' });
  await other.heard(1, isAnswer);
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  expect((await library.client.call('library.overview', {})).folders).toMatchObject([{ name: 'From afar' }]);

  await library.client.call('folders.add', { name: 'From here' });
  await other.heard(2, (line) => line.changes !== undefined);
  expect(await other.end('properly')).toBe(0);
  await library.close();
  expect(readHolder(folder)).toBeUndefined();
});

test('when the holder is killed, the next request of another process is answered by that process itself, and the log says so', async () => {
  const holder = await startUser();
  holder.ask('folders.add', { name: 'Kept' });
  await holder.heard(1, isAnswer);
  const other = await startUser();
  expect(readHolder(folder)?.pid).toBe(holder.pid);
  await holder.end('kill');

  // A request that was on its way at that moment may have been done or not: it is refused, and asking again is up to who asked.
  other.ask('library.overview');
  await other.heard(1, isAnswer);
  other.ask('library.overview');
  await other.heard(2, isAnswer);
  expect(other.said.findLast(isAnswer)).toMatchObject({ result: { folders: [{ name: 'Kept' }] } });
  expect(readHolder(folder)?.pid).toBe(other.pid);
  const log = readFileSync(path.join(folder, 'log', 'engine.log'), 'utf8');
  expect(log).toContain('"event":"library.takenOver"');
  expect(log).toContain(`"fromPid":${holder.pid}`);
  expect(await other.end('properly')).toBe(0);
});

test('a holder that ends hands the library over, with what it had not finished', async () => {
  const waiting: (() => void)[] = [];
  let requests = 0;
  const server: Server = createServer((_request, response) => {
    requests += 1;
    const answer = (): void =>
      void response.end(
        '<rss version="2.0"><channel><title>Slow</title><item><guid>1</guid><title>One</title></item></channel></rss>',
      );
    if (requests === 1) waiting.push(answer); // the first answer comes too late
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const feedUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`;

  const holder = await startUser();
  const other = await startUser();
  other.ask('feeds.subscribe', { feedUrl });
  await vi.waitFor(() => expect(requests).toBe(1), { timeout: 10_000 });
  expect(await holder.end('properly')).toBe(0);
  await other.heard(1, isAnswer);
  expect(other.said.findLast(isAnswer)).toMatchObject({ result: { feedUrl, title: 'Slow' } });
  expect(requests).toBeGreaterThan(1);
  expect(readHolder(folder)?.pid).toBe(other.pid);
  for (const answer of waiting) answer();
  expect(await other.end('properly')).toBe(0);
  server.close();
  server.closeAllConnections();
});

test('many processes that open and close at once all get their answers', async () => {
  const users = await Promise.all(Array.from({ length: 4 }, startUser));
  for (const [index, user] of users.entries()) {
    user.ask('folders.add', { name: `Folder ${index}` });
    void user.end('properly');
  }
  await Promise.all(users.map((user) => user.heard(1, isAnswer)));
  await Promise.all(users.map((user) => user.heard(1, (line) => line.closed === true)));
  expect(users.flatMap((user) => user.said.filter((line) => line.code !== undefined))).toEqual([]);
  const library = await openLibrary(folder);
  expect((await library.client.call('library.overview', {})).folders).toHaveLength(4);
  await library.close();
});

test('what the library refuses reaches the caller as its code, and the lock is let go', async () => {
  const library = await openLibrary(folder);
  await expect(library.client.call('journal.undo', {})).rejects.toMatchObject({ code: 'nothing-to-undo' });
  await library.close();
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(path.join(folder, 'library.sqlite'));
  database.pragma('user_version = 9999');
  database.close();
  await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'library-newer' });
  await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'library-newer' });
  expect(readHolder(folder)).toBeUndefined();
});
