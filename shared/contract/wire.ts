// The messages between a client and the engine, whatever carries them (message port, WebSocket, socket).
import type { WireError } from '../errors.ts';

export type ToEngine =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromEngine =
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'event'; readonly event: string; readonly payload: unknown };

/**
 * An event the engine sends when it is about to close. What it has not finished it hands back as untouched; a client sends nothing more,
 * waits for its answers and hangs up.
 */
export const closingEvent = 'closing';

/** A two-way line that carries structured-cloneable, JSON-able messages in order. */
export interface Channel<Out, In> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}
