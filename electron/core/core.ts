// The composition root: opens the store and what syncs into it, and wires every group of use cases. Nothing else knows the whole.
import type { Changes, CheckReport } from '../../shared/contract/changes.ts';
import type { ArticleId } from '../../shared/model/ids.ts';
import type { SyncProgress } from '../../shared/model/library.ts';
import type { CorePorts } from './ports.ts';
import { feedOfArticle } from './store/feeds.ts';
import { mendIfDamaged, openMended } from './store/mend.ts';
import { openStore, type Store } from './store/store.ts';
import { openMediaKeeper } from './sync/mediaKeeper.ts';
import { openSyncing, type SyncingOptions } from './sync/openSyncing.ts';
import { createJournal } from './usecases/journal.ts';
import { keepArrivals } from './usecases/keepArrivals.ts';
import { createMaintenance, startChores } from './usecases/maintenance.ts';
import { createOffline } from './usecases/offline.ts';
import { createOrganisation } from './usecases/organisation.ts';
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
}

/** Who we are to the hosts we ask, and where they find out more. The project has no site yet: it stands here once it has. */
const userAgent = 'Broadsheet/0.1 (+https://broadsheet.example/)';

export type Core = Awaited<ReturnType<typeof openCore>>;

/** For a library that turned out to be damaged and was closed since. Whoever calls holds its lock. */
export { mendIfDamaged };

/** @throws AppError as openStore does */
export async function openCore({ folder, ports, mends, onDamaged, syncing: syncingOptions }: CoreOptions) {
  const { clock, log } = ports;
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
  const offline = createOffline({ store, clock, rests, http, understanding, keeper, log, privateHostOf });
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
    transfer: createTransfer({ store, clock }),
    maintenance: createMaintenance({ store, clock }),

    /** Each is told until the function it answers is called. */
    onChanges: (listener: (changes: Changes) => void) => store.onChanges(listener),
    onSync: (listener: (progress: SyncProgress) => void) => scheduler.onProgress(listener),
    onCheck: (listener: (report: CheckReport) => void) => scheduler.onCheck(listener),

    /** Stops what runs, finishes the transaction, closes the file. */
    async close(): Promise<void> {
      try {
        await chores.close();
        await arrivals.close();
        await syncing.close();
      } finally {
        store.close();
      }
    },
  };
}
