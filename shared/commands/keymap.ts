// Which keys a command answers to: a preset and the person's own changes. Finds commands by chord, and tells clashes.
import { normalizeChord } from './chord.ts';
import { type CommandContext, type CommandId, commandIds, commandSpec } from './commandTable.ts';
import { type KeyChanges, type PresetName, presetNames, presets } from './presets.ts';

export interface Keymap {
  readonly preset: PresetName;
  /** Commands whose keys the person changed; an empty list takes all keys away. */
  readonly changes: KeyChanges;
}

export const usualKeymap: Keymap = { preset: 'reader', changes: {} };

export const keysOf = (keymap: Keymap, id: CommandId): readonly string[] =>
  keymap.changes[id] ?? presets[keymap.preset][id] ?? commandSpec(id).keys;

export interface Clash {
  readonly chord: string;
  readonly ids: readonly CommandId[];
  /** `same`: both answer to it. `hides`: the first is the beginning of the second, which can never be reached. */
  readonly kind: 'same' | 'hides';
}

/** Two commands clash when one chord means both in one context. A command of one pane goes before one of anywhere. */
export function findClashes(keymap: Keymap): readonly Clash[] {
  const bindings = commandIds.flatMap((id) =>
    keysOf(keymap, id).map((chord) => ({ id, chord, context: commandSpec(id).context })),
  );
  return bindings.flatMap((a, index) =>
    bindings.flatMap((b, other): readonly Clash[] => {
      if (a.id === b.id || a.context !== b.context) return [];
      if (a.chord === b.chord && index < other) return [{ chord: a.chord, ids: [a.id, b.id], kind: 'same' }];
      if (b.chord.startsWith(`${a.chord} `)) return [{ chord: b.chord, ids: [a.id, b.id], kind: 'hides' }];
      return [];
    }),
  );
}

export type Found =
  | { readonly kind: 'command'; readonly id: CommandId }
  | { readonly kind: 'prefix' }
  | { readonly kind: 'none' };
export type KeyTable = (chord: string, context: CommandContext) => Found;

/** Makes the table that keys are looked up in while they are pressed. */
export function createKeyTable(keymap: Keymap): KeyTable {
  const commands = new Map<string, CommandId>();
  const prefixes = new Set<string>();
  for (const id of commandIds) {
    const { context } = commandSpec(id);
    for (const chord of keysOf(keymap, id)) {
      if (!commands.has(`${context}:${chord}`)) commands.set(`${context}:${chord}`, id);
      const strokes = chord.split(' ');
      for (let length = 1; length < strokes.length; length += 1) {
        prefixes.add(`${context}:${strokes.slice(0, length).join(' ')}`);
      }
    }
  }
  return (chord, context) => {
    const contexts = context === 'anywhere' ? ['anywhere'] : [context, 'anywhere'];
    for (const each of contexts) {
      const id = commands.get(`${each}:${chord}`);
      if (id) return { kind: 'command', id };
      if (prefixes.has(`${each}:${chord}`)) return { kind: 'prefix' };
    }
    return { kind: 'none' };
  };
}

/** The keymap as a file a person can read, share and bring in again. */
export const writeKeymap = (keymap: Keymap): string => `${JSON.stringify(keymap, undefined, 2)}\n`;

export interface ReadKeymap {
  readonly keymap: Keymap;
  readonly ignored: readonly string[];
  /** Commands of whose keys none was understood: they keep the preset's, rather than have none. */
  readonly kept: readonly CommandId[];
}

/** Reads what `writeKeymap` wrote, or a person did: what is not understood is left out and named. */
export function readKeymap(value: unknown): ReadKeymap {
  const ignored: string[] = [];
  const kept: CommandId[] = [];
  const file = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<string, unknown>>;
  const preset = presetNames.find((name) => name === file.preset);
  if (!preset && typeof file.preset === 'string') ignored.push(file.preset);
  const changes: Partial<Record<CommandId, readonly string[]>> = {};
  for (const [name, keys] of Object.entries(file.changes ?? {})) {
    const id = commandIds.find((each) => each === name);
    if (!id || !Array.isArray(keys)) {
      ignored.push(name);
      continue;
    }
    const chords = keys.map((key) => (typeof key === 'string' ? normalizeChord(key) : undefined));
    ignored.push(...keys.filter((_key, index) => chords[index] === undefined).map(String));
    const understood = chords.filter((chord) => chord !== undefined);
    if (understood.length > 0 || keys.length === 0) changes[id] = understood;
    else kept.push(id);
  }
  return { keymap: { preset: preset ?? 'reader', changes }, ignored, kept };
}
