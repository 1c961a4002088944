import { expect, it } from 'vitest';
import { createHostProxy } from '../../electron/engine/hostProxy.ts';
import type { EngineToHost, HostToEngine } from '../../shared/contract/engineLife.ts';

it('each question to the host about a proxy gets its own answer, in whatever order they come', async () => {
  const posted: EngineToHost[] = [];
  let tell: (message: HostToEngine) => void = () => undefined;
  const proxyOf = createHostProxy({
    post: (message) => void posted.push(message),
    onMessage: (listener) => (tell = listener),
    onEnd: () => undefined,
  });
  const answers = Promise.all([
    proxyOf('https://a.example/'),
    proxyOf('https://b.example/'),
    proxyOf('https://c.example/'),
  ]);
  const [a, b, c] = posted.map((message) => (message.kind === 'resolveProxy' ? message.id : 0));
  tell({ kind: 'proxyResolved', id: b ?? 0, answer: 'DIRECT' });
  tell({ kind: 'proxyResolved', id: c ?? 0 });
  tell({ kind: 'proxyResolved', id: a ?? 0, answer: 'PROXY p.example:1' });
  expect(await answers).toEqual(['PROXY p.example:1', 'DIRECT', undefined]);
});
