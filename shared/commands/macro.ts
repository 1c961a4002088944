// Recorded keys under a name: the commands that ran, as data. What is read back from the settings is checked act by act.
import { type CommandId, commandIds, commandSpec } from './commandTable.ts';
import type { Invocation, Motion } from './grammar.ts';

export interface Macro {
  readonly name: string;
  readonly acts: readonly Invocation[];
}

/** Commands that steer recording are never part of one: a recording that plays itself would never end. */
export const steersRecording: ReadonlySet<CommandId> = new Set<CommandId>([
  'app.recordMacro',
  'app.playMacro',
  'app.keepMacro',
]);

export const longestName = 60;
const mostMacros = 200;
const mostActs = 1_000;
const largestCount = 9_999;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readId = (value: unknown): CommandId | undefined => commandIds.find((id) => id === value);

/** A count that is no count is left out with what it belongs to: an act done another number of times is another act. */
const isCount = (value: unknown): value is number | undefined =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= largestCount);

function readMotion(value: unknown): Motion | undefined {
  if (!isRecord(value)) return undefined;
  const id = readId(value.id);
  if (!id || !commandSpec(id).motion || !isCount(value.count)) return undefined;
  return { id, ...(value.count !== undefined && { count: value.count }) };
}

function readAct(value: unknown): Invocation | undefined {
  if (!isRecord(value)) return undefined;
  const id = readId(value.id);
  if (!id || steersRecording.has(id) || !isCount(value.count)) return undefined;
  if (value.motion === undefined) return { id, ...(value.count !== undefined && { count: value.count }) };
  const motion = readMotion(value.motion);
  return motion && commandSpec(id).verb ? { id, motion } : undefined;
}

/** A macro with an act that is not understood is left out whole: half of what was recorded is not what was meant. */
function readMacro(value: unknown): Macro | undefined {
  if (!isRecord(value) || typeof value.name !== 'string' || !Array.isArray(value.acts)) return undefined;
  const name = value.name.trim();
  const acts = value.acts.map(readAct).filter((act) => act !== undefined);
  const isWhole = acts.length === value.acts.length && acts.length > 0 && acts.length <= mostActs;
  return isWhole && name !== '' && name.length <= longestName ? { name, acts } : undefined;
}

/** What was kept in the settings, without what cannot be one. */
export function readMacros(value: unknown): readonly Macro[] {
  if (!Array.isArray(value)) return [];
  const read = value.map(readMacro).filter((macro) => macro !== undefined);
  return read.filter((macro, place) => read.findIndex((each) => each.name === macro.name) === place);
}

export const findMacro = (macros: readonly Macro[], name: string): Macro | undefined =>
  macros.find((macro) => macro.name === name);

/** One of the same name is replaced. */
export const addMacro = (macros: readonly Macro[], { name, acts }: Macro): readonly Macro[] =>
  [{ name: name.trim(), acts }, ...removeMacro(macros, name.trim())].slice(0, mostMacros);

export const removeMacro = (macros: readonly Macro[], name: string): readonly Macro[] =>
  macros.filter((macro) => macro.name !== name);
