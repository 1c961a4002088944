// While the app runs, the pictures of what a sync brings are fetched behind it, so that a row has its picture and the train its articles.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { ChangedIds } from '../../../shared/contract/changes.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { Log } from '../ports.ts';
import { listIncomplete } from '../store/fullText.ts';
import type { Store } from '../store/store.ts';
import type { Offline } from './offline.ts';

export interface KeepArrivals {
  setOn(isOn: boolean): void;
  close(): Promise<void>;
}

/** When a sync brings more than can be named, the newest so many are looked at. */
const newest = 500;

export function keepArrivals({
  store,
  offline,
  log,
}: {
  readonly store: Store;
  readonly log: Log;
  readonly offline: Pick<Offline, 'keepNew'>;
}): KeepArrivals {
  const waiting = new Set<ArticleId>();
  const ending = new AbortController();
  let isOn = false;
  let running: Promise<void> | undefined;

  /** Never rejects: nobody waits for it but `close`. */
  async function work(): Promise<void> {
    const mayGoOn = (): boolean => isOn && !ending.signal.aborted;
    try {
      // Not in the midst of the commit that told of the arrivals.
      await otherWork();
      while (waiting.size > 0 && mayGoOn()) {
        // Newest first: what arrived last is what is looked at first.
        const ids = [...waiting].toSorted((a, b) => b - a).slice(0, 50);
        for (const id of ids) waiting.delete(id);
        await offline.keepNew(ids, ending.signal);
      }
    } catch (error) {
      log.error('offline.arrivals', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    } finally {
      running = undefined;
    }
  }

  function add(ids: ChangedIds): void {
    for (const id of ids === 'many' ? listIncomplete(store.read, newest) : ids) waiting.add(id);
    if (waiting.size === 0 || !isOn) return;
    running ??= work();
  }

  const stopListening = store.onChanges(({ articles }) => {
    if (isOn) add(articles.added);
  });
  return {
    setOn(next) {
      isOn = next;
      if (next) add([]);
    },
    async close() {
      stopListening();
      isOn = false;
      ending.abort();
      await running;
    },
  };
}
