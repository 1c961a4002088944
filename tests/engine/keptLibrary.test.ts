// The engine of a window: holds the library, or passes everything on while another process has it, and takes over after that.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChannelPair } from '../../electron/engine/channels/channelPair.ts';
import { type KeptLibrary, openKeptLibrary } from '../../electron/engine/keptLibrary.ts';
import { readHolder } from '../../electron/engine/libraryLock.ts';
import { openLibrary } from '../../electron/engine/openLibrary.ts';
import { createEngineClient, createLastingClient, type EngineConnection } from '../../shared/contract/engineClient.ts';
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import type { FromEngine, ToEngine } from '../../shared/contract/wire.ts';
import { mendedSetting } from '../../shared/model/library.ts';
import { createKeptLog } from '../support/quietLog.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-kept-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function open() {
  const log = createKeptLog();
  const onReady = vi.fn();
  const onRefused = vi.fn();
  return { library: openKeptLibrary({ folder, log, onReady, onRefused }), log, onReady, onRefused };
}

/** As the desktop hands a port to the engine. */
function connect(library: KeptLibrary): EngineConnection {
  const [ours, theirs] = createChannelPair<ToEngine, FromEngine>();
  library.attach(theirs);
  return createEngineClient(ours);
}

test('a window that comes before the library is open waits for it', async () => {
  const { library, onReady } = open();
  expect(await connect(library).call('library.overview', {})).toMatchObject({ feeds: [] });
  expect(onReady).toHaveBeenCalledOnce();
  await library.close();
  expect(readHolder(folder)).toBeUndefined();
});

test('while a verb has the library the window speaks to that one; when the verb ends the window goes on here', async () => {
  const verb = await openLibrary(folder);
  const { library, log, onReady } = open();
  const window = createLastingClient(() => Promise.resolve(connect(library)));
  const heard = vi.fn();
  window.on('changes', heard);
  await window.call('folders.add', { name: 'Through the verb' });
  expect((await verb.client.call('library.overview', {})).folders).toMatchObject([{ name: 'Through the verb' }]);
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  expect(log.lines).toMatchObject([{ event: 'library.heldElsewhere' }]);

  // A request is made while the verb lets go: it is answered by whoever has the library then.
  const [, overview] = await Promise.all([verb.close(), window.call('library.overview', {})]);
  expect(overview.folders).toHaveLength(1);
  await window.call('folders.add', { name: 'Here' });
  expect((await window.call('library.overview', {})).folders).toHaveLength(2);
  expect(onReady).toHaveBeenCalledTimes(2);
  window.close();
  await library.close();
});

test('closing while another process has the library leaves that one alone', async () => {
  const verb = await openLibrary(folder);
  const { library } = open();
  const window = connect(library);
  await window.call('library.overview', {});
  await library.close();
  expect(await verb.client.call('library.overview', {})).toMatchObject({ feeds: [] });
  await verb.close();
});

test('a library that cannot be opened is refused once, with its code', async () => {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(path.join(folder, 'library.sqlite'));
  database.pragma('user_version = 9999');
  database.close();
  const { library, onRefused, onReady } = open();
  await vi.waitFor(() => expect(onRefused).toHaveBeenCalledWith(expect.objectContaining({ code: 'library-newer' })));
  expect(onReady).not.toHaveBeenCalled();
  await library.close();
  expect(onRefused).toHaveBeenCalledOnce();
});

/** Follows something, and lets the day's copy be made. */
async function fillAndBackUp(): Promise<void> {
  const { client, close } = await openLibrary(folder);
  for (let number = 0; number < 2_000; number++)
    await client.call('settings.set', { key: `key-${number}`, value: 'x'.repeat(900) });
  await client.call('folders.add', { name: 'Kept' });
  await client.call('maintenance.backup', { path: path.join(folder, 'backups', 'library-2026-01-05.sqlite') });
  await close();
}
const file = (): string => path.join(folder, 'library.sqlite');
const mendedOf = async (client: EngineClient): Promise<unknown> =>
  (await client.call('settings.get', {}))[mendedSetting];

