// Places of a list from which pages can go on: edges of pages that were fetched, and moments of which it is known how many rows lie
// before them. Pure bookkeeping; the questions are asked by pagedView.ts.
import type { DayCount } from '../../../shared/contract/engineContract.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import type { ListCursor } from '../../../shared/model/listing.ts';

export interface Place {
  readonly index: number;
  /** Pages forward from here begin with the row at `index`; absent at the very beginning. */
  readonly cursor?: ListCursor;
  /** Moments that divide the list here, rows from here on lying beyond them: the first and the last in the list's order. */
  readonly at?: readonly [first: Instant, last: Instant];
}

/** A stretch of time that holds the rows between two places, and nothing else of the list. */
export interface Stretch {
  readonly first: number;
  readonly rows: number;
  readonly from: Instant;
  readonly until: Instant;
}

export interface KnownPlaces {
  /** The known place nearest before the row, or at it. */
  nearest(index: number): Place;
  /** A moment divides the list at `index`. */
  setMoment(index: number, at: Instant): void;
  /** A page ends before `index`, and goes on with `cursor`. */
  setEdge(index: number, cursor: ListCursor): void;
  /** The stretch of time around a row, as narrow as it is known; undefined where no moments are. */
  stretchAround(index: number): Stretch | undefined;
  /** Learns from counts of spans of time that follow each other, the first of them beginning at the row `first`. */
  learn(first: number, spans: readonly DayCount[]): void;
}

export function createKnownPlaces(order: 'newest' | 'oldest' | undefined): KnownPlaces {
  const places = new Map<number, Place>([[0, { index: 0 }]]);

  function setMoment(index: number, at: Instant): void {
    const known = places.get(index)?.at ?? [at, at];
    const [low, high] = [Math.min(...known, at), Math.max(...known, at)];
    const moments = order === 'newest' ? ([high, low] as const) : ([low, high] as const);
    // Ids begin at 1, so this lies before every row of the moment in either order.
    places.set(index, { index, at: moments, ...(index > 0 && { cursor: { value: at, id: 0 } }) });
  }

  return {
    setMoment,
    nearest(index) {
      let nearest: Place = { index: 0 };
      for (const place of places.values()) if (place.index <= index && place.index >= nearest.index) nearest = place;
      return nearest;
    },
    setEdge(index, cursor) {
      const known = places.get(index);
      places.set(index, { index, cursor, ...(known?.at && { at: known.at }) });
    },
    stretchAround(index) {
      let early: Place | undefined;
      let late: Place | undefined;
      for (const place of places.values()) {
        if (place.at === undefined) continue;
        if (place.index <= index && (!early || place.index >= early.index)) early = place;
        if (place.index > index && (!late || place.index < late.index)) late = place;
      }
      if (early?.at === undefined || late?.at === undefined) return undefined;
      // Between the two lie only the rows in question, however empty the time around them.
      const [a, b] = [early.at[1], late.at[0]];
      return { first: early.index, rows: late.index - early.index, from: Math.min(a, b), until: Math.max(a, b) };
    },
    learn(first, spans) {
      let reached = first;
      // Rows before a moment, when the newest come first, are those published from it on.
      for (const span of order === 'newest' ? spans.toReversed() : spans) {
        if (order === 'oldest') setMoment(reached, span.startAt);
        reached += span.total;
        if (order === 'newest') setMoment(reached, span.startAt);
      }
    },
  };
}
