// Which rows a motion names.
import { expect, test } from 'vitest';
import { spanOf } from '../../../renderer/app/handlers/targets.ts';
import { resolveTheme } from '../../../renderer/app/resolveTheme.ts';

test('a motion names the row it starts from and those it goes over', () => {
  expect(spanOf({ id: 'article.openNext', count: 5 }, 10, 100)).toEqual({ first: 10, last: 15 });
  expect(spanOf({ id: 'list.focusPrevious', count: 3 }, 10, 100)).toEqual({ first: 7, last: 10 });
  expect(spanOf({ id: 'list.focusLast' }, 10, 100)).toEqual({ first: 10, last: 99 });
  expect(spanOf({ id: 'list.focusFirst' }, 10, 100)).toEqual({ first: 0, last: 10 });
});

test('a motion ends where the list ends', () => {
  expect(spanOf({ id: 'article.openNext', count: 9_999 }, 98, 100)).toEqual({ first: 98, last: 99 });
  expect(spanOf({ id: 'article.openPrevious', count: 50 }, 3, 100)).toEqual({ first: 0, last: 3 });
  expect(spanOf({ id: 'article.openNext', count: 2 }, -1, 100)).toEqual({ first: 0, last: 2 });
});

test('the theme is the person’s, else the system’s', () => {
  expect(resolveTheme('sepia', { dark: true, moreContrast: true })).toBe('sepia');
  expect(resolveTheme('system', { dark: true, moreContrast: false })).toBe('dark');
  expect(resolveTheme('system', { dark: false, moreContrast: true })).toBe('contrast-light');
  expect(resolveTheme('contrast', { dark: true, moreContrast: false })).toBe('contrast-dark');
});
