// Everything a host may ask of the engine, once. Clients and handlers are derived from this table; nothing is forwarded by hand.
import { z } from 'zod';
import type { ArticleDetail, ArticleRevision, ArticleSummary } from '../model/article.ts';
import type { DocumentWarning } from '../model/documentWarning.ts';
import type { Feed, FeedChoice } from '../model/feed.ts';
import type { ArticleId, FeedId, FolderId, Instant, SmartFeedId } from '../model/ids.ts';
import type { JournalEntry, LibraryOverview, SyncProgress, SyncSummary, TagChoice } from '../model/library.ts';
import type { ListCursor, ListingFrame, ListingOrder } from '../model/listing.ts';
import type { Changes, CheckReport } from './changes.ts';
import { method, type ParamsOf, type ResultOf } from './method.ts';
import {
  address,
  feedSettingsChange,
  folderPath,
  id,
  ids,
  instant,
  listCursor,
  listing,
  listingFrame,
  listingOptions,
  name,
  retentionRule,
  view,
} from './schemas.ts';

const nothing = z.strictObject({});

/** How many articles or feeds an act really changed, and its place in the journal (absent if nothing changed). */
export interface ActResult {
  readonly changed: number;
  readonly entry?: JournalEntry;
}

/** A passage that was marked. */
export interface MarkedPassage extends ActResult {
  readonly highlightId: number;
}

export interface FeedChanged extends ActResult {
  readonly feed: Feed;
}

export interface ArticlePage {
  /** In the listing's order, whichever way was paged. */
  readonly rows: readonly ArticleSummary[];
  /** Where to go on in either direction; absent at an end. */
  readonly next?: ListCursor;
  readonly previous?: ListCursor;
}

/** What opening a view answers: the frozen frame and the size of it. */
export interface OpenedView {
  readonly frame: ListingFrame;
  /** The order it really has: a query may ask for another than the view. */
  readonly order: ListingOrder;
  readonly total: number;
  readonly unread: number;
  /** True when `total` was cut off by a limit on work ("more than n"). */
  readonly totalIsFloor: boolean;
  readonly tookMs: number;
}

/**
 * What a view holds by day. `dayStarts` ascend; each counts what was published from it on up to the next one, the last
 * up to `until`, or everything from it on: a long way back that takes long. The starts may lie closer or wider than days: a long list finds its place with them.
 */
export interface DayCount {
  readonly startAt: Instant;
  readonly total: number;
  readonly unread: number;
}

export interface OpmlPreview {
  readonly title?: string;
  readonly feeds: number;
  readonly unique: number;
  readonly folders: readonly string[];
  readonly alreadySubscribed: number;
  readonly first?: { readonly url: string; readonly title?: string };
  readonly recovered: boolean;
  readonly warnings: readonly DocumentWarning[];
}

export interface DoctorReport {
  readonly ok: boolean;
  readonly checks: readonly {
    readonly check: string;
    readonly ok: boolean;
    readonly found?: string;
    readonly repaired?: boolean;
  }[];
}

export interface LibraryStats {
  /** Where the library lies. */
  readonly folder: string;
  readonly articles: number;
  readonly feeds: number;
  readonly databaseBytes: number;
  readonly mediaBytes: number;
  readonly largestFeeds: readonly {
    readonly feedId: FeedId;
    readonly title: string;
    readonly articles: number;
    readonly bytes: number;
  }[];
}

export interface RetentionResult {
  readonly articles: number;
  /** Of what was applied; absent if nothing changed. */
  readonly entry?: JournalEntry;
}

/** Something the library can be taken back from. */
export interface BackupCopy {
  readonly path: string;
  readonly at: Instant;
  readonly bytes: number;
  /** Made each day; before a change of its form; by the person; or a whole library set aside when another took its place. */
  readonly kind: 'daily' | 'before' | 'own' | 'replaced' | 'damaged';
}

/** How far a long piece of work is that a person asked for. */
export interface WorkProgress {
  readonly work: 'export' | 'pack' | 'offline';
  readonly running: boolean;
  readonly done: number;
  readonly total: number;
  /** Fetched so far. */
  readonly bytes?: number;
}

