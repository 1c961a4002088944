// What a sync remembers of the network from one run to the next: hosts that lie in the person's own network, those that may turn out to,
// and redirects seen once. Kept among the settings, because they are few and not worth a table.
import type { FeedId } from '../../../shared/model/ids.ts';
import type { FoundPlace } from '../fetch/httpGet.ts';
import { bareHost, placeOfHost } from '../fetch/privateAddress.ts';
import { adoptAddress, type FeedToCheck } from '../store/feeds.ts';
import { getSetting, setSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { RedirectDecision, SeenRedirect } from './redirects.ts';

const privateHostsKey = 'sync.privateHosts';
const unfoundHostsKey = 'sync.privateUnfound';
const seenRedirectsKey = 'sync.seenRedirects';

export interface NetworkMemory {
  /**
   * The feed's host, if it may lie in a private network: its address says so itself, it did when it was first found, or it was not found
   * yet since the person named it. A name that was public then and turns private later is somebody else's doing.
   */
  privateHostOf(feed: Pick<FeedToCheck, 'feedUrl' | 'checkedAt'>): string | undefined;
  learnPrivateHost(hostname: string): void;
  /** The person named this host just now: where it is found next decides. */
  awaitHost(hostname: string): void;
  /** A host that is not decided yet was asked. */
  learnPlace(hostname: string, place: FoundPlace): void;
  seenRedirectOf(feedId: FeedId): SeenRedirect | undefined;
  settleRedirect(feedId: FeedId, decision: RedirectDecision): void;
}

export function openNetworkMemory(store: Store): NetworkMemory {
  const privateHosts = new Set((getSetting(store.read, privateHostsKey) as string[] | undefined) ?? []);
  /** Named by the person, and not found since, as a machine that was switched off. */
  const unfound = new Set((getSetting(store.read, unfoundHostsKey) as string[] | undefined) ?? []);
  /** Asked for a feed that was never checked, until the answer. */
  const firstAsked = new Set<string>();
  const seen = new Map(
    Object.entries((getSetting(store.read, seenRedirectsKey) as Record<string, SeenRedirect> | undefined) ?? {}),
  );
  function setUnfound(host: string, isUnfound: boolean): void {
    if (unfound.has(host) === isUnfound) return;
    if (isUnfound) unfound.add(host);
    else unfound.delete(host);
    store.group((write) => setSetting(write, unfoundHostsKey, [...unfound]));
  }

  function learnPrivateHost(hostname: string): void {
    const host = bareHost(hostname);
    if (placeOfHost(host) !== 'name' || privateHosts.has(host)) return;
    privateHosts.add(host);
    store.group((write) => setSetting(write, privateHostsKey, [...privateHosts]));
  }

  return {
    privateHostOf({ feedUrl, checkedAt }) {
      const hostname = URL.parse(feedUrl)?.hostname;
      if (hostname === undefined) return undefined;
      const place = placeOfHost(hostname);
      if (place !== 'name') return place === 'private' ? hostname : undefined;
      const host = bareHost(hostname);
      if (checkedAt === undefined) firstAsked.add(host);
      return checkedAt === undefined || privateHosts.has(host) || unfound.has(host) ? hostname : undefined;
    },
    learnPrivateHost,
    awaitHost(hostname) {
      const host = bareHost(hostname);
      if (placeOfHost(host) === 'name' && !privateHosts.has(host)) setUnfound(host, true);
    },
    learnPlace(hostname, place) {
      const host = bareHost(hostname);
      // What a person only looks at, and does not follow, decides nothing.
      if (!firstAsked.delete(host) && !unfound.has(host)) return;
      if (place === 'private') learnPrivateHost(host);
      setUnfound(host, place === 'nowhere' && !privateHosts.has(host));
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
