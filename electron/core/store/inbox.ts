// Read and unread. The inbox holds what is unread and, for a while, what was read lately; everything else is read.
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import { countUnread, countUnreadMarked, type Turned } from './counts.ts';
import type { WriteStore } from './writeStore.ts';

/** Above this, one pass over the inbox is quicker than looking each article up. */
const manyIds = 2_000;

/** Condition over columns named `published` and `id`: unread, or (bound as @openedAt) read since a list was opened. */
export const inInbox = (published: string, id: string): string =>
  `EXISTS (SELECT 1 FROM inbox box WHERE box.published_at = ${published} AND box.article_id = ${id} AND (box.read_at IS NULL OR box.read_at >= @openedAt))`;

/** Condition: unread now. */
export const isUnread = (published: string, id: string): string =>
  `EXISTS (SELECT 1 FROM inbox box WHERE box.published_at = ${published} AND box.article_id = ${id} AND box.read_at IS NULL)`;

/** Marks these read; answers those that were unread. They carry `write.at` as their moment. */
export function makeRead(write: WriteStore, ids: readonly ArticleId[]): readonly ArticleId[] {
  if (ids.length <= manyIds) return turnRead(write, someIds, { ids: JSON.stringify(ids) });
  const { first, last, isAllUnread } = asRange(write, ids);
  return isAllUnread
    ? turnRead(write, 'article_id BETWEEN @first AND @last', { first, last })
    : turnRead(write, 'article_id IN (SELECT value FROM json_each(@ids))', { ids: JSON.stringify(ids) });
}

const someIds = `(published_at, article_id) IN (SELECT a.published_at, a.id FROM json_each(@ids) j CROSS JOIN articles a ON a.id = j.value)`;

/** Many ids are, as a rule, all that is unread between two of them: then two numbers say it. */
function asRange(
  read: ReadStore,
  ids: readonly ArticleId[],
): { readonly first: ArticleId; readonly last: ArticleId; readonly isAllUnread: boolean } {
  const sorted = Float64Array.from(ids).sort();
  const range = { first: sorted[0] ?? 0, last: sorted.at(-1) ?? 0 };
  const unread = read.column(
    'SELECT article_id FROM inbox WHERE read_at IS NULL AND article_id BETWEEN @first AND @last',
    range,
  );
  const among = Float64Array.from(unread).sort();
  return { ...range, isAllUnread: among.length === sorted.length && among.every((id, index) => id === sorted[index]) };
}

/** Marks read what a condition over the inbox's columns selects. */
export function turnRead(
  write: WriteStore,
  condition: string,
  parameters: Readonly<Record<string, string | number>>,
): readonly ArticleId[] {
  const { changes } = write.run(`UPDATE inbox SET read_at = @at WHERE read_at IS NULL AND ${condition}`, {
    ...parameters,
    at: write.at,
  });
  if (changes === 0) return [];
  if (changes > manyIds) return afterTurningMany(write, write.at, -1);
  const turned = write.rows<[number, number]>(
    `SELECT article_id, feed_id FROM inbox WHERE read_at = @at AND ${condition}`,
    { ...parameters, at: write.at },
  );
  return afterTurning(write, turned, -1);
}

/** Marks these unread; answers those that were read. `readAt`: the moment they were marked with, if they all share one. */
export function makeUnread(write: WriteStore, ids: readonly ArticleId[], readAt?: Instant): readonly ArticleId[] {
  if (ids.length > manyIds && readAt !== undefined) {
    const there = write.value<number>('SELECT count(*) FROM inbox WHERE read_at = ?', [readAt]);
    // The quick way holds only if the inbox has not yet forgotten any of them.
    if (there === ids.length) {
      const turned = afterTurningMany(write, readAt, 1);
      write.run('UPDATE inbox SET read_at = NULL WHERE read_at = ?', [readAt]);
      return turned;
    }
  }
  const turned = write.rows<[number, number]>(
    `INSERT INTO inbox (published_at, article_id, feed_id, read_at)
     SELECT a.published_at, a.id, a.feed_id, NULL FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value
     WHERE a.dropped_at IS NULL ORDER BY a.published_at, a.id
     ON CONFLICT (published_at, article_id) DO UPDATE SET read_at = NULL WHERE read_at IS NOT NULL
     RETURNING article_id, feed_id`,
    [JSON.stringify(ids)],
  );
  return afterTurning(write, turned, 1);
}

/** Puts new articles in, which have numbers one after another. Their counters are the caller's. */
export function addToInbox(write: WriteStore, ids: readonly ArticleId[]): void {
  write.run(
    'INSERT INTO inbox (published_at, article_id, feed_id) SELECT published_at, id, feed_id FROM articles WHERE id BETWEEN ? AND ?',
    [ids[0] ?? 0, ids.at(-1) ?? -1],
  );
}

/** Takes out what was read before; an undo of such an act must put the rows in again, which takes longer. */
export function forgetRead(write: WriteStore, before: Instant, limit: number): number {
  return write.run(
    'DELETE FROM inbox WHERE (published_at, article_id) IN (SELECT published_at, article_id FROM inbox WHERE read_at < ? LIMIT ?)',
    [before, limit],
  ).changes;
}

export const countReadLately = (read: ReadStore): number =>
  read.value<number>('SELECT count(*) FROM inbox WHERE read_at IS NOT NULL') ?? 0;

function afterTurning(write: WriteStore, turned: readonly Turned[], by: 1 | -1): readonly ArticleId[] {
  countUnread(write, turned, by);
  const ids = turned.map(([id]) => id);
  write.changes.states(ids);
  return ids;
}

/** The same for all that carry one moment, in columns: a hundred thousand small arrays take longer than all the rest. */
function afterTurningMany(write: WriteStore, readAt: Instant, by: 1 | -1): readonly ArticleId[] {
  countUnreadMarked(write, readAt, by);
  const ids = write.column('SELECT article_id FROM inbox WHERE read_at = @readAt', { readAt });
  write.changes.states(ids);
  return ids;
}
