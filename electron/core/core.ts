// The composition root: opens the store and what syncs into it, and wires every group of use cases. Nothing else knows the whole.
import type { Changes, CheckReport } from '../../shared/contract/changes.ts';
import type { EngineParams, WorkProgress } from '../../shared/contract/engineContract.ts';
import { AppError } from '../../shared/errors.ts';
import type { ArticleId } from '../../shared/model/ids.ts';
import type { SyncProgress } from '../../shared/model/library.ts';
import type { CorePorts } from './ports.ts';
import { finishRestore, prepareRestore } from './store/backup.ts';
import { feedOfArticle } from './store/feeds.ts';
import { mendIfDamaged, openMended } from './store/mend.ts';
import { openStore, type Store } from './store/store.ts';
import { openMediaKeeper } from './sync/mediaKeeper.ts';
import { openSyncing, type SyncingOptions } from './sync/openSyncing.ts';
import { createExports } from './usecases/exports.ts';
import { createJournal } from './usecases/journal.ts';
import { keepArrivals } from './usecases/keepArrivals.ts';
import { createMaintenance, startChores } from './usecases/maintenance.ts';
import { createOffline } from './usecases/offline.ts';
import { createOrganisation } from './usecases/organisation.ts';
import { createPacking } from './usecases/packing.ts';
import { createReading } from './usecases/reading.ts';
import { createSettings } from './usecases/settings.ts';
import { createSubscriptions } from './usecases/subscriptions.ts';
import { createSync } from './usecases/sync.ts';
import { createTransfer } from './usecases/transfer.ts';
import { createTriage } from './usecases/triage.ts';

interface CoreOptions {
  /** Profile folder: the library and what belongs to it. Whoever opens it holds its lock. */
  readonly folder: string;
  readonly ports: CorePorts;
  /** A damaged library is set aside and put together again instead of refused. */
  readonly mends?: boolean;
  /** The library turns out to be damaged while it is open; told each time. */
  readonly onDamaged?: () => void;
  /** Where workers lie once they are bundled, and what tests replace of the network. */
  readonly syncing?: Partial<Omit<SyncingOptions, 'ports' | 'store'>>;
  /** A copy waits to take the library's place, and does when this is closed: the host then opens it anew. A host that cannot has none. */
  readonly onRestore?: () => void;
}

/** Who we are to the hosts we ask, and where they find out more. The project has no site yet: it stands here once it has. */
const userAgent = 'Broadsheet/0.1 (+https://broadsheet.example/)';

export type Core = Awaited<ReturnType<typeof openCore>>;

/** For a library that turned out to be damaged and was closed since. Whoever calls holds its lock. */
export { mendIfDamaged };

/** @throws AppError as openStore does */
export async function openCore({ folder, ports, mends, onDamaged, syncing: syncingOptions, onRestore }: CoreOptions) {
  const { clock, log } = ports;
  const workListeners = new Set<(progress: WorkProgress) => void>();
  const tellWork = (progress: WorkProgress): void => {
    for (const listener of workListeners) listener(progress);
  };
  let isRestoring = false;
  let lastRestore: Promise<unknown> = Promise.resolve();
  const open = (): Store => openStore({ folder, clock, log, ...(onDamaged && { onDamaged }) });
  const store = mends ? openMended({ folder, clock, log }, open) : open();
  const syncing = openSyncing({ userAgent, ...syncingOptions, ports, store });
  const { credentials, discovery, memory, rests, scheduler } = syncing;
  const privateHostOf = (articleId: ArticleId): string | undefined => {
    const feed = feedOfArticle(store.read, articleId);
    return feed && memory.privateHostOf(feed);
  };
  const keeper = openMediaKeeper({ store, http: syncing.http, clock, rests, privateHostOf });
  const { http, understanding } = syncing;
  const offline = createOffline({
    store,
    clock,
    rests,
    http,
    understanding,
    keeper,
    log,
    privateHostOf,
    onProgress: tellWork,
  });
  const arrivals = keepArrivals({ store, offline, log });
  const chores = startChores({ store, clock, log, ...(onDamaged && { onDamaged }) });

  return {
    reading: createReading({ store, clock }),
    triage: createTriage({ store, clock }),
    journal: createJournal({ store }),
    organisation: createOrganisation({ store }),
    settings: createSettings({ store }),
    subscriptions: createSubscriptions({ clock, store, discovery, credentials, memory }),
    sync: createSync({
      scheduler,
      fetchMissing: (signal) => offline.fetchMissing(signal),
      onBackground: (isOn) => arrivals.setOn(isOn),
    }),
    offline,
    packing: createPacking({ store, clock, keeper, texts: offline, onProgress: tellWork }),
    transfer: createTransfer({ store, credentials }),
    exports: createExports({ store, clock, onProgress: tellWork }),
    maintenance: {
      ...createMaintenance({ store, clock }),
      /** Checks the copy; it takes the library's place when this is closed. @throws AppError as prepareRestore, and library-busy */
      async restore({ path }: EngineParams<'maintenance.restore'>, signal?: AbortSignal): Promise<null> {
        if (!onRestore) throw new AppError('library-busy', { pid: process.pid });
        // One after the other: each writes its copy to the same place, where the first one's waits for the library to be closed.
        const before = lastRestore;
        const restoring = async (): Promise<void> => {
          await before;
          if (isRestoring) throw new AppError('engine-gone', { closing: 1 });
          await prepareRestore(folder, path, signal);
          isRestoring = true;
          onRestore();
        };
        const turn = restoring();
        lastRestore = turn.catch(() => undefined);
        await turn;
        return null;
      },
    },

    /** Each is told until the function it answers is called. */
    onChanges: (listener: (changes: Changes) => void) => store.onChanges(listener),
    onSync: (listener: (progress: SyncProgress) => void) => scheduler.onProgress(listener),
    onWork(listener: (progress: WorkProgress) => void): () => void {
      workListeners.add(listener);
      return () => workListeners.delete(listener);
    },
    onCheck: (listener: (report: CheckReport) => void) => scheduler.onCheck(listener),

    /** Stops what runs, finishes the transaction, closes the file. */
    async close(): Promise<void> {
      try {
        await chores.close();
        await arrivals.close();
        await syncing.close();
      } finally {
        try {
          store.close();
        } finally {
          // A damaged library may not close well; going back is then what helps.
          if (isRestoring) finishRestore(folder, clock.now());
        }
      }
    },
  };
}
