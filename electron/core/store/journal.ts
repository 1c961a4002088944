// What the person did, in order, to be undone and done again, also after a restart.
import { AppError } from '../../../shared/errors.ts';
import type { ArticleId, JournalId } from '../../../shared/model/ids.ts';
import type { JournalEntry, JournalKind } from '../../../shared/model/library.ts';
import type { ReadStore } from './connection.ts';
import { redoStep, undoStep } from './journalSteps.ts';
import { packIds, unpackIds } from './packedIds.ts';
import type { Step } from './step.ts';
import type { WriteStore } from './writeStore.ts';

/** Acts remembered. A step of 100,000 ids takes about 100 kB. */
const keptActs = 1_000;

export interface RecordedStep {
  readonly step: Step;
  readonly articleIds: readonly ArticleId[];
}

interface JournalRow {
  readonly id: number;
  readonly at: number;
  readonly kind: JournalKind;
  readonly count: number;
  readonly subject: string | null;
  readonly undone: number;
}

const columns = 'id, at, kind, count, subject, undone';
function toEntry(read: ReadStore, row: JournalRow): JournalEntry {
  const article = titleOf(read, row);
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    count: row.count,
    ...(row.subject !== null && { subject: row.subject }),
    ...(article !== undefined && { article }),
    undone: row.undone > 0,
  };
}

/** The subject is a tag, a view or a query; of an act that changed a single article the person wants to know which. */
function titleOf(read: ReadStore, { id, kind, count }: JournalRow): string | undefined {
  if (count !== 1 || !named.has(kind)) return undefined;
  const [articleId] = steps(read, id).flatMap(idsOf);
  return articleId === undefined
    ? undefined
    : read.value<string>('SELECT title FROM articles WHERE id = ?', [articleId]) || undefined;
}

export const listJournal = (read: ReadStore, limit: number): JournalEntry[] =>
  read
    .all<JournalRow>(`SELECT ${columns} FROM journal ORDER BY id DESC LIMIT ?`, [limit])
    .map((row) => toEntry(read, row));

export const canUndo = (read: ReadStore): boolean => nextToUndo(read) !== undefined;
export const canRedo = (read: ReadStore): boolean => nextToRedo(read) !== undefined;
export const newestMoment = (read: ReadStore): number =>
  read.value<number>('SELECT coalesce(max(at), 0) FROM journal') ?? 0;

const nextToUndo = (read: ReadStore): JournalRow | undefined =>
  read.get<JournalRow>(`SELECT ${columns} FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1`);
const nextToRedo = (read: ReadStore): JournalRow | undefined =>
  read.get<JournalRow>(`SELECT ${columns} FROM journal WHERE undone > 0 ORDER BY undone DESC LIMIT 1`);

/** Adds an act that was just done. What had been undone before it can no longer be done again. */
export function addEntry(
  write: WriteStore,
  kind: JournalKind,
  count: number,
  subject: string | undefined,
  steps: readonly RecordedStep[],
): JournalEntry {
  write.run('DELETE FROM journal WHERE undone > 0');
  const { lastInsertRowid: id } = write.run('INSERT INTO journal (at, kind, count, subject) VALUES (?, ?, ?, ?)', [
    write.at,
    kind,
    count,
    subject ?? null,
  ]);
  for (const [number, { step, articleIds }] of steps.entries()) {
    write.run('INSERT INTO journal_steps (journal_id, number, step, articles) VALUES (?, ?, ?, ?)', [
      id,
      number,
      JSON.stringify(step),
      articleIds.length > 0 ? packIds(articleIds) : null,
    ]);
  }
  write.run('DELETE FROM journal WHERE id <= ?', [id - keptActs]);
  return toEntry(write, { id, at: write.at, kind, count, subject: subject ?? null, undone: 0 });
}

interface StepRow {
  readonly number: number;
  readonly step: string;
  readonly articles: Uint8Array | null;
}

const steps = (read: ReadStore, id: JournalId): StepRow[] =>
  read.all<StepRow>('SELECT number, step, articles FROM journal_steps WHERE journal_id = ? ORDER BY number', [id]);
const stepOf = (row: StepRow): Step => JSON.parse(row.step) as Step;
const idsOf = (row: StepRow): readonly ArticleId[] => (row.articles ? unpackIds(row.articles) : []);

/** Takes back the newest act, or the one named. @throws AppError 'nothing-to-undo' */
export function undo(write: WriteStore, id?: JournalId): JournalEntry {
  const entry =
    id === undefined
      ? nextToUndo(write)
      : write.get<JournalRow>(`SELECT ${columns} FROM journal WHERE id = ? AND undone = 0`, [id]);
  if (!entry) throw new AppError('nothing-to-undo');
  // Rows come back in an order of their own; keys between them are checked at the end.
  write.run('PRAGMA defer_foreign_keys = ON');
  for (const row of steps(write, entry.id).toReversed()) undoStep(write, stepOf(row), idsOf(row));
  write.run('UPDATE journal SET undone = (SELECT coalesce(max(undone), 0) + 1 FROM journal) WHERE id = ?', [entry.id]);
  touchAll(write, entry.kind);
  return toEntry(write, { ...entry, undone: 1 });
}

/** Does again what was taken back last, or the act named. @throws AppError 'nothing-to-redo' */
export function redo(write: WriteStore, id?: JournalId): JournalEntry {
  const entry =
    id === undefined
      ? nextToRedo(write)
      : write.get<JournalRow>(`SELECT ${columns} FROM journal WHERE id = ? AND undone > 0`, [id]);
  if (!entry) throw new AppError('nothing-to-redo');
  write.run('PRAGMA defer_foreign_keys = ON');
  for (const row of steps(write, entry.id)) {
    const done = redoStep(write, stepOf(row), idsOf(row));
    write.run('UPDATE journal_steps SET step = ? WHERE journal_id = ? AND number = ?', [
      JSON.stringify(done),
      entry.id,
      row.number,
    ]);
  }
  write.run('UPDATE journal SET undone = 0 WHERE id = ?', [entry.id]);
  touchAll(write, entry.kind);
  return toEntry(write, { ...entry, undone: 0 });
}

const named: ReadonlySet<JournalKind> = new Set(['markRead', 'markUnread', 'save', 'unsave', 'addTag', 'removeTag']);
const marks: ReadonlySet<JournalKind> = new Set([
  ...named,
  'setNote',
  'addHighlight',
  'removeHighlight',
  'noteHighlight',
]);

/** Acts on the arrangement of sources change rows without naming articles. */
function touchAll(write: WriteStore, kind: JournalKind): void {
  if (!marks.has(kind)) write.changes.organisation();
}
