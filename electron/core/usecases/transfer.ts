// Bringing subscriptions in and taking them out again: OPML both ways, and a library that was exported as JSON.
import type { EngineParams, EngineResult, OpmlPreview } from '../../../shared/contract/engineContract.ts';
import type { FeedSettings } from '../../../shared/model/feed.ts';
import type { FeedId, FolderId } from '../../../shared/model/ids.ts';
import { decodeText } from '../decode/decodeText.ts';
import { type OpmlDocument, type OpmlFeed, type OpmlFolder, parseOpml, writeOpml } from '../parse/opml.ts';
import { findFeedId, isSubscribed, listFeeds } from '../store/feeds.ts';
import { ensureFolder, listFolders } from '../store/folders.ts';
import type { Store } from '../store/store.ts';
import { changeSubscription, subscribe } from '../store/subscriptions.ts';
import type { FeedCredentials } from '../sync/credentials.ts';
import { isArchive, readArchive, takeBack } from './archive.ts';
import type { Act } from '../store/writeStore.ts';

export interface TransferParts {
  readonly store: Store;
  readonly credentials: Pick<FeedCredentials, 'set'>;
}

export function createTransfer({ store, credentials }: TransferParts) {
  const { read } = store;
  const textOf = (bytesBase64: string): string => decodeText(Buffer.from(bytesBase64, 'base64')).text;

  return {
    /** What an import would bring, without changing anything. @throws AppError 'file-not-opml' */
    previewOpml({ bytesBase64 }: EngineParams<'opml.preview'>, signal?: AbortSignal): OpmlPreview {
      const text = textOf(bytesBase64);
      signal?.throwIfAborted();
      const document = isArchive(text) ? readArchive(text).subscriptions : parseOpml(text);
      const addresses = new Set(document.feeds.map(({ feedUrl }) => feedUrl));
      const [first] = document.feeds;
      return {
        ...(document.title !== undefined && { title: document.title }),
        feeds: document.feeds.length,
        unique: addresses.size,
        folders: document.folders.map((names) => names.join(' / ')),
        alreadySubscribed: [...addresses].filter((feedUrl) => isFollowed(feedUrl)).length,
        ...(first && { first: { url: first.feedUrl, ...(first.title !== undefined && { title: first.title }) } }),
        recovered: document.recovered,
        warnings: document.warnings,
      };
    },

    /**
     * Follows what a list of subscriptions names, in its folders, as one act. A library exported as JSON brings its articles and
     * what was done with them as well. Passwords in addresses go to the secret store.
     * @throws AppError 'file-not-opml'; 'secret-store-unavailable' once all is brought in but the passwords
     */
    async importOpml(
      { bytesBase64, more = [] }: EngineParams<'opml.import'>,
      signal?: AbortSignal,
    ): Promise<EngineResult<'opml.import'>> {
      const texts = [bytesBase64, ...more].map(textOf);
      signal?.throwIfAborted();
      const archives = texts.filter(isArchive).map(readArchive);
      const lists = texts.filter((text) => !isArchive(text)).map(parseOpml);
      const { result, behindPassword } = follow([...lists, ...archives.map(({ subscriptions }) => subscriptions)]);
      for (const archive of archives) takeBack(store, archive);
      for (const [id, feed] of behindPassword)
        if (feed.credentials) await credentials.set(id, feed.credentials, feed.feedUrl);
      return result;
    },

    exportOpml(): string {
      const folders = listFolders(read);
      const feeds = listFeeds(read);
      const inside = (parentId: FolderId | undefined): Omit<OpmlFolder, 'name'> => ({
        folders: folders
          .filter((folder) => folder.parentId === parentId)
          .map((folder) => ({ name: folder.name, ...inside(folder.id) })),
        feeds: feeds
          .filter((feed) => feed.folderId === parentId)
          .map((feed) => ({
            feedUrl: feed.feedUrl,
            title: feed.title,
            ...(feed.siteUrl !== undefined && { siteUrl: feed.siteUrl }),
            ...(feed.description !== undefined && { description: feed.description }),
            settings: writeSettings(feed.settings, feed.pausedAt !== undefined),
          })),
      });
      return writeOpml('Broadsheet', inside(undefined));
    },
  };

  function isFollowed(feedUrl: string): boolean {
    const id = findFeedId(read, feedUrl);
    return id !== undefined && isSubscribed(read, id);
  }

  function follow(documents: readonly OpmlDocument[]): {
    readonly result: EngineResult<'opml.import'>;
    readonly behindPassword: ReadonlyMap<FeedId, OpmlFeed>;
  } {
    let known = 0;
    const behindPassword = new Map<FeedId, OpmlFeed>();
    const standing = new Set(listFolders(read).map(({ id }) => id));
    // Counted while the act is done: what was followed before is not brought in.
    const about = { count: 0, ...subjectOf(documents) };
    const feeds = documents.flatMap((document) => document.feeds);
    const { entry } = store.act(
      'importOpml',
      (act) => {
        const folderOf = folderFinder(act);
        for (const folder of documents.flatMap((document) => document.folders)) folderOf(folder);
        for (const feed of feeds) {
          const id = findFeedId(act, feed.feedUrl);
          if (id !== undefined && isSubscribed(act, id)) known++;
          else {
            const added = followOne(act, feed, folderOf(feed.folders));
            if (feed.credentials) behindPassword.set(added, feed);
            about.count++;
          }
        }
      },
      about,
    );
    const newFolders = listFolders(read).flatMap(({ id }) => (standing.has(id) ? [] : id));
    return { result: { added: about.count, known, newFolders, ...(entry && { entry }) }, behindPassword };
  }
}

