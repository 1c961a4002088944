// Runs beside the page, sandboxed: hands it a few functions and the port to the engine, and nothing of Electron.
// Bundled to CommonJS, the only form a sandboxed preload may have.
import { contextBridge, ipcRenderer } from 'electron';
import {
  type DesktopBridge,
  enginePortMessage,
  lineNames,
  type ShellAnswer,
  type ShellEvents,
} from '../../../shared/contract/shellBridge.ts';

const bridge: DesktopBridge = {
  platform: process.platform,
  call: (method, params) => ipcRenderer.invoke(lineNames.shell, method, params) as Promise<ShellAnswer>,
  onEvent(listener) {
    ipcRenderer.on(lineNames.event, (_event, name: keyof ShellEvents, payload: unknown) => listener(name, payload));
  },
  askForEngine: () => ipcRenderer.invoke(lineNames.engine) as Promise<ShellAnswer>,
};

// A port cannot cross the bridge; it goes to the page as a message of its own window.
ipcRenderer.on(lineNames.enginePort, (event) =>
  window.postMessage(enginePortMessage, window.location.origin, [...event.ports]),
);
contextBridge.exposeInMainWorld('broadsheet', bridge);
