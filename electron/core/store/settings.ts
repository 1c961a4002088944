// The person's settings: JSON values by name.
import { type LibrarySettings, type SettingName, settingOf } from '../../../shared/model/librarySettings.ts';
import type { ReadStore } from './connection.ts';
import type { WriteStore } from './writeStore.ts';

export const listSettings = (read: ReadStore): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    read
      .rows<[string, string]>('SELECT key, value FROM settings')
      .map(([key, value]) => [key, JSON.parse(value) as unknown]),
  );

export function getSetting(read: ReadStore, key: string): unknown {
  const value = read.value<string>('SELECT value FROM settings WHERE key = ?', [key]);
  return value === undefined ? undefined : (JSON.parse(value) as unknown);
}

/** One that the engine acts on, as it is to be taken. */
export const librarySetting = <N extends SettingName>(read: ReadStore, name: N): LibrarySettings[N] =>
  settingOf(name, getSetting(read, name));

/** Undefined takes it away. */
export function setSetting(write: WriteStore, key: string, value: unknown): void {
  if (value === undefined) write.run('DELETE FROM settings WHERE key = ?', [key]);
  else
    write.run(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      [key, JSON.stringify(value)],
    );
  write.changes.settings();
}
