// The line between our page and this process: requests of the shell, events of the shell, and the port to the engine.
// Every message is checked for its sender before it is looked at.
import type { BrowserWindow, IpcMain } from 'electron';
import { lineNames, type ShellAnswer, type ShellEvents } from '../../shared/contract/shellBridge.ts';
import { AppError, toWire } from '../../shared/errors.ts';
import type { EngineHost } from './engineHost.ts';
import { isFromOurPage } from './security.ts';

export interface PageLineOptions {
  readonly ipcMain: IpcMain;
  /** The window, while there is one. */
  readonly window: () => BrowserWindow | undefined;
  readonly engine: EngineHost;
  readonly answer: (window: BrowserWindow, method: unknown, params: unknown) => Promise<ShellAnswer>;
}

export function openPageLine({ ipcMain, window, engine, answer }: PageLineOptions): void {
  const senderWindow = (event: Parameters<typeof isFromOurPage>[0] & { readonly sender: unknown }): BrowserWindow => {
    const ours = window();
    if (!ours || event.sender !== ours.webContents || !isFromOurPage(event))
      throw new Error('Refused: not from the page of Broadsheet.');
    return ours;
  };
  ipcMain.handle(lineNames.shell, (event, method: unknown, params: unknown) =>
    answer(senderWindow(event), method, params),
  );
  ipcMain.handle(lineNames.engine, (event): ShellAnswer => {
    const { webContents } = senderWindow(event);
    try {
      webContents.postMessage(lineNames.enginePort, null, [engine.connect()]);
      return { result: null };
    } catch (error) {
      return { error: toWire(error instanceof AppError ? error : new AppError('engine-failed')) };
    }
  });
}

export const tellPage =
  (window: () => BrowserWindow | undefined) =>
  <E extends keyof ShellEvents>(event: E, payload: ShellEvents[E]): void =>
    window()?.webContents.send(lineNames.event, event, payload);
