// Rows of the small tables a person arranges, changed so that the journal can put them back. Only columns that differ are touched
// when an act is undone, so an older act can be undone under a newer one.
import { AppError } from '../../../shared/errors.ts';
import type { SqlValue } from './connection.ts';
import type { JournalledTable, Row } from './step.ts';
import type { Act, WriteStore } from './writeStore.ts';

/** The columns that are the person's; counters beside them are not. */
const journalled = {
  subscriptions: { key: 'feed_id', columns: ['title', 'folder_id', 'subscribed_at', 'paused_at', 'settings'] },
  feeds: {
    key: 'id',
    columns: [
      'feed_url',
      'moved_to',
      'moved_from',
      'next_check_at',
      'next_check_reason',
      'etag',
      'last_modified',
      'body_hash',
    ],
  },
  folders: { key: 'id', columns: ['name', 'parent_id', 'position'] },
  tags: { key: 'id', columns: ['name', 'folded'] },
  smart_feeds: { key: 'id', columns: ['name', 'query', 'position'] },
  highlights: { key: 'id', columns: ['article_id', 'quote', 'prefix', 'suffix', 'note', 'created_at'] },
} as const satisfies Record<JournalledTable, { readonly key: string; readonly columns: readonly string[] }>;

/** Finds what refers to a row of such a table. */
const usesOf: Partial<Record<JournalledTable, string>> = {
  tags: 'SELECT 1 FROM article_tags WHERE tag_id = @id LIMIT 1',
  folders:
    'SELECT 1 FROM subscriptions WHERE folder_id = @id UNION ALL SELECT 1 FROM folders WHERE parent_id = @id LIMIT 1',
};

/**
 * Adds a row (`id` undefined or unknown), changes the given columns of one, or removes one (`values` null), and records it.
 * Answers the row's id.
 */
export function changeRow(act: Act, table: JournalledTable, id: number | undefined, values: Row | null): number {
  const before = id === undefined ? null : readRow(act, table, id);
  const written = writeRow(act, table, id, before, values);
  const after = readRow(act, table, written);
  if (JSON.stringify(before) !== JSON.stringify(after)) act.record({ step: 'row', table, id: written, before, after });
  return written;
}

/** Takes a row from one image to another; columns that are the same in both are left as they are now. */
export function moveRow(write: WriteStore, table: JournalledTable, id: number, from: Row | null, to: Row | null): void {
  const now = readRow(write, table, id);
  // Passages belong to an article, which then looks different; the other rows are the arrangement of sources.
  const articleId = (now ?? to ?? from)?.article_id;
  if (table === 'highlights' && typeof articleId === 'number') {
    // An article that was let go long ago is gone for good, and nothing can be marked in it any more.
    if (to !== null && write.value('SELECT 1 FROM articles WHERE id = ?', [articleId]) === undefined) {
      throw new AppError('article-not-found');
    }
    write.changes.states([articleId]);
  }
  if (to === null) {
    // What a newer act has put to use since stays: an older act, undone alone, takes nothing from it.
    if (now !== null && !isInUse(write, table, id)) writeRow(write, table, id, now, null);
    return;
  }
  // It stayed when its adding was undone, and may have got another name since.
  if (from === null && now !== null) return;
  const different =
    from === null || now === null
      ? to
      : Object.fromEntries(Object.entries(to).filter(([column, value]) => from[column] !== value));
  if (now === null || Object.keys(different).length > 0) writeRow(write, table, id, now, different);
}

function isInUse(write: WriteStore, table: JournalledTable, id: number): boolean {
  const uses = usesOf[table];
  return uses !== undefined && write.value(uses, { id }) !== undefined;
}

function readRow(write: WriteStore, table: JournalledTable, id: number): Row | null {
  const { key, columns } = journalled[table];
  return write.get<Row>(`SELECT ${columns.join(', ')} FROM ${table} WHERE ${key} = ?`, [id]) ?? null;
}

function writeRow(
  write: WriteStore,
  table: JournalledTable,
  id: number | undefined,
  now: Row | null,
  values: Row | null,
): number {
  const { key, columns } = journalled[table];
  if (values === null) {
    if (id !== undefined) write.run(`DELETE FROM ${table} WHERE ${key} = ?`, [id]);
    return id ?? 0;
  }
  const given = columns.filter((column) => column in values);
  const parameters: SqlValue[] = given.map((column) => values[column] ?? null);
  if (id !== undefined && now !== null) {
    if (given.length > 0)
      write.run(`UPDATE ${table} SET ${given.map((column) => `${column} = ?`).join(', ')} WHERE ${key} = ?`, [
        ...parameters,
        id,
      ]);
    return id;
  }
  const names = id === undefined ? given : [key, ...given];
  const places = names.map(() => '?').join(', ');
  return write.run(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`,
    id === undefined ? parameters : [id, ...parameters],
  ).lastInsertRowid;
}
