// A damaged library, closed: set aside as evidence, rebuilt from its newest good backup, and then given every row that can still
// be read from the damaged file. What was lost of the publishers' articles comes back with the next sync, as far as feeds carry it:
// every feed is asked at once and without conditions.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { type LibraryMended, mendedSetting } from '../../../shared/model/library.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../ports.ts';
import type { ArticleFacts } from './articleFacts.ts';
import { faultOf } from './faultOf.ts';
import { newestGoodBackup, putBack, restoreLibrary, setAside } from './backup.ts';
import { type Connection, isDamage, openConnection, type SqlValue } from './connection.ts';
import { recount, repairCounts } from './counts.ts';
import { packTexts } from './contents.ts';
import { setSetting } from './settings.ts';
import { libraryFile, openStore, type Store } from './store.ts';

export interface Mended {
  /** Where the damaged library lies now. */
  readonly setAside: string;
  /** The backup it was rebuilt from; absent: there was none. */
  readonly backup?: string;
  /** Rows read from the damaged file that the backup did not have. */
  readonly rowsSaved: number;
  /** Tables of which not everything could be read. */
  readonly damagedTables: readonly string[];
}

/** Parents before children. What the person did replaces what the backup has of it; what the world said is only added. */
const tables: readonly { readonly name: string; readonly newer: boolean }[] = [
  { name: 'settings', newer: true },
  { name: 'folders', newer: true },
  { name: 'feeds', newer: false },
  { name: 'subscriptions', newer: true },
  { name: 'tags', newer: true },
  { name: 'smart_feeds', newer: true },
  { name: 'articles', newer: false },
  { name: 'contents', newer: false },
  { name: 'entry_keys', newer: false },
  { name: 'topics', newer: false },
  { name: 'article_topics', newer: false },
  { name: 'authors', newer: false },
  { name: 'article_authors', newer: false },
  { name: 'states', newer: true },
  { name: 'article_tags', newer: true },
  { name: 'highlights', newer: true },
  { name: 'media', newer: false },
  { name: 'article_media', newer: false },
];

export interface MendOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens a library; one that is too damaged for that is mended first. */
export function openMended(options: MendOptions, open: () => Store): Store {
  try {
    return open();
  } catch (error) {
    if (!isDamage(error)) throw error;
    mendLibrary(options);
    return open();
  }
}

/** Looks the whole file through first: a damaged index alone was perhaps mended by the doctor. */
export function mendIfDamaged(options: MendOptions): void {
  if (faultOf(libraryFile(options.folder))) mendLibrary(options);
}

/**
 * The library must be closed, and whoever calls holds its lock. If it cannot be done, everything is as it was.
 * @throws AppError 'disk-full' | 'write-failed' …
 */
export function mendLibrary(options: MendOptions): Mended {
  const aside = setAside(options.folder, 'damaged', options.clock.now());
  try {
    return rebuild(options, aside);
  } catch (error) {
    // An empty library in the place of a damaged one would look as if everything were lost.
    putBack(options.folder, aside);
    throw error;
  }
}

function rebuild({ folder, clock, log }: MendOptions, aside: string): Mended {
  const backup = newestGoodBackup(folder);
  if (backup) restoreLibrary(folder, backup.path, clock.now());
  const store = openStore({ folder, clock, log });
  try {
    const damaged = openDamaged(path.join(aside, 'library.sqlite'));
    const { rowsSaved, damagedTables } = damaged ? salvage(damaged, store.connection) : nothingReadable;
    damaged?.close();
    const mended = { setAside: aside, ...(backup && { backup: backup.path }), rowsSaved, damagedTables };
    store.write((write) => {
      write.run(
        'INSERT OR IGNORE INTO search_queue SELECT article_id FROM contents EXCEPT SELECT id FROM search_docsize',
      );
      write.run(
        'UPDATE library SET last_article_id = max(last_article_id, (SELECT coalesce(max(id), 0) FROM articles))',
      );
      if (recount(write).length > 0) repairCounts(write);
      write.run(
        `UPDATE feeds SET etag = NULL, last_modified = NULL, body_hash = NULL, next_check_at = min(next_check_at, @at)
         WHERE next_check_at IS NOT NULL AND coalesce(next_check_reason ->> 'code', '') <> 'retry-after'`,
        { at: write.at },
      );
      const told: LibraryMended = {
        at: clock.now(),
        setAside: aside,
        ...(backup && { backupAt: backup.at }),
        isComplete: damagedTables.length === 0,
      };
      setSetting(write, mendedSetting, told);
      write.changes.organisation();
    });
    log.warn('mended the library', { aside, backup: backup?.path, rowsSaved, damagedTables });
    return mended;
  } finally {
    store.close();
  }
}

const nothingReadable = { rowsSaved: 0, damagedTables: tables.map(({ name }) => name) };

function openDamaged(file: string): Connection | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const damaged = openConnection({ file, monotonic: () => 0 });
    damaged.value('SELECT count(*) FROM sqlite_schema');
    return damaged;
  } catch {
    // Not even its list of tables can be read: what the backup has is what there is.
    return undefined;
  }
}

function salvage(damaged: Connection, library: Connection): { rowsSaved: number; damagedTables: readonly string[] } {
  const damagedTables: string[] = [];
  let rowsSaved = 0;
  const keysOfTheDeleted = danglingKeys(library);
  library.exec('PRAGMA foreign_keys = OFF');
  library.exec('BEGIN IMMEDIATE');
  for (const table of tables) {
    const columns = columnsOf(damaged, library, table.name);
    const insert = `INSERT OR ${table.newer ? 'REPLACE' : 'IGNORE'} INTO ${table.name} (${columns.join(', ')})
      VALUES (${columns.map(() => '?').join(', ')})`;
    const isWhole = readWhatCanBe(damaged, table.name, columns, (row) => {
      rowsSaved += put(library, insert, row);
    });
    if (!isWhole) damagedTables.push(table.name);
  }
  rowsSaved += salvageInbox(damaged, library, damagedTables);
  removeLoose(library);
  if (damagedTables.includes('articles') || damagedTables.includes('contents')) askAgain(library, keysOfTheDeleted);
  library.exec('COMMIT');
  library.exec('PRAGMA foreign_keys = ON');
  return { rowsSaved, damagedTables };
}

