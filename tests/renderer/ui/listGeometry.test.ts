// Where rows and headings of a list lie, against a list that is laid out one by one.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createListGeometry, type ListShape } from '../../../renderer/ui/listGeometry.ts';

const shapes = fc
  .record({
    count: fc.integer({ min: 1, max: 300 }),
    rowHeight: fc.integer({ min: 10, max: 200 }),
    headingHeight: fc.integer({ min: 0, max: 60 }),
    marks: fc.array(fc.integer({ min: 1, max: 299 }), { maxLength: 20 }),
    unfolded: fc.option(fc.record({ index: fc.integer({ min: 0, max: 299 }), by: fc.integer({ min: 1, max: 200 }) })),
  })
  .map(({ marks, unfolded, ...rest }): ListShape => ({
    count: rest.count,
    rowHeight: rest.rowHeight,
    headingHeight: rest.headingHeight,
    headings: [...new Set([0, ...marks.filter((mark) => mark < rest.count)])].toSorted((a, b) => a - b),
    unfolded: unfolded && unfolded.index < rest.count ? unfolded : undefined,
  }));

function layOut(shape: ListShape): { tops: number[]; headingTops: number[]; height: number } {
  const tops: number[] = [];
  const headingTops: number[] = [];
  let top = 0;
  for (let index = 0; index < shape.count; index += 1) {
    if (shape.headings.includes(index)) {
      headingTops.push(top);
      top += shape.headingHeight;
    }
    tops.push(top);
    top += shape.rowHeight + (shape.unfolded?.index === index ? shape.unfolded.by : 0);
  }
  return { tops, headingTops, height: top };
}

test('rows and headings lie where laying them out one by one puts them', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const geometry = createListGeometry(shape);
      const plain = layOut(shape);
      expect(geometry.height).toBe(plain.height);
      plain.tops.forEach((top, index) => expect(geometry.topOf(index)).toBe(top));
      plain.headingTops.forEach((top, heading) => expect(geometry.headingTop(heading)).toBe(top));
    }),
  );
});

test('the row at a place is the one that covers it, or the one under the heading there', () => {
  fc.assert(
    fc.property(shapes, fc.double({ min: 0, max: 1, noNaN: true }), (shape, share) => {
      const geometry = createListGeometry(shape);
      const place = Math.floor(share * (geometry.height - 1));
      const index = geometry.indexAt(place);
      const heading = geometry.headingOf(index);
      const begins = shape.headings[heading] === index ? geometry.headingTop(heading) : geometry.topOf(index);
      expect(begins).toBeLessThanOrEqual(place);
      expect(geometry.topOf(index) + geometry.heightOf(index)).toBeGreaterThan(place);
    }),
  );
});

test('a list of a million rows is measured without walking it', () => {
  const geometry = createListGeometry({
    count: 1_000_000,
    rowHeight: 148,
    headingHeight: 41,
    headings: Array.from({ length: 2_000 }, (_none, day) => day * 500),
  });
  const startedAt = performance.now();
  for (let turn = 0; turn < 10_000; turn += 1) geometry.indexAt((turn / 10_000) * geometry.height);
  expect((performance.now() - startedAt) / 10_000).toBeLessThan(0.5);
  expect(geometry.indexAt(geometry.height - 1)).toBe(999_999);
});
