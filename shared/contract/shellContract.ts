// Everything the screen may ask of the window's host that is not the engine's: links, files, the clipboard, notifications.
// The desktop answers through its preload, the web host's page with the browser's own features.
import { z } from 'zod';
import { method, type ParamsOf, type ResultOf } from './method.ts';
import { id } from './schemas.ts';

/** Only these leave for the person's browser; a feed can name any scheme. */
const outsideAddress = z.url({ protocol: /^https?$/, hostname: /./ }).max(8_192);
const fileName = z.string().min(1).max(200);

export type FileKind = 'opml' | 'backup' | 'json' | 'markdown' | 'html' | 'epub';
const fileKind = z.enum(['opml', 'backup', 'json', 'markdown', 'html', 'epub'] satisfies FileKind[]);

export interface PickedFile {
  readonly name: string;
  readonly bytesBase64: string;
}

export const shellContract = {
  /** `behind`: without leaving Broadsheet, where the system can do that. */
  'links.openOutside': method(z.strictObject({ url: outsideAddress, behind: z.boolean() })).returns<null>(),
  'clipboard.writeText': method(z.strictObject({ text: z.string().max(1_000_000) })).returns<null>(),
  /** Null when the person changed their mind. */
  'files.pick': method(z.strictObject({ kind: fileKind })).returns<PickedFile | null>(),
  /** Writes a text where the person says. False when they changed their mind. */
  'files.save': method(z.strictObject({ kind: fileKind, name: fileName, text: z.string() })).returns<boolean>(),
  /** A path for the engine to write to. Null when the person changed their mind, and always in a browser, which has no paths. */
  'files.choosePath': method(z.strictObject({ kind: fileKind, name: fileName })).returns<string | null>(),
  /** A file for the engine to read. Null when the person changed their mind, and always in a browser, which has no paths. */
  'files.chooseFile': method(z.strictObject({ kind: fileKind })).returns<string | null>(),
  /** A click on it brings the window forward and tells `showArticle`. */
  'window.notify': method(
    z.strictObject({ title: z.string().max(500), body: z.string().max(2_000), articleId: id.optional() }),
  ).returns<null>(),
  /** Number on the app's icon; 0 takes it away. */
  'window.setBadge': method(z.strictObject({ count: z.int().nonnegative() })).returns<null>(),
  /** For what the system draws itself: menus, dialogs, scroll bars, the title bar. */
  'window.setTheme': method(z.strictObject({ theme: z.enum(['system', 'light', 'dark']) })).returns<null>(),
} as const;

export type ShellContract = typeof shellContract;
export type ShellMethod = keyof ShellContract;
export type ShellParams<M extends ShellMethod> = ParamsOf<ShellContract[M]>;
export type ShellResult<M extends ShellMethod> = ResultOf<ShellContract[M]>;
