// What a host and the engine's process say to each other about the process itself. Requests of the screen never go this way.
import type { WireError } from '../errors.ts';

export type HostToEngine =
  /** Comes with a message port, which becomes a channel of the contract. */
  | { readonly kind: 'connect' }
  /** Finish, close the library and end. */
  | { readonly kind: 'close' }
  /** Answer to `seal` and `unseal`; without text the system's key store cannot be used. */
  | { readonly kind: 'sealed'; readonly id: number; readonly text?: string }
  /** Answer to `resolveProxy`, as a PAC file would give it; without one the system does not say. */
  | { readonly kind: 'proxyResolved'; readonly id: number; readonly answer?: string };

export type EngineToHost =
  /** The library is open, here or in another process of this person, and its socket can be reached. */
  | { readonly kind: 'ready' }
  /** The library cannot be opened; starting again would not help. */
  | { readonly kind: 'refused'; readonly error: WireError }
  /** The host locks (`seal`) or opens (`unseal`) a feed's password with the system's key store. */
  | { readonly kind: 'seal' | 'unseal'; readonly id: number; readonly text: string }
  /** The host asks the system for the proxy to this address. */
  | { readonly kind: 'resolveProxy'; readonly id: number; readonly url: string };

/** How long a host waits for an engine that was asked to close, before it ends it. */
export const closingPatienceMs = 5_000;

const mostRestarts = 3;
const restartWindowMs = 60_000;

/** Counts restarts: three in a minute, and then no more. Hand it the moments, in milliseconds on any steady clock. */
export function createRestartBudget(): { mayRestart(nowMs: number): boolean } {
  let startedMs: readonly number[] = [];
  return {
    mayRestart(nowMs) {
      startedMs = startedMs.filter((moment) => nowMs - moment < restartWindowMs);
      if (startedMs.length >= mostRestarts) return false;
      startedMs = [...startedMs, nowMs];
      return true;
    },
  };
}
