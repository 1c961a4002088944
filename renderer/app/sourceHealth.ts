// Which sources a person should look at, and what there is to do about each.
import type { ErrorCode } from '../../shared/errors.ts';
import type { Feed } from '../../shared/model/feed.ts';

export type HealthAct = 'check' | 'findAddress' | 'editAddress' | 'undoMove' | 'password' | 'goOn' | 'unfollow';

export const isUnwell = ({ health }: Feed): boolean => health.state === 'failing' || health.state === 'gone';

/** We followed it to another address, and the person has not said that this is right. */
export const hasMoved = ({ health, pausedAt }: Feed): boolean =>
  health.movedFrom !== undefined && pausedAt === undefined;

export const needsLook = (feed: Feed): boolean => isUnwell(feed) || hasMoved(feed);

const actOfError: Readonly<Partial<Record<ErrorCode, HealthAct>>> = {
  'host-unknown': 'findAddress',
  'too-many-redirects': 'findAddress',
  'http-not-found': 'findAddress',
  'http-gone': 'findAddress',
  'not-a-feed': 'findAddress',
  'html-instead-of-feed': 'findAddress',
  'feed-empty': 'findAddress',
  'address-invalid': 'editAddress',
  'address-private': 'editAddress',
  'scheme-refused': 'editAddress',
  'http-unauthorized': 'password',
  'login-page': 'password',
  'password-missing': 'password',
};

/** The one act that most likely helps; undefined for what is well. */
export function actOf(feed: Feed): HealthAct | undefined {
  if (feed.pausedAt !== undefined) return 'goOn';
  if (isUnwell(feed)) return (feed.health.errorCode && actOfError[feed.health.errorCode]) ?? 'check';
  return hasMoved(feed) ? 'undoMove' : undefined;
}

const rank = (feed: Feed): number => (isUnwell(feed) ? 0 : hasMoved(feed) ? 1 : feed.pausedAt === undefined ? 2 : 3);

/** The sick first, longest ailing on top; then what moved, what is well, and what is paused. */
export const byHealth = (feeds: readonly Feed[]): readonly Feed[] =>
  [...feeds].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.health.failingSinceAt ?? 0) - (b.health.failingSinceAt ?? 0) ||
      a.title.localeCompare(b.title),
  );

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/** Those with every typed word in their name or address. */
export function findFeeds(feeds: readonly Feed[], typed: string): readonly Feed[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return feeds;
  return feeds.filter((feed) => {
    const text = fold(`${feed.title} ${feed.feedUrl} ${feed.siteUrl ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
}
