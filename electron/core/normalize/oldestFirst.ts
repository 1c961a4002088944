// The order in which entries are stored: ids grow with time, which lists and the index live on. Each entry comes once.
import type { Entry } from './entry.ts';

/** By date where all have one, else as feeds are written: newest first, so turned round. Of doubles the latest stays. */
export function oldestFirst(entries: readonly Entry[]): readonly Entry[] {
  const reversed = withoutDoubles(entries).toReversed();
  const dated = reversed.every((entry) => entry.publishedAt !== undefined);
  return dated ? reversed.toSorted((a, b) => (a.publishedAt ?? 0) - (b.publishedAt ?? 0)) : reversed;
}

function withoutDoubles(entries: readonly Entry[]): readonly Entry[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const known = byKey.get(entry.key);
    if (!known || writtenAt(entry) > writtenAt(known)) byKey.set(entry.key, entry);
  }
  return [...byKey.values()];
}

const writtenAt = ({ updatedAt, publishedAt }: Entry): number => updatedAt ?? publishedAt ?? 0;
