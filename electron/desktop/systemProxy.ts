// Tells the engine which proxy the system has for an address, from its settings or a PAC file.
import type { Session } from 'electron';
import type { EngineToHost, HostToEngine } from '../../shared/contract/engineLife.ts';

type ProxyRequest = Extract<EngineToHost, { readonly kind: 'resolveProxy' }>;

/** Without an answer when the system does not say. */
export async function answerProxy(
  session: Pick<Session, 'resolveProxy'>,
  { id, url }: ProxyRequest,
): Promise<HostToEngine> {
  try {
    return { kind: 'proxyResolved', id, answer: await session.resolveProxy(url) };
  } catch {
    return { kind: 'proxyResolved', id };
  }
}
