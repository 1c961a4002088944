// The journal by day.
import { expect, test } from 'vitest';
import { historyDays, indexOfEntry, nextToUndo } from '../../../renderer/features/history/historyDays.ts';
import type { JournalEntry } from '../../../shared/model/library.ts';

const entry = (id: number, at: Date, undone = false): JournalEntry => ({
  id,
  at: at.getTime(),
  kind: 'save',
  count: 1,
  undone,
});
const entries = [
  entry(5, new Date(2025, 6, 10, 9), true),
  entry(4, new Date(2025, 6, 10, 0, 0, 1), true),
  entry(3, new Date(2025, 6, 9, 23, 59)),
  entry(2, new Date(2025, 6, 7, 12)),
];

test('entries of one day stand together, by the clock of the person', () => {
  expect(historyDays(entries).map(({ first, startAt }) => [first, new Date(startAt).getDate()])).toEqual([
    [0, 10],
    [2, 9],
    [3, 7],
  ]);
  expect(historyDays([])).toEqual([]);
});

test('undoing goes on with the next older act that is not undone', () => {
  expect(nextToUndo(entries, 0)?.id).toBe(3);
  expect(nextToUndo(entries, 3)?.id).toBe(2);
  expect(nextToUndo([entry(1, new Date(), true)], 0)).toBeUndefined();
});

test('an entry that is forgotten leaves the focus at the newest', () => {
  expect(indexOfEntry(entries, 3)).toBe(2);
  expect(indexOfEntry(entries, 99)).toBe(0);
});
