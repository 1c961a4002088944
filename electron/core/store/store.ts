// The library's one door: opens the file, and lets work in only as a question, as an act of the person, or as part of a sync.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Changes } from '../../../shared/contract/changes.ts';
import type { ArticleId, Instant, JournalId, Revision } from '../../../shared/model/ids.ts';
import type { JournalEntry, JournalKind } from '../../../shared/model/library.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../ports.ts';
import { applyFeedUpdate } from './applyFeedUpdate.ts';
import { backUpAtOnce, backupFolder, finishBrokenRestore } from './backup.ts';
import { ChangeSet } from './changeSet.ts';
import { checkpointPages, type Connection, openConnection, type ReadStore, setUpConnection } from './connection.ts';
import type { AppliedUpdate, FeedUpdate } from './feedUpdate.ts';
import { addEntry, newestMoment, type RecordedStep, redo, undo } from './journal.ts';
import { mergeIndexInPauses } from './mergeIndex.ts';
import { migrate } from './migrate.ts';
import { type Migration, migrations as shippedMigrations } from './migrations/migrations.ts';
import { type FoldedTexts, indexQueued, isIndexBehind } from './searchQueue.ts';
import { tidyInboxNowAndThen } from './tidyInbox.ts';
import type { Act, WriteStore } from './writeStore.ts';

interface StoreOptions {
  /** Profile folder; made if it is missing. The file is library.sqlite in it. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The file turns out to be damaged; told each time, beside the error. */
  readonly onDamaged?: () => void;
  /** Only tests of migrating give others. */
  readonly migrations?: readonly Migration[];
}

export interface ActDone<Result> {
  readonly result: Result;
  /** Absent when nothing changed. */
  readonly entry?: JournalEntry;
}

export interface Store {
  readonly folder: string;
  readonly file: string;
  readonly read: ReadStore;
  /** An act of the person: one entry in the journal, on the disk when this returns. `count` absent: the articles of its steps. */
  act<Result>(
    kind: JournalKind,
    work: (act: Act) => Result,
    about?: { readonly subject?: string; readonly count?: number },
  ): ActDone<Result>;
  /** What the person does and would not undo (a position, a setting): as durable as an act, without the journal. */
  write<Result>(work: (write: WriteStore) => Result): Result;
  /** A sync's work: one transaction over many calls, committed within `groupMs` or by the person's next act. */
  group<Result>(work: (write: WriteStore) => Result): Result;
  /** What checks of feeds brought, in a group. These updates go in all together or, if one is refused, not at all. */
  applyFeedUpdates(updates: readonly FeedUpdate[]): readonly AppliedUpdate[];
  /** Indexes what the group brought, in slices between which others have their turn, and commits it. */
  settle(): Promise<void>;
  /** The same at once. */
  flush(): void;
  undo(id?: JournalId): JournalEntry;
  redo(id?: JournalId): JournalEntry;
  revision(): Revision;
  /** Told after each commit, until the returned function is called. */
  onChanges(listener: (changes: Changes) => void): () => void;
  /** For backups and the doctor only. */
  readonly connection: Connection;
  close(): void;
}

/** A group is committed after so long, if whoever fills it does not say so before. */
const groupMs = 200;
/** How long indexing may hold the thread. */
const indexMs = 10;

const pauseMs = 2_000;

export const libraryFile = (folder: string): string => path.join(folder, 'library.sqlite');

