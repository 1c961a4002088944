// Makes a client of the engine from a channel, wherever it runs. Only types of the contract are taken, so no zod comes along.
import { AppError, fromWire } from '../errors.ts';
import type {
  CancelSignal,
  EngineClient,
  EngineEventName,
  EngineEvents,
  EngineMethod,
  EngineParams,
  EngineResult,
} from './engineContract.ts';
import { type Channel, closingEvent, type FromEngine, type ToEngine } from './wire.ts';

export type EngineChannel = Channel<ToEngine, FromEngine>;

/** A client that lives as long as its channel. */
export interface EngineConnection extends EngineClient {
  onClose(listener: () => void): void;
  close(): void;
}

interface PendingCall {
  resolve(result: unknown): void;
  reject(error: AppError): void;
}

/** One set of listeners an event; shared by both kinds of client. */
function createListeners(): {
  add<E extends EngineEventName>(event: E, listener: (payload: EngineEvents[E]) => void): () => void;
  tell(event: string, payload: unknown): void;
} {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  return {
    add(event, listener) {
      const ofEvent = listeners.get(event) ?? new Set();
      listeners.set(event, ofEvent);
      ofEvent.add(listener);
      return () => ofEvent.delete(listener);
    },
    tell(event, payload) {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
  };
}

/** Calls over one channel. When the channel closes, everything pending and everything later is refused with `engine-gone`. */
export function createEngineClient(channel: EngineChannel): EngineConnection {
  const pending = new Map<number, PendingCall>();
  const listeners = createListeners();
  const closeListeners = new Set<() => void>();
  let lastId = 0;
  let isClosed = false;
  let isClosing = false;
  const hangUpOnceAnswered = (): void => {
    if (isClosing && pending.size === 0) channel.close();
  };

  channel.onMessage((message) => {
    if (message.kind === 'event') {
      if (message.event === closingEvent) {
        isClosing = true;
        hangUpOnceAnswered();
      }
      listeners.tell(message.event, message.payload);
      return;
    }
    const call = pending.get(message.id);
    if (!call) return; // an answer that crossed our cancel
    pending.delete(message.id);
    if (message.kind === 'result') call.resolve(message.result);
    else call.reject(fromWire(message.error));
    hangUpOnceAnswered();
  });
  channel.onClose(() => {
    if (isClosed) return;
    isClosed = true;
    for (const call of pending.values()) call.reject(new AppError('engine-gone'));
    pending.clear();
    for (const listener of closeListeners) listener();
  });

  return {
    call<M extends EngineMethod>(method: M, params: EngineParams<M>, signal?: CancelSignal): Promise<EngineResult<M>> {
      if (isClosed) return Promise.reject(new AppError('engine-gone'));
      if (signal?.aborted) return Promise.reject(new AppError('cancelled'));
      if (isClosing) return Promise.reject(new AppError('engine-gone', { closing: 1 }));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        const cancel = (): void => {
          if (!pending.delete(id)) return;
          channel.post({ kind: 'cancel', id });
          reject(new AppError('cancelled'));
          hangUpOnceAnswered();
        };
        // A signal may outlive thousands of calls: an open view's does.
        const leave = (): void => signal?.removeEventListener('abort', cancel);
        pending.set(id, {
          resolve(result) {
            leave();
            resolve(result as EngineResult<M>);
          },
          reject(error) {
            leave();
            reject(error);
          },
        });
        signal?.addEventListener('abort', cancel, { once: true });
        channel.post({ kind: 'call', id, method, params });
      });
    },
    on: (event, listener) => listeners.add(event, listener),
    onClose: (listener) => closeListeners.add(listener),
    close: () => channel.close(),
  };
}

/** `lost`: being reached again. `failed`: nobody tries any more; `reason` is a sentence. */
export type EngineLink =
  | { readonly state: 'open' }
  | { readonly state: 'lost' }
  | { readonly state: 'failed'; readonly reason: string };

/** A client that reaches for the engine again when it is gone. Listeners stay; what was missed is not repeated, so ask again on `open`. */
export interface LastingEngineClient extends EngineClient {
  onLink(listener: (link: EngineLink) => void): () => void;
  close(): void;
}

/** The engine says this of a call that it did not begin, or undid, because it is closing: it may safely be asked again. */
const isUntouched = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'engine-gone' && error.details.closing !== undefined;

/**
 * @param reach opens a connection; it waits and tries for as long as there is hope, and rejects when there is none
 * @returns a client whose calls wait for the connection. A call that was under way when the engine died is refused with
 * `engine-gone`, since it may have been done or not; one that the engine handed back untouched is asked again.
 */
export function createLastingClient(reach: () => Promise<EngineConnection>): LastingEngineClient {
  const listeners = createListeners();
  const linkListeners = new Set<(link: EngineLink) => void>();
  let isClosed = false;
  let connection = connect();

  function tellLink(link: EngineLink): void {
    if (!isClosed) for (const listener of linkListeners) listener(link);
  }

  function connect(): Promise<EngineConnection> {
    const reached = reach().then((opened) => {
      if (isClosed) {
        opened.close();
        throw new AppError('engine-gone');
      }
      for (const event of ['changes', 'sync', 'check', 'work'] as const)
        opened.on(event, (payload) => listeners.tell(event, payload));
      opened.onClose(() => {
        if (isClosed) return;
        connection = connect();
        tellLink({ state: 'lost' });
      });
      tellLink({ state: 'open' });
      return opened;
    });
    reached.catch((error: unknown) =>
      tellLink({ state: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
    return reached;
  }

  return {
    async call(method, params, signal) {
      for (;;) {
        const used = connection;
        const opened = await used;
        try {
          return await opened.call(method, params, signal);
        } catch (error) {
          if (isClosed || !isUntouched(error)) throw error;
          await closed(opened, () => used !== connection);
        }
      }
    },
    on: (event, listener) => listeners.add(event, listener),
    onLink(listener) {
      linkListeners.add(listener);
      return () => linkListeners.delete(listener);
    },
    close() {
      isClosed = true;
      connection.then(
        (opened) => opened.close(),
        () => undefined,
      );
    },
  };
}

/** Waits until a connection that is about to close has closed. */
function closed(connection: EngineConnection, isOver: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isOver()) resolve();
    else connection.onClose(resolve);
  });
}
