// Answers the contract over any number of channels. Knows no method by name: it validates, runs, cancels, answers and announces.
import { type Changes, mergeChanges } from '../../shared/contract/changes.ts';
import type { MethodSpec } from '../../shared/contract/method.ts';
import { type Channel, closingEvent, type FromEngine, type ToEngine } from '../../shared/contract/wire.ts';
import { AppError, toWire } from '../../shared/errors.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/ports.ts';

/** Changes within this time become one event. */
const coalesceMs = 100;
/** A handler that keeps the engine from everything else for longer is named in the log. */
const slowMs = 50;
/** How long closing waits for calls that were told to stop, and then for clients to hang up. */
const stopMs = 2_000;
const hangUpMs = 500;

export type Contract = Readonly<Record<string, MethodSpec<unknown, unknown>>>;
export type Handlers<C extends Contract> = { readonly [M in keyof C]: (params: never, signal: AbortSignal) => unknown };
export type ServerChannel = Channel<FromEngine, ToEngine>;

export interface Server {
  readonly attach: (channel: ServerChannel) => void;
  /** Collected and sent together, within `coalesceMs` or right after the answer of the call that caused them. */
  announceChanges(changes: Changes): void;
  announce(event: string, payload: unknown): void;
  /** Refuses new calls, stops the running ones, and lets the channels go. */
  close(): Promise<void>;
}

export interface ServeOptions<C extends Contract> {
  readonly contract: C;
  readonly handlers: Handlers<C>;
  readonly clock: Clock;
  readonly log: Log;
}

export function serve<C extends Contract>({ contract, handlers, clock, log }: ServeOptions<C>): Server {
  const channels = new Set<ServerChannel>();
  const running = new Set<{ readonly controller: AbortController; done: Promise<void> }>();
  let gathered: Changes | undefined;
  let announced = 0;
  let callOff: (() => void) | undefined;
  let isClosing = false;

  const announce = (event: string, payload: unknown): void => {
    for (const channel of channels) channel.post({ kind: 'event', event, payload });
  };
  const flush = (): void => {
    callOff?.();
    callOff = undefined;
    if (!gathered) return;
    const changes = gathered;
    gathered = undefined;
    announce('changes', changes);
  };

  /** Waits, but no longer than `ms`. */
  async function within(ms: number, awaited: Promise<unknown>): Promise<void> {
    const over = new AbortController();
    await Promise.race([awaited, clock.sleep(ms, over.signal).catch(() => undefined)]);
    over.abort();
  }

  /** Resolves to the answer; a bug is logged by the method's name and travels as `internal`. */
  async function answer(message: ToEngine & { readonly kind: 'call' }, signal: AbortSignal): Promise<FromEngine> {
    const { id, method } = message;
    const refuse = (error: AppError): FromEngine => ({ kind: 'error', id, error: toWire(error) });
    const spec = Object.hasOwn(contract, method) ? contract[method] : undefined;
    const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
    if (!spec || !handler) return refuse(new AppError('method-unknown', { method: method.slice(0, 100) }));
    const parsed = spec.params.safeParse(message.params);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const place = issue?.path.join('.');
      return refuse(
        new AppError('params-invalid', { method, reason: [place, issue?.message].filter(Boolean).join(': ') }),
      );
    }
    try {
      const startedAt = clock.monotonic();
      const outcome = handler(parsed.data as never, signal);
      const blockedMs = clock.monotonic() - startedAt;
      if (blockedMs > slowMs) log.warn('engine.slow', { method, ms: Math.round(blockedMs) });
      return { kind: 'result', id, result: await outcome };
    } catch (error) {
      if (signal.aborted)
        return refuse(isClosing ? new AppError('engine-gone', { closing: 1 }) : new AppError('cancelled'));
      if (!(error instanceof AppError))
        log.error('engine.bug', {
          method,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      return { kind: 'error', id, error: toWire(error) };
    }
  }

  function attach(channel: ServerChannel): void {
    const calls = new Map<number, AbortController>();
    channels.add(channel);
    if (isClosing) channel.post({ kind: 'event', event: closingEvent, payload: null });
    channel.onClose(() => {
      channels.delete(channel);
      for (const controller of calls.values()) controller.abort();
    });
    channel.onMessage((message) => {
      if (!isToEngine(message)) {
        log.warn('engine.notUnderstood', {});
        return;
      }
      if (message.kind === 'cancel') {
        calls.get(message.id)?.abort();
        return;
      }
      if (isClosing) {
        channel.post({ kind: 'error', id: message.id, error: toWire(new AppError('engine-gone', { closing: 1 })) });
        return;
      }
      const controller = new AbortController();
      calls.set(message.id, controller);
      const announcedBefore = announced;
      const reply = async (): Promise<void> => {
        channel.post(await answer(message, controller.signal));
        calls.delete(message.id);
        running.delete(call);
        // Whoever acted waits for the change that the act made; others may wait for the rest of the 100 ms.
        if (announced > announcedBefore) flush();
      };
      const call = { controller, done: Promise.resolve() };
      call.done = reply();
      running.add(call);
    });
  }

  return {
    attach,
    announceChanges(changes) {
      announced += 1;
      gathered = gathered ? mergeChanges(gathered, changes) : changes;
      callOff ??= clock.after(coalesceMs, flush);
    },
    announce,
    async close() {
      isClosing = true;
      announce(closingEvent, null);
      const ends = [...running].map(({ controller, done }) => {
        controller.abort();
        return done;
      });
      await within(stopMs, Promise.all(ends));
      flush();
      await within(
        hangUpMs,
        Promise.all([...channels].map((channel) => new Promise<void>((resolve) => channel.onClose(resolve)))),
      );
      for (const channel of channels) channel.close();
    },
  };
}

function isToEngine(message: unknown): message is ToEngine {
  if (typeof message !== 'object' || message === null) return false;
  const { kind, id, method } = message as Record<string, unknown>;
  return typeof id === 'number' && (kind === 'cancel' || (kind === 'call' && typeof method === 'string'));
}