/** A flipped bit can make a value of another type, which the strict table refuses: that row is lost, no other. */
function put(library: Connection, insert: string, row: readonly SqlValue[]): number {
  try {
    return library.run(insert, row).changes;
  } catch (error) {
    if (error instanceof AppError) throw error;
    return 0;
  }
}

const columnsOf = (damaged: Connection, library: Connection, table: string): readonly string[] => {
  const named = (connection: Connection): readonly string[] =>
    connection.rows<[string]>('SELECT name FROM pragma_table_info(?)', [table]).map(([name]) => name);
  const there = new Set(named(damaged));
  return named(library).filter((name) => there.has(name));
};

/** Rows from the beginning up to a damaged page, then from the end down to it. Answers whether all of them could be read. */
function readWhatCanBe(
  damaged: Connection,
  table: string,
  columns: readonly string[],
  take: (row: readonly SqlValue[]) => void,
): boolean {
  if (columns.length === 0) return false;
  const key = damaged
    .rows<[string]>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', [table])
    .map(([name]) => name);
  const walk = (order: 'ASC' | 'DESC'): boolean => {
    const by = key.map((name) => `${name} ${order}`).join(', ');
    try {
      const rows = damaged.database
        .prepare(`SELECT ${columns.join(', ')} FROM ${table} NOT INDEXED ORDER BY ${by}`)
        .raw(true)
        .iterate() as IterableIterator<readonly SqlValue[]>;
      for (const row of rows) take(row);
      return true;
    } catch {
      return false;
    }
  };
  if (walk('ASC')) return true;
  walk('DESC');
  return false;
}

/** The inbox says what is unread by what it lacks: only a whole one replaces the backup's, else what it holds is added. */
function salvageInbox(damaged: Connection, library: Connection, damagedTables: string[]): number {
  const columns = ['published_at', 'article_id', 'feed_id', 'read_at'];
  const rows: (readonly SqlValue[])[] = [];
  const isWhole = readWhatCanBe(damaged, 'inbox', columns, (row) => rows.push(row));
  if (isWhole) library.run('DELETE FROM inbox');
  else damagedTables.push('inbox');
  let saved = 0;
  for (const row of rows)
    saved += put(
      library,
      'INSERT OR REPLACE INTO inbox (published_at, article_id, feed_id, read_at) VALUES (?, ?, ?, ?)',
      row,
    );
  return saved;
}

/** Children whose parents could not be read. A state stays: it outlives its article. */
function removeLoose(library: Connection): void {
  for (const sql of [
    'DELETE FROM subscriptions WHERE feed_id NOT IN (SELECT id FROM feeds)',
    'UPDATE subscriptions SET folder_id = NULL WHERE folder_id NOT IN (SELECT id FROM folders)',
    'UPDATE folders SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM folders)',
    'DELETE FROM articles WHERE feed_id NOT IN (SELECT id FROM feeds)',
    'DELETE FROM contents WHERE article_id NOT IN (SELECT id FROM articles)',
    'DELETE FROM entry_keys WHERE feed_id NOT IN (SELECT id FROM feeds)',
    'DELETE FROM article_topics WHERE topic_id NOT IN (SELECT id FROM topics)',
    'DELETE FROM article_authors WHERE author_id NOT IN (SELECT id FROM authors)',
    'DELETE FROM article_tags WHERE article_id NOT IN (SELECT id FROM articles) OR tag_id NOT IN (SELECT id FROM tags)',
    'DELETE FROM article_media WHERE article_id NOT IN (SELECT id FROM articles) OR media_id NOT IN (SELECT id FROM media)',
    'DELETE FROM highlights WHERE article_id NOT IN (SELECT id FROM articles)',
    'DELETE FROM inbox WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = inbox.article_id AND a.published_at = inbox.published_at AND a.dropped_at IS NULL)',
    'INSERT OR IGNORE INTO feed_counts (feed_id) SELECT id FROM feeds',
  ])
    library.run(sql);
}

/** Keys of entries whose articles are not here: they were deleted for good, or lost. */
const danglingKeys = (library: Connection): ReadonlySet<number> =>
  new Set(library.column('SELECT article_id FROM entry_keys EXCEPT SELECT id FROM articles'));

/**
 * What is lost shall come back with the next sync. A lost article's keys must not say that it was deleted, as those do that the backup
 * had without their articles; an article whose text alone is lost has a text that differs from the publisher's.
 */
function askAgain(library: Connection, keysOfTheDeleted: ReadonlySet<number>): void {
  const lost = [...danglingKeys(library)].filter((id) => !keysOfTheDeleted.has(id));
  library.run('DELETE FROM entry_keys WHERE article_id IN (SELECT value FROM json_each(?))', [JSON.stringify(lost)]);
  const facts: ArticleFacts = { key: '', authors: [], enclosures: [], media: [], related: [] };
  library.run(
    `INSERT INTO contents (article_id, content_hash, facts, packed)
     SELECT id, '', ?, ? FROM articles WHERE id NOT IN (SELECT article_id FROM contents)`,
    [JSON.stringify(facts), packTexts({ summaryHtml: '', contentHtml: '', text: '' })],
  );
}
