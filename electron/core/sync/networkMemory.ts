// What a sync remembers of the network from one run to the next: hosts that lie in the person's own network, and redirects seen once.
// Kept among the settings, because both are few and neither is worth a table.
import type { FeedId } from '../../../shared/model/ids.ts';
import { bareHost, placeOfHost } from '../fetch/privateAddress.ts';
import { adoptAddress, type FeedToCheck } from '../store/feeds.ts';
import { getSetting, setSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { RedirectDecision, SeenRedirect } from './redirects.ts';

const privateHostsKey = 'sync.privateHosts';
const seenRedirectsKey = 'sync.seenRedirects';

export interface NetworkMemory {
  /**
   * The feed's host, if it may lie in a private network: its address says so itself, or it did at the first check. A name that was
   * public then and turns private later is somebody else's doing.
   */
  privateHostOf(feed: Pick<FeedToCheck, 'feedUrl' | 'checkedAt'>): string | undefined;
  learnPrivateHost(hostname: string): void;
  seenRedirectOf(feedId: FeedId): SeenRedirect | undefined;
  settleRedirect(feedId: FeedId, decision: RedirectDecision): void;
}

export function openNetworkMemory(store: Store): NetworkMemory {
  const privateHosts = new Set((getSetting(store.read, privateHostsKey) as string[] | undefined) ?? []);
  const seen = new Map(
    Object.entries((getSetting(store.read, seenRedirectsKey) as Record<string, SeenRedirect> | undefined) ?? {}),
  );
  return {
    privateHostOf({ feedUrl, checkedAt }) {
      const hostname = URL.parse(feedUrl)?.hostname;
      if (hostname === undefined) return undefined;
      const place = placeOfHost(hostname);
      const mayBePrivate =
        place === 'private' || (place === 'name' && (checkedAt === undefined || privateHosts.has(bareHost(hostname))));
      return mayBePrivate ? hostname : undefined;
    },
    learnPrivateHost(hostname) {
      const host = bareHost(hostname);
      if (placeOfHost(host) !== 'name' || privateHosts.has(host)) return;
      privateHosts.add(host);
      store.group((write) => setSetting(write, privateHostsKey, [...privateHosts]));
    },
    seenRedirectOf: (feedId) => seen.get(String(feedId)),
    settleRedirect(feedId, decision) {
      if (decision.act === 'nothing') return;
      if (decision.act === 'remember') seen.set(String(feedId), decision.seen);
      else seen.delete(String(feedId));
      store.group((write) => {
        if (decision.act === 'adopt') adoptAddress(write, feedId, decision.to);
        setSetting(write, seenRedirectsKey, Object.fromEntries(seen));
      });
    },
  };
}
