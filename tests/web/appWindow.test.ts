// Which browser opens the app window.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser } from '../../electron/web/appWindow.ts';

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
