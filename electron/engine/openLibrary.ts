// How a verb of the command line gets at a library: through whoever has it open, else by opening it here.
import { createEngineClient, createLastingClient, type EngineConnection } from '../../shared/contract/engineClient.ts';
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import type { FromEngine, ToEngine } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { systemClock } from '../core/clock.ts';
import { createChannelPair } from './channels/channelPair.ts';
import { createEngineLog } from './engineLog.ts';
import { type HeldLibrary, holdLibrary } from './heldLibrary.ts';
import { readHolder, takeLibraryLock } from './libraryLock.ts';
import { reachHolder } from './librarySocket.ts';

/** A holder that is just opening or closing the library is given this long. */
const patienceMs = 15_000;
const pauseMs = 40;

export interface OpenLibrary {
  readonly client: EngineClient;
  /** Lets the library go; whoever spoke to it through us takes it over. */
  close(): Promise<void>;
}

/**
 * @param folder profile folder; made when there is none
 * @throws AppError library-busy when another process has it and does not answer; library-newer, library-damaged … as the core says
 */
export async function openLibrary(folder: string): Promise<OpenLibrary> {
  let held: HeldLibrary | undefined;

  async function reach(): Promise<EngineConnection> {
    const deadline = systemClock.monotonic() + patienceMs;
    for (;;) {
      const lock = takeLibraryLock(folder, systemClock.now());
      if (lock) {
        held = await holdLibrary({ lock, log: createEngineLog(folder), isScheduling: false });
        const [ours, theirs] = createChannelPair<ToEngine, FromEngine>();
        held.attach(theirs);
        return createEngineClient(ours);
      }
      const channel = await reachHolder(folder).catch(() => undefined);
      if (channel) return createEngineClient(channel);
      if (systemClock.monotonic() > deadline)
        throw new AppError('library-busy', { pid: readHolder(folder)?.pid ?? '?' });
      await systemClock.sleep(pauseMs);
    }
  }

  const first = await reach();
  let next: EngineConnection | undefined = first;
  const client = createLastingClient(() => {
    const opened = next ? Promise.resolve(next) : reach();
    next = undefined;
    return opened;
  });
  return {
    client,
    async close() {
      client.close();
      await held?.close();
    },
  };
}
