// Security settings read off the desktop's sources: each must be there, and each way round them must not.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../electron/desktop');
const sources = globSync('**/*.ts', { cwd: folder }).map((file) => ({
  file: file.replaceAll('\\', '/'),
  code: readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => !line.trim().startsWith('//'))
    .join('\n'),
}));
const filesWith = (pattern: RegExp): readonly string[] =>
  sources.filter(({ code }) => pattern.test(code)).map(({ file }) => file);

test('the sources were read', () => {
  expect(sources.length).toBeGreaterThan(10);
});

test.each([
  ['window.ts', /sandbox: true,/],
  ['window.ts', /contextIsolation: true,/],
  ['window.ts', /nodeIntegration: false,/],
  ['window.ts', /webviewTag: false,/],
  ['window.ts', /webSecurity: true,/],
  ['security.ts', /setPermissionRequestHandler\(\(_contents, _permission, answer\) => answer\(false\)\)/],
  ['security.ts', /setPermissionCheckHandler\(\(\) => false\)/],
  ['security.ts', /'will-frame-navigate'/],
  ['security.ts', /'will-redirect'/],
  ['security.ts', /'will-attach-webview'/],
  ['security.ts', /setWindowOpenHandler/],
  ['security.ts', /action: 'deny'/],
  ['security.ts', /onBeforeRequest/],
  ['desktopApp.ts', /enableSandbox\(\)/],
  ['desktopApp.ts', /'web-contents-created'/],
  ['desktopApp.ts', /requestSingleInstanceLock\(\)/],
])('%s sets %s', (file, pattern) => {
  expect(sources.find((source) => source.file === file)?.code).toMatch(pattern);
});

test.each([
  [
    'a wall taken down',
    /nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false|webviewTag: true|allowRunningInsecureContent: true|experimentalFeatures: true/,
  ],
  ['code handed to a page', /executeJavaScript|insertCSS|\beval\(|new Function\(/],
  ['a policy set aside', /bypassCSP: true|corsEnabled: true|allowServiceWorkers: true/],
  ['certificates waved through', /certificate-error|setCertificateVerifyProc|ignore-certificate-errors/],
  ['a page from a file or from the web', /loadFile\(|loadURL\((?!pageAddress\))/],
  ['a switch of Chromium', /appendSwitch/],
  ['the synchronous line', /sendSync|ipcMain\.on\(/],
  ['a library that opens a line of its own to the pages', /electron-log\/main|electron-log'/],
  ['the old remote module', /enableRemoteModule|@electron\/remote/],
])('there is nowhere %s', (_what, pattern) => {
  expect(filesWith(pattern)).toEqual([]);
});

test('messages are received in one file, which checks their sender', () => {
  expect(filesWith(/ipcMain\.handle/)).toEqual(['pageLine.ts']);
  const { code = '' } = sources.find(({ file }) => file === 'pageLine.ts') ?? {};
  const handled = code.match(/ipcMain\.handle\(/g)?.length ?? 0;
  expect(handled).toBe(2);
  expect(code.match(/senderWindow\(event\)/g)).toHaveLength(handled);
});

test('addresses leave for the outside in two places, each behind the check of their scheme', () => {
  const outside = sources.filter(({ code }) => code.includes('openExternal('));
  expect(outside.map(({ file }) => file).toSorted()).toEqual(['desktopApp.ts', 'shellHandlers.ts']);
  for (const { code } of outside) expect(code.slice(0, code.indexOf('openExternal('))).toMatch(/isWebAddress\(\w+\)\)/);
});

test('the preload hands out functions, never Electron itself', () => {
  const { code = '' } = sources.find(({ file }) => file === 'preload/preload.ts') ?? {};
  expect(code.match(/exposeInMainWorld\(/g)).toHaveLength(1);
  expect(code).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer|: ipcRenderer[,}\n]|\.\.\.ipcRenderer/);
  expect(code).not.toMatch(/require\(|from 'node:/);
});

test('main.ts awaits nothing at its top, since Electron becomes ready only after it was loaded', () => {
  const { code = '' } = sources.find(({ file }) => file === 'main.ts') ?? {};
  expect(code).not.toMatch(/^(?:const [^=]+= )?await /m);
});
