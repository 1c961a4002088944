// One SQLite connection: statements kept, errors named, transactions told apart. Knows no table.
import Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';

export type SqlValue = string | number | null | Uint8Array;
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** One statement that changes rows. */
export type Run = (
  sql: string,
  parameters?: SqlParameters,
) => { readonly changes: number; readonly lastInsertRowid: number };

/** Asking. Whoever is given this cannot change the library. */
export interface ReadStore {
  readonly get: <Row>(sql: string, parameters?: SqlParameters) => Row | undefined;
  readonly all: <Row>(sql: string, parameters?: SqlParameters) => Row[];
  /** Rows as arrays: for the many and narrow. */
  readonly rows: <Row extends readonly SqlValue[]>(sql: string, parameters?: SqlParameters) => Row[];
  /** The first column of every row, numbers. */
  readonly column: (sql: string, parameters?: SqlParameters) => number[];
  /** The first column of the first row. */
  readonly value: <Value extends SqlValue>(sql: string, parameters?: SqlParameters) => Value | undefined;
  /** Rows one after another, for what is too much at once. Nothing else may be asked meanwhile. */
  readonly each: <Row>(sql: string, parameters?: SqlParameters) => IterableIterator<Row>;
}

export interface Connection extends ReadStore {
  readonly run: Run;
  /** Several statements, or one that is not worth keeping. */
  exec(sql: string): void;
  readonly inTransaction: boolean;
  readonly database: Database.Database;
  close(): void;
}

interface ConnectionOptions {
  readonly file: string;
  /** Called with the statement and its milliseconds when it took longer than `slowMs`. */
  readonly onSlow?: (sql: string, ms: number) => void;
  readonly monotonic: () => number;
  /** Called each time SQLite says that the file is damaged, beside the error. */
  readonly onDamaged?: () => void;
  readonly readOnly?: boolean;
}

const slowMs = 100;
/** Statements kept prepared; more than all the fixed questions there are. */
const keptStatements = 500;

/** Oldest SQLite without the WAL fault that can corrupt a library under two connections. */
const oldestSqlite = [3, 51, 3] as const;

export function checkSqliteVersion(found: string): void {
  const numbers = found.split('.').map(Number);
  for (const [index, least] of oldestSqlite.entries()) {
    const number = numbers[index] ?? 0;
    if (number > least) return;
    if (number < least) throw new AppError('sqlite-too-old', { found });
  }
}

/** What SQLite says, as a code for a person where one fits; everything else is a bug and stays what it is. */
export function storeError(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === 'SQLITE_FULL') return new AppError('disk-full', {}, { cause: error });
  if (error.code === 'SQLITE_CORRUPT' || error.code.startsWith('SQLITE_CORRUPT_') || error.code === 'SQLITE_NOTADB') {
    return new AppError('library-damaged', {}, { cause: error });
  }
  if (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED')
    return new AppError('library-busy', {}, { cause: error });
  if (error.code.startsWith('SQLITE_IOERR') || error.code === 'SQLITE_READONLY')
    return new AppError('write-failed', { file }, { cause: error });
  if (error.code.startsWith('SQLITE_CANTOPEN'))
    return new AppError('library-unreadable', { folder: file, reason: error.message }, { cause: error });
  return error;
}

export const isDamage = (error: unknown): boolean => error instanceof AppError && error.code === 'library-damaged';

export function openConnection(options: ConnectionOptions): Connection {
  const { file, onSlow, onDamaged, monotonic } = options;
  const named = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      const named = storeError(error, file);
      if (isDamage(named)) onDamaged?.();
      throw named;
    }
  };
  const database = named(() => new Database(file, { readonly: options.readOnly ?? false, timeout: 2_000 }));
  const statements = new Map<string, Database.Statement>();

  const statement = (sql: string): Database.Statement => {
    const kept = statements.get(sql);
    if (kept) return kept;
    const prepared = database.prepare(sql);
    if (statements.size >= keptStatements) {
      const oldest = statements.keys().next();
      if (!oldest.done) statements.delete(oldest.value);
    }
    statements.set(sql, prepared);
    return prepared;
  };
  const timed = <Result>(sql: string, work: () => Result): Result =>
    named(() => {
      if (!onSlow) return work();
      const startedAt = monotonic();
      const result = work();
      const tookMs = monotonic() - startedAt;
      if (tookMs > slowMs) onSlow(sql, tookMs);
      return result;
    });
  /** better-sqlite3 takes positions as arguments and names as one object. */
  const bound = (parameters: SqlParameters | undefined): unknown[] =>
    parameters === undefined ? [] : Array.isArray(parameters) ? (parameters as unknown[]) : [parameters];

  const connection: Connection = {
    database,
    get: <Row>(sql: string, parameters?: SqlParameters) =>
      timed(
        sql,
        () =>
          statement(sql)
            .raw(false)
            .get(...bound(parameters)) as Row | undefined,
      ),
    all: <Row>(sql: string, parameters?: SqlParameters) =>
      timed(
        sql,
        () =>
          statement(sql)
            .raw(false)
            .all(...bound(parameters)) as Row[],
      ),
    rows: <Row extends readonly SqlValue[]>(sql: string, parameters?: SqlParameters) =>
      timed(
        sql,
        () =>
          statement(sql)
            .raw(true)
            .all(...bound(parameters)) as unknown as Row[],
      ),
    column: (sql, parameters) =>
      timed(sql, () => {
        const asked = statement(sql).pluck(true);
        try {
          return asked.all(...bound(parameters)) as number[];
        } finally {
          asked.pluck(false);
        }
      }),
    value: <Value extends SqlValue>(sql: string, parameters?: SqlParameters) =>
      timed(
        sql,
        () =>
          (
            statement(sql)
              .raw(true)
              .get(...bound(parameters)) as readonly Value[] | undefined
          )?.[0],
      ),
    each: <Row>(sql: string, parameters?: SqlParameters) =>
      // Its own statement: a kept one must not be asked again while it is being walked.
      named(() => database.prepare(sql).iterate(...bound(parameters)) as IterableIterator<Row>),
    run: (sql, parameters) =>
      timed(sql, () => {
        const { changes, lastInsertRowid } = statement(sql).run(...bound(parameters));
        return { changes, lastInsertRowid: Number(lastInsertRowid) };
      }),
    exec: (sql) => {
      named(() => database.exec(sql));
    },
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
  return connection;
}

/** A sync writes the log back into the library every 8 MB: often enough to stay short, seldom enough to write a page once. */
export const checkpointPages = 2_000;

export function setUpConnection(connection: Connection): void {
  checkSqliteVersion(connection.value<string>('SELECT sqlite_version()') ?? '0');
  // No mmap: a library on a disk that fails would end the process instead of an error.
  // No ANALYZE either: the plans of the questions are asserted by tests, and must not change with what a library holds.
  // Free pages can be given back in slices; must come before the first table, and changes nothing in an older library.
  connection.exec(`
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    PRAGMA foreign_keys = ON;
    PRAGMA synchronous = NORMAL;
    PRAGMA cache_size = -65536;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = ${checkpointPages};
    PRAGMA journal_size_limit = 67108864;
  `);
}
