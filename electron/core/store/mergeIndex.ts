// Merges what the index holds in pieces. FTS5 would do it in the midst of a sync (its `automerge`); here it happens in slices, once
// nothing was written for a while, or when the pieces grow so many that a search would feel them.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Log } from '../ports.ts';
import type { Connection } from './connection.ts';

/** Pages (4 kB) of one step: a few milliseconds. */
const stepPages = 64;
/** How long merging may hold the thread. */
const sliceMs = 10;
const pauseMs = 2_000;
/** Each commit of a sync adds a piece; one more to look into costs a search some 20 µs. */
const mostPieces = 256;

/** Answers whether there is more to do when the time is up. @see https://www.sqlite.org/fts5.html#the_merge_command */
export function mergeIndex(connection: Connection, hasTime: () => boolean = () => true): boolean {
  do {
    const before = connection.value<number>('SELECT total_changes()') ?? 0;
    // A number that is bound arrives as a float, which FTS5 does not take.
    connection.run(`INSERT INTO search (search, rank) VALUES ('merge', ${stepPages})`);
    const changes = (connection.value<number>('SELECT total_changes()') ?? 0) - before;
    if (changes < 2) return false;
  } while (hasTime());
  return true;
}

interface MergedStore {
  readonly connection: Connection;
  onChanges(listener: () => void): () => void;
}

/** @returns what ends it */
export function mergeIndexInPauses(
  store: MergedStore,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): () => void {
  const { connection } = store;
  let isClosed = false;
  /** At most; acts that touch no text are counted too. */
  let pieces = 0;
  let callOffPause = (): void => {};

  /** A transaction of its own, between those of others. Answers whether to go on. */
  function mergeSome(): boolean {
    if (isClosed || connection.inTransaction) return false;
    const until = clock.monotonic() + sliceMs;
    try {
      connection.exec('BEGIN IMMEDIATE');
      const isMore = mergeIndex(connection, () => clock.monotonic() < until);
      connection.exec('COMMIT');
      if (!isMore) pieces = 0;
      return isMore;
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      log.error('the index could not be merged', { reason: String(error) });
      return false;
    }
  }

  async function mergeAll(): Promise<void> {
    while (mergeSome()) await otherWork();
  }

  function pauseFirst(): void {
    callOffPause();
    callOffPause = clock.after(pauseMs, () => void mergeAll());
  }

  const callOffChanges = store.onChanges(() => {
    pieces += 1;
    pauseFirst();
    if (pieces > mostPieces) void otherWork().then(mergeSome);
  });
  // What an earlier run left.
  pauseFirst();
  return () => {
    isClosed = true;
    callOffPause();
    callOffChanges();
  };
}
