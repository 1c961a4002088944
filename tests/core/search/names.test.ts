// Names of topics and authors, offered as they are typed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { namesBeginning } from '../../../electron/core/store/search/names.ts';
import { type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';

let library: MadeLibrary;

beforeAll(() => {
  library = openMadeLibrary();
  const feedId = library.follow('Harbour Courier');
  library.add(feedId, [
    { title: 'a', author: 'Élif Marchetti', topics: ['Labour', '100 % wool'], publishedAt: 3_000 },
    { title: 'b', author: 'Marta Elfinger', topics: ['Land'], publishedAt: 9_000 },
    { title: 'c', author: 'Noor Elias', topics: ['Labour'], publishedAt: 6_000 },
  ]);
});
afterAll(() => library.close());

const names = (of: 'topic' | 'author', typed: string): readonly string[] =>
  namesBeginning(library.store.read, of, typed);

test('the whole name goes before a word of it, the newest first, accents or none', () => {
  expect(names('author', 'el')).toEqual(['Élif Marchetti', 'Marta Elfinger', 'Noor Elias']);
  expect(names('topic', 'LA')).toEqual(['Land', 'Labour']);
});

test('with nothing typed those with the newest articles are offered', () => {
  expect(names('author', '')).toEqual(['Marta Elfinger', 'Noor Elias', 'Élif Marchetti']);
});

test('what stands for any letters in SQL stands for itself', () => {
  expect(names('topic', '%')).toEqual(['100 % wool']);
  expect(names('topic', '_')).toEqual([]);
});
