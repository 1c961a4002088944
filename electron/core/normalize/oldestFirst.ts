// The order in which entries are stored: ids grow with time, which lists and the index live on.
import type { Entry } from './entry.ts';

/** By date where all have one, else as feeds are written: newest first, so turned round. */
export function oldestFirst(entries: readonly Entry[]): readonly Entry[] {
  const reversed = entries.toReversed();
  const dated = reversed.every((entry) => entry.publishedAt !== undefined);
  return dated ? reversed.toSorted((a, b) => (a.publishedAt ?? 0) - (b.publishedAt ?? 0)) : reversed;
}
