// A library that stays reachable: held here, or by another process, or here again once that one has ended.
import type { EngineChannel } from '../../shared/contract/engineClient.ts';
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import { closingEvent, type ToEngine } from '../../shared/contract/wire.ts';
import { AppError, toWire } from '../../shared/errors.ts';
import { systemClock } from '../core/clock.ts';
import { mendIfDamaged } from '../core/core.ts';
import type { Log, SystemProxy } from '../core/ports.ts';
import { type HeldLibrary, holdLibrary } from './heldLibrary.ts';
import { type LibraryLock, readHolder, takeLibraryLock } from './libraryLock.ts';
import { reachHolder } from './librarySocket.ts';
import type { SecretSeal } from './secretFile.ts';
import type { ServerChannel } from './serve.ts';

const patienceMs = 15_000;
const pauseMs = 40;

export interface KeptLibraryOptions {
  readonly folder: string;
  readonly log: Log;
  readonly seal?: SecretSeal;
  readonly systemProxy?: SystemProxy;
  readonly fill?: (client: EngineClient) => Promise<void>;
  /** Each time the library can be reached: at the start, and after it changed hands. */
  readonly onReady: () => void;
  /** It cannot be opened, with an AppError for the person; nothing more is tried. */
  readonly onRefused: (error: unknown) => void;
}

export interface KeptLibrary {
  /** A channel that comes while nobody has the library waits. */
  attach(channel: ServerChannel): void;
  close(): Promise<void>;
}

export function openKeptLibrary({
  folder,
  log,
  seal,
  systemProxy,
  fill,
  onReady,
  onRefused,
}: KeptLibraryOptions): KeptLibrary {
  const closing = new AbortController();
  let waiting: ServerChannel[] = [];
  let give: ((channel: ServerChannel) => void) | undefined;
  const running = keep().catch((error: unknown) => {
    if (!closing.signal.aborted) onRefused(error);
  });

  function serveWith(next: (channel: ServerChannel) => void): void {
    give = next;
    const queued = waiting;
    waiting = [];
    for (const channel of queued) next(channel);
    onReady();
  }

  async function keep(): Promise<void> {
    let deadline = systemClock.monotonic() + patienceMs;
    let wasDamaged = false;
    while (!closing.signal.aborted) {
      const lock = takeLibraryLock(folder, systemClock.now());
      if (lock) {
        if (wasDamaged) mend(lock);
        const damage = new AbortController();
        const restoring = new AbortController();
        const held = await holdLibrary({
          lock,
          log,
          isScheduling: true,
          mends: true,
          onDamaged: () => damage.abort(),
          onRestore: () => restoring.abort(),
          ...(seal && { seal }),
          ...(systemProxy && { systemProxy }),
          ...(fill && { fill }),
        });
        await holdUntil(held, AbortSignal.any([closing.signal, damage.signal, restoring.signal]));
        if (closing.signal.aborted) return;
        deadline = systemClock.monotonic() + patienceMs;
        // Another library lies there now.
        if (restoring.signal.aborted) {
          wasDamaged = false;
          continue;
        }
        // A disk that damages it again at once is beyond mending.
        if (wasDamaged) throw new AppError('library-damaged');
        wasDamaged = true;
        continue;
      }
      const holder = await reachHolder(folder).catch(() => undefined);
      if (holder) {
        log.info('library.heldElsewhere', { pid: readHolder(folder)?.pid });
        await passOnUntilGone(holder);
        deadline = systemClock.monotonic() + patienceMs;
      } else {
        if (systemClock.monotonic() > deadline)
          throw new AppError('library-busy', { pid: readHolder(folder)?.pid ?? '?' });
        await systemClock.sleep(pauseMs, closing.signal);
      }
    }
  }

  async function holdUntil(held: HeldLibrary, end: AbortSignal): Promise<void> {
    if (!end.aborted) {
      serveWith(held.attach);
      await new Promise((resolve) => end.addEventListener('abort', resolve, { once: true }));
    }
    give = undefined;
    await held.close().catch((error: unknown) => {
      // What cannot be written into a damaged file is lost with it; the lock is let go all the same.
      if (!(error instanceof AppError && error.code === 'library-damaged')) throw error;
    });
  }

  function mend(lock: LibraryLock): void {
    try {
      mendIfDamaged({ folder, clock: systemClock, log });
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** `watch` stays open for as long as the other process has the library. */
  async function passOnUntilGone(watch: EngineChannel): Promise<void> {
    const gone = new Promise<void>((resolve) => watch.onClose(resolve));
    watch.onMessage((message) => {
      if (message.kind !== 'event' || message.event !== closingEvent) return;
      give = undefined;
      watch.close();
    });
    closing.signal.addEventListener('abort', () => watch.close(), { once: true });
    serveWith((channel) => passOn(channel, folder));
    await gone;
    give = undefined;
  }

  return {
    attach(channel) {
      if (give) give(channel);
      else waiting.push(channel);
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

/** Joins a channel to the holder's socket. When either ends, so does the other; the client then asks for a new one. */
function passOn(channel: ServerChannel, folder: string): void {
  const early: ToEngine[] = [];
  let post = (message: ToEngine): void => {
    early.push(message);
  };
  channel.onMessage((message) => post(message));
  const join = async (): Promise<void> => {
    const holder = await reachHolder(folder);
    for (const message of early) holder.post(message);
    post = (message) => holder.post(message);
    holder.onMessage((message) => channel.post(message));
    holder.onClose(() => channel.close());
    channel.onClose(() => holder.close());
  };
  join().catch(() => {
    // The holder is going, and heard nothing of this: its client may ask the next one.
    post = (message) => handBack(channel, message);
    for (const message of early) handBack(channel, message);
    // Not at once: the client comes back as soon as it is closed, and the end may not have been noticed here yet.
    systemClock.after(pauseMs, () => channel.close());
  });
}

function handBack(channel: ServerChannel, message: ToEngine): void {
  const error = toWire(new AppError('engine-gone', { closing: 1 }));
  if (message.kind === 'call') channel.post({ kind: 'error', id: message.id, error });
}
