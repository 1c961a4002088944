// Looks the open library over and mends what can be mended: the database itself, references, the search index, counters, the inbox
// and kept files. What it cannot mend here (a damaged table) is for mend.ts, with the library closed.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { DoctorReport } from '../../../shared/contract/engineContract.ts';
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import type { Connection } from './connection.ts';
import { recount, repairCounts } from './counts.ts';
import { refreshOffline } from './media.ts';
import type { Store } from './store.ts';

export type Finding = DoctorReport['checks'][number];

/** One thing that can be wrong: what is found (nothing if it is well), and how it is mended. */
interface Check {
  readonly check: string;
  find(): string | undefined;
  repair?(): void;
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const found = (count: number, what: string): string | undefined => (count === 0 ? undefined : plural(count, what));

export interface Examination {
  readonly repair: boolean;
  readonly now: Instant;
}

export function examine(store: Store, { repair, now }: Examination): DoctorReport {
  store.flush();
  const checks = checksOf(store, now).map((check): Finding => {
    const wrong = attempt(() => check.find());
    if (wrong === undefined) return { check: check.check, ok: true };
    if (!repair || !check.repair) return { check: check.check, ok: false, found: wrong };
    check.repair();
    const left = attempt(() => check.find());
    return { check: check.check, ok: left === undefined, found: wrong, repaired: left === undefined };
  });
  return { ok: checks.every(({ ok }) => ok), checks };
}

/** A question that a damaged page breaks off is a finding too. */
function attempt(find: () => string | undefined): string | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof AppError && error.code === 'library-damaged')
      return 'this part of the database cannot be read';
    throw error;
  }
}

function checksOf(store: Store, now: Instant): readonly Check[] {
  const { connection } = store;
  return [
    {
      check: 'database',
      find() {
        const answers = connection.rows<[string]>('PRAGMA integrity_check(5)').map(([answer]) => answer);
        return answers.length === 1 && answers[0] === 'ok' ? undefined : answers.join('; ').slice(0, 300);
      },
      // Mends what is only an index; a damaged table stays as it is.
      repair: () => tryRepair(() => connection.exec('REINDEX')),
    },
    {
      check: 'references',
      find: () => found(connection.rows('PRAGMA foreign_key_check').length, 'row'),
      repair: () => store.write(() => removeOrphans(connection)),
    },
    searchCheck(store),
    {
      check: 'unread',
      find: () => found(connection.value<number>(`SELECT count(*) FROM inbox i WHERE ${strayInbox}`) ?? 0, 'entry'),
      repair: () =>
        store.write((write) => {
          write.run(`DELETE FROM inbox AS i WHERE ${strayInbox}`);
          repairCounts(write);
          write.changes.organisation();
        }),
    },
    {
      check: 'counters',
      find: () => found(recount(connection).length, 'counter'),
      repair: () =>
        store.write((write) => {
          repairCounts(write);
          write.changes.organisation();
        }),
    },
    missingFiles(store),
    unusedFiles(store, now),
  ];
}

const strayInbox =
  'NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = i.article_id AND a.published_at = i.published_at AND a.dropped_at IS NULL)';

function tryRepair(repair: () => void): void {
  try {
    repair();
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'library-damaged')) throw error;
  }
}

/** Rows whose parent is gone go as well; `foreign_key_check` names table and row. */
function removeOrphans(connection: Connection): void {
  for (const [table, rowid] of connection.rows<[string, number | null]>('PRAGMA foreign_key_check')) {
    if (rowid !== null) connection.run(`DELETE FROM "${table}" WHERE rowid = ?`, [rowid]);
  }
  // Tables without row ids are not named by row.
  connection.run(
    'DELETE FROM article_tags WHERE article_id NOT IN (SELECT id FROM articles) OR tag_id NOT IN (SELECT id FROM tags)',
  );
  connection.run(
    'DELETE FROM article_media WHERE article_id NOT IN (SELECT id FROM articles) OR media_id NOT IN (SELECT id FROM media)',
  );
  connection.run('DELETE FROM article_topics WHERE topic_id NOT IN (SELECT id FROM topics)');
  connection.run('DELETE FROM article_authors WHERE author_id NOT IN (SELECT id FROM authors)');
  connection.run('DELETE FROM entry_keys WHERE feed_id NOT IN (SELECT id FROM feeds)');
  connection.run('DELETE FROM journal_steps WHERE journal_id NOT IN (SELECT id FROM journal)');
}