test('a library that is damaged when it is opened is set aside, put together again, and the person is told', async () => {
  await fillAndBackUp();
  writeFileSync(file(), Buffer.alloc(200_000, 0x42));
  await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'library-damaged' });
  const { library, onRefused } = open();
  const window = connect(library);
  expect((await window.call('library.overview', {})).folders).toMatchObject([{ name: 'Kept' }]);
  expect(await mendedOf(window)).toMatchObject({ setAside: expect.stringContaining('damaged') as string });
  expect(readdirSync(path.join(folder, 'damaged'))).toHaveLength(1);
  expect(onRefused).not.toHaveBeenCalled();
  await library.close();
});

test('a library that turns out to be damaged while it is open is mended, and the window goes on', async () => {
  await fillAndBackUp();
  const { library, onRefused } = open();
  const window = createLastingClient(() => Promise.resolve(connect(library)));
  await window.call('library.overview', {});
  const bytes = readFileSync(file());
  bytes.fill(0xa5, 4_096 * 30);
  writeFileSync(file(), bytes);
  await vi.waitFor(async () => expect(await mendedOf(window)).toBeDefined(), { timeout: 10_000, interval: 200 });
  expect((await window.call('library.overview', {})).folders).toMatchObject([{ name: 'Kept' }]);
  expect(onRefused).not.toHaveBeenCalled();
  window.close();
  await library.close();
});

test('a window takes the library back from a copy; what was there is set aside, and the window goes on', async () => {
  const { library, onReady, onRefused } = open();
  const window = createLastingClient(() => Promise.resolve(connect(library)));
  await window.call('folders.add', { name: 'Before' });
  const copy = await window.call('maintenance.backup', {});
  await window.call('folders.add', { name: 'After' });

  expect(await window.call('maintenance.restore', { path: copy.path })).toBeNull();
  await vi.waitFor(async () =>
    expect((await window.call('library.overview', {})).folders).toMatchObject([{ name: 'Before' }]),
  );
  expect((await window.call('library.overview', {})).folders).toHaveLength(1);
  expect(onReady).toHaveBeenCalledTimes(2);

  const aside = (await window.call('maintenance.copies', {})).find(({ kind }) => kind === 'replaced');
  await window.call('maintenance.restore', { path: aside?.path ?? '' });
  await vi.waitFor(async () => expect((await window.call('library.overview', {})).folders).toHaveLength(2));
  window.close();
  await library.close();
  expect(onRefused).not.toHaveBeenCalled();
  expect(readHolder(folder)).toBeUndefined();
});

test('a file that is no backup changes nothing', async () => {
  const { library, onReady } = open();
  const window = connect(library);
  await window.call('folders.add', { name: 'Here' });
  const file = path.join(folder, 'notes.sqlite');
  writeFileSync(file, 'not a library');
  await expect(window.call('maintenance.restore', { path: file })).rejects.toMatchObject({ code: 'file-not-backup' });
  await expect(window.call('maintenance.restore', { path: `${file}x` })).rejects.toMatchObject({
    code: 'file-not-found',
  });
  expect((await window.call('library.overview', {})).folders).toHaveLength(1);
  expect(onReady).toHaveBeenCalledOnce();
  await library.close();
});

test('a verb that has the library for a moment does not restore it under itself', async () => {
  const verb = await openLibrary(folder);
  const { path: copy } = await verb.client.call('maintenance.backup', {});
  await expect(verb.client.call('maintenance.restore', { path: copy })).rejects.toMatchObject({ code: 'library-busy' });
  await verb.close();
});

test('of two restores at once the second waits for the first, and neither takes half a copy', async () => {
  const { library, onRefused } = open();
  const window = createLastingClient(() => Promise.resolve(connect(library)));
  await window.call('folders.add', { name: 'First' });
  const first = await window.call('maintenance.backup', {});
  await window.call('folders.add', { name: 'Second' });
  const second = path.join(folder, 'second.sqlite');
  await window.call('maintenance.backup', { path: second });
  await Promise.all([
    window.call('maintenance.restore', { path: first.path }),
    window.call('maintenance.restore', { path: second }),
  ]);
  await vi.waitFor(async () => expect((await window.call('library.overview', {})).folders).toHaveLength(2));
  const copies = await window.call('maintenance.copies', {});
  expect(copies.filter(({ kind }) => kind === 'replaced')).toHaveLength(2);
  window.close();
  await library.close();
  expect(onRefused).not.toHaveBeenCalled();
});
