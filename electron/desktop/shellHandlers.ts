// What the page may ask of the desktop, each with its answer. Parameters are validated here; a path never comes from the page.
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow, FileFilter } from 'electron';
import type { ShellAnswer, ShellEvents } from '../../shared/contract/shellBridge.ts';
import {
  type FileKind,
  shellContract,
  type ShellMethod,
  type ShellParams,
  type ShellResult,
} from '../../shared/contract/shellContract.ts';
import { AppError, toWire } from '../../shared/errors.ts';
import type { ElectronParts } from './electronParts.ts';
import { isWebAddress } from './security.ts';
import { bringForward } from './window.ts';

type ShellHandlers = {
  readonly [M in ShellMethod]: (params: ShellParams<M>) => Promise<ShellResult<M>> | ShellResult<M>;
};
type Parts = Pick<ElectronParts, 'Notification' | 'app' | 'clipboard' | 'dialog' | 'nativeTheme' | 'shell'>;

/** The largest file a person hands in is an OPML file or a backup of subscriptions. */
const largestPickedBytes = 32 * 1024 * 1024;

const filters: Readonly<Record<FileKind, FileFilter>> = {
  opml: { name: 'Subscriptions (OPML)', extensions: ['opml', 'xml'] },
  backup: { name: 'Broadsheet backup', extensions: ['sqlite', 'backup'] },
  json: { name: 'JSON', extensions: ['json'] },
  // Folders, whose names have no ending.
  markdown: { name: 'Folder', extensions: ['*'] },
  html: { name: 'Folder', extensions: ['*'] },
  epub: { name: 'Book (EPUB)', extensions: ['epub'] },
};

export function createShellHandlers(
  { Notification, app, clipboard, dialog, nativeTheme, shell }: Parts,
  window: BrowserWindow,
  tell: <E extends keyof ShellEvents>(event: E, payload: ShellEvents[E]) => void,
): ShellHandlers {
  async function chooseSavePath(kind: FileKind, name: string): Promise<string | undefined> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: path.basename(name),
      filters: [filters[kind]],
    });
    return canceled || filePath === '' ? undefined : filePath;
  }
  async function chooseFile(kind: FileKind): Promise<string | undefined> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: [filters[kind]],
    });
    return canceled ? undefined : filePaths[0];
  }
  return {
    'links.openOutside': async ({ url, behind }) => {
      if (!isWebAddress(url)) throw new AppError('scheme-refused', { scheme: url.split(':', 1)[0] ?? '' });
      await shell.openExternal(url, { activate: !behind });
      return null;
    },
    'clipboard.writeText': async ({ text }) => {
      await clipboard.writeText(text);
      return null;
    },
    'files.pick': async ({ kind }) => {
      const file = await chooseFile(kind);
      if (file === undefined) return null;
      const name = path.basename(file);
      try {
        if ((await stat(file)).size > largestPickedBytes) throw new Error('too large');
        return { name, bytesBase64: (await readFile(file)).toString('base64') };
      } catch (error) {
        throw new AppError('file-unreadable', { file: name }, { cause: error });
      }
    },
    'files.save': async ({ kind, name, text }) => {
      const file = await chooseSavePath(kind, name);
      if (file === undefined) return false;
      try {
        await writeFile(file, text);
      } catch (error) {
        throw new AppError(
          (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk-full' : 'write-failed',
          { file: path.basename(file) },
          { cause: error },
        );
      }
      return true;
    },
    'files.choosePath': async ({ kind, name }) => (await chooseSavePath(kind, name)) ?? null,
    'files.chooseFile': async ({ kind }) => (await chooseFile(kind)) ?? null,
    'window.notify': ({ title, body, articleId }) => {
      if (!Notification.isSupported()) return null;
      const notification = new Notification({ title, body, silent: true });
      notification.on('click', () => {
        bringForward(window);
        if (articleId !== undefined) tell('showArticle', articleId);
      });
      notification.show();
      return null;
    },
    'window.setBadge': ({ count }) => {
      app.setBadgeCount(count);
      return null;
    },
    'window.setTheme': ({ theme }) => {
      nativeTheme.themeSource = theme;
      return null;
    },
  };
}

/** Answers one request of the page: unknown methods and wrong parameters are refused, and what went wrong travels as a code. */
export async function answerShell(
  handlers: ShellHandlers,
  method: unknown,
  params: unknown,
  log: (error: unknown) => void,
): Promise<ShellAnswer> {
  try {
    if (!isShellMethod(method))
      throw new AppError('method-unknown', { method: typeof method === 'string' ? method.slice(0, 100) : '' });
    const parsed = shellContract[method].params.safeParse(params);
    if (!parsed.success)
      throw new AppError('params-invalid', { method, reason: parsed.error.issues[0]?.message ?? '' });
    const handler = handlers[method] as (params: unknown) => unknown;
    return { result: await handler(parsed.data) };
  } catch (error) {
    if (!(error instanceof AppError)) log(error);
    return { error: toWire(error) };
  }
}

const isShellMethod = (method: unknown): method is ShellMethod =>
  typeof method === 'string' && Object.hasOwn(shellContract, method);
