// Keeps what should outlive the window in the library's settings, one key a thing, so that a backup brings the screen back too.
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import { readKeymap } from '../../shared/commands/keymap.ts';
import { readMacros } from '../../shared/commands/macro.ts';
import { type KeptScreen, type UiStore, usualScreen } from './uiState.ts';

const keptKeys = Object.keys(usualScreen) as readonly (keyof KeptScreen)[];
const settingName = (key: keyof KeptScreen): string => `screen.${key}`;
const pauseMs = 400;

/** What was kept; a value of another shape than the usual one is left out. */
export async function readScreen(engine: EngineClient): Promise<Partial<KeptScreen>> {
  const settings = await engine.call('settings.get', {});
  const kept: Partial<Record<keyof KeptScreen, unknown>> = {};
  for (const key of keptKeys) {
    const value = settings[settingName(key)];
    if (value === undefined) continue;
    if (key === 'keymap') kept.keymap = readKeymap(value).keymap;
    else if (key === 'macros') kept.macros = readMacros(value);
    else if (key === 'lately')
      kept.lately = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
    else if (isLike(value, usualScreen[key])) kept[key] = value;
  }
  return kept as Partial<KeptScreen>;
}

function isLike(value: unknown, usual: unknown): boolean {
  if (typeof value !== typeof usual || value === null || Array.isArray(value) !== Array.isArray(usual)) return false;
  if (typeof usual !== 'object' || usual === null || Array.isArray(usual)) return true;
  return Object.entries(usual).every(([key, each]) => typeof (value as Record<string, unknown>)[key] === typeof each);
}

/**
 * Writes what changes until the returned function is called. The first of several changes is written at once, since a window
 * that is being closed may write nothing more; what follows in quick succession, as when an edge is dragged, is written at its end.
 */
export function keepScreen(engine: EngineClient, ui: UiStore): () => void {
  /** Settings written a moment ago, and whether they have changed again since. */
  const resting = new Map<keyof KeptScreen, { hasChanged: boolean; readonly timer: ReturnType<typeof setTimeout> }>();
  function write(key: keyof KeptScreen): void {
    const value = JSON.parse(JSON.stringify(ui.getState()[key])) as never;
    // A setting that cannot be written now is written with its next change.
    engine.call('settings.set', { key: settingName(key), value }).catch(() => undefined);
    const timer = setTimeout(() => {
      const { hasChanged = false } = resting.get(key) ?? {};
      resting.delete(key);
      if (hasChanged) write(key);
    }, pauseMs);
    resting.set(key, { hasChanged: false, timer });
  }
  const stop = ui.subscribe((state, before) => {
    for (const key of keptKeys) {
      if (state[key] === before[key]) continue;
      const rest = resting.get(key);
      if (rest) rest.hasChanged = true;
      else write(key);
    }
  });
  const flush = (): void => {
    for (const [key, { hasChanged, timer }] of resting) {
      clearTimeout(timer);
      if (hasChanged) write(key);
    }
  };
  addEventListener('pagehide', flush);
  return () => {
    stop();
    flush();
    removeEventListener('pagehide', flush);
  };
}
