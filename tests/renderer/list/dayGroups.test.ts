// Days of a list: where they begin, also when clocks change.
import { expect, test } from 'vitest';
import { dayStart, daysBetween, groupAt, groupDays } from '../../../renderer/engine/view/dayGroups.ts';

test('days are as long as the calendar says', () => {
  const spring = new Date(2025, 2, 30, 15).getTime(); // clocks go forward in much of Europe
  const start = dayStart(spring);
  expect(new Date(start).getHours()).toBe(0);
  expect(new Date(dayStart(start, 1)).getDate()).toBe(31);
  expect(new Date(dayStart(start, 1)).getHours()).toBe(0);
});

test('days between two moments hold both', () => {
  const from = new Date(2025, 6, 8, 23).getTime();
  const until = new Date(2025, 6, 10, 1).getTime();
  expect(daysBetween(from, until).map((start) => new Date(start).getDate())).toEqual([8, 9, 10]);
});

const counts = [
  { startAt: 100, total: 3, unread: 1 },
  { startAt: 200, total: 0, unread: 0 },
  { startAt: 300, total: 2, unread: 2 },
];

test('the newest day comes first unless the oldest does, and empty days are no days', () => {
  expect(groupDays(counts, 'newest')).toEqual([
    { startAt: 300, first: 0, total: 2, unread: 2 },
    { startAt: 100, first: 2, total: 3, unread: 1 },
  ]);
  expect(groupDays(counts, 'oldest').map((day) => day.startAt)).toEqual([100, 300]);
});

test('a row is found in its day', () => {
  const groups = groupDays(counts, 'newest');
  expect([0, 1, 2, 4].map((index) => groupAt(groups, index)?.startAt)).toEqual([300, 300, 100, 100]);
  expect(groupAt(groups, 5)).toBeUndefined();
});
