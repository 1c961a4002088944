// When a feed's new address is believed. Pure. A permanent redirect is taken up only when it leads to the same feed, and does so on two days:
// portals, expired domains and misconfigured servers send permanent redirects too.
import type { Instant } from '../../../shared/model/ids.ts';

const dayMs = 86_400_000;

export interface SeenRedirect {
  readonly to: string;
  readonly firstSeenAt: Instant;
}

export interface RedirectFacts {
  readonly now: Instant;
  /** What this check's permanent redirects lead to; absent when there were none. */
  readonly target?: string;
  /** What earlier checks saw. */
  readonly seen?: SeenRedirect;
  /** What lies there was a feed, or the server said it is what we have. */
  readonly isFeed: boolean;
  /** At least one entry there is known from this feed, or the feed has none yet. */
  readonly isSameFeed: boolean;
}

export type RedirectDecision =
  | { readonly act: 'nothing' }
  /** Keeps in mind what was seen. */
  | { readonly act: 'remember'; readonly seen: SeenRedirect }
  /** It is gone again, or led to another place or another feed. */
  | { readonly act: 'forget' }
  | { readonly act: 'adopt'; readonly to: string };

export function decideRedirect({ now, target, seen, isFeed, isSameFeed }: RedirectFacts): RedirectDecision {
  if (target === undefined || !isFeed || !isSameFeed)
    return seen === undefined ? { act: 'nothing' } : { act: 'forget' };
  if (seen?.to !== target) return { act: 'remember', seen: { to: target, firstSeenAt: now } };
  return now - seen.firstSeenAt >= dayMs ? { act: 'adopt', to: target } : { act: 'nothing' };
}