/** One list is named by its title. */
function subjectOf(documents: readonly OpmlDocument[]): { readonly subject?: string } {
  const title = documents.length === 1 ? documents[0]?.title : undefined;
  return title === undefined ? {} : { subject: title };
}

/** Looks for a folder once, however many feeds lie in it. */
function folderFinder(act: Act): (names: readonly string[]) => FolderId | undefined {
  const found = new Map<string, FolderId | undefined>();
  return (names) => {
    const key = JSON.stringify(names);
    if (!found.has(key)) found.set(key, ensureFolder(act, names));
    return found.get(key);
  };
}

function followOne(act: Act, feed: OpmlFeed, folderId: FolderId | undefined): FeedId {
  const { title, publisherTitle = title } = feed;
  const id = subscribe(act, {
    feedUrl: feed.feedUrl,
    ...(title !== undefined && { title }),
    ...(publisherTitle !== undefined && { publisherTitle }),
    ...(feed.siteUrl !== undefined && { siteUrl: feed.siteUrl }),
    ...(folderId !== undefined && { folderId }),
    settings: readSettings(feed.settings),
  });
  if (feed.settings.get(pausedName) === 'true') changeSubscription(act, id, { paused: true });
  return id;
}

const switches = ['fullText', 'notify', 'unreadWhenEdited'] as const;
const numbers = ['retentionDays', 'retentionCount', 'intervalMinutes'] as const;

/** Beside the settings: whether the person has paused it. */
const pausedName = 'paused';

function writeSettings(settings: FeedSettings, isPaused: boolean): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  if (isPaused) written.set(pausedName, 'true');
  for (const name of switches) if (settings[name]) written.set(name, 'true');
  for (const name of numbers) if (settings[name] !== undefined) written.set(name, String(settings[name]));
  return written;
}

function readSettings(written: ReadonlyMap<string, string>): Partial<FeedSettings> {
  const settings: { -readonly [Name in keyof FeedSettings]?: FeedSettings[Name] } = {};
  for (const name of switches) if (written.get(name) === 'true') settings[name] = true;
  for (const name of numbers) {
    const value = Number(written.get(name));
    if (Number.isInteger(value) && value > 0 && value < 1_000_000) settings[name] = value;
  }
  return settings;
}
