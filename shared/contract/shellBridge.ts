// The shell as the page sees it, and the bridge by which the desktop gives it. No zod here: the page and the preload take values from it.
import type { CommandId } from '../commands/commandTable.ts';
import type { WireError } from '../errors.ts';
import type { ArticleId } from '../model/ids.ts';
import type { ShellMethod, ShellParams, ShellResult } from './shellContract.ts';

export interface ShellEvents {
  /** Chosen in the menu of the system. */
  readonly command: CommandId;
  readonly showArticle: ArticleId;
}

export interface Shell {
  readonly kind: 'desktop' | 'web';
  readonly platform: 'mac' | 'windows' | 'linux';
  call<M extends ShellMethod>(method: M, params: ShellParams<M>): Promise<ShellResult<M>>;
  /** Listens until the returned function is called. */
  on<E extends keyof ShellEvents>(event: E, listener: (payload: ShellEvents[E]) => void): () => void;
}

export type ShellAnswer = { readonly result: unknown } | { readonly error: WireError };

/** What the desktop's preload puts at `window.broadsheet`. It carries plain values only. */
export interface DesktopBridge {
  readonly platform: string;
  call(method: ShellMethod, params: unknown): Promise<ShellAnswer>;
  onEvent(listener: (event: keyof ShellEvents, payload: unknown) => void): void;
  /** A message port to the engine comes as a window message `enginePortMessage`. Answers an error once the engine has failed for good. */
  askForEngine(): Promise<ShellAnswer>;
}

/** `data` of the window message whose port leads to the engine. */
export const enginePortMessage = 'broadsheet:engine-port';

/** Names of the messages between the preload and the main process. */
export const lineNames = { shell: 'shell', engine: 'engine', enginePort: 'engine-port', event: 'shell-event' } as const;
