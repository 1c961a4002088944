// Where everything of a long list lies: rows of one height, headings over some of them, and one row that may be unfolded.
// Places are px from the top of the whole list, which may be far taller than a browser can lay out.

export interface ListShape {
  readonly count: number;
  readonly rowHeight: number;
  readonly headingHeight: number;
  /** Indexes of the rows that have a heading over them, ascending. */
  readonly headings: readonly number[];
  /** The row that is taller than the others, and by how much. */
  readonly unfolded?: { readonly index: number; readonly by: number } | undefined;
}

export interface ListGeometry {
  readonly shape: ListShape;
  readonly height: number;
  topOf(index: number): number;
  heightOf(index: number): number;
  /** The row at a place, or the row under the heading there. */
  indexAt(top: number): number;
  /** Place of a heading by its number. */
  headingTop(heading: number): number;
  /** Number of the last heading at or before a row; -1 if there is none. */
  headingOf(index: number): number;
}

export function createListGeometry(shape: ListShape): ListGeometry {
  const { count, rowHeight, headingHeight, headings, unfolded } = shape;

  function headingOf(index: number): number {
    let low = 0;
    let high = headings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((headings[middle] ?? Number.POSITIVE_INFINITY) <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
  const extraBefore = (index: number): number => (unfolded && index > unfolded.index ? unfolded.by : 0);
  const topOf = (index: number): number =>
    index * rowHeight + (headingOf(index) + 1) * headingHeight + extraBefore(index);
  const heightOf = (index: number): number => rowHeight + (unfolded?.index === index ? unfolded.by : 0);

  return {
    shape,
    height: count === 0 ? 0 : topOf(count - 1) + heightOf(count - 1),
    topOf,
    heightOf,
    indexAt(top) {
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        const hasHeading = headings[headingOf(middle)] === middle;
        if (topOf(middle) - (hasHeading ? headingHeight : 0) <= top) low = middle;
        else high = middle - 1;
      }
      return Math.max(0, low);
    },
    headingTop: (heading) => topOf(headings[heading] ?? 0) - headingHeight,
    headingOf,
  };
}
