// The shell of whichever host the window runs in: the desktop's bridge if its preload put one there, else the browser's own features.
import type { DesktopBridge, Shell, ShellEvents } from '../../shared/contract/shellBridge.ts';
import type {
  FileKind,
  PickedFile,
  ShellMethod,
  ShellParams,
  ShellResult,
} from '../../shared/contract/shellContract.ts';
import { fromWire } from '../../shared/errors.ts';
import { readPicked } from './pickedFile.ts';

declare global {
  interface Window {
    readonly broadsheet?: DesktopBridge;
  }
}

export const hostShell = (): Shell =>
  window.broadsheet ? createDesktopShell(window.broadsheet) : createBrowserShell();

function createDesktopShell(bridge: DesktopBridge): Shell {
  const listeners = new Map<keyof ShellEvents, Set<(payload: never) => void>>();
  bridge.onEvent((event, payload) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  });
  return {
    kind: 'desktop',
    platform: bridge.platform === 'darwin' ? 'mac' : bridge.platform === 'win32' ? 'windows' : 'linux',
    async call<M extends ShellMethod>(method: M, params: ShellParams<M>) {
      const answer = await bridge.call(method, params);
      if ('error' in answer) throw fromWire(answer.error);
      return answer.result as ShellResult<M>;
    },
    on(event, listener) {
      const ofEvent = listeners.get(event) ?? new Set();
      listeners.set(event, ofEvent);
      ofEvent.add(listener);
      return () => ofEvent.delete(listener);
    },
  };
}

type BrowserActs = {
  readonly [M in ShellMethod]: (params: ShellParams<M>) => Promise<ShellResult<M>> | ShellResult<M>;
};

function createBrowserShell(): Shell {
  const articleListeners = new Set<(articleId: number) => void>();
  const acts: BrowserActs = {
    // A browser decides itself whether the new tab comes to the front.
    'links.openOutside': ({ url }) => {
      window.open(url, '_blank', 'noopener,noreferrer');
      return null;
    },
    'clipboard.writeText': async ({ text }) => {
      await navigator.clipboard.writeText(text);
      return null;
    },
    'files.pick': ({ kind }) => pickFile(kind),
    'files.save': ({ name, text }) => saveFile(name, text),
    'files.choosePath': () => null,
    'files.chooseFile': () => null,
    'window.notify': async ({ title, body, articleId }) => {
      if ((await Notification.requestPermission()) !== 'granted') return null;
      const notification = new Notification(title, { body });
      notification.addEventListener('click', () => {
        window.focus();
        if (articleId !== undefined) for (const listener of articleListeners) listener(articleId);
      });
      return null;
    },
    'window.setBadge': async ({ count }) => {
      await navigator.setAppBadge?.(count).catch(() => undefined); // only an installed app has a badge
      return null;
    },
    'window.setTheme': ({ theme }) => {
      document.documentElement.style.colorScheme = theme === 'system' ? '' : theme;
      return null;
    },
  };
  return {
    kind: 'web',
    platform: /Mac/.test(navigator.userAgent) ? 'mac' : /Windows/.test(navigator.userAgent) ? 'windows' : 'linux',
    call: async (method, params) => acts[method](params),
    on(event, listener) {
      if (event !== 'showArticle') return () => undefined; // a browser's window has no menu of ours
      articleListeners.add(listener as (articleId: number) => void);
      return () => articleListeners.delete(listener as (articleId: number) => void);
    },
  };
}

const accepted: Readonly<Record<FileKind, string>> = {
  opml: '.opml,.xml,text/x-opml',
  backup: '.sqlite,.backup',
  json: '.json',
  markdown: '.md',
  html: '.html',
  epub: '.epub',
};

function pickFile(kind: FileKind): Promise<PickedFile | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accepted[kind];
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (!file) {
        resolve(null);
        return;
      }
      readPicked(file).then(resolve, reject);
    });
    input.click();
  });
}

function saveFile(name: string, text: string): boolean {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}
