// Where Electron begins: reads the command line and hands Electron to the app. `--profile DIR` names the library, `--demo` fills an empty one.
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import electronLog from 'electron-log/node.js'; // not its main part, which opens a line of its own to every page
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { defaultProfileFolder } from '../../shared/model/profileFolder.ts';
import { startDesktop } from './desktopApp.ts';
import { startUpdates } from './updater.ts';

const { values } = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: { profile: { type: 'string' }, demo: { type: 'boolean', default: false } },
  strict: false, // the system and Chromium add arguments of their own
  allowPositionals: true,
});
const isDemo = values.demo === true;
const usualProfile = isDemo
  ? path.join(os.tmpdir(), 'broadsheet-demo')
  : defaultProfileFolder({ platform: process.platform, home: os.homedir(), environment: process.env });
const profile = path.resolve(typeof values.profile === 'string' ? values.profile : usualProfile);
electronLog.transports.file.resolvePathFn = () => path.join(profile, 'log', 'desktop.log');
electronLog.transports.console.level = false;
const log = (event: string, facts: Readonly<Record<string, unknown>>): void =>
  electronLog.warn(JSON.stringify({ event, ...facts }));
const logError = (error: unknown): void =>
  log('desktop.bug', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });

// Not awaited: Electron becomes ready only after this module has been loaded to its end, and would hang.
const started = startDesktop({
  parts: {
    app,
    BrowserWindow,
    clipboard,
    dialog,
    ipcMain,
    Menu,
    MessageChannelMain,
    nativeTheme,
    Notification,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
    utilityProcess,
  },
  platform: process.platform,
  profile,
  engineFlags: isDemo ? ['--demo'] : [],
  bundle: path.resolve(import.meta.dirname, '..'),
  monotonicMs: () => performance.now(),
  log,
});
started
  .then((isFirst) => (isFirst ? startUpdates(app.isPackaged, process.resourcesPath, logError) : undefined))
  .catch((error: unknown) => {
    logError(error);
    app.exit(1);
  });
