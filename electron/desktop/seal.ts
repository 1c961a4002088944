// Locks and opens the passwords of feeds with the system's key store, for the engine, which cannot reach it.
import type { SafeStorage } from 'electron';
import type { EngineToHost, HostToEngine } from '../../shared/contract/engineLife.ts';

type SealRequest = Extract<EngineToHost, { readonly kind: 'seal' | 'unseal' }>;
type SealStore = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>;

/** Without text in the answer when the key store is not there, or the sealed text is from another one. */
export function answerSeal(store: SealStore, { kind, id, text }: SealRequest): HostToEngine {
  try {
    if (!store.isEncryptionAvailable()) return { kind: 'sealed', id };
    const answer =
      kind === 'seal' ? store.encryptString(text).toString('base64') : store.decryptString(Buffer.from(text, 'base64'));
    return { kind: 'sealed', id, text: answer };
  } catch {
    return { kind: 'sealed', id };
  }
}
