// Rows of a view that are here, by their place in it and by their article. Holds a few thousand of however many there are.
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';

/** Rows kept; beyond it those farthest from what is looked at go, down to half of it. */
const mostRows = 1_200;

export interface RowCache {
  readonly at: (index: number) => ArticleSummary | undefined;
  /** Place of an article whose row is here, else -1. */
  readonly indexOf: (id: ArticleId) => number;
  keep(index: number, row: ArticleSummary): void;
  /** The first place from `from` to `to` (without `to`) whose row is not here; -1 if all are. */
  firstMissing(from: number, to: number): number;
  /** Ids of the rows from `from` to `to` (without `to`) that are here. */
  idsWithin(from: number, to: number): readonly ArticleId[];
  /** Lets go of all others. */
  keepOnly(from: number, to: number): void;
  /** Makes room, if there is need, away from the place that is looked at. */
  trim(looked: number): void;
}

export function createRowCache(): RowCache {
  const rows = new Map<number, ArticleSummary>();
  const places = new Map<ArticleId, number>();

  /** A row may stand in a second place for a while, where others before it are gone: the place it had last counts. */
  const forget = (index: number): void => {
    const row = rows.get(index);
    if (row && places.get(row.id) === index) places.delete(row.id);
  };
  const drop = (index: number): void => {
    forget(index);
    rows.delete(index);
  };

  return {
    at: (index) => rows.get(index),
    indexOf: (id) => places.get(id) ?? -1,
    keep(index, row) {
      forget(index);
      rows.set(index, row);
      places.set(row.id, index);
    },
    firstMissing(from, to) {
      for (let index = from; index < to; index += 1) if (!rows.has(index)) return index;
      return -1;
    },
    idsWithin: (from, to) => [...rows].filter(([index]) => index >= from && index < to).map(([, row]) => row.id),
    keepOnly(from, to) {
      for (const index of rows.keys()) if (index < from || index >= to) drop(index);
    },
    trim(looked) {
      if (rows.size <= mostRows) return;
      const farthestFirst = [...rows.keys()].toSorted((a, b) => Math.abs(b - looked) - Math.abs(a - looked));
      for (const index of farthestFirst.slice(0, rows.size - mostRows / 2)) drop(index);
    },
  };
}