/** Articles of which something is not here, and about how much that is. */
export interface MissingFiles {
  readonly articles: number;
  readonly bytes: number;
}

export interface PackResult {
  /** Articles that are all here now. */
  readonly complete: number;
  /** Something of them could not be had. */
  readonly failed: number;
  /** Not got to before the budget was used up. */
  readonly left: number;
  readonly bytes: number;
  readonly seconds: number;
  /** What of the budget ended it, if it did. */
  readonly endedBy?: 'megabytes' | 'minutes';
}

export interface ExportedFile {
  readonly path: string;
  readonly articles: number;
}

export const engineContract = {
  // the library at a glance
  /** With `feedIds` only those of the feeds are in the answer, and all the rest: a screen that has the others asks no more. */
  'library.overview': method(z.strictObject({ feedIds: ids.optional() })).returns<LibraryOverview>(),
  /** Follows a few sources that come with Broadsheet, in a folder of this name, as one act. They are kept whole and never asked again. */
  'library.addDemo': method(z.strictObject({ folder: name })).returns<ActResult>(),
  'library.stats': method(nothing).returns<LibraryStats>(),
  'settings.get': method(nothing).returns<Readonly<Record<string, unknown>>>(),
  'settings.set': method(z.strictObject({ key: name, value: z.json() })).returns<null>(),

  // reading
  /** With the frame of a view that was opened before it holds what that held, without what is gone. */
  'articles.open': method(
    z.strictObject({ listing, options: listingOptions, frame: listingFrame.optional() }),
  ).returns<OpenedView>(),
  'articles.list': method(
    z.strictObject({
      view,
      cursor: listCursor.optional(),
      direction: z.enum(['forward', 'backward']),
      limit: z.int().min(1).max(500),
    }),
  ).returns<ArticlePage>(),
  'articles.byIds': method(z.strictObject({ ids })).returns<readonly ArticleSummary[]>(),
  /** All that a view held when it was opened, in its order; at most 100,000. */
  'articles.ids': method(z.strictObject({ view })).returns<readonly ArticleId[]>(),
  'articles.countDays': method(
    z.strictObject({ view, dayStarts: z.array(instant).max(400), until: instant.optional() }),
  ).returns<readonly DayCount[]>(),
  'articles.countArrivals': method(z.strictObject({ view })).returns<number>(),
  'articles.get': method(z.strictObject({ id, hits: z.string().max(4_096).optional() })).returns<ArticleDetail>(),
  'articles.revisions': method(z.strictObject({ id })).returns<readonly ArticleRevision[]>(),
  /** Topics or authors whose name, or a word of it, begins so; those with the newest articles first, at most 12. */
  'articles.names': method(z.strictObject({ of: z.enum(['topic', 'author']), typed: z.string().max(500) })).returns<
    readonly string[]
  >(),
  'articles.findByLink': method(z.strictObject({ links: z.array(address).max(200) })).returns<
    Readonly<Record<string, number>>
  >(),
  'articles.fetchFullText': method(z.strictObject({ id })).returns<ArticleDetail>(),
  'articles.fetchMedia': method(z.strictObject({ id })).returns<ArticleDetail>(),
  'articles.setPosition': method(z.strictObject({ id, position: z.number().min(0).max(1) })).returns<null>(),
  'articles.setShows': method(z.strictObject({ id, shows: z.enum(['feed', 'full']) })).returns<null>(),

  // triage: each is one journal entry
  'triage.setRead': method(z.strictObject({ ids, read: z.boolean() })).returns<ActResult>(),
  'triage.setSaved': method(z.strictObject({ ids, saved: z.boolean() })).returns<ActResult>(),
  'triage.addTag': method(z.strictObject({ ids, name })).returns<ActResult>(),
  'triage.removeTag': method(z.strictObject({ ids, name })).returns<ActResult>(),
  /** Marks all the view held when it was opened; `from` limits it to that row and what is below (older) or above (newer) it. */
  'triage.markView': method(
    z.strictObject({
      view,
      read: z.boolean(),
      from: listCursor.optional(),
      side: z.enum(['all', 'below', 'above']),
      subject: name.optional(),
    }),
  ).returns<ActResult>(),
  'triage.byQuery': method(
    z.strictObject({
      query: z.string().max(4_096),
      act: z.enum(['read', 'unread', 'saved', 'unsaved', 'tag', 'untag']),
      tag: name.optional(),
    }),
  ).returns<ActResult>(),
  'notes.set': method(z.strictObject({ id, note: z.string().max(100_000) })).returns<ActResult>(),
  'highlights.add': method(
    z.strictObject({
      id,
      quote: z.string().min(1).max(20_000),
      prefix: z.string().max(200),
      suffix: z.string().max(200),
      note: z.string().max(20_000).optional(),
    }),
  ).returns<MarkedPassage>(),
  /** An empty note is none. */
  'highlights.setNote': method(z.strictObject({ highlightId: id, note: z.string().max(20_000) })).returns<ActResult>(),
  'highlights.remove': method(z.strictObject({ highlightId: id })).returns<ActResult>(),

  // the journal
  'journal.undo': method(z.strictObject({ id: id.optional() })).returns<JournalEntry>(),
  'journal.redo': method(z.strictObject({ id: id.optional() })).returns<JournalEntry>(),
  'journal.list': method(z.strictObject({ limit: z.int().min(1).max(1_000) })).returns<readonly JournalEntry[]>(),

  // subscriptions
  /** Name and password go to the host of the address only. */
  'feeds.discover': method(
    z.strictObject({ address, user: name.optional(), password: z.string().max(10_000).optional() }),
  ).returns<readonly FeedChoice[]>(),
  'feeds.subscribe': method(
    z.strictObject({
      feedUrl: address,
      folderId: id.optional(),
      /** Names a folder to be made in the same act, in no other folder. One with this name is taken as it is. */
      newFolder: name.optional(),
      title: name.optional(),
      user: name.optional(),
      password: z.string().max(10_000).optional(),
    }),
  ).returns<Feed>(),
  'feeds.unsubscribe': method(z.strictObject({ feedIds: ids })).returns<ActResult>(),
  'feeds.update': method(
    z.strictObject({
      feedId: id,
      title: name.nullable().optional(),
      folderId: id.nullable().optional(),
      /** Into the folder at this path, which is made where it is missing. */
      folderPath: folderPath.optional(),
      feedUrl: address.optional(),
      /** Content with the address that a move led to: the one before is forgotten. */
      moveIsRight: z.literal(true).optional(),
      paused: z.boolean().optional(),
      settings: feedSettingsChange.optional(),
      /** Lets go at once, in the same act, of the articles that its rule of keeping leaves out. */
      letGo: z.literal(true).optional(),
    }),
  ).returns<FeedChanged>(),
  /** How many articles a rule of keeping would let go, if the feed had it; both absent: the library's own rule. */
  'feeds.countOutdated': method(
    z.strictObject({
      feedId: id,
      retentionDays: z.int().positive().optional(),
      retentionCount: z.int().positive().optional(),
    }),
  ).returns<number>(),
  'feeds.hasPassword': method(z.strictObject({ feedId: id })).returns<boolean>(),
  /** Without a user it is a token; null forgets it. It is never answered again, and no act of the journal holds it. */
  'feeds.setPassword': method(
    z.strictObject({ feedId: id, user: name.optional(), password: z.string().min(1).max(10_000).nullable() }),
  ).returns<null>(),
  'folders.add': method(z.strictObject({ name, parentId: id.optional() })).returns<FolderId>(),
  'folders.update': method(
    z.strictObject({
      folderId: id,
      name: name.optional(),
      parentId: id.nullable().optional(),
      /** Into the folder at this path, which is made where it is missing. */
      parentPath: folderPath.optional(),
      position: z.int().nonnegative().optional(),
    }),
  ).returns<ActResult>(),
  'folders.remove': method(z.strictObject({ folderId: id })).returns<ActResult>(),
  /** All tags, those used last first, and how many of these articles carry each. */
  'tags.choose': method(z.strictObject({ ids })).returns<readonly TagChoice[]>(),
  /** The topics that the newest articles name most, most frequent first. */
  'topics.recent': method(z.strictObject({ limit: z.int().min(1).max(100) })).returns<readonly string[]>(),
  'tags.rename': method(z.strictObject({ tagId: id, name })).returns<ActResult>(),
  'tags.remove': method(z.strictObject({ tagId: id })).returns<ActResult>(),
  'smartFeeds.save': method(
    z.strictObject({ smartFeedId: id.optional(), name, query: z.string().max(4_096) }),
  ).returns<SmartFeedId>(),
  'smartFeeds.remove': method(z.strictObject({ smartFeedId: id })).returns<ActResult>(),

  // in and out
  'opml.preview': method(z.strictObject({ bytesBase64: z.string() })).returns<OpmlPreview>(),
  /** `more`: other files that are brought in by the same act. */
  'opml.import': method(
    z.strictObject({ bytesBase64: z.string(), more: z.array(z.string()).max(100).optional() }),
  ).returns<{
    readonly added: number;
    readonly known: number;
    /** Those that were not there before. */
    readonly newFolders: readonly FolderId[];
    readonly entry?: JournalEntry;
  }>(),
  'opml.export': method(nothing).returns<string>(),
  'export.run': method(
    z.strictObject({
      format: z.enum(['json', 'markdown', 'html', 'epub']),
      query: z.string().max(4_096),
      /** In place of the query: what this view holds. */
      view: view.optional(),
      /** What it is called in the book or on the page of contents; absent: the query. */
      title: name.optional(),
      /** Absent: into the library's own folder `exports`, under a name of its own. */
      path: z.string().min(1).optional(),
    }),
  ).returns<ExportedFile>(),

  // sync
  'sync.start': method(
    z.strictObject({ feedIds: ids.optional(), all: z.boolean(), offline: z.boolean() }),
  ).returns<SyncSummary>(),
  'sync.cancel': method(nothing).returns<null>(),
  'sync.progress': method(nothing).returns<SyncProgress>(),

  // packing for a trip: of a query, or of all that is unread or saved
  'offline.missing': method(z.strictObject({ query: z.string().max(4_096) })).returns<MissingFiles>(),
  'offline.pack': method(
    z.strictObject({
      query: z.string().max(4_096),
      megabytes: z.number().positive().max(1_000_000),
      minutes: z.number().positive().max(10_000),
    }),
  ).returns<PackResult>(),

  // care
  'maintenance.doctor': method(z.strictObject({ repair: z.boolean() })).returns<DoctorReport>(),
  /** Without a path: into the library's own folder of backups, where it stays. */
  'maintenance.backup': method(z.strictObject({ path: z.string().min(1).optional() })).returns<{
    readonly path: string;
    readonly bytes: number;
  }>(),
  'maintenance.copies': method(nothing).returns<readonly BackupCopy[]>(),
  /** Once it is answered the library closes, is set aside whole, and opens as the copy was; channels are opened anew. */
  'maintenance.restore': method(z.strictObject({ path: z.string().min(1) })).returns<null>(),
  /** What the rules of keeping let go; `rule` is tried in the place of the library's own, and becomes it when it is applied. */
  'maintenance.retention': method(
    z.strictObject({ apply: z.boolean(), rule: retentionRule.optional() }),
  ).returns<RetentionResult>(),
} as const;

export type EngineContract = typeof engineContract;
export type EngineMethod = keyof EngineContract;
export type EngineParams<M extends EngineMethod> = ParamsOf<EngineContract[M]>;
export type EngineResult<M extends EngineMethod> = ResultOf<EngineContract[M]>;

/** The part of an AbortSignal a client needs, so that this file needs neither DOM nor Node. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The client's side, in whatever process it is: a port, a socket, or the engine itself. */
export interface EngineClient {
  call<M extends EngineMethod>(method: M, params: EngineParams<M>, signal?: CancelSignal): Promise<EngineResult<M>>;
  /** Listens until the returned function is called. */
  on<E extends EngineEventName>(event: E, listener: (payload: EngineEvents[E]) => void): () => void;
}

export type EngineEventName = keyof EngineEvents;
export interface EngineEvents {
  readonly changes: Changes;
  readonly sync: SyncProgress;
  readonly work: WorkProgress;
  /** One a finished check, for `sync -v`. */
  readonly check: CheckReport;
}
