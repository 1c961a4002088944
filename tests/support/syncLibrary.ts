// A library with a sync of its own, put together as the core does it: a real database in a temporary folder, real HTTP, real workers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckReport } from '../../shared/contract/changes.ts';
import type { SyncSummary } from '../../shared/model/library.ts';
import { type Clock, systemClock } from '../../electron/core/clock.ts';
import type { CorePorts, SecretStore } from '../../electron/core/ports.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import { openSyncing, type Syncing, type SyncingOptions } from '../../electron/core/sync/openSyncing.ts';
import { createSubscriptions, type Subscriptions } from '../../electron/core/usecases/subscriptions.ts';
import { createSync, type SyncUseCases } from '../../electron/core/usecases/sync.ts';

export interface SyncLibrary {
  readonly folder: string;
  readonly store: Store;
  readonly syncing: Syncing;
  readonly subscriptions: Subscriptions;
  readonly sync: SyncUseCases;
  /** Every check so far. */
  readonly checks: CheckReport[];
  /** What was logged as an error: a test that expects none can say so. */
  readonly errors: string[];
  /** Follows these addresses without asking any of them, as an import does. */
  follow(...feedUrls: readonly string[]): void;
  close(options?: { readonly keep?: boolean }): Promise<void>;
}

export interface SyncLibraryOptions extends Partial<Omit<SyncingOptions, 'ports' | 'store'>> {
  readonly clock?: Clock;
  readonly folder?: string;
  readonly secrets?: SecretStore;
}

export const secretsInMemory = (): SecretStore => {
  const kept = new Map<string, string>();
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    set: (key, secret) => Promise.resolve(void kept.set(key, secret)),
    remove: (key) => Promise.resolve(void kept.delete(key)),
  };
};

export function openSyncLibrary({
  clock = systemClock,
  folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-sync-')),
  secrets = secretsInMemory(),
  ...options
}: SyncLibraryOptions = {}): SyncLibrary {
  const errors: string[] = [];
  const ports: CorePorts = {
    clock,
    secrets,
    log: {
      info: () => {},
      warn: () => {},
      error: (event, facts) => void errors.push(`${event} ${JSON.stringify(facts)}`),
    },
  };
  const store = openStore({ folder, clock, log: ports.log });
  const syncing = openSyncing({
    ports,
    store,
    userAgent: 'Broadsheet/test (+https://example.org/broadsheet)',
    random: () => 0,
    workerClock: systemClock,
    ...options,
  });
  const parts = {
    clock,
    store,
    discovery: syncing.discovery,
    credentials: syncing.credentials,
    memory: syncing.memory,
    random: () => 0,
  };
  const subscriptions = createSubscriptions(parts);
  const checks: CheckReport[] = [];
  syncing.scheduler.onCheck((report) => void checks.push(report));
  return {
    folder,
    store,
    syncing,
    subscriptions,
    sync: createSync({ scheduler: syncing.scheduler }),
    checks,
    errors,
    follow: (...feedUrls) => void subscriptions.addMany(feedUrls.map((feedUrl) => ({ feedUrl }))),
    async close({ keep = false } = {}) {
      await syncing.close();
      store.close();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const syncAll = (library: SyncLibrary, signal?: AbortSignal): Promise<SyncSummary> =>
  library.sync.start({ all: true, offline: false }, signal);
export const syncDue = (library: SyncLibrary, signal?: AbortSignal): Promise<SyncSummary> =>
  library.sync.start({ all: false, offline: false }, signal);
