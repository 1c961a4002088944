// The command table holds together: no two commands answer to one chord in one context, and no chord hides a longer one.
import { expect, test } from 'vitest';
import { commandIds, commandSpec } from '../../shared/commands/commandTable.ts';

const bindings = commandIds.flatMap((id) =>
  commandSpec(id).keys.map((chord) => ({ id, chord, context: commandSpec(id).context })),
);
const meet = (a: string, b: string): boolean => a === b || a === 'anywhere' || b === 'anywhere';

test('no chord belongs to two commands that can be meant at the same time', () => {
  const clashes = bindings.flatMap((a, index) =>
    bindings
      .slice(index + 1)
      .filter((b) => a.chord === b.chord && meet(a.context, b.context))
      .map((b) => `${a.chord}: ${a.id}, ${b.id}`),
  );
  expect(clashes).toEqual([]);
});

test('no chord is the beginning of another', () => {
  const hidden = bindings.flatMap((a) =>
    bindings
      .filter((b) => b.chord.startsWith(`${a.chord} `) && meet(a.context, b.context))
      .map((b) => `${a.chord} hides ${b.chord}`),
  );
  expect(hidden).toEqual([]);
});

test('every command has a title of its own, in sentence case', () => {
  const titles = commandIds.map((id) => commandSpec(id).title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.filter((title) => !/^\p{Lu}/u.test(title) || title.endsWith('.'))).toEqual([]);
});
