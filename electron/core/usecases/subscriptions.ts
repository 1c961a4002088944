// What a person may do with the feeds they follow: find, follow, change, end, and take it back (the journal does that).
import type { ActResult, EngineParams, FeedChanged } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Feed, FeedChoice, FeedSettingsChange } from '../../../shared/model/feed.ts';
import { splitCredentials } from '../../../shared/model/feedAddress.ts';
import type { FeedId, FolderId } from '../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../shared/model/library.ts';
import type { Clock } from '../clock.ts';
import type { DiscoveredFeed, Discovery } from '../sync/discovery.ts';
import { httpAddress } from '../fetch/httpGet.ts';
import { feedTitle, findFeedId, getFeed, isSubscribed, newestPublished, setNextCheck } from '../store/feeds.ts';
import { addFolder, ensureFolder, findFolder } from '../store/folders.ts';
import { countOutdatedBy, listOutdated, retire } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import { changeSubscription, type NewSubscription, subscribe, unsubscribe } from '../store/subscriptions.ts';
import type { Act } from '../store/writeStore.ts';
import { authorizationHeader, type Credentials, type FeedCredentials } from '../sync/credentials.ts';
import type { NetworkMemory } from '../sync/networkMemory.ts';
import { updateFrom } from '../sync/syncFeed.ts';

export interface SubscriptionsParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly discovery: Discovery;
  readonly credentials: FeedCredentials;
  readonly memory: NetworkMemory;
  readonly random?: () => number;
}

export interface SubscribeWish {
  readonly feedUrl: string;
  readonly folderId?: FolderId;
  /** Name of a folder to put it in, made by the same act unless there is one. */
  readonly newFolder?: string;
  readonly title?: string;
  /** Without a user the password is a token. */
  readonly user?: string;
  readonly password?: string;
}

export interface FeedChange {
  readonly feedId: FeedId;
  readonly title?: string | null;
  readonly folderId?: FolderId | null;
  /** Into the folder at this path, which is made where it is missing. */
  readonly folderPath?: readonly string[];
  readonly feedUrl?: string;
  readonly moveIsRight?: boolean;
  readonly paused?: boolean;
  readonly settings?: FeedSettingsChange;
  /** Lets go at once of the articles that its rule of keeping leaves out. */
  readonly letGo?: boolean;
}

export interface DiscoverWish {
  readonly address: string;
  readonly user?: string;
  readonly password?: string;
}

export interface Subscriptions {
  discover(wish: DiscoverWish, signal?: AbortSignal): Promise<readonly FeedChoice[]>;
  /** Fetches the feed first, so that only what can be read is followed. Throws its failure, already-subscribed, folder-not-found, password-missing. */
  subscribe(wish: SubscribeWish, signal?: AbortSignal): Promise<Feed>;
  /** Fetches and keeps these as one act in a folder of that name, and never asks for them again. Those already followed are left as they are. */
  keepStill(feedUrls: readonly string[], folder: string, signal?: AbortSignal): Promise<ActResult>;
  /** Many at once as one act, without fetching any: they are due at once. Those already followed are left as they are. */
  addMany(
    subscriptions: readonly NewSubscription[],
    subject?: string,
  ): { readonly added: number; readonly known: number; readonly entry?: JournalEntry };
  unsubscribe(wish: { readonly feedIds: readonly FeedId[] }): ActResult;
  /** Throws AppError, secret-store-unavailable among them: then only the password that was written into the address is not kept. */
  update(change: FeedChange): Promise<FeedChanged>;
  /** Articles a rule of keeping would let go if this feed had it. */
  countOutdated(wish: EngineParams<'feeds.countOutdated'>): number;
  hasPassword(wish: { readonly feedId: FeedId }): Promise<boolean>;
  /** Null forgets it. Throws feed-not-found, secret-store-unavailable. */
  setPassword(wish: EngineParams<'feeds.setPassword'>): Promise<void>;
}

