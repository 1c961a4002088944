// The dispatcher: one path for every command, what can be repeated, what is recorded.
import { expect, test } from 'vitest';
import { commandIds, type CommandId } from '../../../shared/commands/commandTable.ts';
import type { Invocation } from '../../../shared/commands/grammar.ts';
import { createRunner, type Handler, type Handlers, type Recorder } from '../../../renderer/commands/dispatcher.ts';

function setUp(own: Partial<Record<CommandId, Handler>> = {}): {
  ran: Invocation[];
  failures: unknown[];
  run: (invocation: Invocation) => void;
  recorder: Recorder;
} {
  const ran: Invocation[] = [];
  const failures: unknown[] = [];
  let recorder: Recorder | undefined;
  const runner = createRunner(
    (_runner, made) => {
      recorder = made;
      const note = (invocation: Invocation): void => void ran.push(invocation);
      return Object.fromEntries(commandIds.map((id) => [id, own[id] ?? note])) as Handlers;
    },
    (error) => void failures.push(error),
  );
  if (!recorder) throw new Error('no recorder was made');
  return { ran, failures, run: runner.run, recorder };
}

test('an act can be repeated, a movement cannot', () => {
  const { run, recorder } = setUp();
  run({ id: 'article.openNext' });
  expect(recorder.last()).toBeUndefined();
  run({ id: 'article.toggleRead', motion: { id: 'list.focusNext', count: 3 } });
  run({ id: 'article.openNext' });
  run({ id: 'app.undo' });
  expect(recorder.last()).toEqual({ id: 'article.toggleRead', motion: { id: 'list.focusNext', count: 3 } });
});

test('a recording holds what ran, with a widened verb in place of the verb', () => {
  const { run, recorder } = setUp();
  expect(recorder.toggle()).toEqual({ recording: true });
  run({ id: 'article.openNext' });
  run({ id: 'article.toggleSaved' });
  const widened = { id: 'article.toggleSaved', motion: { id: 'list.focusLast' }, widens: true } as const;
  run(widened);
  run({ id: 'app.playMacro' });
  run({ id: 'source.sync', feedId: 7 });
  expect(recorder.toggle()).toEqual({ recording: false, length: 3 });
  // Played again it stands alone: there is no verb before it to widen.
  const { widens: _widens, ...act } = widened;
  expect(recorder.recorded()).toEqual([{ id: 'article.openNext' }, act, { id: 'source.sync' }]);
});

test('a handler that throws or rejects is told, and the next command runs', async () => {
  const { run, failures, ran } = setUp({
    'article.tag': () => {
      throw new Error('thrown');
    },
    'article.note': () => Promise.reject(new Error('rejected')),
  });
  run({ id: 'article.tag' });
  run({ id: 'article.note' });
  await new Promise((resolve) => setTimeout(resolve));
  run({ id: 'article.open' });
  expect(failures.map(String)).toEqual(['Error: thrown', 'Error: rejected']);
  expect(ran).toEqual([{ id: 'article.open' }]);
});
