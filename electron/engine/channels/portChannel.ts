// A channel over the message port that the desktop hands to the engine. The port is described here by its shape, as Electron's
// declarations have no place in this room.
import type { Channel } from '../../../shared/contract/wire.ts';

/** What the engine uses of Electron's MessagePortMain. */
export interface EnginePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

export function createPortChannel<Out, In>(port: EnginePort): Channel<Out, In> {
  const messageListeners = new Set<(message: In) => void>();
  port.on('message', (event) => {
    for (const listener of messageListeners) listener(event.data as In);
  });
  return {
    post: (message) => port.postMessage(message),
    // Until it is started the port keeps what comes: a window may ask before the library is open.
    onMessage(listener) {
      messageListeners.add(listener);
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  };
}
