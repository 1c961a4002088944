// The engine's line to the host that started it: Electron's parent port, or the channel of a child process.
import type { EngineToHost, HostToEngine } from '../../shared/contract/engineLife.ts';
import type { EnginePort } from './channels/portChannel.ts';

export interface HostLine {
  post(message: EngineToHost): void;
  onMessage(listener: (message: HostToEngine, port?: EnginePort) => void): void;
  /** The host is gone. */
  onEnd(listener: () => void): void;
}

/** `process.parentPort` of Electron's utilityProcess, by its shape. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly EnginePort[] }) => void,
  ): unknown;
}

/** Undefined when nobody started this process as an engine. */
export function findHostLine(): HostLine | undefined {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort)
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data, ports }) => listener(data as HostToEngine, ports[0])),
      onEnd: () => undefined, // Electron ends its utility processes itself
    };
  if (!process.send) return undefined;
  return {
    post: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as HostToEngine)),
    onEnd: (listener) => process.on('disconnect', listener),
  };
}
