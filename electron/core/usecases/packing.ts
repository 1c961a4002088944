// Packing for a trip: fetches what is missing, the saved and the newest first, within a budget of megabytes and minutes.
// Texts and pictures of all come before films and sound of any: a podcast must not leave forty articles behind.
import type { EngineParams, MissingFiles, PackResult, WorkProgress } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { Clock } from '../clock.ts';
import { listIncomplete } from '../store/fullText.ts';
import { listMedia } from '../store/media.ts';
import { readQuery } from '../store/search/readQuery.ts';
import { prepareSearch } from '../store/search/search.ts';
import type { Store } from '../store/store.ts';
import type { ByteBudget, MediaKeeper } from '../sync/mediaKeeper.ts';
import type { Offline } from './offline.ts';

export interface PackingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly keeper: MediaKeeper;
  readonly texts: Pick<Offline, 'lacksText' | 'getText'>;
  readonly onProgress?: (progress: WorkProgress) => void;
}

/** More than fits in any budget. */
const mostArticles = 10_000;
/** Articles at the same time; each asks for a few files at once. */
const width = 3;
/** Articles whose files are counted for an estimate of all. */
const sampled = 200;
/** A picture, where the library has none yet to go by. */
const usualPictureBytes = 150_000;

export function createPacking({ store, clock, keeper, texts, onProgress }: PackingParts) {
  const { read } = store;

  const areIncomplete = (ids: readonly ArticleId[]): ReadonlySet<ArticleId> =>
    new Set(
      read.column(
        "SELECT a.id FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value WHERE a.offline <> 'complete'",
        [JSON.stringify(ids)],
      ),
    );

  /** The saved before the others, each newest first. @throws AppError 'query-invalid' */
  function incomplete(query: string): readonly ArticleId[] {
    if (query.trim() !== '') {
      const found = prepareSearch(read, readQuery(query), { now: clock.now(), order: 'newest' })
        .listAll()
        .map(({ id }) => id);
      const missing = areIncomplete(found);
      return found.filter((id) => missing.has(id)).slice(0, mostArticles);
    }
    const ids = listIncomplete(read, mostArticles);
    const saved = new Set(
      read.column(
        'SELECT s.article_id FROM json_each(?) j CROSS JOIN states s ON s.article_id = j.value WHERE s.saved_at IS NOT NULL',
        [JSON.stringify(ids)],
      ),
    );
    return [...ids.filter((id) => saved.has(id)), ...ids.filter((id) => !saved.has(id))];
  }

  return {
    /** How much is missing, by the files of some of the articles and the size of the pictures that are here. */
    missing({ query }: EngineParams<'offline.missing'>): MissingFiles {
      const ids = incomplete(query);
      const looked = ids.slice(0, sampled);
      const files = looked.reduce(
        (sum, id) =>
          sum + listMedia(read, id).filter(({ path, role }) => path === undefined && role !== 'other').length,
        0,
      );
      const average =
        read.value<number | null>('SELECT avg(bytes) FROM (SELECT bytes FROM media WHERE bytes > 0 LIMIT 1000)') ??
        usualPictureBytes;
      const bytes = looked.length === 0 ? 0 : Math.round((files / looked.length) * ids.length * average);
      return { articles: ids.length, bytes };
    },

    /** What was fetched when it is stopped stays. @throws AppError 'query-invalid' | 'disk-full' | 'network-away' | 'cancelled' */
    async pack({ megabytes, minutes, query }: EngineParams<'offline.pack'>, signal?: AbortSignal): Promise<PackResult> {
      const startedAt = clock.monotonic();
      const ids = incomplete(query);
      const budget: ByteBudget = { left: megabytes * 1_000_000 };
      const full = budget.left;
      const timeOut = new AbortController();
      const callOff = clock.after(minutes * 60_000, () => timeOut.abort());
      const end = signal ? AbortSignal.any([signal, timeOut.signal]) : timeOut.signal;
      const failed = new Set<ArticleId>();
      let [done, overBudget] = [0, 0];
      const tell = (running: boolean): void =>
        onProgress?.({ work: 'pack', running, done, total: ids.length, bytes: full - budget.left });

      async function getText(id: ArticleId): Promise<void> {
        try {
          budget.left -= await texts.getText(id, end);
        } catch (error) {
          if (!(error instanceof AppError) || ['cancelled', 'disk-full', 'network-away'].includes(error.code))
            throw error;
          failed.add(id);
        }
      }

      async function fetchOne(id: ArticleId, withMedia: boolean): Promise<void> {
        if (!withMedia && texts.lacksText(id)) await getText(id);
        const count = await keeper.keep(id, { withMedia, again: !withMedia, budget, signal: end });
        if (count.failed > 0) failed.add(id);
        overBudget += count.overBudget;
      }

      async function pass(withMedia: boolean): Promise<void> {
        const waiting = [...ids];
        const lane = async (): Promise<void> => {
          for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
            if (end.aborted || budget.left <= 0) return;
            await fetchOne(id, withMedia);
            if (!withMedia) done += 1;
            tell(true);
          }
        };
        await Promise.all(Array.from({ length: width }, lane));
      }

      tell(true);
      try {
        await pass(false);
        await pass(true);
      } catch (error) {
        // Time that is over is no failure; the person's own stop is told as such.
        if (!(error instanceof AppError && error.code === 'cancelled' && timeOut.signal.aborted && !signal?.aborted))
          throw error;
      } finally {
        callOff();
        store.flush();
        tell(false);
      }
      if (signal?.aborted) throw new AppError('cancelled');
      const stillMissing = areIncomplete(ids);
      const failures = [...failed].filter((id) => stillMissing.has(id)).length;
      const isFull = budget.left <= 0 || overBudget > 0;
      return {
        complete: ids.length - stillMissing.size,
        failed: failures,
        left: stillMissing.size - failures,
        bytes: full - budget.left,
        seconds: (clock.monotonic() - startedAt) / 1_000,
        ...(timeOut.signal.aborted ? { endedBy: 'minutes' } : isFull ? { endedBy: 'megabytes' } : {}),
      };
    },
  };
}
