// Passwords of feeds, in secrets.json of the profile folder (0600). Where the host has the system's key store, they are sealed with it.
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SecretStore } from '../core/ports.ts';
import { AppError } from '../../shared/errors.ts';

/** Locks and opens a text with the system's key store; rejects with `secret-store-unavailable` where that cannot be reached. */
export interface SecretSeal {
  seal(text: string): Promise<string>;
  unseal(sealed: string): Promise<string>;
}

type KeptSecret = { readonly plain: string } | { readonly sealed: string };
type KeptSecrets = Readonly<Record<string, KeptSecret>>;

export function createSecretFile(folder: string, seal?: SecretSeal): SecretStore {
  const file = path.join(folder, 'secrets.json');
  let lastWrite: Promise<void> = Promise.resolve();

  async function read(): Promise<KeptSecrets> {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as KeptSecrets;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw new AppError('file-unreadable', { file }, { cause: error });
    }
  }

  /** One write after the other, each whole: a crash leaves the old file or the new one. */
  function change(edit: (secrets: KeptSecrets) => KeptSecrets): Promise<void> {
    const before = lastWrite;
    const write = async (): Promise<void> => {
      await before;
      const next = `${file}.new`;
      await writeFile(next, JSON.stringify(edit(await read())), { mode: 0o600 });
      await chmod(next, 0o600);
      await rename(next, file);
    };
    const written = write();
    lastWrite = written.catch(() => undefined);
    return written;
  }

  return {
    async get(key) {
      const secrets = await read();
      const kept = Object.hasOwn(secrets, key) ? secrets[key] : undefined;
      if (!kept) return undefined;
      if ('plain' in kept) return kept.plain;
      if (!seal) throw new AppError('secret-store-unavailable');
      return seal.unseal(kept.sealed);
    },
    async set(key, secret) {
      const kept: KeptSecret = seal ? { sealed: await seal.seal(secret) } : { plain: secret };
      await change((secrets) => ({ ...secrets, [key]: kept }));
    },
    remove: (key) => change((secrets) => Object.fromEntries(Object.entries(secrets).filter(([kept]) => kept !== key))),
  };
}
