// Puts together what syncing needs from what the core has: one way out to the network, one pool of workers, one scheduler.
import type { LookupFunction } from 'node:net';
import type { Clock } from '../clock.ts';
import { type Discovery, openDiscovery } from './discovery.ts';
import { type HttpClient, type HttpLimits, openHttpClient } from '../fetch/httpGet.ts';
import { knownFeedAddresses } from '../parse/discoverFeeds.ts';
import type { CorePorts } from '../ports.ts';
import { restingFeeds } from '../store/feeds.ts';
import { librarySetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { type FeedCredentials, openFeedCredentials } from './credentials.ts';
import { type HostRests, openHostRests } from './hostRests.ts';
import { type NetworkMemory, openNetworkMemory } from './networkMemory.ts';
import { openScheduler, type Scheduler } from './scheduler.ts';
import { hostOf } from './syncRun.ts';
import { openUnderstandPool, type UnderstandPool } from './understandPool.ts';

export interface SyncingOptions {
  readonly ports: CorePorts;
  readonly store: Store;
  /** `Broadsheet/1.2 (+https://…)`: who we are and where to complain. */
  readonly userAgent: string;
  /** Where a bundler has put the worker. */
  readonly workerUrl?: URL;
  /** For tests. */
  readonly limits?: Partial<HttpLimits>;
  readonly lookup?: LookupFunction;
  readonly random?: () => number;
  readonly isNetworkUp?: () => boolean;
  readonly workers?: number;
  /** Workers need real time even where a test plays with it. */
  readonly workerClock?: Clock;
}

export interface Syncing {
  readonly http: HttpClient;
  readonly understanding: UnderstandPool;
  readonly credentials: FeedCredentials;
  readonly memory: NetworkMemory;
  readonly discovery: Discovery;
  readonly rests: HostRests;
  readonly scheduler: Scheduler;
  /** Stops what is under way; what was fetched is written. The store stays open. */
  close(): Promise<void>;
}

export function openSyncing(options: SyncingOptions): Syncing {
  const { store, ports } = options;
  const { clock, log } = ports;
  const memory = openNetworkMemory(store);
  const toldOfProxies = new Set<string>();
  const http = openHttpClient({
    clock,
    userAgent: options.userAgent,
    proxy: librarySetting(store.read, 'network.proxy'),
    ...(options.limits && { limits: options.limits }),
    ...(options.lookup && { lookup: options.lookup }),
    ...(ports.systemProxy && { systemProxy: ports.systemProxy }),
    onUnsupportedProxy: (kind) => {
      if (!toldOfProxies.has(kind)) log.warn('proxy.unsupported', { kind });
      toldOfProxies.add(kind);
    },
    onNameAsked: (hostname, place) => memory.learnPlace(hostname, place),
  });
  const stopListening = store.onChanges(({ settings }) => {
    if (settings) http.setProxy(librarySetting(store.read, 'network.proxy'));
  });
  const understanding = openUnderstandPool({
    clock: options.workerClock ?? clock,
    log,
    ...(options.workerUrl && { workerUrl: options.workerUrl }),
    ...(options.workers !== undefined && { size: options.workers }),
  });
  const credentials = openFeedCredentials(ports.secrets);
  const rests = openHostRests(
    restingFeeds(store.read, clock.now()).map(
      ({ feedUrl, host, until }) => [host ?? hostOf({ feedUrl }), until] as const,
    ),
  );
  const discovery = openDiscovery({
    clock,
    http,
    rests,
    understand: (fetched, signal) => understanding.understand({ ...fetched, url: fetched.finalUrl }, signal),
    findLinks: (page, signal) => understanding.findFeeds({ ...page, url: page.finalUrl }, signal),
    likelyAddresses: knownFeedAddresses,
  });
  const scheduler = openScheduler({
    clock,
    log,
    store,
    http,
    understanding,
    credentials,
    memory,
    rests,
    ...(options.random && { random: options.random }),
    ...(options.isNetworkUp && { isNetworkUp: options.isNetworkUp }),
  });
  return {
    http,
    understanding,
    credentials,
    memory,
    discovery,
    rests,
    scheduler,
    async close() {
      stopListening();
      await scheduler.close();
      await understanding.close();
      await http.close();
    },
  };
}
