// The one window: sandboxed and isolated, shown once it has something to show, at the place where it was.
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { ElectronParts } from './electronParts.ts';
import { pageAddress } from './security.ts';
import { readWindowPlace, smallestWindow, writeWindowPlace } from './windowPlace.ts';

/** Paper and ink of the design tokens, so that the first frame has the page's colour. */
const paper = { light: '#fdfdfc', dark: '#131518' } as const;

export interface WindowOptions {
  readonly preloadPath: string;
  readonly placeFile: string;
  readonly platform: NodeJS.Platform;
}

const windowOptions = (
  preloadPath: string,
  platform: NodeJS.Platform,
  isDark: boolean,
): BrowserWindowConstructorOptions => ({
  minWidth: smallestWindow.width,
  minHeight: smallestWindow.height,
  show: false,
  title: 'Broadsheet',
  backgroundColor: isDark ? paper.dark : paper.light,
  autoHideMenuBar: platform !== 'darwin',
  webPreferences: {
    preload: preloadPath,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    autoplayPolicy: 'user-gesture-required',
  },
});

export function openWindow(parts: ElectronParts, options: WindowOptions): BrowserWindow {
  const { isMaximized, ...bounds } = readWindowPlace(
    options.placeFile,
    parts.screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new parts.BrowserWindow({
    ...windowOptions(options.preloadPath, options.platform, parts.nativeTheme.shouldUseDarkColors),
    ...bounds,
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () =>
    writeWindowPlace(options.placeFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }),
  );
  void window.loadURL(pageAddress);
  return window;
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
