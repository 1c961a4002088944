// Gathers what checks found and writes many feeds a transaction, in slices so short that a person's own act never waits for them.
// Knows the store only as two functions.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { AppliedUpdate, FeedUpdate } from '../store/feedUpdate.ts';

export interface UpdateWriter {
  /** Resolves once the update is committed; rejects if the store refused it. */
  write(update: FeedUpdate): Promise<AppliedUpdate>;
  /** Resolves when there is room for more: what was fetched and not yet written is bounded. */
  room(): Promise<void>;
  /** Resolves when all that was given is written. */
  idle(): Promise<void>;
}

export interface UpdateWriterOptions {
  readonly clock: Clock;
  /** All of them or none, into the transaction that is open. */
  readonly apply: (updates: readonly FeedUpdate[]) => readonly AppliedUpdate[];
  /** Indexes and commits what was applied. */
  readonly settle: () => Promise<void>;
  /** How long one slice may hold the thread. */
  readonly sliceMs?: number;
  /** Entries of one transaction. */
  readonly groupEntries?: number;
  /** Entries that may wait before fetching pauses. */
  readonly roomEntries?: number;
}

interface Waiting {
  readonly update: FeedUpdate;
  readonly cost: number;
  readonly resolve: (applied: AppliedUpdate) => void;
  readonly reject: (error: unknown) => void;
}

/** What a feed's own row costs, in entries. */
const rowCost = 0.3;
/** Pause in which more may gather, so that one commit serves several feeds. */
const gatherMs = 20;

export function openUpdateWriter({
  clock,
  apply,
  settle,
  sliceMs = 15,
  groupEntries = 250,
  roomEntries = 2_000,
}: UpdateWriterOptions): UpdateWriter {
  let queue: Waiting[] = [];
  let applied: { readonly waiting: Waiting; readonly result: AppliedUpdate }[] = [];
  let appliedCost = 0;
  let waitingCost = 0;
  /** Learned while writing: milliseconds an entry takes on this machine. */
  let entryMs = 0.4;
  let running: Promise<void> | undefined;
  const waitingForRoom: (() => void)[] = [];

  /** As many as fit into a slice by what was learned, at least one: a feed is never cut in two. */
  function nextSlice(): Waiting[] {
    let count = 0;
    let cost = 0;
    for (const waiting of queue) {
      if (count > 0 && (cost + waiting.cost) * entryMs > sliceMs) break;
      cost += waiting.cost;
      count += 1;
    }
    const slice = queue.slice(0, count);
    queue = queue.slice(count);
    waitingCost -= cost;
    return slice;
  }

  function writeSlice(slice: readonly Waiting[]): void {
    const startedAt = clock.monotonic();
    try {
      const results = apply(slice.map(({ update }) => update));
      for (const [index, waiting] of slice.entries())
        applied.push({ waiting, result: results[index] ?? { added: [], updated: [] } });
    } catch (error) {
      // One update that the store cannot take must not carry the others with it.
      if (slice.length === 1) slice[0]?.reject(error);
      else for (const waiting of slice) writeSlice([waiting]);
      return;
    }
    const cost = slice.reduce((sum, waiting) => sum + waiting.cost, 0);
    appliedCost += cost;
    const measured = (clock.monotonic() - startedAt) / cost;
    entryMs = 0.8 * entryMs + 0.2 * Math.min(5, Math.max(0.01, measured));
  }

  async function settleGroup(): Promise<void> {
    const group = applied;
    applied = [];
    appliedCost = 0;
    try {
      await settle();
      for (const { waiting, result } of group) waiting.resolve(result);
    } catch (error) {
      for (const { waiting } of group) waiting.reject(error);
    }
  }

  async function drain(): Promise<void> {
    await clock.sleep(gatherMs);
    while (queue.length > 0 || applied.length > 0) {
      if (queue.length > 0 && appliedCost < groupEntries) writeSlice(nextSlice());
      else await settleGroup();
      if (waitingCost < roomEntries) for (const go of waitingForRoom.splice(0)) go();
      // Whoever asked meanwhile has their turn between two slices.
      await otherWork();
    }
    running = undefined;
  }

  return {
    write: (update) =>
      new Promise((resolve, reject) => {
        const cost = rowCost + (update.feed?.entries.length ?? 0);
        queue.push({ update, cost, resolve, reject });
        waitingCost += cost;
        running ??= drain();
      }),
    room: async () => {
      if (waitingCost >= roomEntries) await new Promise<void>((resolve) => waitingForRoom.push(resolve));
    },
    idle: async () => {
      await running;
    },
  };
}
