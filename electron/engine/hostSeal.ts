// Locks and opens passwords through the host, which alone can reach the system's key store.
import { AppError } from '../../shared/errors.ts';
import type { HostLine } from './hostLine.ts';
import { createHostQuestions } from './hostQuestions.ts';
import type { SecretSeal } from './secretFile.ts';

const patienceMs = 10_000;

export function createHostSeal(host: HostLine): SecretSeal {
  const ask = createHostQuestions(host, patienceMs, (message) =>
    message.kind === 'sealed' ? { id: message.id, text: message.text } : undefined,
  );
  const through = async (kind: 'seal' | 'unseal', text: string): Promise<string> => {
    const answer = await ask((id) => ({ kind, id, text }));
    if (answer === undefined) throw new AppError('secret-store-unavailable');
    return answer;
  };
  return { seal: (text) => through('seal', text), unseal: (sealed) => through('unseal', sealed) };
}
