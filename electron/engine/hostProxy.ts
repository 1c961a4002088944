// Asks the host for the proxy that the system has for an address: on the desktop only Electron's session knows it.
import type { SystemProxy } from '../core/ports.ts';
import type { HostLine } from './hostLine.ts';
import { createHostQuestions } from './hostQuestions.ts';

const patienceMs = 5_000;

export function createHostProxy(host: HostLine): SystemProxy {
  const ask = createHostQuestions(host, patienceMs, (message) =>
    message.kind === 'proxyResolved' ? { id: message.id, text: message.answer } : undefined,
  );
  return (url) => ask((id) => ({ kind: 'resolveProxy', id, url }));
}
