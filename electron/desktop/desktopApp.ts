// The life of the desktop app: one a library, from its first setting to its last word. Wires the parts; each part is its own file.
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import type { ElectronParts } from './electronParts.ts';
import { startEngine } from './engineHost.ts';
import { menuTemplate } from './menu.ts';
import { openPageLine, tellPage } from './pageLine.ts';
import { customSchemes, serveProtocols } from './protocols.ts';
import { isWebAddress, lockContents, lockSession } from './security.ts';
import { answerShell, createShellHandlers } from './shellHandlers.ts';
import { bringForward, openWindow } from './window.ts';

export interface DesktopOptions {
  readonly parts: ElectronParts;
  readonly platform: NodeJS.Platform;
  readonly profile: string;
  /** Of the engine's process, beside those it always gets. */
  readonly engineFlags: readonly string[];
  /** Folder of the bundle: desktop/, engine/ and renderer/ lie in it. */
  readonly bundle: string;
  readonly monotonicMs: () => number;
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** @returns false when the app already runs on this library: that one comes forward, and this one ends */
export async function startDesktop({
  parts,
  platform,
  profile,
  engineFlags,
  bundle,
  monotonicMs,
  log,
}: DesktopOptions): Promise<boolean> {
  const { app } = parts;
  // Chromium's own files, and with them Electron's lock of the first instance, belong to the library.
  app.setPath('userData', path.join(profile, 'desktop'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.enableSandbox();
  app.setAppUserModelId('org.broadsheet.Broadsheet');
  parts.protocol.registerSchemesAsPrivileged(customSchemes);

  let window: BrowserWindow | undefined;
  const currentWindow = (): BrowserWindow | undefined => window;
  const logError = (error: unknown): void =>
    log('desktop.bug', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const openOutside = (address: string): void => {
    if (isWebAddress(address)) parts.shell.openExternal(address).catch(logError);
  };
  app.on('web-contents-created', (_event, contents) => lockContents(contents, openOutside));

  await app.whenReady();
  lockSession(parts.session.defaultSession);
  serveProtocols(parts.protocol, { renderer: path.join(bundle, 'renderer'), media: path.join(profile, 'media') });
  const engine = startEngine(parts, {
    enginePath: path.join(unpacked(bundle), 'engine', 'engineProcess.js'),
    flags: engineFlags,
    profile,
    monotonicMs,
    log,
  });
  const tell = tellPage(currentWindow);
  openPageLine({
    ipcMain: parts.ipcMain,
    window: currentWindow,
    engine,
    answer: (asking, method, params) => answerShell(createShellHandlers(parts, asking, tell), method, params, logError),
  });
  parts.Menu.setApplicationMenu(
    parts.Menu.buildFromTemplate(
      menuTemplate(platform, (command) => {
        showWindow();
        tell('command', command);
      }),
    ),
  );

  function showWindow(): void {
    if (window) {
      bringForward(window);
      return;
    }
    window = openWindow(parts, {
      preloadPath: path.join(bundle, 'desktop', 'preload.cjs'),
      placeFile: path.join(profile, 'desktop', 'window.json'),
      platform,
    });
    window.on('closed', () => {
      window = undefined;
    });
  }
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });

  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    window?.hide();
    const end = (): void => {
      isClosed = true;
      app.quit();
    };
    engine.close().then(end, end);
  });
  showWindow();
  return true;
}

/** In an installed app the bundle is an archive, and the engine lies beside it as plain files (build/electronBuilder.ts). */
const unpacked = (bundle: string): string => bundle.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
