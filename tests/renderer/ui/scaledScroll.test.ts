// Scrolling what is taller than a browser can lay out.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { followScroll, nativeHeight, placeAt, tallest } from '../../../renderer/ui/scaledScroll.ts';

const million = { height: 148_000_000, screen: 800 };
const short = { height: 40_000, screen: 800 };
const lastNative = tallest - million.screen;

test('a list that fits is scrolled as it is', () => {
  expect(nativeHeight(short)).toBe(40_000);
  expect(followScroll({ top: 0, native: 0 }, 1_234, short)).toEqual({ top: 1_234, native: 1_234 });
  expect(placeAt(99_999, short)).toEqual({ top: 39_200, native: 39_200 });
});

test('no element is taller than the browser lays out', () => {
  expect(nativeHeight(million)).toBeLessThan(16_777_200);
});

test('a small step moves a long list by exactly that step', () => {
  const place = placeAt(70_000_000, million);
  expect(followScroll(place, place.native + 120, million).top).toBe(70_000_120);
  expect(followScroll(place, place.native - 53, million).top).toBe(69_999_947);
});

test('dragging the bar reaches every part, both ends exactly', () => {
  const top = { top: 0, native: 0 };
  expect(followScroll(top, lastNative, million).top).toBe(million.height - million.screen);
  expect(followScroll(placeAt(million.height, million), 0, million).top).toBe(0);
  const middle = followScroll(top, lastNative / 2, million).top;
  expect(middle / million.height).toBeCloseTo(0.5, 3);
});

test('small steps never get stuck at an end of the bar before the end of the list', () => {
  let place = placeAt(million.height - million.screen - 100_000, million);
  for (let step = 0; step < 2_000 && place.top < million.height - million.screen; step += 1) {
    const native = Math.min(lastNative, place.native + 100);
    place = followScroll(place, native, million);
  }
  expect(place.top).toBe(million.height - million.screen);
});

test('whatever the bar does, the place stays within the list', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2_000_000, max: 2_000_000 }), { maxLength: 60 }), (steps) => {
      let place = placeAt(0, million);
      for (const step of steps) {
        place = followScroll(place, Math.max(0, Math.min(lastNative, place.native + step)), million);
        expect(place.top).toBeGreaterThanOrEqual(0);
        expect(place.top).toBeLessThanOrEqual(million.height - million.screen);
        expect(place.native).toBeGreaterThanOrEqual(0);
        expect(place.native).toBeLessThanOrEqual(lastNative);
      }
    }),
  );
});
