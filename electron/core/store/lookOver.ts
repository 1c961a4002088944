// What can be wrong in a library, found by asking alone: on a thread of its own and a connection that cannot write, since reading
// a whole library takes its time. What mends each of them is in doctor.ts.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import type { ReadStore } from './connection.ts';
import { recount } from './counts.ts';

export type CheckName = 'database' | 'references' | 'search' | 'unread' | 'counters' | 'kept files' | 'unused files';

export interface LookedAt {
  readonly read: ReadStore;
  /** The profile folder. */
  readonly folder: string;
  readonly now: Instant;
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const found = (count: number, what: string): string | undefined => (count === 0 ? undefined : plural(count, what));

/** What is found, or nothing if it is well; in the order in which they are mended. */
const checks: readonly (readonly [CheckName, (looked: LookedAt) => string | undefined])[] = [
  ['database', ({ read }) => integrityOf(read, 'PRAGMA integrity_check(5)')],
  ['references', ({ read }) => found(read.rows('PRAGMA foreign_key_check').length, 'row')],
  ['search', lookAtSearch],
  ['unread', ({ read }) => found(read.value<number>(`SELECT count(*) FROM inbox i WHERE ${strayInbox}`) ?? 0, 'entry')],
  ['counters', ({ read }) => found(recount(read).length, 'counter')],
  ['kept files', (looked) => found(missingFiles(looked).length, 'missing file')],
  ['unused files', (looked) => found(unusedFiles(looked).length, 'file')],
];

export const checkNames: readonly CheckName[] = checks.map(([name]) => name);

/** Looks at everything, in one moment of the library, and tells each check as it is done. */
export function lookOver(looked: LookedAt, tell: (check: CheckName, wrong: string | undefined) => void): void {
  for (const [check, find] of checks)
    tell(
      check,
      attempt(() => find(looked)),
    );
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

function integrityOf(read: ReadStore, question: string): string | undefined {
  const answers = read.rows<[string]>(question).map(([answer]) => answer);
  return answers.length === 1 && answers[0] === 'ok' ? undefined : answers.join('; ').slice(0, 300);
}

export const strayInbox =
  'NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = i.article_id AND a.published_at = i.published_at AND a.dropped_at IS NULL)';

/** FTS5 keeps one row a document in `search_docsize`. What is queued has not had its turn yet: the index follows a sync in slices. */
export const missingInIndex =
  'SELECT article_id FROM contents EXCEPT SELECT id FROM search_docsize EXCEPT SELECT article_id FROM search_queue';
export const strayInIndex =
  'SELECT id FROM search_docsize EXCEPT SELECT article_id FROM contents EXCEPT SELECT article_id FROM search_queue';

/** Whether the index can be read from end to end. */
export const isIndexWhole = (read: ReadStore): boolean =>
  attempt(() => integrityOf(read, 'PRAGMA integrity_check(search)')) === undefined;

function lookAtSearch({ read }: LookedAt): string | undefined {
  if (!isIndexWhole(read)) return 'the index is damaged';
  const missing = read.value<number>(`SELECT count(*) FROM (${missingInIndex})`) ?? 0;
  const stray = read.value<number>(`SELECT count(*) FROM (${strayInIndex})`) ?? 0;
  return missing + stray === 0 ? undefined : `${missing} missing, ${stray} too many`;
}

/** Rows of media whose file is not there, or not whole. */
export function missingFiles({ read, folder }: LookedAt): readonly number[] {
  return read
    .rows<[number, string, number | null]>('SELECT id, path, bytes FROM media WHERE path IS NOT NULL')
    .filter(([, file, bytes]) => {
      const whole = statSync(path.join(folder, 'media', file), { throwIfNoEntry: false });
      return whole === undefined || (bytes !== null && whole.size !== bytes);
    })
    .map(([id]) => id);
}

/** A file younger than this may belong to a fetch whose row is not written yet. */
const settledMs = 3_600_000;

/** Files in the media folder that no row names, such as what an interrupted fetch left. */
export function unusedFiles({ read, folder, now }: LookedAt): readonly string[] {
  const media = path.join(folder, 'media');
  if (!existsSync(media)) return [];
  const known = new Set([
    ...read.rows<[string]>('SELECT path FROM media WHERE path IS NOT NULL').map(([file]) => file),
    ...read.rows<[string]>('SELECT icon_path FROM feeds WHERE icon_path IS NOT NULL').map(([file]) => file),
  ]);
  return readdirSync(media, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !known.has(path.relative(media, file).replaceAll('\\', '/')))
    .filter((file) => statSync(file).mtimeMs < now - settledMs);
}
