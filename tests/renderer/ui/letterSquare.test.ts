// The colour of a source without an icon never changes, and all ten are used.
import { expect, test } from 'vitest';
import { letterHue } from '../../../renderer/ui/LetterSquare.tsx';

test('a seed has one colour, today and after an update', () => {
  expect(letterHue('https://kyivindependent.example/feed')).toBe(letterHue('https://kyivindependent.example/feed'));
  expect(letterHue('')).toBe(1);
});

test('addresses spread over all ten colours', () => {
  const used = new Set(Array.from({ length: 200 }, (_none, host) => letterHue(`https://site${host}.example/feed.xml`)));
  expect(used.size).toBe(10);
});
