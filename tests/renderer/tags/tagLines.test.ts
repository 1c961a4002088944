// Completing tags: what is offered, in which order, and when a new one is.
import { expect, test } from 'vitest';
import { carriedBy, inFirstOrder, tagLines } from '../../../renderer/features/tags/tagLines.ts';
import type { TagChoice } from '../../../shared/model/library.ts';

const tag = (id: number, name: string, onArticles = 0): TagChoice => ({
  id,
  name,
  articleCount: 5,
  unreadCount: 1,
  onArticles,
});
const tags = [tag(1, 'to cite'), tag(2, 'diplomacy'), tag(3, 'Élan'), tag(4, 'cities'), tag(5, 'felicity')];
const shown = (typed: string): readonly string[] =>
  tagLines(tags, typed).map((line) => (line.kind === 'new' ? `+ ${line.name}` : line.tag.name));

test('nothing typed offers every tag in the order it came', () => {
  expect(shown('  ')).toEqual(['to cite', 'diplomacy', 'Élan', 'cities', 'felicity']);
});

test('names that begin so go before words that do, and those before the rest; a new one is offered last', () => {
  expect(shown('cit')).toEqual(['cities', 'to cite', 'felicity', '+ cit']);
});

test('the very name is found whatever its case and accents, and then no new one is offered', () => {
  expect(shown('elan')).toEqual(['Élan']);
  expect(shown('TO   CITE')).toEqual(['to cite']);
});

test('a name that is nowhere can only be made', () => {
  expect(shown(' heat  pumps ')).toEqual(['+ heat pumps']);
});

test('the place of what was typed is told in the name as it is written', () => {
  const [line] = tagLines([tag(1, 'Über Élan')], 'ela');
  expect(line?.kind === 'tag' && line.match && 'Über Élan'.slice(line.match.start, line.match.end)).toBe('Éla');
});

test('the order stays while tags are put on; a new tag stands first', () => {
  const seen = [3, 1, 2];
  expect(inFirstOrder([tag(1, 'a'), tag(2, 'b'), tag(9, 'new'), tag(3, 'c')], seen).map(({ id }) => id)).toEqual([
    9, 3, 1, 2,
  ]);
});

test('a tag is on all, some or none of the articles', () => {
  expect([0, 2, 3].map((on) => carriedBy(tag(1, 'a', on), 3))).toEqual(['none', 'some', 'all']);
});
