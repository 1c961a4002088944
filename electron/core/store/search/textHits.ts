// Which of some articles an expression of the full-text index matches. FTS5 is quick along its row ids, so articles that lie
// close together are asked for in one stretch (build/notes/search.md).
import type { ArticleId } from '../../../../shared/model/ids.ts';
import type { ReadStore } from '../connection.ts';

// FTS5 ignores bounds that are not whole numbers and reads the whole list of a word instead; better-sqlite3 binds every number
// as a fraction, so a bound is made whole first.
const whole = (parameter: string): string => `CAST(${parameter} AS INTEGER)`;

const rangeSql = `SELECT rowid FROM search WHERE search MATCH @match AND rowid BETWEEN ${whole('@first')} AND ${whole('@last')}`;
const newestSql = `SELECT rowid FROM search WHERE search MATCH @match AND rowid <= ${whole('@last')} ORDER BY rowid DESC LIMIT @limit`;

/** A hole between two ids that is cheaper to read over than to begin anew after. */
const readOver = 300;

export function textHits(read: ReadStore, match: string, ids: readonly ArticleId[]): ReadonlySet<ArticleId> {
  const hits = new Set<ArticleId>();
  const sorted = ids.toSorted((a, b) => a - b);
  let first = 0;
  for (let index = 1; index <= sorted.length; index++) {
    const before = sorted[index - 1] ?? 0;
    const next = sorted[index];
    if (next !== undefined && next - before <= readOver) continue;
    for (const [id] of read.rows<[number]>(rangeSql, { match, first: sorted[first] ?? 0, last: before })) hits.add(id);
    first = index;
  }
  return hits;
}

/** Newest first, by id. */
export const newestTextHits = (read: ReadStore, match: string, last: ArticleId, limit: number): readonly ArticleId[] =>
  read.rows<[number]>(newestSql, { match, last, limit }).map(([id]) => id);

/**
 * Hits with what bm25 makes of them (lower is better), newest first. Words in the title weigh most, then topics and authors.
 * bm25 first counts how often each word of the expression occurs at all, so very common ones cost time: see `rank.ts`.
 */
export const scoredTextHits = (
  read: ReadStore,
  match: string,
  last: ArticleId,
  limit: number,
): readonly (readonly [id: ArticleId, score: number])[] =>
  read.rows<[number, number]>(
    `SELECT rowid, bm25(search, 10, 4, 4, 1) FROM search WHERE search MATCH @match AND rowid <= ${whole('@last')} ORDER BY rowid DESC LIMIT @limit`,
    { match, last, limit },
  );
