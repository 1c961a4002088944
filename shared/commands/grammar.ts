// The grammar of keys, as a pure step: what was pressed so far, one more stroke, and what comes of it.
//
//   [count] command          5 j        g f
//   verb                     m          acts on the row at once
//   verb [count] motion      m 5 j      the row and the next five      s G   m g g
//   count verb               5 m        the row and the next four      5 t
//
// A verb acts at once, because a reader who presses m wants to see it now. A motion that follows within `verbMs` widens that
// act to a set: the invocation says `widens`, so that both are one act in the journal. A motion that takes a count needs one
// there, since "m j" is what fingers do all day: mark this, open the next.
import { type CommandContext, type CommandId, commandSpec } from './commandTable.ts';
import type { KeyTable } from './keymap.ts';

export interface Motion {
  readonly id: CommandId;
  readonly count?: number;
}

export interface Invocation {
  readonly id: CommandId;
  readonly count?: number;
  /** The set of articles a verb acts on. */
  readonly motion?: Motion;
  /** The verb has acted on the row alone just now; this takes that act's place. */
  readonly widens?: true;
  /** The source it is about, where a menu names one; else the present one. */
  readonly feedId?: number;
  /** The act it is about, where a toast names one; else the newest. */
  readonly journalId?: number;
  /** The recording to play, where it has a name; else the last one. */
  readonly macro?: string;
}

export interface GrammarState {
  /** Strokes of a chord that is not finished. */
  readonly strokes: readonly string[];
  /** Digits before it. */
  readonly count: string;
  /** A verb that acted and may still be widened by a motion. */
  readonly verb?: { readonly id: CommandId; readonly shown: string };
  readonly at: number;
}

export const idle: GrammarState = { strokes: [], count: '', at: 0 };

/** How long a verb waits for a motion, and how long an unfinished chord or count waits for its end, in milliseconds. */
export const verbMs = 1_500;
export const chordMs = 4_000;
/** No count is larger: it would only be a key that stuck. */
const largestCount = 9_999;

export interface Step {
  readonly state: GrammarState;
  /** Whether the stroke meant something here; if not, it belongs to whatever has the focus. */
  readonly taken: boolean;
  readonly run?: Invocation;
}

/** What is shown while a chord is not finished: "m 5", "g". Strokes are as `stroke` wrote them. */
export function showPending(state: GrammarState): string {
  const waits = state.count !== '' || state.strokes.length > 0;
  return [...(state.verb ? [state.verb.shown] : []), ...(waits ? [state.count, ...state.strokes] : [])]
    .filter(Boolean)
    .join(' ');
}

function expire(state: GrammarState, now: number): GrammarState {
  const waits = state.count !== '' || state.strokes.length > 0;
  const limit = waits ? chordMs : verbMs;
  return now - state.at > limit ? idle : state;
}

/** Takes one stroke (see chord.ts). `now` is any clock in milliseconds. */
export function press(
  before: GrammarState,
  stroke: string,
  context: CommandContext,
  table: KeyTable,
  now: number,
): Step {
  const state = expire(before, now);
  const begins = state.strokes.length === 0;
  const isPending = state.count !== '' || !begins;

  if (stroke === 'Escape' && isPending) return { state: idle, taken: true };

  const isDigit = /^\d$/.test(stroke) && (stroke !== '0' || state.count !== '');
  if (begins && isDigit && table(stroke, context).kind === 'none') {
    const count = String(Math.min(largestCount, Number(state.count + stroke)));
    return { state: { ...state, count, at: now }, taken: true };
  }

  const chord = [...state.strokes, stroke].join(' ');
  const found = table(chord, context);
  if (found.kind === 'prefix') {
    return { state: { ...state, strokes: [...state.strokes, stroke], at: now }, taken: true };
  }
  // A chord that leads nowhere is dropped whole: its last key alone is not what was meant.
  if (found.kind === 'none') return { state: idle, taken: isPending };
  return finish(state, found.id, chord, now);
}

function finish(state: GrammarState, id: CommandId, chord: string, now: number): Step {
  const spec = commandSpec(id);
  const count = state.count === '' ? undefined : Number(state.count);

  if (state.verb && spec.motion && (count !== undefined || !spec.count)) {
    const motion: Motion = { id, ...(count !== undefined && { count }) };
    return { state: idle, taken: true, run: { id: state.verb.id, motion, widens: true } };
  }
  if (spec.verb) {
    if (count !== undefined) {
      return { state: idle, taken: true, run: { id, motion: { id: 'list.focusNext', count: count - 1 } } };
    }
    if (spec.verb === 'asks') return { state: idle, taken: true, run: { id } };
    return { state: { ...idle, verb: { id, shown: chord }, at: now }, taken: true, run: { id } };
  }
  return { state: idle, taken: true, run: { id, ...(count !== undefined && spec.count && { count }) } };
}
