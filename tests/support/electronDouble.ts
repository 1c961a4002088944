// Stands in for Electron where its runtime is not. Every part is typed by Electron's own declarations, and a member that a test did not
// foresee throws instead of answering undefined, so that the double cannot agree to what the real one would refuse.
import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Clipboard,
  Dialog,
  Display,
  IpcMain,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions,
  MessagePortMain,
  NativeTheme,
  NotificationConstructorOptions,
  Protocol,
  SafeStorage,
  Screen,
  Session,
  Shell,
  UtilityProcess,
  WebContents,
  WebFrameMain,
} from 'electron';
import { vi } from 'vitest';
import type { ElectronParts } from '../../electron/desktop/electronParts.ts';

/** The members as they are typed; any other member throws. */
function part<T extends object>(members: Partial<T>): T {
  return new Proxy(members as T, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name) as unknown;
      if (typeof name === 'symbol' || name === 'then' || name === 'toJSON' || name === 'asymmetricMatch')
        return undefined;
      throw new Error(`The double of Electron has no ${name}.`);
    },
  });
}

interface Emitting<T> {
  readonly part: T;
  emit(event: string, ...args: unknown[]): void;
}

/** A part that emits events, with a way to emit them. */
function emittingPart<T extends object>(members: Partial<T>): Emitting<T> {
  const emitter = new EventEmitter();
  const double: T = part<T>({
    ...members,
    on: (event: string, listener: () => void) => {
      emitter.on(event, listener);
      return double;
    },
    once: (event: string, listener: () => void) => {
      emitter.once(event, listener);
      return double;
    },
  });
  return { part: double, emit: (event, ...args) => void emitter.emit(event, ...args) };
}

export interface ContentsDouble extends Emitting<WebContents> {
  readonly sent: unknown[][];
  /** What came with `postMessage`. */
  readonly ports: { readonly channel: string; readonly ports: readonly MessagePortMain[] }[];
  openWindow(url: string): { readonly action: string };
}

export function contentsDouble(): ContentsDouble {
  const sent: unknown[][] = [];
  const ports: ContentsDouble['ports'] = [];
  let openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined;
  const emitting = emittingPart<WebContents>({
    send: (...args: unknown[]) => void sent.push(args),
    postMessage: (channel, _message, transfer = []) => void ports.push({ channel, ports: transfer }),
    setWindowOpenHandler: (handler) => {
      openHandler = handler;
    },
  });
  return {
    ...emitting,
    sent,
    ports,
    openWindow(url) {
      if (!openHandler) throw new Error('No window-open handler was set.');
      return openHandler({
        url,
        frameName: '',
        features: '',
        disposition: 'foreground-tab',
        referrer: { url: '', policy: 'default' },
      });
    },
  };
}

export interface WindowDouble extends Emitting<BrowserWindow> {
  readonly options: BrowserWindowConstructorOptions;
  readonly contents: ContentsDouble;
  readonly loaded: string[];
  readonly calls: string[];
}

export interface EngineDouble extends Emitting<UtilityProcess> {
  readonly modulePath: string;
  readonly args: readonly string[];
  readonly posted: { readonly message: unknown; readonly ports: readonly MessagePortMain[] }[];
  readonly kill: ReturnType<typeof vi.fn>;
  /** Ends it, as a crash or a clean close would. */
  exit(code: number): void;
}

export interface ElectronDouble {
  readonly parts: ElectronParts;
  readonly app: Emitting<App>;
  readonly session: Emitting<Session>;
  readonly windows: WindowDouble[];
  readonly engines: EngineDouble[];
  /** Names of what was done, in order. */
  readonly calls: string[];
  readonly paths: Map<string, string>;
  readonly protocols: Map<string, (request: Request) => Response | Promise<Response>>;
  readonly opened: string[];
  readonly menus: (readonly MenuItemConstructorOptions[])[];
  readonly notifications: (Emitting<object> & { readonly options: NotificationConstructorOptions })[];
  readonly dialogs: { save: string; open: readonly string[] };
  invoke(channel: string, event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, ...args: unknown[]): unknown;
  /** The event of a message that our own page in this window sends. */
  pageEvent(window: WindowDouble): Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;
}

export const frameDouble = (origin: string, parent: WebFrameMain | null = null): WebFrameMain =>
  part<WebFrameMain>({ origin, parent });

