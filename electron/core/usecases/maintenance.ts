// The care of a library: looking it over, copies, letting old articles go, and what it costs; and the small chores it does by itself.
import path from 'node:path';
import { rmSync, statSync } from 'node:fs';
import type {
  BackupCopy,
  DoctorReport,
  EngineParams,
  EngineResult,
  LibraryStats,
} from '../../../shared/contract/engineContract.ts';
import { settingOf } from '../../../shared/model/librarySettings.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../ports.ts';
import { backUp, backUpDaily, backupFolder, databaseFiles, listCopies } from '../store/backup.ts';
import { examine } from '../store/doctor.ts';
import { isDamage } from '../store/connection.ts';
import { deleteDropped, forgetUnusedMedia, listOutdated, retire } from '../store/retention.ts';
import { readQuery } from '../store/search/readQuery.ts';
import { getSetting, setSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';

export interface MaintenanceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** A copy of the library could not be trusted. */
  readonly onDamaged?: () => void;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Articles that left the lists can come back by undo for so long. */
const droppedStayMs = 30 * dayMs;
/** The first chores wait until the start is over. */
const firstChoresMs = 2 * 60_000;
/** Between two slices of a chore, so that nobody waits for it. */
const sliceMs = 200;
const deletedAtOnce = 200;
const retiredAtOnce = 500;
/** Free pages given back to the disk at once: 4 MB. */
const pagesAtOnce = 1_000;

export function createMaintenance({ store, clock }: Pick<MaintenanceParts, 'store' | 'clock'>) {
  return {
    /** @throws AppError 'cancelled' */
    doctor: ({ repair }: EngineParams<'maintenance.doctor'>, signal?: AbortSignal): Promise<DoctorReport> =>
      examine(store, { repair, now: clock.now() }, signal),

    /** What the library can be taken back from. */
    copies: (): readonly BackupCopy[] => listCopies(store.folder),

    /** A verified copy at `path`, or in the library's own folder of backups, where it stays. @throws AppError 'disk-full' | 'write-failed' | 'library-damaged' */
    async backup(
      { path: wish }: EngineParams<'maintenance.backup'>,
      signal?: AbortSignal,
    ): Promise<EngineResult<'maintenance.backup'>> {
      store.flush();
      const moment = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-');
      const target = wish ?? path.join(backupFolder(store.folder), `own-${moment}.sqlite`);
      return { path: target, bytes: await backUp(store.file, target, signal) };
    },

    /**
     * How many articles the rules let go; with `apply` they go, as one act that can be undone. A `rule` stands in the place of
     * the library's own, and becomes it in the same act.
     */
    retention({ apply, rule }: EngineParams<'maintenance.retention'>): EngineResult<'maintenance.retention'> {
      for (const query of rule?.queries ?? []) readQuery(query);
      const outdated = listOutdated(store.read, clock.now(), rule && { rule: settingOf('retention', rule) });
      if (!apply || (outdated.length === 0 && !rule)) return { articles: outdated.length };
      const { result, entry } = store.act(
        'applyRetention',
        (act) => {
          if (rule) {
            const before = getSetting(act, 'retention');
            setSetting(act, 'retention', rule);
            act.record({ step: 'setting', key: 'retention', after: rule, ...(before !== undefined && { before }) });
          }
          const retired = retire(act, outdated);
          if (retired.length > 0) act.record({ step: 'retired' }, retired);
          act.changes.organisation();
          return retired;
        },
        { count: outdated.length },
      );
      return { articles: result.length, ...(entry && { entry }) };
    },

    stats: (): LibraryStats => statsOf(store),
  };
}

/** Feeds named in the statistics, and articles of each that are measured. */
const largestFeeds = 50;
const measuredArticles = 100;

function statsOf({ read, file, folder }: Store): LibraryStats {
  const size = (part: string): number => statSync(part, { throwIfNoEntry: false })?.size ?? 0;
  const feeds = read.all<{ feedId: number; title: string; articles: number; bytes: number }>(
    // The average of the newest is close enough, and does not read the whole library.
    `SELECT c.feed_id AS feedId, coalesce(s.title, f.publisher_title, f.feed_url) AS title, c.articles,
       cast(c.articles * coalesce((SELECT avg(length(t.packed) + coalesce(length(t.full_packed), 0)) FROM (
         SELECT id FROM articles a INDEXED BY articles_by_feed WHERE a.feed_id = c.feed_id AND a.dropped_at IS NULL
         ORDER BY a.published_at DESC LIMIT ${measuredArticles}) n JOIN contents t ON t.article_id = n.id), 0) AS INTEGER) AS bytes
     FROM feed_counts c JOIN feeds f ON f.id = c.feed_id LEFT JOIN subscriptions s ON s.feed_id = c.feed_id
     WHERE c.articles > 0 ORDER BY c.articles DESC LIMIT ${largestFeeds}`,
  );
  return {
    folder,
    articles: read.value<number>('SELECT coalesce(sum(articles), 0) FROM feed_counts') ?? 0,
    feeds: read.value<number>('SELECT count(*) FROM subscriptions') ?? 0,
    databaseBytes: databaseFiles(file).reduce((sum, part) => sum + size(part), 0),
    mediaBytes:
      read.value<number>(
        'SELECT coalesce(sum(bytes), 0) FROM (SELECT DISTINCT path, bytes FROM media WHERE path IS NOT NULL)',
      ) ?? 0,
    largestFeeds: feeds.toSorted((a, b) => b.bytes - a.bytes),
  };
}

export interface Chores {
  /** All that is due now; for a test, and for a host that is about to stay open for long. */
  run(signal: AbortSignal): Promise<void>;
  /** Stops between two slices. */
  close(): Promise<void>;
}

/**
 * What the library does by itself, at the start and then each hour: the day's backup, letting go what the person's rules no longer
 * keep (by rule, so it is no act of its own in the journal), deleting what left the lists a month ago, files nobody needs any more, free pages back to the disk. In slices, so that no reader waits.
 */
export function startChores({ store, clock, log, onDamaged }: MaintenanceParts): Chores {
  const ending = new AbortController();
  let callOff = clock.after(firstChoresMs, again);
  let running: Promise<void> = Promise.resolve();

  function again(): void {
    running = runOnce();
  }

  async function runOnce(): Promise<void> {
    try {
      await run(ending.signal);
    } catch (error) {
      if (!ending.signal.aborted) log.error('chores failed', { reason: String(error) });
      if (isDamage(error)) onDamaged?.();
    }
    if (!ending.signal.aborted) callOff = clock.after(hourMs, again);
  }

  async function run(signal: AbortSignal): Promise<void> {
    store.flush();
    await backUpDaily({ folder: store.folder, file: store.file, clock, log }, signal);
    let retired = 0;
    const outdated = listOutdated(store.read, clock.now());
    for (let start = 0; start < outdated.length; start += retiredAtOnce) {
      retired += store.group((write) => retire(write, outdated.slice(start, start + retiredAtOnce))).length;
      await clock.sleep(sliceMs, signal);
    }
    let deleted = 0;
    for (;;) {
      const part = store.group((write) => deleteDropped(write, clock.now() - droppedStayMs, deletedAtOnce));
      deleted += part;
      if (part < deletedAtOnce) break;
      await clock.sleep(sliceMs, signal);
    }
    const files = store.group((write) => forgetUnusedMedia(write, deletedAtOnce));
    store.flush();
    for (const file of files) rmSync(path.join(store.folder, 'media', file), { force: true });
    const before = freePages();
    while (freePages() > pagesAtOnce) {
      const free = freePages();
      store.flush();
      store.connection.rows(`PRAGMA incremental_vacuum(${pagesAtOnce})`);
      if (freePages() >= free) break;
      await clock.sleep(sliceMs, signal);
    }
    log.info('chores done', { retired, deleted, files: files.length, freedPages: before - freePages() });
  }

  const freePages = (): number => store.connection.value<number>('PRAGMA freelist_count') ?? 0;

  return {
    run,
    async close() {
      ending.abort();
      callOff();
      await running;
    },
  };
}
