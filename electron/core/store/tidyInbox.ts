// Takes read articles out of the inbox once no list that was open while they were unread can still want them.
import type { Clock } from '../clock.ts';
import type { Log } from '../ports.ts';
import type { ReadStore } from './connection.ts';
import { countReadLately, forgetRead } from './inbox.ts';
import type { WriteStore } from './writeStore.ts';

/** Read articles stay in the inbox for the lists that still show them, and because undoing is quick while they do. */
const rememberReadMs = 24 * 3_600_000;
/** So many of them would make a walk along the unread slow, and stay for an hour only. */
const manyReadLately = 50_000;
const rememberManyMs = 3_600_000;
const firstMs = 60_000;
const everyMs = 600_000;
const slice = 5_000;
const nextSliceMs = 50;

interface TidiedStore {
  readonly read: ReadStore;
  group<Result>(work: (write: WriteStore) => Result): Result;
}

/** @returns what ends it */
export function tidyInboxNowAndThen(
  store: TidiedStore,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): () => void {
  let callOff = clock.after(firstMs, tidy);

  function tidy(): void {
    let forgotten = 0;
    try {
      const keepMs = countReadLately(store.read) > manyReadLately ? rememberManyMs : rememberReadMs;
      forgotten = store.group((write) => forgetRead(write, clock.now() - keepMs, slice));
    } catch (error) {
      log.error('the inbox could not be tidied', { reason: String(error) });
    }
    callOff = clock.after(forgotten === slice ? nextSliceMs : everyMs, tidy);
  }

  return () => callOff();
}
