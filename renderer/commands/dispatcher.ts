// The one path of every command, whether a key, a click, a menu or the palette asked for it. Remembers what can be repeated.
import { type CommandId, commandSpec } from '../../shared/commands/commandTable.ts';
import type { Invocation } from '../../shared/commands/grammar.ts';
import { steersRecording } from '../../shared/commands/macro.ts';

export type Handler = (invocation: Invocation) => void | Promise<void>;
/** A command without a handler does not compile. */
export type Handlers = Readonly<Record<CommandId, Handler>>;

/** Acts on articles, which `.` does again where the reader is now. */
const isRepeatable = (id: CommandId): boolean => commandSpec(id).group === 'decide' && !neverRepeated.has(id);
const neverRepeated: ReadonlySet<CommandId> = new Set<CommandId>([
  'app.repeat',
  'app.undo',
  'app.redo',
  'app.recordMacro',
  'app.playMacro',
  'app.keepMacro',
]);
const mostPlayed = 1_000;

export interface Recorder {
  /** The last act, to be done again; undefined when there was none. */
  last(): Invocation | undefined;
  /** Starts or ends a recording; answers how many acts it holds when it ends. */
  toggle(): { readonly recording: true } | { readonly recording: false; readonly length: number };
  recorded(): readonly Invocation[];
}

export interface Runner {
  readonly run: (invocation: Invocation) => void;
  /** Runs one after the other, each once the one before is done: what was recorded was done in that order. */
  readonly play: (invocations: readonly Invocation[]) => Promise<void>;
}

/**
 * @param handlers made with the runner and the recorder, as repeating and playing are commands themselves
 * @param fail shows a refused act; a bug is passed on as well, so that it is seen
 */
export function createRunner(
  makeHandlers: (runner: Runner, recorder: Recorder) => Handlers,
  fail: (error: unknown, id: CommandId) => void,
): Runner {
  let last: Invocation | undefined;
  let recording: Invocation[] | undefined;
  let recorded: readonly Invocation[] = [];

  const recorder: Recorder = {
    last: () => last,
    toggle() {
      if (!recording) {
        recording = [];
        return { recording: true };
      }
      recorded = recording;
      recording = undefined;
      return { recording: false, length: recorded.length };
    },
    recorded: () => recorded,
  };

  function note(invocation: Invocation): void {
    if (isRepeatable(invocation.id)) last = invocation;
    if (!recording || steersRecording.has(invocation.id) || recording.length >= mostPlayed) return;
    // The widened act takes the place of the verb alone, as it did when it was pressed; played, there is nothing to widen.
    const { id, count, motion, widens } = invocation;
    if (widens) recording.pop();
    // Played it is about where the reader is then: not about the source or the act that a menu or a toast named.
    recording.push({ id, ...(count !== undefined && { count }), ...(motion && { motion }) });
  }

  /** Settles once the command is done or was refused; never rejects. */
  async function perform(invocation: Invocation): Promise<void> {
    note(invocation);
    try {
      await handlers[invocation.id](invocation);
    } catch (error) {
      fail(error, invocation.id);
    }
  }

  const runner: Runner = {
    run: (invocation) => void perform(invocation),
    async play(invocations) {
      for (const invocation of invocations) await perform(invocation);
    },
  };
  const handlers = makeHandlers(runner, recorder);
  return runner;
}
