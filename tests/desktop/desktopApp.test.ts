// The life of the desktop app, from the first setting to the last word.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDesktop } from '../../electron/desktop/desktopApp.ts';
import { createElectronDouble, type ElectronDouble, frameDouble } from '../support/electronDouble.ts';

let profile = '';
beforeEach(() => (profile = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-desktop-'))));
afterEach(() => rmSync(profile, { recursive: true }));

async function start(electron: ElectronDouble = createElectronDouble(), platform: NodeJS.Platform = 'linux') {
  const log = vi.fn();
  const isFirst = await startDesktop({
    parts: electron.parts,
    platform,
    profile,
    engineFlags: [],
    bundle: '/app',
    monotonicMs: () => 0,
    log,
  });
  return { electron, isFirst, log };
}

test('schemes and sandbox are settled before the app is ready, and the window opens last', async () => {
  const { electron, isFirst } = await start();
  expect(isFirst).toBe(true);
  expect(electron.calls).toEqual([
    'setPath',
    'enableSandbox',
    'registerSchemesAsPrivileged',
    'whenReady',
    'setApplicationMenu',
  ]);
  expect(electron.paths.get('userData')).toBe(path.join(profile, 'desktop'));
  expect([...electron.protocols.keys()]).toEqual(['app', 'media']);
  expect(electron.session.part.setPermissionRequestHandler).toHaveBeenCalledOnce();
  expect(electron.engines).toMatchObject([{ modulePath: path.join('/app', 'engine', 'engineProcess.js') }]);
  expect(electron.windows).toHaveLength(1);
  expect(electron.windows[0]?.loaded).toEqual(['app://broadsheet/']);
});

test('the window is sandboxed, isolated, without Node, and hidden until it has something to show', async () => {
  const { electron } = await start();
  const [window] = electron.windows;
  expect(window?.options.show).toBe(false);
  expect(window?.options.webPreferences).toEqual({
    preload: path.join('/app', 'desktop', 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    autoplayPolicy: 'user-gesture-required',
  });
  expect(window?.calls).toEqual([]);
  window?.emit('ready-to-show');
  expect(window?.calls).toEqual(['show']);
});

test('every web contents there will ever be is locked, our window’s among them', async () => {
  const { electron } = await start();
  expect(electron.windows[0]?.contents.openWindow('https://example.com/')).toEqual({ action: 'deny' });
  expect(electron.opened).toEqual(['https://example.com/']);
});

test('a second start on the same library ends, and the first comes forward', async () => {
  const second = await start(createElectronDouble({ isFirst: false }));
  expect(second.isFirst).toBe(false);
  expect(second.electron.calls).toEqual(['setPath', 'quit']);
  expect(second.electron.engines).toEqual([]);
  const { electron } = await start();
  electron.app.emit('second-instance');
  expect(electron.windows).toHaveLength(1);
  expect(electron.windows[0]?.calls).toEqual(['show', 'focus']);
});

test('the page gets a port to the engine; a frame, another page and another window get nothing', async () => {
  const { electron } = await start();
  const [window] = electron.windows;
  if (!window) throw new Error('no window');
  expect(await electron.invoke('engine', electron.pageEvent(window))).toEqual({ result: null });
  expect(window.contents.ports).toMatchObject([{ channel: 'engine-port' }]);
  expect(window.contents.ports[0]?.ports).toHaveLength(1);

  const page = frameDouble('app://broadsheet');
  const strangers = [
    { sender: window.contents.part, senderFrame: frameDouble('app://broadsheet', page) },
    { sender: window.contents.part, senderFrame: frameDouble('https://example.com') },
    { sender: window.contents.part, senderFrame: null },
    { sender: new electron.parts.BrowserWindow({}).webContents, senderFrame: page },
  ];
  for (const stranger of strangers)
    for (const channel of ['engine', 'shell'])
      expect(() => electron.invoke(channel, stranger, 'clipboard.writeText', { text: 'x' })).toThrow('Refused');
  expect(electron.calls).not.toContain('copy x');
});

test('the page is told why when the engine has failed for good', async () => {
  const { electron } = await start();
  const [window] = electron.windows;
  if (!window) throw new Error('no window');
  electron.engines[0]?.emit('message', { kind: 'refused', error: { code: 'library-damaged', details: {} } });
  expect(electron.invoke('engine', electron.pageEvent(window))).toEqual({
    error: { code: 'library-damaged', details: {} },
  });
  expect(window.contents.ports).toEqual([]);
});

test('what the page asks of the shell is answered', async () => {
  const { electron } = await start();
  const [window] = electron.windows;
  if (!window) throw new Error('no window');
  expect(await electron.invoke('shell', electron.pageEvent(window), 'clipboard.writeText', { text: 'x' })).toEqual({
    result: null,
  });
  expect(electron.calls).toContain('copy x');
});

test('a command chosen in the menu reaches the page', async () => {
  const { electron } = await start();
  const items = electron.menus[0]?.flatMap((entry) => (Array.isArray(entry.submenu) ? entry.submenu : [])) ?? [];
  (items.find(({ id }) => id === 'app.palette')?.click as (() => void) | undefined)?.();
  expect(electron.windows[0]?.contents.sent).toEqual([['shell-event', 'command', 'app.palette']]);
});

test('quitting waits for the engine to close the library, once', async () => {
  const { electron } = await start();
  electron.parts.app.quit();
  expect(electron.calls.slice(-2)).toEqual(['quit', 'quit held back']);
  expect(electron.engines[0]?.posted).toMatchObject([{ message: { kind: 'close' } }]);
  electron.engines[0]?.exit(0);
  await vi.waitFor(() => expect(electron.calls.filter((call) => call === 'quit')).toHaveLength(2));
  expect(electron.calls.filter((call) => call === 'quit held back')).toHaveLength(1);
});

test('closing the last window quits, but not on a Mac, where the dock opens it again', async () => {
  const { electron } = await start();
  electron.app.emit('window-all-closed');
  expect(electron.calls).toContain('quit');

  const mac = (await start(createElectronDouble(), 'darwin')).electron;
  mac.windows[0]?.emit('closed');
  mac.app.emit('window-all-closed');
  expect(mac.calls).not.toContain('quit');
  mac.app.emit('activate');
  expect(mac.windows).toHaveLength(2);
});

test('the window opens where it was closed', async () => {
  const { electron } = await start();
  electron.windows[0]?.emit('close');
  const kept = JSON.parse(readFileSync(path.join(profile, 'desktop', 'window.json'), 'utf8')) as object;
  expect(kept).toEqual({ bounds: { x: 10, y: 20, width: 900, height: 700 }, isMaximized: false });
  const again = (await start()).electron;
  expect(again.windows[0]?.options).toMatchObject({ x: 10, y: 20, width: 900, height: 700 });
});

test.each([
  '{',
  '[]',
  '{"bounds":{"x":1e9,"y":0,"width":900,"height":700}}',
  '{"bounds":{"x":-5000,"y":0,"width":900,"height":700}}',
  '{"bounds":{"x":"1"}}',
])('a kept place that is broken or on no screen is forgotten: %s', async (text) => {
  mkdirSync(path.join(profile, 'desktop'), { recursive: true });
  writeFileSync(path.join(profile, 'desktop', 'window.json'), text);
  const { electron } = await start();
  expect(electron.windows[0]?.options).toMatchObject({ width: 1280, height: 820 });
  expect(electron.windows[0]?.options.x).toBeUndefined();
});
