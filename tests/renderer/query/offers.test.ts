// What a query field offers.
import { expect, test } from 'vitest';
import { offersAt } from '../../../renderer/query/offers.ts';

const names = { feeds: ['Harbour Courier', 'Lab Notes'], folders: ['World'], tags: ['to cite'] };
const labels = (text: string, last: readonly string[] = []): readonly string[] =>
  offersAt(text, text.length, names, last).flatMap((group) => group.offers.map((offer) => offer.label));
const taken = (text: string, label: string, cursor = text.length): string | undefined => {
  const offers = offersAt(text, cursor, names, []).flatMap((group) => group.offers);
  const offer = offers.find((each) => each.label === label);
  return offer && `${offer.text.slice(0, offer.cursor)}|${offer.text.slice(offer.cursor)}`;
};

test('an empty field offers the last searches and what to begin with', () => {
  expect(labels('')).toContain('is:');
  expect(labels('', ['strike'])[0]).toBe('strike');
  expect(offersAt('', 0, names, ['strike'])[0]?.offers.at(-1)?.kind).toBe('forget');
});

test('one letter offers nothing, two offer operators, an operator its values', () => {
  expect(labels('f')).toEqual([]);
  expect(labels('fe')).toEqual(['feed:']);
  expect(labels('feed:')).toEqual(['Harbour Courier', 'Lab Notes']);
  expect(labels('feed:c')).toEqual(['Harbour Courier']);
});

test('a value that was taken is quoted where it must be, and the next term can be typed at once', () => {
  expect(taken('a tag:ci', 'to cite')).toBe('a tag:"to cite" |');
  expect(taken('folder:wo strike', 'World', 9)).toBe('folder:World| strike');
  expect(taken('fe', 'feed:')).toBe('feed:|');
});
