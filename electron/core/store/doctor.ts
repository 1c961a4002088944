// Looks the open library over (lookOver.ts) and mends what can be mended: the database itself, references, the search index, counters,
// the inbox and kept files. What it cannot mend here (a damaged table) is for mend.ts, with the library closed.
import { rmSync } from 'node:fs';
import type { DoctorReport } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import type { Connection } from './connection.ts';
import { repairCounts } from './counts.ts';
import {
  type CheckName,
  checkNames,
  isIndexWhole,
  type LookedAt,
  missingFiles,
  missingInIndex,
  strayInbox,
  strayInIndex,
  unusedFiles,
} from './lookOver.ts';
import { refreshOffline } from './media.ts';
import { lookOverAside } from './readThrough.ts';
import type { Store } from './store.ts';

export interface Examination {
  readonly repair: boolean;
  readonly now: Instant;
}

/** Mending one thing can show another (rows without a parent, then counts); more turns than this mend nothing more. */
const mostTurns = 3;

/** Looking is done on a thread of its own, mending here. @throws AppError 'cancelled' */
export async function examine(store: Store, { repair, now }: Examination, signal?: AbortSignal): Promise<DoctorReport> {
  const { file, folder } = store;
  const look = async (): Promise<ReadonlyMap<CheckName, string>> => {
    store.flush();
    return lookOverAside({ file, folder, now }, signal);
  };
  let wrong = await look();
  const found = new Map(wrong);
  for (let turns = repair ? mostTurns : 0; wrong.size > 0 && turns > 0; turns -= 1) {
    for (const check of checkNames) if (wrong.has(check)) repairs[check](store, now);
    wrong = await look();
    for (const [check, what] of wrong) if (!found.has(check)) found.set(check, what);
  }
  const checks = checkNames.map((check) => {
    const was = found.get(check);
    if (was === undefined) return { check, ok: true };
    const isMended = !wrong.has(check);
    return { check, ok: isMended, found: was, ...(repair && { repaired: isMended }) };
  });
  return { ok: checks.every(({ ok }) => ok), checks };
}

const looked = ({ read, folder }: Store, now: Instant): LookedAt => ({ read, folder, now });

const repairs: Readonly<Record<CheckName, (store: Store, now: Instant) => void>> = {
  // Mends what is only an index; a damaged table stays as it is.
  database: ({ connection }) => tryRepair(() => connection.exec('REINDEX')),
  references: (store) => store.write(() => removeOrphans(store.connection)),
  search: repairSearch,
  unread: (store) =>
    store.write((write) => {
      write.run(`DELETE FROM inbox AS i WHERE ${strayInbox}`);
      repairCounts(write);
      write.changes.organisation();
    }),
  counters: (store) =>
    store.write((write) => {
      repairCounts(write);
      write.changes.organisation();
    }),
  'kept files': repairKeptFiles,
  'unused files': (store, now) => {
    for (const file of unusedFiles(looked(store, now))) rmSync(file, { force: true });
  },
};

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

function repairSearch(store: Store): void {
  const { connection } = store;
  if (!isIndexWhole(connection)) emptyIndex(store);
  store.write((write) => {
    for (const [id] of write.rows<[number]>(strayInIndex)) write.run('DELETE FROM search WHERE rowid = ?', [id]);
  });
  // Queued in parts: each commit indexes what its transaction queued.
  const missing = connection.rows<[number]>(missingInIndex).map(([id]) => id);
  for (let start = 0; start < missing.length; start += 2_000) {
    const part = JSON.stringify(missing.slice(start, start + 2_000));
    store.write((write) => write.run('INSERT OR IGNORE INTO search_queue SELECT value FROM json_each(?)', [part]));
  }
}

/** A damaged index can neither be emptied nor dropped by its own means: its tables are made anew. */
function emptyIndex(store: Store): void {
  const definition = store.connection.value<string>("SELECT sql FROM sqlite_schema WHERE name = 'search'");
  if (definition === undefined) throw new AppError('library-damaged');
  tryRepair(() => store.connection.exec('DROP TABLE search'));
  const isThere = store.connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'search'") !== undefined;
  if (!isThere) store.connection.exec(definition);
}

function repairKeptFiles(store: Store, now: Instant): void {
  const gone = missingFiles(looked(store, now));
  store.write((write) => {
    for (const id of gone) {
      write.run('UPDATE media SET path = NULL, bytes = NULL, kept_at = NULL WHERE id = ?', [id]);
      const users = write.rows<[ArticleId]>('SELECT article_id FROM article_media WHERE media_id = ?', [id]);
      for (const [articleId] of users) refreshOffline(write, articleId);
    }
  });
}
