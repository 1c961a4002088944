// The server of the contract, with a contract of its own: it must not know any method by name.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../electron/core/clock.ts';
import { createChannelPair } from '../../electron/engine/channels/channelPair.ts';
import { type Handlers, serve } from '../../electron/engine/serve.ts';
import { type Changes, noChanges } from '../../shared/contract/changes.ts';
import { method } from '../../shared/contract/method.ts';
import type { FromEngine, ToEngine } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { createKeptLog } from '../support/quietLog.ts';

const contract = {
  'sum.add': method(z.strictObject({ a: z.number(), b: z.number() })).returns<number>(),
  'sum.wait': method(z.strictObject({})).returns<null>(),
} as const;

const waitForAbort = (signal: AbortSignal): Promise<null> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));

function start(handlers: Partial<Handlers<typeof contract>> = {}) {
  const log = createKeptLog();
  const server = serve({
    contract,
    handlers: {
      'sum.add': ({ a, b }: { a: number; b: number }) => a + b,
      'sum.wait': (_: unknown, signal: AbortSignal) => waitForAbort(signal),
      ...handlers,
    },
    clock: systemClock,
    log,
  });
  const join = () => {
    const [ours, theirs] = createChannelPair<ToEngine, FromEngine>();
    const received: FromEngine[] = [];
    ours.onMessage((message) => received.push(message));
    server.attach(theirs);
    return { channel: ours, received };
  };
  return { server, log, join };
}

const changes = (revision: number, states: readonly number[] = []): Changes => ({ ...noChanges, revision, states });

test('a call is validated, run and answered', async () => {
  const { channel, received } = start().join();
  channel.post({ kind: 'call', id: 1, method: 'sum.add', params: { a: 2, b: 3 } });
  await vi.waitFor(() => expect(received).toEqual([{ kind: 'result', id: 1, result: 5 }]));
});

test('wrong parameters are refused with the method and the place, and the handler does not run', async () => {
  const handler = vi.fn(() => 0);
  const { channel, received } = start({ 'sum.add': handler }).join();
  channel.post({ kind: 'call', id: 1, method: 'sum.add', params: { a: 2, b: 'three' } });
  channel.post({ kind: 'call', id: 2, method: 'sum.add', params: { a: 2, b: 3, c: 4 } });
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(received[0]).toMatchObject({
    kind: 'error',
    id: 1,
    error: { code: 'params-invalid', details: { method: 'sum.add', reason: expect.stringContaining('b') } },
  });
  expect(received[1]).toMatchObject({ id: 2, error: { code: 'params-invalid' } });
  expect(handler).not.toHaveBeenCalled();
});

test.each(['sum.subtract', 'toString', '__proto__', 'constructor'])('there is no method %s', async (name) => {
  const { channel, received } = start().join();
  channel.post({ kind: 'call', id: 1, method: name, params: {} });
  await vi.waitFor(() => expect(received).toMatchObject([{ kind: 'error', error: { code: 'method-unknown' } }]));
});

test('a refusal travels as its code; a bug as `internal`, and only the log tells what it was', async () => {
  const { join, log } = start({
    'sum.add': ({ a }: { a: number }) => {
      if (a === 1) throw new AppError('name-empty');
      throw new Error('secret detail');
    },
  });
  const { channel, received } = join();
  channel.post({ kind: 'call', id: 1, method: 'sum.add', params: { a: 1, b: 1 } });
  channel.post({ kind: 'call', id: 2, method: 'sum.add', params: { a: 2, b: 1 } });
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(received.map((message) => (message.kind === 'error' ? message.error.code : message.kind))).toEqual([
    'name-empty',
    'internal',
  ]);
  expect(JSON.stringify(received)).not.toContain('secret detail');
  expect(log.lines).toMatchObject([
    {
      level: 'error',
      event: 'engine.bug',
      facts: { method: 'sum.add', error: expect.stringContaining('secret detail') },
    },
  ]);
});

test('a cancelled call is told to stop and answers `cancelled`', async () => {
  const { channel, received } = start().join();
  channel.post({ kind: 'call', id: 7, method: 'sum.wait', params: {} });
  channel.post({ kind: 'cancel', id: 7 });
  await vi.waitFor(() => expect(received).toMatchObject([{ kind: 'error', id: 7, error: { code: 'cancelled' } }]));
});

