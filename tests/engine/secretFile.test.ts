// Passwords of feeds: kept for their owner only, sealed where the host can, and never lost by another write.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHostSeal } from '../../electron/engine/hostSeal.ts';
import { createSecretFile } from '../../electron/engine/secretFile.ts';
import type { EngineToHost, HostToEngine } from '../../shared/contract/engineLife.ts';
import { AppError } from '../../shared/errors.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-secrets-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const seal = {
  seal: (text: string) => Promise.resolve(Buffer.from(text).toString('hex')),
  unseal: (sealed: string) => Promise.resolve(Buffer.from(sealed, 'hex').toString()),
};

test('what was set is got, until it is removed; the file is its owner’s', async () => {
  const secrets = createSecretFile(folder);
  expect(await secrets.get('feed:1')).toBeUndefined();
  await secrets.set('feed:1', 'geheim');
  expect(await createSecretFile(folder).get('feed:1')).toBe('geheim');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  await secrets.remove('feed:1');
  expect(await secrets.get('feed:1')).toBeUndefined();
});

test('names of Object are no secrets', async () => {
  for (const key of ['__proto__', 'constructor', 'toString'])
    expect(await createSecretFile(folder).get(key)).toBeUndefined();
});

test('with the key store of the system nothing stands in the open, and without it what was sealed is refused', async () => {
  await createSecretFile(folder, seal).set('feed:1', 'geheim');
  expect(readFileSync(file, 'utf8')).not.toContain('geheim');
  expect(await createSecretFile(folder, seal).get('feed:1')).toBe('geheim');
  await expect(createSecretFile(folder).get('feed:1')).rejects.toMatchObject({ code: 'secret-store-unavailable' });
});

test('when the key store refuses, the password is not kept at all', async () => {
  const refusing = { ...seal, seal: () => Promise.reject(new AppError('secret-store-unavailable')) };
  await expect(createSecretFile(folder, refusing).set('feed:1', 'geheim')).rejects.toMatchObject({
    code: 'secret-store-unavailable',
  });
  expect(existsSync(file)).toBe(false);
});

test('writes at the same time do not lose each other, and leave nothing lying', async () => {
  const secrets = createSecretFile(folder);
  await Promise.all(Array.from({ length: 20 }, (_, index) => secrets.set(`feed:${index}`, `secret ${index}`)));
  for (let index = 0; index < 20; index += 1) expect(await secrets.get(`feed:${index}`)).toBe(`secret ${index}`);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});

test('a broken file is told and never written over', async () => {
  writeFileSync(file, '{"feed:1":');
  const secrets = createSecretFile(folder);
  await expect(secrets.get('feed:1')).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(secrets.set('feed:2', 'x')).rejects.toMatchObject({ code: 'file-unreadable' });
  expect(readFileSync(file, 'utf8')).toBe('{"feed:1":');
});

test('the engine asks its host to seal, and takes a silent answer for no', async () => {
  const asked: EngineToHost[] = [];
  let answer: (message: HostToEngine) => void = () => undefined;
  const hostSeal = createHostSeal({
    post: (message) => asked.push(message),
    onMessage: (listener) => (answer = listener),
    onEnd: () => undefined,
  });
  const first = hostSeal.seal('a');
  const second = hostSeal.unseal('b');
  expect(asked).toEqual([
    { kind: 'seal', id: 1, text: 'a' },
    { kind: 'unseal', id: 2, text: 'b' },
  ]);
  answer({ kind: 'sealed', id: 2 });
  answer({ kind: 'sealed', id: 1, text: 'sealed a' });
  expect(await first).toBe('sealed a');
  await expect(second).rejects.toMatchObject({ code: 'secret-store-unavailable' });
});
