// The parts of Electron that the desktop uses, by Electron's own declarations. main.ts hands them in, so that a test can hand in a double.
import type * as Electron from 'electron';

export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'Menu'
  | 'MessageChannelMain'
  | 'Notification'
  | 'clipboard'
  | 'dialog'
  | 'ipcMain'
  | 'nativeTheme'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;
