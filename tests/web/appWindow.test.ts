// Which browser opens the app window, and how that ends.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findBrowser, openAppWindow } from '../../electron/web/appWindow.ts';

afterEach(() => vi.unstubAllEnvs());

test.skipIf(process.platform === 'win32')('the first browser on the path that can be run', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-browsers-'));
  const [first, second] = [path.join(folder, 'a'), path.join(folder, 'b')];
  mkdirSync(first);
  mkdirSync(second);
  const environment = { PATH: `:${first}:${second}` };
  expect(findBrowser('linux', environment)).toBeUndefined();
  writeFileSync(path.join(first, 'chromium'), '');
  expect(findBrowser('linux', environment)).toBeUndefined();
  writeFileSync(path.join(second, 'google-chrome'), '');
  chmodSync(path.join(second, 'google-chrome'), 0o755);
  expect(findBrowser('linux', environment)).toBe(path.join(second, 'google-chrome'));
  chmodSync(path.join(first, 'chromium'), 0o755);
  expect(findBrowser('linux', environment)).toBe(path.join(first, 'chromium'));
  rmSync(folder, { recursive: true });
});

test.skipIf(process.platform !== 'linux')(
  'a browser that gives up is told apart from a window that was closed',
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-browsers-'));
    vi.stubEnv('PATH', folder);
    vi.stubEnv('DISPLAY', ':0');
    const endOf = (script: string): Promise<unknown> | undefined => {
      writeFileSync(path.join(folder, 'chromium'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      return openAppWindow('http://127.0.0.1:1/', folder)?.ended;
    };
    expect(await endOf('exit 1')).toBe('failed');
    expect(await endOf('exit 0')).toBe('closed');
    expect(await endOf('kill -9 $$')).toBe('closed');
    rmSync(folder, { recursive: true });
  },
);
