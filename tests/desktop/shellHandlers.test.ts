// What the page may ask of the desktop: validated, bounded, and refused by code.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answerShell, createShellHandlers } from '../../electron/desktop/shellHandlers.ts';
import type { ShellAnswer } from '../../shared/contract/shellBridge.ts';
import { createElectronDouble } from '../support/electronDouble.ts';

let folder = '';
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-shell-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function start() {
  const electron = createElectronDouble();
  const window = new electron.parts.BrowserWindow({});
  const tell = vi.fn();
  const log = vi.fn();
  const handlers = createShellHandlers(electron.parts, window, tell);
  return {
    electron,
    tell,
    log,
    ask: (method: unknown, params: unknown): Promise<ShellAnswer> => answerShell(handlers, method, params, log),
  };
}
const refused = (code: string) => ({ error: expect.objectContaining({ code }) as unknown });

test('web addresses open outside', async () => {
  const { electron, ask } = start();
  expect(await ask('links.openOutside', { url: 'https://example.com/a?b=c', behind: true })).toEqual({ result: null });
  expect(electron.opened).toEqual(['https://example.com/a?b=c']);
});

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'ms-msdt:/id',
  'vscode://x',
  'https:',
  '',
  42,
])('%s does not open', async (url) => {
  const { electron, ask } = start();
  expect(await ask('links.openOutside', { url, behind: false })).toEqual(refused('params-invalid'));
  expect(electron.opened).toEqual([]);
});

test.each(['files.delete', 'constructor', '__proto__', undefined, { toString: 'x' }])(
  'there is no request %s',
  async (method) => {
    expect(await start().ask(method, {})).toEqual(refused('method-unknown'));
  },
);

test('a parameter too many is refused', async () => {
  expect(await start().ask('files.save', { kind: 'opml', name: 'a.opml', text: '', path: '/etc/passwd' })).toEqual(
    refused('params-invalid'),
  );
});

test('a text is written where the person says, and nowhere when they change their mind', async () => {
  const { electron, ask } = start();
  expect(await ask('files.save', { kind: 'opml', name: 'a.opml', text: '<opml/>' })).toEqual({ result: false });
  electron.dialogs.save = path.join(folder, 'chosen.opml');
  expect(await ask('files.save', { kind: 'opml', name: '../../a.opml', text: '<opml/>' })).toEqual({ result: true });
  expect(readFileSync(electron.dialogs.save, 'utf8')).toBe('<opml/>');
});

test('the name that the page proposes cannot lead to another folder', async () => {
  const { electron, ask } = start();
  const showSaveDialog = vi.fn(() => Promise.resolve({ canceled: true, filePath: '' }));
  Object.assign(electron.parts.dialog, { showSaveDialog });
  await ask('files.choosePath', { kind: 'epub', name: '../../../etc/cron.d/x.epub' });
  expect(showSaveDialog).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ defaultPath: 'x.epub' }));
});

test('a place that cannot be written is told by its name', async () => {
  const { electron, ask } = start();
  electron.dialogs.save = path.join(folder, 'no such folder', 'a.opml');
  expect(await ask('files.save', { kind: 'opml', name: 'a.opml', text: '' })).toEqual({
    error: { code: 'write-failed', details: { file: 'a.opml' } },
  });
});

test('a picked file comes with its bytes; one too large or unreadable is refused', async () => {
  const { electron, ask } = start();
  expect(await ask('files.pick', { kind: 'opml' })).toEqual({ result: null });
  const file = path.join(folder, 'in.opml');
  writeFileSync(file, 'bytes');
  electron.dialogs.open = [file];
  expect(await ask('files.pick', { kind: 'opml' })).toEqual({
    result: { name: 'in.opml', bytesBase64: Buffer.from('bytes').toString('base64') },
  });
  truncateSync(file, 33 * 1024 * 1024);
  expect(await ask('files.pick', { kind: 'opml' })).toEqual(refused('file-unreadable'));
  electron.dialogs.open = [path.join(folder, 'gone.opml')];
  expect(await ask('files.pick', { kind: 'opml' })).toEqual(refused('file-unreadable'));
});

test('a file for the engine is chosen by the person alone, and only its path is told', async () => {
  const { electron, ask } = start();
  expect(await ask('files.chooseFile', { kind: 'backup' })).toEqual({ result: null });
  electron.dialogs.open = [path.join(folder, 'large.sqlite')];
  expect(await ask('files.chooseFile', { kind: 'backup' })).toEqual({ result: path.join(folder, 'large.sqlite') });
  expect(await ask('files.chooseFile', { kind: 'backup', path: '/etc' })).toEqual(refused('params-invalid'));
});

test('a click on a notification brings the window forward and shows the article', async () => {
  const { electron, tell, ask } = start();
  await ask('window.notify', { title: 'News', body: 'Two new articles', articleId: 7 });
  expect(electron.notifications[0]?.options).toMatchObject({ title: 'News', body: 'Two new articles' });
  electron.notifications[0]?.emit('click');
  expect(tell).toHaveBeenCalledWith('showArticle', 7);
  expect(electron.windows[0]?.calls).toEqual(['show', 'focus']);
});

test('clipboard, badge and theme', async () => {
  const { electron, ask } = start();
  await ask('clipboard.writeText', { text: 'a link' });
  await ask('window.setBadge', { count: 12 });
  await ask('window.setTheme', { theme: 'dark' });
  expect(electron.calls).toEqual(['copy a link', 'badge 12']);
  expect(electron.parts.nativeTheme.themeSource).toBe('dark');
  expect(await ask('window.setTheme', { theme: 'pink' })).toEqual(refused('params-invalid'));
});

test('a bug is logged here and travels as `internal`, without its text', async () => {
  const { electron, log, ask } = start();
  Object.assign(electron.parts.shell, { openExternal: () => Promise.reject(new Error('secret')) });
  expect(await ask('links.openOutside', { url: 'https://example.com/', behind: false })).toEqual({
    error: { code: 'internal', details: {} },
  });
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: 'secret' }));
});
