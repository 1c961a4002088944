// An open library with its lock, its core, its server and its socket: what a holder has, and closes again in the right order.
import { type Changes } from '../../shared/contract/changes.ts';
import { createEngineClient } from '../../shared/contract/engineClient.ts';
import { type EngineClient, engineContract } from '../../shared/contract/engineContract.ts';
import type { FromEngine, ToEngine } from '../../shared/contract/wire.ts';
import { systemClock } from '../core/clock.ts';
import { openCore } from '../core/core.ts';
import type { Log, SystemProxy } from '../core/ports.ts';
import { createChannelPair } from './channels/channelPair.ts';
import { createHandlers } from './handlers.ts';
import type { LibraryLock } from './libraryLock.ts';
import { listenOnLibrarySocket } from './librarySocket.ts';
import { createSecretFile, type SecretSeal } from './secretFile.ts';
import { type ServerChannel, serve } from './serve.ts';

export interface HeldLibrary {
  readonly attach: (channel: ServerChannel) => void;
  /** Stops what runs, finishes the transaction, closes the store and lets the library go. */
  close(): Promise<void>;
}

export interface HoldOptions {
  readonly lock: LibraryLock;
  readonly log: Log;
  readonly seal?: SecretSeal;
  readonly systemProxy?: SystemProxy;
  /** Check due feeds by itself; a verb of the command line does not. */
  readonly isScheduling: boolean;
  /** A damaged library is mended instead of refused. */
  readonly mends?: boolean;
  /** The library turns out to be damaged while it is open; told each time. */
  readonly onDamaged?: () => void;
  /** What an empty library is filled with before anybody sees it. */
  readonly fill?: (client: EngineClient) => Promise<void>;
  /** A copy waits to take the library's place: close this, and hold it anew. Without it, restoring is refused. */
  readonly onRestore?: () => void;
}

/** Lets the lock go again when the library cannot be opened. */
export async function holdLibrary({
  lock,
  log,
  seal,
  systemProxy,
  isScheduling,
  mends,
  onDamaged,
  fill,
  onRestore,
}: HoldOptions): Promise<HeldLibrary> {
  const { folder, takenOverFrom } = lock;
  if (takenOverFrom) log.warn('library.takenOver', { fromPid: takenOverFrom.pid, heldSince: takenOverFrom.startedAt });
  try {
    const core = await openCore({
      folder,
      ports: {
        clock: systemClock,
        log,
        secrets: createSecretFile(folder, seal),
        ...(systemProxy && { systemProxy }),
      },
      ...(mends && { mends }),
      ...(onDamaged && { onDamaged }),
      ...(onRestore && { onRestore }),
    });
    try {
      const server = serve({ contract: engineContract, handlers: createHandlers(core), clock: systemClock, log });
      core.onChanges((changes: Changes) => server.announceChanges(changes));
      core.onSync((progress) => server.announce('sync', progress));
      core.onWork((progress) => server.announce('work', progress));
      core.onCheck((report) => server.announce('check', report));
      const socket = await listenOnLibrarySocket(folder, server.attach);
      if (fill) {
        const [ours, theirs] = createChannelPair<ToEngine, FromEngine>();
        server.attach(theirs);
        await fill(createEngineClient(ours));
        ours.close();
      }
      core.sync.setBackground(isScheduling);
      return {
        attach: server.attach,
        async close() {
          try {
            socket.stopListening();
            await server.close();
            await socket.close();
            await core.close();
          } finally {
            lock.release();
          }
        },
      };
    } catch (error) {
      await core.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}
