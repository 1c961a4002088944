// The client made from the contract: pending calls, cancelling, events, and reaching the engine again.
import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { createChannelPair } from '../../electron/engine/channels/channelPair.ts';
import {
  createEngineClient,
  createLastingClient,
  type EngineConnection,
  type EngineLink,
} from '../../shared/contract/engineClient.ts';
import type { Channel, FromEngine, ToEngine } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';

function connect() {
  const [ours, theirs] = createChannelPair<ToEngine, FromEngine>();
  const asked: ToEngine[] = [];
  theirs.onMessage((message) => asked.push(message));
  return { client: createEngineClient(ours), engine: theirs, asked };
}
const lastId = (asked: readonly ToEngine[]): number => asked.at(-1)?.id ?? 0;

test('answers find their calls whatever their order', async () => {
  const { client, engine, asked } = connect();
  const first = client.call('sync.progress', {});
  const second = client.call('library.stats', {});
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  engine.post({ kind: 'result', id: asked[1]!.id, result: 'second' });
  engine.post({ kind: 'result', id: asked[0]!.id, result: 'first' });
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
});

test('an error arrives as an AppError with its code and sentence', async () => {
  const { client, engine, asked } = connect();
  const call = client.call('sync.progress', {});
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  engine.post({ kind: 'error', id: lastId(asked), error: { code: 'name-taken', details: { name: 'News' } } });
  await expect(call).rejects.toMatchObject({ code: 'name-taken', message: 'There is already one called “News”.' });
});

test('aborting rejects at once, tells the engine, and a late answer is passed over', async () => {
  const { client, engine, asked } = connect();
  const stop = new AbortController();
  const call = client.call('sync.progress', {}, stop.signal);
  stop.abort();
  await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  await vi.waitFor(() => expect(asked.map((message) => message.kind)).toEqual(['call', 'cancel']));
  engine.post({ kind: 'result', id: lastId(asked), result: 0 });
  await expect(client.call('sync.progress', {}, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(asked).toHaveLength(2);
});

test('a signal that outlives its calls is left as it was', async () => {
  const { client, engine, asked } = connect();
  const { signal } = new AbortController();
  const calls = [client.call('sync.progress', {}, signal), client.call('library.stats', {}, signal)];
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  engine.post({ kind: 'result', id: asked[0]!.id, result: 0 });
  engine.post({ kind: 'error', id: asked[1]!.id, error: { code: 'internal', details: {} } });
  await Promise.allSettled(calls);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('when the line ends everything pending and everything later is refused with engine-gone', async () => {
  const { client, engine } = connect();
  const call = client.call('sync.progress', {});
  engine.close();
  await expect(call).rejects.toMatchObject({ code: 'engine-gone' });
  await expect(client.call('sync.progress', {})).rejects.toMatchObject({ code: 'engine-gone' });
});

test('events reach those who listen, until they stop', async () => {
  const { client, engine } = connect();
  const listener = vi.fn();
  const stop = client.on('sync', listener);
  engine.post({ kind: 'event', event: 'sync', payload: { done: 1 } });
  await vi.waitFor(() => expect(listener).toHaveBeenCalledWith({ done: 1 }));
  stop();
  engine.post({ kind: 'event', event: 'sync', payload: { done: 2 } });
  await Promise.resolve();
  await Promise.resolve();
  expect(listener).toHaveBeenCalledOnce();
});

test('a client that hears of the end sends nothing more, waits for its answers and hangs up', async () => {
  const { client, engine, asked } = connect();
  const hungUp = vi.fn();
  engine.onClose(hungUp);
  const pending = client.call('sync.progress', {});
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  engine.post({ kind: 'event', event: 'closing', payload: null });
  await Promise.resolve();
  await Promise.resolve();
  await expect(client.call('library.stats', {})).rejects.toMatchObject({
    code: 'engine-gone',
    details: { closing: 1 },
  });
  expect(asked).toHaveLength(1);
  expect(hungUp).not.toHaveBeenCalled();
  engine.post({ kind: 'result', id: lastId(asked), result: 'done' });
  expect(await pending).toBe('done');
  expect(hungUp).toHaveBeenCalledOnce();
});

/** Engines one after the other, each answering with its own number unless it is told otherwise. */
function engines(react: (engine: Channel<FromEngine, ToEngine>, message: ToEngine, number: number) => void) {
  const started: Channel<FromEngine, ToEngine>[] = [];
  const reach = (): Promise<EngineConnection> => {
    const [ours, theirs] = createChannelPair<ToEngine, FromEngine>();
    const number = started.push(theirs);
    theirs.onMessage((message) => react(theirs, message, number));
    return Promise.resolve(createEngineClient(ours));
  };
  return { started, reach };
}
const answerNumber = (engine: Channel<FromEngine, ToEngine>, message: ToEngine, number: number): void =>
  engine.post({ kind: 'result', id: message.id, result: number });

test('a lasting client reaches the next engine, keeps its listeners and says what happens', async () => {
  const { started, reach } = engines(answerNumber);
  const client = createLastingClient(reach);
  const links: EngineLink[] = [];
  const events = vi.fn();
  client.onLink((link) => links.push(link));
  client.on('sync', events);
  expect(await client.call('sync.progress', {})).toBe(1);
  started[0]?.close();
  expect(await client.call('sync.progress', {})).toBe(2);
  started[1]?.post({ kind: 'event', event: 'sync', payload: { done: 3 } });
  await vi.waitFor(() => expect(events).toHaveBeenCalledWith({ done: 3 }));
  expect(links.map((link) => link.state)).toEqual(['open', 'lost', 'open']);
});

test('a call that was under way when the engine died is not asked twice', async () => {
  const asked = vi.fn();
  const { reach } = engines((engine, message) => {
    asked(message);
    engine.close();
  });
  await expect(createLastingClient(reach).call('journal.undo', {})).rejects.toMatchObject({ code: 'engine-gone' });
  expect(asked).toHaveBeenCalledOnce();
});

test('a call that a closing engine hands back untouched is asked of the next', async () => {
  const { reach } = engines((engine, message, number) => {
    if (number > 1) return answerNumber(engine, message, number);
    engine.post({ kind: 'error', id: message.id, error: { code: 'engine-gone', details: { closing: 1 } } });
    setTimeout(() => engine.close(), 10);
  });
  expect(await createLastingClient(reach).call('journal.undo', {})).toBe(2);
});

test('when no engine can be had, calls are refused with the reason and the link has failed', async () => {
  const client = createLastingClient(() => Promise.reject(new AppError('library-damaged')));
  const links: EngineLink[] = [];
  client.onLink((link) => links.push(link));
  await expect(client.call('sync.progress', {})).rejects.toMatchObject({ code: 'library-damaged' });
  expect(links).toEqual([{ state: 'failed', reason: new AppError('library-damaged').message }]);
});
