// What is shipped: the bundled main process, run by Node against a recording Electron, and the bundled preload, read.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { desktopBundles } from '../../build/bundle.ts';

const recording = path.resolve(import.meta.dirname, '../support/useRecordingElectron.mjs');
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-bundle-'));
  for (const config of desktopBundles(path.join(folder, 'desktop'))) await build(config);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the main process starts from its bundle, in the right order, and receives on its own two lines only', () => {
  const output = execFileSync(
    process.execPath,
    [
      '--import',
      pathToFileURL(recording).href,
      path.join(folder, 'desktop', 'main.js'),
      '.',
      '--profile',
      path.join(folder, 'profile'),
    ],
    { encoding: 'utf8' },
  );
  const calls = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
  const names = calls.map(([name]) => name);
  const order = [
    'app.setPath',
    'app.enableSandbox',
    'protocol.registerSchemesAsPrivileged',
    'session.defaultSession.setPermissionRequestHandler',
    'utilityProcess.fork',
    'new BrowserWindow',
  ];
  expect(order.map((name) => names.indexOf(name))).toEqual(
    order.map((name) => names.indexOf(name)).toSorted((a, b) => a - b),
  );
  expect(order.filter((name) => !names.includes(name))).toEqual([]);
  expect(calls.filter(([name]) => name?.startsWith('ipcMain'))).toEqual([
    ['ipcMain.handle', 'shell'],
    ['ipcMain.handle', 'engine'],
  ]);
  expect(calls).toContainEqual(['new BrowserWindow', path.join(folder, 'desktop', 'preload.cjs')]);
  expect(calls).toContainEqual(['utilityProcess.fork', path.join(folder, 'engine', 'engineProcess.js')]);
  expect(calls).toContainEqual(['BrowserWindow.loadURL', 'app://broadsheet/']);
});

test('the preload is one CommonJS file that takes nothing but Electron', () => {
  expect(readdirSync(path.join(folder, 'desktop')).filter((name) => name.includes('preload'))).toEqual(['preload.cjs']);
  const code = readFileSync(path.join(folder, 'desktop', 'preload.cjs'), 'utf8');
  expect([...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect(code).not.toMatch(/^import |^export /m);
});
