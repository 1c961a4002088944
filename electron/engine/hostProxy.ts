// Asks the host for the proxy that the system has for an address: on the desktop only Electron's session knows it.
import { systemClock } from '../core/clock.ts';
import type { SystemProxy } from '../core/ports.ts';
import type { HostLine } from './hostLine.ts';

const patienceMs = 5_000;

export function createHostProxy(host: HostLine): SystemProxy {
  const waiting = new Map<number, (answer: string | undefined) => void>();
  let lastId = 0;
  host.onMessage((message) => {
    if (message.kind === 'proxyResolved') waiting.get(message.id)?.(message.answer);
  });
  return (url) =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const giveUp = systemClock.after(patienceMs, () => waiting.get(id)?.(undefined));
      waiting.set(id, (answer) => {
        giveUp();
        waiting.delete(id);
        resolve(answer);
      });
      host.post({ kind: 'resolveProxy', id, url });
    });
}