export function createSubscriptions({
  clock,
  store,
  discovery,
  credentials,
  memory,
  random = Math.random,
}: SubscriptionsParts): Subscriptions {
  const subscribedId = (feedUrl: string): FeedId | undefined => {
    const id = findFeedId(store.read, feedUrl);
    return id !== undefined && isSubscribed(store.read, id) ? id : undefined;
  };

  const toChoice = ({ feedUrl, document }: DiscoveredFeed): FeedChoice => {
    const known = subscribedId(splitCredentials(feedUrl).address);
    return {
      feedUrl,
      ...(document.title !== undefined && { title: document.title }),
      ...(document.siteUrl !== undefined && { siteUrl: document.siteUrl }),
      format: document.format,
      itemCount: document.entries.length,
      // Entries come oldest first.
      preview: document.entries
        .slice(-5)
        .toReversed()
        .map(({ columns }) => columns.title),
      ...(known !== undefined && { subscribedId: known }),
    };
  };

  function feedOf(id: FeedId): Feed {
    const feed = getFeed(store.read, id);
    if (!feed) throw new AppError('feed-not-found');
    return feed;
  }

  const refuseKnown = (feedUrl: string): void => {
    const known = subscribedId(feedUrl);
    if (known !== undefined)
      throw new AppError('already-subscribed', { title: feedTitle(store.read, known), feedId: known });
  };

  /** The first sync: what was fetched to see whether it is a feed is what is stored. */
  function storeFirstCheck(feedId: FeedId, { fetched, document }: DiscoveredFeed): void {
    const parts = { clock, random, publishedAtsOf: (id: FeedId) => newestPublished(store.read, id, 20) };
    store.applyFeedUpdates([updateFrom({ id: feedId, settings: feedOf(feedId).settings }, parts, fetched, document)]);
    store.flush();
    if (fetched.reachedPrivately) memory.learnPrivateHost(new URL(fetched.finalUrl).hostname);
  }

  return {
    async discover({ address, ...access }, signal) {
      const secret = credentialsOf(access);
      const found = await discovery.discover(address, {
        ...(secret && { authorization: authorizationHeader(secret) }),
        ...(signal && { signal }),
      });
      return found.map(toChoice);
    },

    async subscribe(wish, signal) {
      const { address, credentials: written } = splitCredentials(httpAddress(wish.feedUrl).href);
      const typed = new URL(address);
      const secret = credentialsOf(wish) ?? written;
      refuseKnown(typed.href);
      const found = await discovery.open(typed.href, {
        ...(secret && { authorization: authorizationHeader(secret) }),
        ...(signal && { signal }),
      });
      refuseKnown(found.feedUrl);
      const about = { subject: wish.title ?? found.document.title ?? typed.host };
      const { result: id } = store.act(
        'subscribe',
        (act) => {
          const folderId = wish.newFolder === undefined ? wish.folderId : namedFolder(act, wish.newFolder);
          return subscribe(act, {
            feedUrl: found.feedUrl,
            ...(wish.title !== undefined && { title: wish.title }),
            ...(folderId !== undefined && { folderId }),
            ...(found.document.siteUrl !== undefined && { siteUrl: found.document.siteUrl }),
          });
        },
        about,
      );
      if (secret) await credentials.set(id, secret, typed.href);
      storeFirstCheck(id, found);
      return feedOf(id);
    },

    async keepStill(feedUrls, folder, signal) {
      const found: DiscoveredFeed[] = [];
      for (const feedUrl of feedUrls) found.push(await discovery.open(feedUrl, signal ? { signal } : {}));
      const { result: ids, entry } = store.act(
        'subscribe',
        (act) => {
          const folderId = namedFolder(act, folder);
          return found.map(({ feedUrl, document: { siteUrl } }) => {
            const known = findFeedId(act, feedUrl);
            if (known !== undefined && isSubscribed(act, known)) return undefined;
            const id = subscribe(act, { feedUrl, folderId, ...(siteUrl !== undefined && { siteUrl }) });
            changeSubscription(act, id, { paused: true });
            return id;
          });
        },
        { count: found.length, subject: folder },
      );
      for (const [place, each] of found.entries()) {
        const id = ids[place];
        if (id !== undefined) storeFirstCheck(id, each);
      }
      return { changed: ids.filter((id) => id !== undefined).length, ...(entry && { entry }) };
    },

    addMany(subscriptions, subject) {
      let [added, known] = [0, 0];
      const { entry } = store.act(
        'importOpml',
        (act) => {
          for (const subscription of subscriptions) {
            const id = findFeedId(act, subscription.feedUrl);
            if (id !== undefined && isSubscribed(act, id)) known += 1;
            else {
              subscribe(act, subscription);
              added += 1;
            }
          }
        },
        { count: subscriptions.length, ...(subject !== undefined && { subject }) },
      );
      return { added, known, ...(entry && { entry }) };
    },

    unsubscribe({ feedIds }) {
      const [first] = feedIds;
      const subject = feedIds.length === 1 && first !== undefined ? feedTitle(store.read, first) : undefined;
      const { entry } = store.act(
        'unsubscribe',
        (act) => {
          for (const id of new Set(feedIds)) unsubscribe(act, id);
        },
        // The password stays in the secret store: undo would otherwise bring back a feed that cannot be read.
        { count: feedIds.length, ...(subject !== undefined && { subject }) },
      );
      return { changed: new Set(feedIds).size, ...(entry && { entry }) };
    },

    async update({ feedId, feedUrl, folderPath, letGo, ...change }) {
      const before = feedOf(feedId);
      const split = feedUrl === undefined ? undefined : splitCredentials(httpAddress(feedUrl).href);
      const address = split?.address;
      const { entry } = store.act(
        'changeFeed',
        (act) => {
          const folderId = folderPath && ensureFolder(act, folderPath);
          changeSubscription(act, feedId, {
            ...change,
            ...(folderId !== undefined && { folderId }),
            ...(address !== undefined && { feedUrl: address }),
          });
          if (!letGo) return;
          const gone = retire(act, listOutdated(act, clock.now(), { feedId }));
          if (gone.length > 0) act.record({ step: 'retired' }, gone);
          act.changes.organisation();
        },
        { count: 1, subject: change.title ?? before.title },
      );
      const host = address === undefined ? undefined : new URL(address).hostname;
      if (host !== undefined && host !== URL.parse(before.feedUrl)?.hostname) memory.awaitHost(host);
      hastenFor(before, change.settings?.intervalMinutes ?? undefined);
      if (split?.credentials) await credentials.set(feedId, split.credentials, split.address);
      return { feed: feedOf(feedId), changed: entry?.count ?? 0, ...(entry && { entry }) };
    },

    countOutdated: ({ feedId, retentionDays: days, retentionCount: count }) =>
      countOutdatedBy(store.read, clock.now(), feedId, { ...(days && { days }), ...(count && { count }) }),

    async hasPassword({ feedId }) {
      const { id, feedUrl } = feedOf(feedId);
      return (await credentials.authorizationOf(id, feedUrl)) !== undefined;
    },

    async setPassword({ feedId, user, password }) {
      const { id, feedUrl } = feedOf(feedId);
      if (password === null) await credentials.remove(id);
      else await credentials.set(id, { ...(user !== undefined && { user }), password }, feedUrl);
    },
  };

  /** A shorter interval counts from the last check, not from the next one; what the publisher asked for still holds. */
  function hastenFor({ id, health }: Feed, minutes: number | undefined): void {
    const reason = health.nextCheckReason?.code;
    if (
      minutes === undefined ||
      health.nextCheckAt === undefined ||
      (reason !== 'learned' && reason !== 'default' && reason !== 'asked')
    )
      return;
    const at = Math.max(clock.now(), (health.checkedAt ?? 0) + minutes * 60_000);
    if (at < health.nextCheckAt)
      store.write((write) => setNextCheck(write, [id], at, { code: 'asked', intervalMs: minutes * 60_000 }));
  }
}

const namedFolder = (act: Act, name: string): FolderId => findFolder(act, name) ?? addFolder(act, name);

/** @throws AppError 'password-missing' */
function credentialsOf({ user, password }: Pick<DiscoverWish, 'user' | 'password'>): Credentials | undefined {
  if (user !== undefined && password === undefined) throw new AppError('password-missing');
  return password === undefined ? undefined : { ...(user !== undefined && { user }), password };
}
