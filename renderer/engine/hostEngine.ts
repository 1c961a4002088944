// Reaches the engine in whichever host the window runs, and reaches it again when it was started anew.
import {
  createEngineClient,
  createLastingClient,
  type EngineChannel,
  type LastingEngineClient,
} from '../../shared/contract/engineClient.ts';
import { enginePortMessage, type DesktopBridge } from '../../shared/contract/shellBridge.ts';
import type { FromEngine } from '../../shared/contract/wire.ts';
import { fromWire } from '../../shared/errors.ts';
import { openWebSocketChannel } from './webSocketChannel.ts';

const pauseMs = 300;
const patienceMs = 20_000;

/** The client lasts as long as the window. Its `onLink` tells when the engine is gone, back, or gone for good. */
export const connectHostEngine = (): LastingEngineClient =>
  createLastingClient(async () =>
    createEngineClient(window.broadsheet ? await openDesktopChannel(window.broadsheet) : await reachThroughWebHost()),
  );

/** Kept media of an article under this host: `<2 hex>/<sha256>.<ext>` → an address for `src`. */
export const mediaAddress = (path: string): string => (window.broadsheet ? `media://kept/${path}` : `/media/${path}`);

async function reachThroughWebHost(): Promise<EngineChannel> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const channel = await openWebSocketChannel(`ws://${location.host}/engine`).catch(() => undefined);
    if (channel) return channel;
    const answer = await fetch('/failure').catch(() => undefined);
    if (answer?.status === 200) throw new Error(await answer.text());
    if (performance.now() > deadline) throw new Error('Broadsheet has ended. Start it again to go on.');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function openDesktopChannel(bridge: DesktopBridge): Promise<EngineChannel> {
  const arrival = new Promise<MessagePort>((resolve) => {
    const listen = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== enginePortMessage || !port) return;
      window.removeEventListener('message', listen);
      resolve(port);
    };
    window.addEventListener('message', listen);
  });
  const answer = await bridge.askForEngine();
  if ('error' in answer) throw fromWire(answer.error);
  const port = await arrival;
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event: MessageEvent<FromEngine>) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.addEventListener('close', listener),
    close: () => port.close(),
  };
}