export function createElectronDouble({ isFirst = true, hasKeyStore = true } = {}): ElectronDouble {
  const calls: string[] = [];
  const did = (name: string): void => void calls.push(name);
  const paths = new Map<string, string>();
  const windows: WindowDouble[] = [];
  const engines: EngineDouble[] = [];
  const opened: string[] = [];
  const menus: (readonly MenuItemConstructorOptions[])[] = [];
  const notifications: ElectronDouble['notifications'] = [];
  const protocols: ElectronDouble['protocols'] = new Map();
  const handlers = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown>();
  const dialogs: ElectronDouble['dialogs'] = { save: '', open: [] };

  const app = emittingPart<App>({
    setPath: (name: string, path: string) => {
      did('setPath');
      paths.set(name, path);
    },
    requestSingleInstanceLock: () => isFirst,
    enableSandbox: () => did('enableSandbox'),
    setAppUserModelId: () => undefined,
    whenReady: () => {
      did('whenReady');
      return Promise.resolve();
    },
    quit: () => {
      did('quit');
      app.emit('before-quit', { preventDefault: () => did('quit held back') });
    },
    setBadgeCount: (count?: number) => {
      did(`badge ${count}`);
      return true;
    },
  });
  const session = emittingPart<Session>({
    resolveProxy: (url) =>
      url.includes('broken')
        ? Promise.reject(new Error('no PAC'))
        : Promise.resolve('PROXY proxy.example:3128; DIRECT'),
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: part<Session['webRequest']>({ onBeforeRequest: vi.fn() as never }),
  });

  function createWindow(options: BrowserWindowConstructorOptions = {}): WindowDouble {
    const contents = contentsDouble();
    const loaded: string[] = [];
    const windowCalls: string[] = [];
    const call = (name: string) => () => void windowCalls.push(name);
    const emitting = emittingPart<BrowserWindow>({
      webContents: contents.part,
      loadURL: (url: string) => {
        loaded.push(url);
        return Promise.resolve();
      },
      show: call('show'),
      hide: call('hide'),
      focus: call('focus'),
      maximize: call('maximize'),
      restore: call('restore'),
      isMinimized: () => false,
      isMaximized: () => false,
      getNormalBounds: () => ({ x: 10, y: 20, width: 900, height: 700 }),
    });
    const window = { ...emitting, options, contents, loaded, calls: windowCalls };
    windows.push(window);
    app.emit('web-contents-created', {}, contents.part);
    return window;
  }

  function fork(modulePath: string, args: string[] = []): UtilityProcess {
    const posted: { message: unknown; ports: readonly MessagePortMain[] }[] = [];
    const kill = vi.fn(() => true);
    const state: { pid: number | undefined } = { pid: 1_000 + engines.length };
    const emitting = emittingPart<UtilityProcess>({
      get pid() {
        return state.pid;
      },
      kill,
      postMessage: (message: unknown, ports: readonly MessagePortMain[] = []) => void posted.push({ message, ports }),
    });
    // A spread would read the getter once.
    const double = new Proxy(emitting.part, {
      get: (target, name) => (name === 'pid' ? state.pid : (Reflect.get(target, name) as unknown)),
    });
    engines.push({
      part: double,
      emit: (event, ...args) => emitting.emit(event, ...args),
      modulePath,
      args,
      posted,
      kill,
      exit(code) {
        state.pid = undefined;
        emitting.emit('exit', code);
      },
    });
    return double;
  }

  const parts: ElectronParts = {
    app: app.part,
    BrowserWindow: function (options: BrowserWindowConstructorOptions) {
      return createWindow(options).part;
    } as unknown as ElectronParts['BrowserWindow'],
    Menu: part<ElectronParts['Menu']>({
      buildFromTemplate: (template) => {
        menus.push(template as MenuItemConstructorOptions[]);
        return part({});
      },
      setApplicationMenu: () => did('setApplicationMenu'),
    }),
    MessageChannelMain: function () {
      return { port1: part<MessagePortMain>({}), port2: part<MessagePortMain>({}) };
    } as unknown as ElectronParts['MessageChannelMain'],
    Notification: Object.assign(
      function (options: NotificationConstructorOptions) {
        const notification = emittingPart<{ show(): void }>({ show: () => did('notify') });
        notifications.push({ ...notification, options });
        return notification.part;
      },
      { isSupported: () => true },
    ) as unknown as ElectronParts['Notification'],
    clipboard: part<Clipboard>({
      writeText: (text: string) => {
        did(`copy ${text}`);
        return Promise.resolve();
      },
    }),
    dialog: part<Dialog>({
      showSaveDialog: () => Promise.resolve({ canceled: dialogs.save === '', filePath: dialogs.save }),
      showOpenDialog: () =>
        Promise.resolve({
          canceled: dialogs.open.length === 0,
          filePaths: [...dialogs.open],
        }),
    }),
    ipcMain: part<IpcMain>({ handle: (channel, handler) => void handlers.set(channel, handler) }),
    nativeTheme: part<NativeTheme>({ shouldUseDarkColors: false, themeSource: 'system' }),
    protocol: part<Protocol>({
      registerSchemesAsPrivileged: () => did('registerSchemesAsPrivileged'),
      handle: (scheme, handler) => void protocols.set(scheme, handler),
    }),
    safeStorage: part<SafeStorage>({
      isEncryptionAvailable: () => hasKeyStore,
      encryptString: (text: string) => Buffer.from(`sealed:${text}`),
      decryptString: (sealed: Buffer) => {
        if (!sealed.toString().startsWith('sealed:')) throw new Error('not sealed here');
        return sealed.toString().slice('sealed:'.length);
      },
    }),
    screen: part<Screen>({
      getAllDisplays: () => [part<Display>({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } })],
    }),
    session: part<ElectronParts['session']>({ defaultSession: session.part }),
    shell: part<Shell>({
      openExternal: (url: string) => {
        opened.push(url);
        return Promise.resolve();
      },
    }),
    utilityProcess: part<ElectronParts['utilityProcess']>({ fork }),
  };

  return {
    parts,
    app,
    session,
    windows,
    engines,
    calls,
    paths,
    protocols,
    opened,
    menus,
    notifications,
    dialogs,
    invoke(channel, event, ...args) {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`Nobody handles ${channel}.`);
      return handler(event as IpcMainInvokeEvent, ...args);
    },
    pageEvent: (window) => ({ sender: window.contents.part, senderFrame: frameDouble('app://broadsheet') }),
  };
}
