// The library's one door: opens the file, and lets work in only as a question, as an act of the person, or as part of a sync.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Changes } from '../../../shared/contract/changes.ts';
import type { ArticleId, Instant, JournalId, Revision } from '../../../shared/model/ids.ts';
import type { JournalEntry, JournalKind } from '../../../shared/model/library.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../ports.ts';
import { applyFeedUpdate } from './applyFeedUpdate.ts';
import { finishBrokenRestore } from './backup.ts';
import { ChangeSet } from './changeSet.ts';
import { checkpointPages, type Connection, openConnection, type ReadStore, setUpConnection } from './connection.ts';
import type { AppliedUpdate, FeedUpdate } from './feedUpdate.ts';
import { addEntry, newestMoment, type RecordedStep, redo, undo } from './journal.ts';
import { migrate } from './migrate.ts';
import { type Migration, migrations as shippedMigrations } from './migrations/migrations.ts';
import { countReadLately, forgetRead } from './inbox.ts';
import { indexQueued } from './searchQueue.ts';
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
  /** Commits the open group. */
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

/** A group is committed after so long, or after so many new articles: an act of the person waits for no more than that. */
const groupMs = 200;
const groupArticles = 250;

/** Read articles stay in the inbox for the lists that still show them, and because undoing is quick while they do. */
const rememberReadMs = 24 * 3_600_000;
/** So many of them would make a walk along the unread slow, and stay for an hour only. */
const manyReadLately = 50_000;
const rememberManyMs = 3_600_000;
const firstTidyMs = 60_000;
const tidyEveryMs = 600_000;
const tidySlice = 5_000;
const nextSliceMs = 50;
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

/** A copy beside the daily backups, made by SQLite itself: copying the file by hand would let go of its locks. */
function backUpBefore(connection: Connection, { folder, clock, log }: StoreOptions, from: number): void {
  const backups = path.join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const copy = path.join(backups, `before-version-${from + 1}-${day}.sqlite`);
  if (existsSync(copy)) return;
  connection.run('VACUUM INTO ?', [copy]);
  log.info('backed up before migrating', { from, copy });
}

interface Transaction {
  readonly changes: ChangeSet;
  readonly texts: Map<ArticleId, string>;
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
  #callOffTidying: () => void = () => {};
  #callOffCheckpoint: () => void = () => {};
  #group: (Transaction & { articles: number; readonly callOff: () => void }) | undefined;

  constructor(options: StoreOptions, file: string, connection: Connection) {
    this.folder = options.folder;
    this.file = file;
    this.connection = connection;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#revision = connection.value<number>('SELECT revision FROM library') ?? 0;
    this.#newestAct = newestMoment(connection);
    this.#tidyAfter(firstTidyMs);
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
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK TO part; RELEASE part');
      else this.#loseGroup();
      throw error;
    }
  }

  applyFeedUpdates(updates: readonly FeedUpdate[]): readonly AppliedUpdate[] {
    const applied = this.group((write) => updates.map((update) => applyFeedUpdate(write, update)));
    if (this.#group) {
      for (const { added, updated } of applied) this.#group.articles += added.length + updated.length;
      if (this.#group.articles >= groupArticles) this.flush();
    }
    return applied;
  }

  flush(): void {
    const group = this.#group;
    if (!group) return;
    this.#group = undefined;
    group.callOff();
    this.#commit(group);
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
    this.#callOffCheckpoint();
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
    const transaction: Transaction = { changes: new ChangeSet(), texts: new Map(), at: this.#newestAct };
    // The log is written back later: a person should not wait for what others wrote.
    this.connection.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE');
    try {
      const result = work(this.#writeStore(transaction));
      this.#commit(transaction);
      return result;
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.connection.exec(`PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = ${checkpointPages}`);
      this.#checkpointSoon();
    }
  }

  /** A sync whose write fails must not take the person's act with it: the feeds are simply asked again. */
  #commitGroupFirst(): void {
    try {
      this.flush();
    } catch (error) {
      this.#log.error('a sync could not be written', { reason: String(error) });
    }
  }

  /** Once the person pauses, what their acts put into the log goes into the library. */
  #checkpointSoon(): void {
    this.#callOffCheckpoint();
    this.#callOffCheckpoint = this.#clock.after(pauseMs, () => {
      if (!this.#group) this.connection.rows('PRAGMA wal_checkpoint(PASSIVE)');
    });
  }

  #tidyAfter(ms: number): void {
    this.#callOffTidying = this.#clock.after(ms, () => {
      let forgotten = 0;
      try {
        forgotten = this.#forgetRead();
      } catch (error) {
        this.#log.error('the inbox could not be tidied', { reason: String(error) });
      }
      this.#tidyAfter(forgotten === tidySlice ? nextSliceMs : tidyEveryMs);
    });
  }

  #forgetRead(): number {
    const keepMs = countReadLately(this.read) > manyReadLately ? rememberManyMs : rememberReadMs;
    return this.group((write) => forgetRead(write, this.#clock.now() - keepMs, tidySlice));
  }

  #openGroup(): Transaction {
    if (this.#group) return this.#group;
    this.connection.exec('BEGIN IMMEDIATE');
    this.#group = {
      changes: new ChangeSet(),
      texts: new Map(),
      at: this.#clock.now(),
      articles: 0,
      callOff: this.#clock.after(groupMs, () => this.#commitGroupFirst()),
    };
    return this.#group;
  }

  #loseGroup(): void {
    this.#group?.callOff();
    this.#group = undefined;
  }

  #commit({ changes, texts }: Transaction): void {
    const next = this.#revision + 1;
    try {
      indexQueued(this.connection, texts);
      if (!changes.isEmpty) this.connection.run('UPDATE library SET revision = ?', [next]);
      this.connection.exec('COMMIT');
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
      throw error;
    }
    if (changes.isEmpty) return;
    this.#revision = next;
    const told = changes.toChanges(next);
    for (const listener of this.#listeners) listener(told);
  }

  #writeStore({ changes, texts, at }: Transaction): WriteStore {
    const { get, all, rows, column, value, each, run } = this.connection;
    return { get, all, rows, column, value, each, run, changes, texts, at };
  }
}