/** FTS5 keeps one row a document in `search_docsize`. */
const missingInIndex = 'SELECT article_id FROM contents EXCEPT SELECT id FROM search_docsize';
const strayInIndex = 'SELECT id FROM search_docsize EXCEPT SELECT article_id FROM contents';

function searchCheck(store: Store): Check {
  const { connection } = store;
  const isWhole = (): boolean => {
    try {
      connection.exec("INSERT INTO search (search) VALUES ('integrity-check')");
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'library-damaged') return false;
      throw error;
    }
  };
  return {
    check: 'search',
    find() {
      if (!isWhole()) return 'the index is damaged';
      const missing = connection.value<number>(`SELECT count(*) FROM (${missingInIndex})`) ?? 0;
      const stray = connection.value<number>(`SELECT count(*) FROM (${strayInIndex})`) ?? 0;
      return missing + stray === 0 ? undefined : `${missing} missing, ${stray} too many`;
    },
    repair() {
      if (!isWhole()) emptyIndex(store);
      store.write((write) => {
        for (const [id] of write.rows<[number]>(strayInIndex)) write.run('DELETE FROM search WHERE rowid = ?', [id]);
      });
      // Queued in parts: each commit indexes what its transaction queued.
      const missing = connection.rows<[number]>(missingInIndex).map(([id]) => id);
      for (let start = 0; start < missing.length; start += 2_000) {
        const part = JSON.stringify(missing.slice(start, start + 2_000));
        store.write((write) => write.run('INSERT OR IGNORE INTO search_queue SELECT value FROM json_each(?)', [part]));
      }
    },
  };
}

/** A damaged index can neither be emptied nor dropped by its own means: its tables are made anew. */
function emptyIndex(store: Store): void {
  const definition = store.connection.value<string>("SELECT sql FROM sqlite_schema WHERE name = 'search'");
  if (definition === undefined) throw new AppError('library-damaged');
  tryRepair(() => store.connection.exec('DROP TABLE search'));
  const isThere = store.connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'search'") !== undefined;
  if (!isThere) store.connection.exec(definition);
}

const mediaFolder = (store: Store): string => path.join(store.folder, 'media');

function missingFiles(store: Store): Check {
  const missing = (): readonly (readonly [id: number, path: string])[] =>
    store.connection
      .rows<[number, string, number | null]>('SELECT id, path, bytes FROM media WHERE path IS NOT NULL')
      .filter(([, file, bytes]) => {
        const whole = path.join(mediaFolder(store), file);
        return !existsSync(whole) || (bytes !== null && statSync(whole).size !== bytes);
      })
      .map(([id, file]) => [id, file] as const);
  return {
    check: 'kept files',
    find: () => found(missing().length, 'missing file'),
    repair() {
      const gone = missing().map(([id]) => id);
      store.write((write) => {
        for (const id of gone) {
          write.run('UPDATE media SET path = NULL, bytes = NULL, kept_at = NULL WHERE id = ?', [id]);
          const users = write.rows<[ArticleId]>('SELECT article_id FROM article_media WHERE media_id = ?', [id]);
          for (const [articleId] of users) refreshOffline(write, articleId);
        }
      });
    },
  };
}

/** A file younger than this may belong to a fetch whose row is not written yet. */
const settledMs = 3_600_000;

/** Files in the media folder that no row names, such as what an interrupted fetch left. */
function unusedFiles(store: Store, now: Instant): Check {
  const unused = (): readonly string[] => {
    const folder = mediaFolder(store);
    if (!existsSync(folder)) return [];
    const known = new Set([
      ...store.connection.rows<[string]>('SELECT path FROM media WHERE path IS NOT NULL').map(([file]) => file),
      ...store.connection
        .rows<[string]>('SELECT icon_path FROM feeds WHERE icon_path IS NOT NULL')
        .map(([file]) => file),
    ]);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !known.has(path.relative(folder, file).replaceAll('\\', '/')))
      .filter((file) => statSync(file).mtimeMs < now - settledMs);
  };
  return {
    check: 'unused files',
    find: () => found(unused().length, 'file'),
    repair() {
      for (const file of unused()) rmSync(file, { force: true });
    },
  };
}
