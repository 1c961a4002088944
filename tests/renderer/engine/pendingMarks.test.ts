// Marks that are pending go over what a row says, until they are dropped.
import { expect, test } from 'vitest';
import { addMark, coversIds, createPendingMarks, withMarks } from '../../../renderer/engine/pendingMarks.ts';
import type { ArticleSummary } from '../../../shared/model/article.ts';

const row = (id: number): ArticleSummary => ({
  id,
  feedId: 1,
  title: 'A title',
  excerpt: '',
  publishedAt: 0,
  arrivedAt: 0,
  read: false,
  saved: false,
  tags: [],
  topics: [],
  minutes: 1,
  kind: 'article',
  offline: 'none',
  direction: 'ltr',
  hasNote: false,
});

test('a mark shows on the rows it covers and leaves the others as they are', () => {
  const marks = createPendingMarks();
  const drop = addMark(marks, coversIds([1, 2]), { read: true });
  const other = row(3);
  expect(withMarks(row(1), marks.getState()).read).toBe(true);
  expect(withMarks(other, marks.getState())).toBe(other);
  drop();
  expect(withMarks(row(1), marks.getState()).read).toBe(false);
});

test('a later mark goes over an earlier one, and dropping it brings that back', () => {
  const marks = createPendingMarks();
  const dropSaved = addMark(marks, coversIds([1]), { saved: true });
  const dropUnsaved = addMark(marks, coversIds([1]), { saved: false });
  expect(withMarks(row(1), marks.getState()).saved).toBe(false);
  dropUnsaved();
  expect(withMarks(row(1), marks.getState()).saved).toBe(true);
  dropSaved();
  expect(marks.getState().acts).toEqual([]);
});
