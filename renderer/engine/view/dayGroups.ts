// Days of a view: where each begins in the list, and how many rows it holds. Pure; knows no engine.
import type { DayCount } from '../../../shared/contract/engineContract.ts';
import type { Instant } from '../../../shared/model/ids.ts';

/** Rows of one day, in the order of the list. `first` is the index of its first row. */
export interface DayGroup {
  readonly startAt: Instant;
  readonly first: number;
  readonly total: number;
  readonly unread: number;
}

/** The engine takes at most so many starts at once. */
export const mostStarts = 400;

/** Start of the local day that holds `at`, moved by whole days. Days are as long as the calendar says, also when clocks change. */
export function dayStart(at: Instant, moveDays = 0): Instant {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + moveDays).getTime();
}

export function monthStart(at: Instant, moveMonths = 0): Instant {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth() + moveMonths, 1).getTime();
}

/** Starts of all days from `from` up to and with `until`, ascending. */
export function daysBetween(from: Instant, until: Instant): readonly Instant[] {
  const starts: Instant[] = [];
  for (let start = dayStart(from); start <= until; start = dayStart(start, 1)) starts.push(start);
  return starts;
}

/** Days that hold something, numbered through in the order of the list. */
export function groupDays(counts: readonly DayCount[], order: 'newest' | 'oldest'): readonly DayGroup[] {
  const days = counts
    .filter((count) => count.total > 0)
    .toSorted((a, b) => (order === 'newest' ? b.startAt - a.startAt : a.startAt - b.startAt));
  const groups: DayGroup[] = [];
  let first = 0;
  for (const day of days) {
    groups.push({ startAt: day.startAt, first, total: day.total, unread: day.unread });
    first += day.total;
  }
  return groups;
}

/** The group that holds the row at `index`, by halving; undefined where days are not known. */
export function groupAt(groups: readonly DayGroup[], index: number): DayGroup | undefined {
  let low = 0;
  let high = groups.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = groups[middle];
    if (!group) return undefined;
    if (index < group.first) high = middle - 1;
    else if (index >= group.first + group.total) low = middle + 1;
    else return group;
  }
  return undefined;
}