test('the calls of a client that leaves are stopped', async () => {
  const stopped = vi.fn();
  const { channel } = start({
    'sum.wait': (_: unknown, signal: AbortSignal) => {
      signal.addEventListener('abort', stopped);
      return waitForAbort(signal);
    },
  }).join();
  channel.post({ kind: 'call', id: 1, method: 'sum.wait', params: {} });
  await sleep(5);
  channel.close();
  expect(stopped).toHaveBeenCalledOnce();
});

test('changes of a while become one event for every client', async () => {
  const { server, join } = start();
  const clients = [join(), join()];
  server.announceChanges(changes(1, [1]));
  server.announceChanges(changes(2, [2]));
  await sleep(10);
  expect(clients.map(({ received }) => received.length)).toEqual([0, 0]);
  await vi.waitFor(() => expect(clients.map(({ received }) => received.length)).toEqual([1, 1]));
  expect(clients[1]?.received).toMatchObject([
    { kind: 'event', event: 'changes', payload: { revision: 2, states: [1, 2] } },
  ]);
});

test('the change that an act made follows right after its answer', async () => {
  const { server, join } = start({
    'sum.add': () => {
      server.announceChanges(changes(9));
      return 0;
    },
  });
  const { channel, received } = join();
  const startedAt = performance.now();
  channel.post({ kind: 'call', id: 1, method: 'sum.add', params: { a: 1, b: 1 } });
  await vi.waitFor(() => expect(received).toHaveLength(2), { interval: 2 });
  expect(performance.now() - startedAt).toBeLessThan(80);
  expect(received.map((message) => message.kind)).toEqual(['result', 'event']);
});

test('a call that changed nothing does not hurry the changes of a sync', async () => {
  const { server, join } = start();
  const { channel, received } = join();
  server.announceChanges(changes(3));
  channel.post({ kind: 'call', id: 1, method: 'sum.add', params: { a: 1, b: 1 } });
  await sleep(20);
  expect(received.map((message) => message.kind)).toEqual(['result']);
});

test('a handler that keeps the engine busy is named in the log', async () => {
  const { join, log } = start({
    'sum.add': () => {
      for (const until = performance.now() + 60; performance.now() < until;);
      return 0;
    },
  });
  const { channel, received } = join();
  channel.post({ kind: 'call', id: 1, method: 'sum.add', params: { a: 1, b: 1 } });
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(log.lines).toMatchObject([{ level: 'warn', event: 'engine.slow', facts: { method: 'sum.add' } }]);
});

test('closing hands back what it could not finish, and takes nothing new', async () => {
  const { server, join } = start();
  const { channel, received } = join();
  const ended = vi.fn();
  channel.onClose(ended);
  channel.post({ kind: 'call', id: 1, method: 'sum.wait', params: {} });
  await sleep(5);
  const closing = server.close();
  channel.post({ kind: 'call', id: 2, method: 'sum.add', params: { a: 1, b: 1 } });
  await closing;
  expect(received).toMatchObject([
    { kind: 'event', event: 'closing' },
    { kind: 'error', id: expect.any(Number), error: { code: 'engine-gone', details: { closing: 1 } } },
    { kind: 'error', id: expect.any(Number), error: { code: 'engine-gone', details: { closing: 1 } } },
  ]);
  expect(ended).toHaveBeenCalledOnce();
});

test.each([null, 'text', {}, { kind: 'call', id: 'one', method: 'sum.add' }, { kind: 'call', id: 1 }])(
  '%j is not a message and is passed over',
  async (message) => {
    const { join, log } = start();
    const { channel, received } = join();
    channel.post(message as never);
    channel.post({ kind: 'call', id: 1, method: 'sum.add', params: { a: 1, b: 1 } });
    await vi.waitFor(() => expect(received).toEqual([{ kind: 'result', id: 1, result: 2 }]));
    expect(log.lines).toMatchObject([{ event: 'engine.notUnderstood' }]);
  },
);
