// Opens the web host's page as a window of its own, in an installed Chrome, Chromium or Edge with a profile apart from the person's.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

export interface AppWindow {
  /** How it came to its end: closed (or killed) by the person, or the browser gave up, as one without a screen does. */
  readonly ended: Promise<'closed' | 'failed'>;
}

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];
const macPrograms = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of a browser that can open an app window; undefined when none is installed. */
export function findBrowser(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  if (platform === 'darwin') return macPrograms.find(canRun);
  if (platform === 'win32') {
    const places = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA].filter(
      (place) => place !== undefined,
    );
    return places.flatMap((place) => windowsPrograms.map((program) => path.win32.join(place, program))).find(canRun);
  }
  const folders = (environment.PATH ?? '').split(':').filter((folder) => folder !== '');
  return namesOnPath.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(canRun);
}

/** @param browserProfile folder for the browser's own files, so that the window shares nothing with the person's browser */
export function openAppWindow(address: string, browserProfile: string): AppWindow | undefined {
  const browser = findBrowser();
  if (browser === undefined || (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY))
    return undefined;
  const isRoot = process.getuid?.() === 0; // Chromium has no sandbox for root
  const child = spawn(
    browser,
    [
      `--app=${address}`,
      `--user-data-dir=${browserProfile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-sync',
      '--disable-background-networking',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    { stdio: 'ignore' },
  );
  return {
    ended: new Promise((resolve) => {
      child.on('exit', (code) => resolve(code === null || code === 0 ? 'closed' : 'failed'));
      child.on('error', () => resolve('failed'));
    }),
  };
}
