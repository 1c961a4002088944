// One holder a library, with real processes: who gets the lock, and what is left when one is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHolder, takeLibraryLock } from '../../electron/engine/libraryLock.ts';

const program = path.resolve(import.meta.dirname, '../support/lockHolder.ts');
let folder = '';
let children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-lock-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface OtherProcess {
  readonly pid: number;
  readonly said: string;
  end(how: 'kill' | 'properly'): Promise<void>;
}

async function startOther(): Promise<OtherProcess> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const said = await new Promise<string>((resolve) =>
    readline.createInterface({ input: child.stdout }).once('line', resolve),
  );
  return {
    pid: child.pid ?? 0,
    said,
    end: (how) =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        if (how === 'kill') child.kill('SIGKILL');
        else child.stdin.end();
      }),
  };
}

test('a second process does not get the lock, and sees who has it', async () => {
  const other = await startOther();
  expect(other.said).toBe('held');
  expect(takeLibraryLock(folder, 1)).toBeUndefined();
  expect(readHolder(folder)?.pid).toBe(other.pid);
  await other.end('properly');
});

test('of many processes that start at once exactly one gets the lock', async () => {
  const others = await Promise.all(Array.from({ length: 6 }, startOther));
  expect(others.map(({ said }) => said).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'busy',
    'busy',
    'busy',
    'busy',
    'busy',
    'held',
  ]);
});

test('when the holder is killed the next one gets the lock and learns from whom', async () => {
  const other = await startOther();
  await other.end('kill');
  const lock = takeLibraryLock(folder, 2);
  expect(lock?.takenOverFrom).toMatchObject({ pid: other.pid });
  expect(readHolder(folder)?.pid).toBe(process.pid);
  lock?.release();
});

test('of many processes that find a killed holder exactly one takes over', async () => {
  const first = await startOther();
  await first.end('kill');
  const others = await Promise.all(Array.from({ length: 6 }, startOther));
  expect(others.filter(({ said }) => said === 'held')).toHaveLength(1);
});

test('a holder that lets go leaves nothing to take over', async () => {
  const other = await startOther();
  await other.end('properly');
  const lock = takeLibraryLock(folder, 3);
  expect(lock).toBeDefined();
  expect(lock?.takenOverFrom).toBeUndefined();
  lock?.release();
  expect(readHolder(folder)).toBeUndefined();
  expect(existsSync(path.join(folder, 'lock-journal'))).toBe(false);
});

test('two parts of one process do not both get it', () => {
  const lock = takeLibraryLock(folder, 4);
  expect(takeLibraryLock(folder, 5)).toBeUndefined();
  lock?.release();
  lock?.release();
  const again = takeLibraryLock(folder, 6);
  expect(again).toBeDefined();
  again?.release();
});

test('a new profile folder is for its owner only', () => {
  const inner = path.join(folder, 'new', 'profile');
  const lock = takeLibraryLock(inner, 7);
  if (process.platform !== 'win32') expect(statSync(inner).mode & 0o077).toBe(0);
  lock?.release();
});

test('a folder that cannot be one is refused with a sentence', () => {
  const file = path.join(folder, 'a file');
  writeFileSync(file, '');
  expect(() => takeLibraryLock(file, 8)).toThrow(expect.objectContaining({ code: 'library-unreadable' }) as Error);
});
