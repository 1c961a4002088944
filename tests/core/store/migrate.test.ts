// Migrations: all or nothing, a copy before, never backwards, and never edited once shipped.
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSqliteVersion, openConnection, setUpConnection } from '../../../electron/core/store/connection.ts';
import { libraryVersion } from '../../../electron/core/store/migrate.ts';
import { type Migration, migrations } from '../../../electron/core/store/migrations/migrations.ts';
import { libraryFile, openStore, type Store } from '../../../electron/core/store/store.ts';
import { getSetting, setSetting } from '../../../electron/core/store/settings.ts';
import { noLog, testClock } from './library.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (more: readonly Migration[] = []): Store =>
  openStore({ folder, clock: testClock(), log: noLog, migrations: [...migrations, ...more] });

test('migrations are numbered without a gap', () => {
  expect(migrations.map(({ name }) => Number.parseInt(name, 10))).toEqual(migrations.map((_, index) => index + 1));
});

test('the schema is the one that was agreed on', () => {
  const store = open();
  const schema = store.read
    .rows<[string, string]>(
      "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name",
    )
    .map(([, sql]) => sql.replaceAll(/--[^\n]*/g, '').replaceAll(/\s+/g, ' '));
  store.close();
  expect(schema.join('\n')).toMatchSnapshot();
});

test('every table is STRICT', () => {
  const store = open();
  const loose = store.read.rows<[string]>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search%'",
  );
  store.close();
  expect(loose).toEqual([]);
});

const second: Migration = {
  name: '0002-test',
  sql: `
    CREATE TABLE extra (id INTEGER PRIMARY KEY, word TEXT) STRICT;
    INSERT INTO extra (word) VALUES ('one'), ('two');
    ALTER TABLE folders ADD COLUMN colour TEXT;
    UPDATE settings SET value = '"new"' WHERE key = 'mode';
    CREATE INDEX extra_by_word ON extra (word);`,
};

describe('a migration', () => {
  beforeEach(() => {
    const store = open();
    store.write((write) => setSetting(write, 'mode', 'old'));
    store.close();
  });

  test('that is interrupted at any statement leaves the library whole, and works the next time', () => {
    const statements = second.sql.split(';').filter((sql) => sql.trim() !== '');
    expect(statements).toHaveLength(5);
    for (let at = 0; at <= statements.length; at++) {
      const broken: Migration = {
        name: second.name,
        sql: [...statements.slice(0, at), 'SELECT 1 FROM no_such_table'].join(';'),
      };
      expect(() => open([broken])).toThrow(/no_such_table/);
      const store = open();
      expect(libraryVersion(store.connection)).toBe(migrations.length);
      expect(getSetting(store.read, 'mode')).toBe('old');
      expect(store.read.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'extra%'")).toEqual([]);
      store.close();
    }
    const store = open([second]);
    expect(getSetting(store.read, 'mode')).toBe('new');
    expect(libraryVersion(store.connection)).toBe(migrations.length + 1);
    store.close();
  });

  test('is preceded by a copy that is a whole library of the version before', () => {
    open([second]).close();
    const [copy] = readdirSync(path.join(folder, 'backups'));
    const backup = new Database(path.join(folder, 'backups', copy ?? ''), { readonly: true });
    expect(backup.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(backup.prepare("SELECT value FROM settings WHERE key = 'mode'").pluck().get()).toBe('"old"');
    backup.close();
  });

  test('takes no half-written copy for one', () => {
    const backups = path.join(folder, 'backups');
    const broken = [{ name: 'broken', sql: 'SELECT 1 FROM no_such_table' }];
    expect(() => open(broken)).toThrow(/no_such_table/);
    const [copy = ''] = readdirSync(backups);
    // As a kill in the midst of copying leaves it.
    renameSync(path.join(backups, copy), path.join(backups, `${copy}.part`));
    truncateSync(path.join(backups, `${copy}.part`), 8_192);
    expect(() => open(broken)).toThrow(/no_such_table/);
    expect(readdirSync(backups)).toEqual([copy]);
    const backup = new Database(path.join(backups, copy), { readonly: true });
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok');
    backup.close();
  });

  test('by a newer Broadsheet makes an older one refuse the library and leave it alone', () => {
    open([second]).close();
    expect(() => open()).toThrow(expect.objectContaining({ code: 'library-newer' }));
    const store = open([second]);
    expect(getSetting(store.read, 'mode')).toBe('new');
    store.close();
  });

  test('of a new library makes no copy', () => {
    const fresh = mkdtempSync(path.join(tmpdir(), 'broadsheet-migrate-'));
    openStore({ folder: fresh, clock: testClock(), log: noLog, migrations: [...migrations, second] }).close();
    expect(readdirSync(fresh)).not.toContain('backups');
    rmSync(fresh, { recursive: true, force: true });
  });
});

test('a process that dies inside the first migration leaves an empty file that opens', () => {
  const connection = openConnection({ file: libraryFile(folder), monotonic: () => 0 });
  setUpConnection(connection);
  connection.exec('BEGIN IMMEDIATE; CREATE TABLE library (id INTEGER PRIMARY KEY) STRICT');
  connection.close();
  const store = open();
  expect(store.revision()).toBe(0);
  store.close();
});

test('a file that is no database is refused as damaged, and left as it was', () => {
  writeFileSync(libraryFile(folder), 'these are not the pages you are looking for'.repeat(100));
  expect(() => open()).toThrow(expect.objectContaining({ code: 'library-damaged' }));
  expect(readFileSync(libraryFile(folder), 'utf8')).toMatch(/^these are not the pages/);
});

test.each([
  ['3.51.2', false],
  ['3.51.3', true],
  ['3.54.1', true],
  ['3.6.0', false],
  ['4.0.0', true],
  ['2.99.99', false],
])('SQLite %s is %s', (found, isGood) => {
  const check = (): void => checkSqliteVersion(found);
  if (isGood) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: 'sqlite-too-old' }));
});
