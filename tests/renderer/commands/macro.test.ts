// Recorded keys under a name: they come back as they were kept, and what is no recording is left out.
import { expect, test } from 'vitest';
import { addMacro, findMacro, type Macro, readMacros, removeMacro } from '../../../shared/commands/macro.ts';

const tidy: Macro = {
  name: 'tidy up',
  acts: [
    { id: 'article.toggleRead', motion: { id: 'list.focusNext', count: 4 } },
    { id: 'article.toggleSaved', motion: { id: 'list.focusLast' } },
    { id: 'article.openNext', count: 3 },
  ],
};

test('recorded keys come back from the settings as they were', () => {
  expect(readMacros(JSON.parse(JSON.stringify([tidy])))).toEqual([tidy]);
});

test.each([
  ['no such command', { name: 'a', acts: [{ id: 'no.such' }] }],
  ['a recording that plays itself', { name: 'a', acts: [{ id: 'app.playMacro' }] }],
  ['a motion that is none', { name: 'a', acts: [{ id: 'article.toggleRead', motion: { id: 'app.undo' } }] }],
  ['a motion of what is no verb', { name: 'a', acts: [{ id: 'app.undo', motion: { id: 'list.focusLast' } }] }],
  ['a count that is none', { name: 'a', acts: [{ id: 'article.openNext', count: 1.5 }] }],
  ['a count without end', { name: 'a', acts: [{ id: 'article.openNext', count: 1e9 }] }],
  ['no acts', { name: 'a', acts: [] }],
  ['no name', { name: ' ', acts: tidy.acts }],
  ['no macro at all', 'text'],
  ['nothing', null],
])('%s is left out', (_what, value) => {
  expect(readMacros([value, tidy])).toEqual([tidy]);
});

test.each([undefined, null, 3, {}, 'text'])('%j holds no recordings', (value) => {
  expect(readMacros(value)).toEqual([]);
});

test('one of the same name is replaced, and can be removed', () => {
  const again = addMacro([tidy], { name: ' tidy up ', acts: [{ id: 'app.undo' }] });
  expect(again).toEqual([{ name: 'tidy up', acts: [{ id: 'app.undo' }] }]);
  expect(findMacro(again, 'tidy up')?.acts).toHaveLength(1);
  expect(removeMacro(again, 'tidy up')).toEqual([]);
});
