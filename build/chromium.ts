// The browser the tests run in: Debian's where we may install it, else one that Playwright keeps.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installed, root } from './steps.ts';

export const debianChromium = '/usr/bin/chromium';

/** Makes sure that there is a Chromium. Throws a sentence when there is none and none can be had. */
export async function haveChromium(): Promise<void> {
  if (existsSync(debianChromium)) return;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return;
  const isDebianRoot = process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0;
  console.log('Installing Chromium for the browser tests (only the first time)…');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (program: string, args: readonly string[]): boolean =>
    spawnSync(program, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment,
      shell: process.platform === 'win32',
    }).status === 0;
  const done = isDebianRoot
    ? run('apt-get', ['update', '-qq']) &&
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    : run(installed('playwright'), ['install', 'chromium']);
  if (!done) throw new Error('The browser tests need Chromium, and it could not be installed.');
}
