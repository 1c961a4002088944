// How long to leave a failing feed alone. Pure: chance is handed in.

export const firstBackOffMs = 3_600_000;
export const longestBackOffMs = 24 * 3_600_000;

/**
 * Doubles from an hour to a day with each failure in a row, and adds up to a quarter so that feeds that failed together
 * do not come back together. `failuresInRow` counts this one; `random` lies in [0, 1).
 */
export function backOffMs(failuresInRow: number, random: number): number {
  const doubled = firstBackOffMs * 2 ** Math.min(10, Math.max(0, failuresInRow - 1));
  return Math.round(Math.min(longestBackOffMs, doubled) * (1 + 0.25 * random));
}
