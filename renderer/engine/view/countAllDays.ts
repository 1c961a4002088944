// Counts all days of a view, newest or oldest first, in as few questions as the library's span of time allows.
import type { DayCount, EngineClient } from '../../../shared/contract/engineContract.ts';
import type { View } from '../../../shared/contract/schemas.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import { dayStart, daysBetween, monthStart, mostStarts } from './dayGroups.ts';

/** The last start only ends the day before it. */
const daysAtOnce = mostStarts - 1;
/** How far the first question looks beyond its nearest year: 33 years of months. */
const monthsBack = mostStarts - 1;

/**
 * Yields all that is counted so far, each time more of it. The first answer holds the year next to `edge` (the first row's
 * time), which is all that most lists have.
 */
export async function* countAllDays(
  engine: EngineClient,
  view: View,
  order: 'newest' | 'oldest',
  edge: Instant,
  total: number,
  signal: AbortSignal,
): AsyncGenerator<readonly DayCount[]> {
  const count = async (starts: readonly Instant[]): Promise<readonly DayCount[]> => {
    const dayStarts = starts.slice(0, -1);
    const until = starts.at(-1) ?? edge;
    if (dayStarts.length === 0) return [];
    const counts = await engine.call('articles.countDays', { view, dayStarts, until }, signal);
    return counts.filter((day) => day.total > 0);
  };
  const sum = (counts: readonly DayCount[]): number => counts.reduce((all, day) => all + day.total, 0);

  const nearest =
    order === 'newest'
      ? daysBetween(dayStart(edge, -daysAtOnce + 1), dayStart(edge, 1))
      : daysBetween(edge, dayStart(edge, daysAtOnce));
  const counts = [...(await count(nearest.slice(0, mostStarts)))];
  yield [...counts];
  if (sum(counts) >= total) return;

  // Long ago and wide apart: find the months that hold something, then their days.
  const first = nearest[0] ?? edge;
  const last = nearest.at(-1) ?? edge;
  const months = Array.from({ length: monthsBack + 1 }, (_none, index) =>
    order === 'newest' ? monthStart(first, index - monthsBack + 1) : monthStart(last, index),
  );
  const full = await count(months);
  for (const days of inQuestions(order === 'newest' ? full.toReversed() : full)) {
    counts.push(...(await count(days.filter((day) => (order === 'newest' ? day <= first : day >= last)))));
    yield [...counts];
  }
}

/** The days of these months, as many months at once as one question takes. What lies between two of them is empty. */
function inQuestions(months: readonly DayCount[]): readonly (readonly Instant[])[] {
  const questions: Instant[][] = [];
  for (const { startAt } of months) {
    const days = daysBetween(startAt, monthStart(startAt, 1));
    const present = questions.at(-1);
    if (present && present.length + days.length <= mostStarts) present.push(...days);
    else questions.push([...days]);
  }
  return questions.map((days) => [...new Set(days)].toSorted((a, b) => a - b));
}
