// The grammar of keys: what comes of strokes one after the other.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chordMs,
  type GrammarState,
  idle,
  type Invocation,
  press,
  showPending,
  verbMs,
} from '../../../shared/commands/grammar.ts';
import { createKeyTable, usualKeymap } from '../../../shared/commands/keymap.ts';

const table = createKeyTable(usualKeymap);

/** Types strokes with so many milliseconds between them. */
function type(strokes: string, pauseMs = 100): { runs: Invocation[]; state: GrammarState; taken: boolean[] } {
  let state = idle;
  let now = 1_000;
  const runs: Invocation[] = [];
  const taken: boolean[] = [];
  for (const stroke of strokes.split(' ')) {
    const step = press(state, stroke, 'list', table, now);
    state = step.state;
    taken.push(step.taken);
    if (step.run) runs.push(step.run);
    now += pauseMs;
  }
  return { runs, state, taken };
}

test('a key runs its command', () => {
  expect(type('j').runs).toEqual([{ id: 'article.openNext' }]);
});

test('a count goes before what can be counted', () => {
  expect(type('5 j').runs).toEqual([{ id: 'article.openNext', count: 5 }]);
  expect(type('1 2 n').runs).toEqual([{ id: 'list.focusNext', count: 12 }]);
  expect(type('2 0 k').runs).toEqual([{ id: 'article.openPrevious', count: 20 }]);
  expect(type('5 ?').runs).toEqual([{ id: 'app.keys' }]);
});

test('a verb that opens a dialog takes a count before it, and nothing after it', () => {
  expect(type('5 t').runs).toEqual([{ id: 'article.tag', motion: { id: 'list.focusNext', count: 4 } }]);
  expect(type('t Shift+G').runs).toEqual([{ id: 'article.tag' }, { id: 'list.focusLast' }]);
});

test('a zero alone is no count', () => {
  expect(type('0').taken).toEqual([false]);
});

test('a chord of two keys waits for the second', () => {
  expect(showPending(type('g').state)).toBe('g');
  expect(type('g u').runs).toEqual([{ id: 'go.unread' }]);
});

test('a chord that leads nowhere is dropped whole', () => {
  const typed = type('g j');
  expect(typed.runs).toEqual([]);
  expect(typed.state).toEqual(idle);
  expect(typed.taken).toEqual([true, true]);
});

test('Escape gives up what is pending, and goes back when nothing is', () => {
  expect(type('g Escape').runs).toEqual([]);
  expect(type('5 Escape').runs).toEqual([]);
  expect(type('Escape').runs).toEqual([{ id: 'app.back' }]);
});

test('a verb acts at once, and a counted motion widens it', () => {
  expect(type('m').runs).toEqual([{ id: 'article.toggleRead' }]);
  expect(type('m 5 j').runs).toEqual([
    { id: 'article.toggleRead' },
    { id: 'article.toggleRead', motion: { id: 'article.openNext', count: 5 }, widens: true },
  ]);
  expect(showPending(type('m 5').state)).toBe('m 5');
});

test('motions that need no count widen a verb by themselves', () => {
  expect(type('s Shift+G').runs[1]).toEqual({
    id: 'article.toggleSaved',
    motion: { id: 'list.focusLast' },
    widens: true,
  });
  expect(type('m g g').runs[1]).toEqual({
    id: 'article.toggleRead',
    motion: { id: 'list.focusFirst' },
    widens: true,
  });
});

test('"m j" is two acts: mark this, open the next', () => {
  expect(type('m j').runs).toEqual([{ id: 'article.toggleRead' }, { id: 'article.openNext' }]);
});

test('a verb waits only a moment for its motion', () => {
  expect(type('m Shift+G', verbMs + 1).runs).toEqual([{ id: 'article.toggleRead' }, { id: 'list.focusLast' }]);
});

test('an unfinished chord is forgotten after a while', () => {
  expect(type('g u', chordMs + 1).runs).toEqual([{ id: 'app.undo' }]);
});

test('a count before a verb is that many rows from here', () => {
  expect(type('5 m').runs).toEqual([{ id: 'article.toggleRead', motion: { id: 'list.focusNext', count: 4 } }]);
});

test('a stuck digit does not become a number without end', () => {
  expect(type('9 9 9 9 9 9 9 j').runs[0]?.count).toBe(9_999);
});

test('whatever is typed, a state is left that takes the next key', () => {
  const strokes = fc.constantFrom(
    'j',
    'k',
    'm',
    's',
    'g',
    'u',
    '5',
    '0',
    'Escape',
    'Shift+G',
    'x',
    '/',
    'F1',
    'é',
    '.',
  );
  fc.assert(
    fc.property(fc.array(strokes, { minLength: 1, maxLength: 20 }), (typed) => {
      const { state } = type([...typed, 'Escape', 'Escape'].join(' '));
      expect(state.strokes).toEqual([]);
      expect(state.count).toBe('');
    }),
  );
});
