// A channel over the web host's WebSocket: one JSON value a message.
import type { EngineChannel } from '../../shared/contract/engineClient.ts';
import type { FromEngine } from '../../shared/contract/wire.ts';

/** Resolves once the socket is open; rejects when it closes before that. */
export function openWebSocketChannel(address: string): Promise<EngineChannel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.addEventListener(
      'open',
      () =>
        resolve({
          post: (message) => socket.send(JSON.stringify(message)),
          onMessage: (listener) =>
            socket.addEventListener('message', (event: MessageEvent<string>) =>
              listener(JSON.parse(event.data) as FromEngine),
            ),
          onClose: (listener) => socket.addEventListener('close', listener),
          close: () => socket.close(),
        }),
      { once: true },
    );
    socket.addEventListener('close', () => reject(new Error(`The engine at ${address} cannot be reached.`)), {
      once: true,
    });
  });
}
