// The desktop app in real Electron, where its runtime is present. Elsewhere these are skipped with that reason, never passed.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { bundleDesktop } from '../../build/bundle.ts';
import { installedPath } from '../../build/electronRuntime.ts';

const root = path.resolve(import.meta.dirname, '../..');
const runtime = installedPath();
const sandboxless = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

let profile = '';
let app: ElectronApplication;
let page: Page;

test.skip(
  runtime === undefined,
  'The Electron runtime is not here (node_modules/electron/dist, ELECTRON_OVERRIDE_DIST_PATH).',
);
test.beforeAll(() => bundleDesktop());
test.beforeEach(async () => {
  profile = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-electron-'));
  app = await _electron.launch({ executablePath: runtime ?? '', args: [root, '--profile', profile, ...sandboxless] });
  page = await app.firstWindow();
  await page.waitForLoadState('load');
});
test.afterEach(async () => {
  await app.close().catch(() => undefined);
  rmSync(profile, { recursive: true, force: true });
});

test('the window shows the page, and the engine behind it answers', async () => {
  expect(page.url()).toBe('app://broadsheet/');
  await expect(page.locator('#app')).not.toBeEmpty();
  expect(existsSync(path.join(profile, 'library.sqlite'))).toBe(true);
});

test('the page has the bridge and nothing of Node or Electron', async () => {
  const found = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { readonly broadsheet: object }).broadsheet).toSorted((a, b) =>
      a.localeCompare(b),
    ),
    reachable: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
  }));
  expect(found).toEqual({ bridge: ['askForEngine', 'call', 'onEvent', 'platform'], reachable: [] });
});

test('the page reaches no network, opens no window, and cannot leave', async () => {
  const reached = await page.evaluate(async () => {
    const image = new Promise<string>((resolve) => {
      const picture = new Image();
      picture.addEventListener('load', () => resolve('loaded'));
      picture.addEventListener('error', () => resolve('cut off'));
      picture.src = 'http://127.0.0.1:9/pixel.gif';
    });
    const fetched = await fetch('http://127.0.0.1:9/').then(
      () => 'loaded',
      () => 'cut off',
    );
    return [fetched, await image, window.open('about:blank') === null];
  });
  expect(reached).toEqual(['cut off', 'cut off', true]);
  await page.evaluate(() => location.assign('file:///etc/passwd')).catch(() => undefined);
  expect(page.url()).toBe('app://broadsheet/');
});

test('files beside the page and beside the media are not served', async () => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/..%2f..%2fpackage.json', '/package.json'].map(
        async (place) => (await fetch(place).catch(() => undefined))?.status ?? 'cut off',
      ),
    ),
  );
  for (const status of statuses) expect([404, 'cut off']).toContain(status);
});

test('a second start on the same library ends, and the first stays', async () => {
  const second = spawn(runtime ?? '', [root, '--profile', profile, ...sandboxless], { stdio: 'ignore' });
  const code = await new Promise((resolve) => second.on('exit', resolve));
  expect(code).toBe(0);
  expect(app.windows()).toHaveLength(1);
});

test('an engine that is killed is started again, and the page goes on', async () => {
  const killed = await app.evaluate(({ app: electron }) => {
    const engine = electron
      .getAppMetrics()
      .find((metric) => metric.type === 'Utility' && metric.name === 'Broadsheet engine');
    if (engine) process.kill(engine.pid, 'SIGKILL');
    return engine?.pid;
  });
  expect(killed).toBeGreaterThan(0);
  await expect
    .poll(() =>
      app.evaluate(
        ({ app: electron }) =>
          electron.getAppMetrics().find((metric) => metric.type === 'Utility' && metric.name === 'Broadsheet engine')
            ?.pid,
      ),
    )
    .not.toBe(killed);
  await page.reload();
  await expect(page.locator('#app')).not.toBeEmpty();
});

test('quitting lets the library go', async () => {
  await expect.poll(() => existsSync(path.join(profile, 'holder.json'))).toBe(true);
  await app.close();
  expect(existsSync(path.join(profile, 'holder.json'))).toBe(false);
});
