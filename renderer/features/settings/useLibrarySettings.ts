// The settings that the engine acts on, as it takes them, and changing one.
import type { AppError } from '../../../shared/errors.ts';
import {
  type LibrarySettings,
  type SettingName,
  settingOf,
  usualSettings,
} from '../../../shared/model/librarySettings.ts';
import { touchesSettings } from '../../engine/touches.ts';
import { useAct } from '../../engine/useAct.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';

export interface LibrarySettingsHold {
  readonly get: <N extends SettingName>(name: N) => LibrarySettings[N];
  readonly set: <N extends SettingName>(name: N, value: LibrarySettings[N]) => void;
  /** Why the last change was refused. */
  readonly error: AppError | undefined;
}

export function useLibrarySettings(): LibrarySettingsHold {
  const kept = useLiveQuery('settings.get', {}, touchesSettings);
  const act = useAct('settings.set');
  return {
    get: (name) => settingOf(name, kept.data?.[name]),
    set: (key, value) => act.mutate({ key, value: value as string | number | boolean }),
    error: (act.error ?? kept.error ?? undefined) as AppError | undefined,
  };
}

export const areUsual = (settings: LibrarySettingsHold, names: readonly SettingName[]): boolean =>
  names.every((name) => settings.get(name) === usualSettings[name]);

export function makeUsual(settings: LibrarySettingsHold, names: readonly SettingName[]): void {
  for (const name of names) settings.set(name, usualSettings[name]);
}
