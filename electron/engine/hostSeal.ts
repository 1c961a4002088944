// Locks and opens passwords through the host, which alone can reach the system's key store.
import { AppError } from '../../shared/errors.ts';
import { systemClock } from '../core/clock.ts';
import type { HostLine } from './hostLine.ts';
import type { SecretSeal } from './secretFile.ts';

const patienceMs = 10_000;

export function createHostSeal(host: HostLine): SecretSeal {
  const waiting = new Map<number, (text: string | undefined) => void>();
  let lastId = 0;
  host.onMessage((message) => {
    if (message.kind !== 'sealed') return;
    waiting.get(message.id)?.(message.text);
    waiting.delete(message.id);
  });
  const ask = (kind: 'seal' | 'unseal', text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      const giveUp = systemClock.after(patienceMs, () => waiting.get(id)?.(undefined));
      waiting.set(id, (answer) => {
        giveUp();
        waiting.delete(id);
        if (answer === undefined) reject(new AppError('secret-store-unavailable'));
        else resolve(answer);
      });
      host.post({ kind, id, text });
    });
  return { seal: (text) => ask('seal', text), unseal: (sealed) => ask('unseal', sealed) };
}
