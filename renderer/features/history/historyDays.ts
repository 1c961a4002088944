// The journal by day, and where one goes on undoing. Pure.
import type { Instant, JournalId } from '../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../shared/model/library.ts';
import { dayStart } from '../../engine/view/dayGroups.ts';

export interface HistoryDay {
  readonly startAt: Instant;
  /** Index of its first entry. */
  readonly first: number;
}

/** Days of entries that stand newest first. */
export function historyDays(entries: readonly JournalEntry[]): readonly HistoryDay[] {
  return entries.flatMap((entry, first): readonly HistoryDay[] => {
    const before = entries[first - 1];
    const startAt = dayStart(entry.at);
    return before && dayStart(before.at) === startAt ? [] : [{ startAt, first }];
  });
}

/** The entry at an index or, where that is undone, the next older one that is not. */
export const nextToUndo = (entries: readonly JournalEntry[], index: number): JournalEntry | undefined =>
  entries.slice(Math.max(0, index)).find(({ undone }) => !undone);

/** Where an entry stands; the first where it is gone, as the newest takes the place of what is forgotten. */
export const indexOfEntry = (entries: readonly JournalEntry[], id: JournalId | undefined): number =>
  Math.max(
    0,
    entries.findIndex((entry) => entry.id === id),
  );