/** @throws AppError 'library-newer' | 'library-damaged' | 'library-unreadable' | 'sqlite-too-old' | 'disk-full' */
export function openStore(options: StoreOptions): Store {
  mkdirSync(options.folder, { recursive: true });
  const file = libraryFile(options.folder);
  finishBrokenRestore(options.folder);
  const connection = openConnection({
    file,
    monotonic: () => options.clock.monotonic(),
    ...(options.onDamaged && { onDamaged: options.onDamaged }),
    onSlow: (sql, ms) =>
      options.log.warn('slow question', { sql: sql.replaceAll(/\s+/g, ' ').trim().slice(0, 120), ms: Math.round(ms) }),
  });
  try {
    setUpConnection(connection);
    const migrations = options.migrations ?? shippedMigrations;
    migrate(connection, { migrations, backUp: (from) => backUpBefore(connection, options, from) });
    return new OpenStore(options, file, connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A copy beside the daily backups, one a day: a second start after a failed migration finds it. */
function backUpBefore(connection: Connection, { folder, clock, log }: StoreOptions, from: number): void {
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const copy = path.join(backupFolder(folder), `before-version-${from + 1}-${day}.sqlite`);
  if (existsSync(copy)) return;
  backUpAtOnce(connection, copy);
  log.info('backed up before migrating', { from, copy });
}

interface Transaction {
  readonly changes: ChangeSet;
  readonly at: Instant;
}

class OpenStore implements Store {
  readonly folder: string;
  readonly file: string;
  readonly connection: Connection;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #listeners = new Set<(changes: Changes) => void>();
  #revision: Revision;
  #newestAct: Instant;
  readonly #callOffTidying: () => void;
  readonly #callOffMerging: () => void;
  #callOffCheckpoint: () => void = () => {};
  #group: (Transaction & { readonly callOff: () => void }) | undefined;
  /** Left by whoever wrote them, taken by the index; what is not here any more is unpacked again. */
  readonly #texts: FoldedTexts = new Map();
  /** Articles are committed that the index does not have yet: an act of the person does not wait for it to catch up with a sync. */
  #isBehind: boolean;
  #callOffCatchingUp: (() => void) | undefined;
  #settling: Promise<void> | undefined;

  constructor(options: StoreOptions, file: string, connection: Connection) {
    this.folder = options.folder;
    this.file = file;
    this.connection = connection;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#revision = connection.value<number>('SELECT revision FROM library') ?? 0;
    this.#newestAct = newestMoment(connection);
    this.#isBehind = isIndexBehind(connection);
    this.#catchUpSoon();
    this.#callOffTidying = tidyInboxNowAndThen(this, options);
    this.#callOffMerging = mergeIndexInPauses(this, options);
  }

  get read(): ReadStore {
    return this.connection;
  }

  act<Result>(
    kind: JournalKind,
    work: (act: Act) => Result,
    about: { readonly subject?: string; readonly count?: number } = {},
  ): ActDone<Result> {
    return this.#durable((write) => {
      const steps: RecordedStep[] = [];
      const record: Act['record'] = (step, articleIds = []) => {
        steps.push({ step, articleIds });
      };
      const result = work({ ...write, record });
      if (steps.length === 0) return { result };
      const touched = steps.reduce(
        (sum, { step, articleIds }) => sum + (step.step === 'restored' ? 0 : articleIds.length),
        0,
      );
      const entry = addEntry(write, kind, about.count ?? Math.max(1, touched), about.subject, steps);
      return { result, entry };
    });
  }

  write<Result>(work: (write: WriteStore) => Result): Result {
    return this.#durable(work);
  }

  undo(id?: JournalId): JournalEntry {
    return this.#durable((write) => undo(write, id));
  }

  redo(id?: JournalId): JournalEntry {
    return this.#durable((write) => redo(write, id));
  }

  group<Result>(work: (write: WriteStore) => Result): Result {
    const group = this.#openGroup();
    // The index is written at the commit, so this savepoint costs FTS5 nothing.
    this.connection.exec('SAVEPOINT part');
    try {
      const result = work(this.#writeStore(group));
      this.connection.exec('RELEASE part');
      return result;
    } catch (error) {
      this.#texts.clear();
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK TO part; RELEASE part');
      else this.#loseGroup();
      throw error;
    }
  }

  applyFeedUpdates(updates: readonly FeedUpdate[]): readonly AppliedUpdate[] {
    return this.group((write) => updates.map((update) => applyFeedUpdate(write, update)));
  }

  settle(): Promise<void> {
    return (this.#settling ??= this.#indexInSlices().finally(() => (this.#settling = undefined)));
  }

  flush(): void {
    if (this.#isBehind) this.#openGroup();
    if (this.#group) this.#commitGroup({ indexFirst: true });
  }

  revision(): Revision {
    return this.#revision;
  }

  onChanges(listener: (changes: Changes) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#callOffTidying();
    this.#callOffMerging();
    this.#callOffCheckpoint();
    this.#callOffCatchingUp?.();
    try {
      this.flush();
      this.connection.rows('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.connection.close();
    }
  }

  /** On the disk when it returns: power may fail the moment after. */
  #durable<Result>(work: (write: WriteStore) => Result): Result {
    this.#commitGroupFirst();
    this.#newestAct = Math.max(this.#clock.now(), this.#newestAct + 1);
    const transaction: Transaction = { changes: new ChangeSet(), at: this.#newestAct };
    // The log is written back later: a person should not wait for what others wrote.
    this.connection.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE');
    try {
      const result = work(this.#writeStore(transaction));
      this.#commit(transaction, { indexFirst: !this.#isBehind });
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.connection.exec(`PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = ${checkpointPages}`);
      this.#checkpointSoon();
    }
  }

  /** A sync whose write fails must not take the person's act with it: the feeds are simply asked again. */
  #commitGroupFirst(): void {
    try {
      if (this.#group) this.#commitGroup({ indexFirst: false });
      this.#catchUpSoon();
    } catch (error) {
      this.#log.error('a sync could not be written', { reason: String(error) });
    }
  }

  #catchUpSoon(): void {
    if (!this.#isBehind) return;
    this.#callOffCatchingUp ??= this.#clock.after(groupMs, () => {
      this.#callOffCatchingUp = undefined;
      this.#settleByItself();
    });
  }

  #settleByItself(): void {
    this.settle().catch((error: unknown) => this.#log.error('a sync could not be written', { reason: String(error) }));
  }

  /** An act between two slices commits what there is; the rest goes on after it. */
  async #indexInSlices(): Promise<void> {
    while ((this.#group || this.#isBehind) && !this.#indexSome()) await otherWork();
    this.flush();
  }

  #indexSome(): boolean {
    const group = this.#openGroup();
    const until = this.#clock.monotonic() + indexMs;
    try {
      return this.#index(group, () => this.#clock.monotonic() < until);
    } catch (error) {
      this.#loseGroup();
      this.#rollBack();
      throw error;
    }
  }

  #index({ changes }: Transaction, hasTime?: () => boolean): boolean {
    return indexQueued(this.connection, {
      texts: this.#texts,
      // A search that is on the screen did not find them when they were told as added.
      ...(this.#isBehind && { onIndexed: (ids: readonly ArticleId[]) => changes.updated(ids) }),
      ...(hasTime && { hasTime }),
    });
  }

  /** Once the person pauses, what their acts put into the log goes into the library. */
  #checkpointSoon(): void {
    this.#callOffCheckpoint();
    this.#callOffCheckpoint = this.#clock.after(pauseMs, () => {
      if (!this.#group) this.connection.rows('PRAGMA wal_checkpoint(PASSIVE)');
    });
  }

  #openGroup(): Transaction {
    if (this.#group) return this.#group;
    this.connection.exec('BEGIN IMMEDIATE');
    this.#group = {
      changes: new ChangeSet(),
      at: this.#clock.now(),
      callOff: this.#clock.after(groupMs, () => this.#settleByItself()),
    };
    return this.#group;
  }

  #commitGroup(how: { readonly indexFirst: boolean }): void {
    const group = this.#group;
    if (!group) return;
    this.#loseGroup();
    this.#commit(group, how);
  }

  #loseGroup(): void {
    this.#group?.callOff();
    this.#group = undefined;
  }

  #rollBack(): void {
    // What was rolled back may come again with another text under the same number.
    this.#texts.clear();
    if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
  }

  #commit(transaction: Transaction, { indexFirst }: { readonly indexFirst: boolean }): void {
    const { changes } = transaction;
    const next = this.#revision + 1;
    try {
      if (indexFirst) this.#index(transaction);
      const isBehind = !indexFirst && isIndexBehind(this.connection);
      if (!changes.isEmpty) this.connection.run('UPDATE library SET revision = ?', [next]);
      this.connection.exec('COMMIT');
      this.#isBehind = isBehind;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
    if (changes.isEmpty) return;
    this.#revision = next;
    const told = changes.toChanges(next);
    for (const listener of this.#listeners) listener(told);
  }

  #writeStore({ changes, at }: Transaction): WriteStore {
    const { get, all, rows, column, value, each, run } = this.connection;
    return { get, all, rows, column, value, each, run, changes, texts: this.#texts, at };
  }
}
