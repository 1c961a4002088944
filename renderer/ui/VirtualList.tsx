// A list of any length that draws only what is seen: rows of one height, headings that stick, one row unfolded. It never moves by
// itself: when what lies above changes its height, the rows in sight stay where they are.
import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { classNames } from './classNames.ts';
import { createListGeometry, type ListGeometry, type ListShape } from './listGeometry.ts';
import { followScroll, nativeHeight, placeAt, type ScrollPlace } from './scaledScroll.ts';
import styles from './VirtualList.module.css';

export interface VirtualListHandle {
  /** Brings a row into sight, with a row of company where there is room. */
  reveal(index: number): void;
  toTop(): void;
  /** The first row in sight. */
  top(): number;
  focus(): void;
}

export interface VirtualListProps extends Omit<ComponentProps<'div'>, 'children' | 'ref'> {
  readonly shape: ListShape;
  /** Changes when the list is another one: it then begins at `startIndex`. */
  readonly listKey: string;
  readonly startIndex?: number;
  readonly renderRow: (index: number) => ReactNode;
  readonly renderHeading: (heading: number) => ReactNode;
  /** Called with the rows that are drawn: `from` to `to` (without `to`). */
  readonly onRange: (from: number, to: number) => void;
  /** Called with the first row in sight while the person scrolls. */
  readonly onTop?: ((index: number) => void) | undefined;
  readonly handle?: RefObject<VirtualListHandle | null>;
}

/** Px drawn beyond either edge, so that a scroll shows rows at once. */
const overscan = 700;

interface Drawn {
  readonly place: ScrollPlace;
  readonly screen: number;
}

export function VirtualList({
  shape,
  listKey,
  startIndex = 0,
  renderRow,
  renderHeading,
  onRange,
  onTop,
  handle,
  className,
  ...rest
}: VirtualListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const geometry = useMemo(() => createListGeometry(shape), [shape]);
  const [drawn, setDrawn] = useState<Drawn>({ place: { top: 0, native: 0 }, screen: 0 });
  /** What handlers of the scroller see; `anchored` is the geometry that `place` belongs to, `listKey` the list that was begun. */
  const live = useRef({ place: drawn.place, screen: 0, geometry, anchored: geometry, listKey: '', onTop });
  useLayoutEffect(() => {
    live.current.onTop = onTop;
  }, [onTop]);

  const from = geometry.indexAt(drawn.place.top - overscan);
  const to = Math.min(shape.count, geometry.indexAt(drawn.place.top + drawn.screen + overscan) + 1);
  const shift = drawn.place.native - drawn.place.top;
  const span = { height: geometry.height, screen: drawn.screen };

  const show = useCallback((place: ScrollPlace): void => {
    const element = scroller.current;
    live.current.place = place;
    if (element && Math.abs(element.scrollTop - place.native) >= 1) element.scrollTop = place.native;
    setDrawn({ place, screen: live.current.screen });
  }, []);

  // A list of another length or kind: the rows in sight keep their place, another list begins where it is told to.
  const isMeasured = drawn.screen > 0;
  useLayoutEffect(() => {
    const before = live.current;
    const nextSpan = { height: geometry.height, screen: before.screen };
    live.current.geometry = geometry;
    if (!isMeasured || geometry.shape.count === 0) return;
    if (before.listKey !== listKey) {
      live.current.listKey = listKey;
      const start = startIndex > 0 ? geometry.topOf(startIndex) - geometry.shape.headingHeight : 0;
      show(placeAt(start, nextSpan));
    } else if (before.anchored !== geometry && before.place.top > 0) {
      const anchor = before.anchored.indexAt(before.place.top);
      const offset = before.place.top - before.anchored.topOf(anchor);
      if (anchor < geometry.shape.count) show(placeAt(geometry.topOf(anchor) + offset, nextSpan));
    }
    live.current.anchored = geometry;
  }, [geometry, isMeasured, listKey, show, startIndex]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = (): void => {
      live.current.screen = element.clientHeight;
      setDrawn({ place: live.current.place, screen: element.clientHeight });
    };
    const onScroll = (): void => {
      const { place, geometry: present, screen } = live.current;
      if (element.scrollTop === place.native) return;
      const next = followScroll(place, element.scrollTop, { height: present.height, screen });
      live.current.place = next;
      if (next.native !== element.scrollTop) element.scrollTop = next.native;
      // Drawn before this frame is painted, so that no blank shows however far the bar was dragged.
      flushSync(() => setDrawn({ place: next, screen }));
      live.current.onTop?.(present.indexAt(next.top));
    };
    const resize = new ResizeObserver(measure);
    resize.observe(element);
    measure();
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resize.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);

  useEffect(() => {
    if (to > from) onRange(from, to);
  }, [from, to, onRange]);

  useImperativeHandle(handle, () => ({
    reveal(index) {
      const { place, screen, geometry: present } = live.current;
      if (index < 0 || index >= present.shape.count || screen === 0) return;
      const top = revealTop(present, index, place.top, screen);
      if (top !== place.top) show(placeAt(top, { height: present.height, screen }));
    },
    toTop: () => show({ top: 0, native: 0 }),
    top: () => live.current.geometry.indexAt(live.current.place.top),
    focus: () => scroller.current?.focus(),
  }));

  const rows: ReactNode[] = [];
  for (let index = from; index < to; index += 1) {
    rows.push(
      <div
        key={index}
        role="presentation"
        className={styles.row}
        style={{ top: geometry.topOf(index) + shift, height: geometry.heightOf(index) }}
      >
        {renderRow(index)}
      </div>,
    );
  }

  return (
    <div ref={scroller} className={classNames(styles.scroller, className)} {...rest}>
      <div role="presentation" className={styles.canvas} style={{ height: nativeHeight(span) }}>
        {to > from ? drawHeadings(geometry, from, to, shift, renderHeading) : null}
        {rows}
      </div>
    </div>
  );
}

/** A heading sticks within a box that ends where its group ends, and begins no earlier than what is drawn. */
function drawHeadings(
  geometry: ListGeometry,
  from: number,
  to: number,
  shift: number,
  renderHeading: (heading: number) => ReactNode,
): ReactNode {
  const { headings, headingHeight } = geometry.shape;
  const boxes: ReactNode[] = [];
  for (let heading = Math.max(0, geometry.headingOf(from)); heading < headings.length; heading += 1) {
    const first = headings[heading] ?? 0;
    if (first >= to) break;
    const next = headings[heading + 1];
    const top = first >= from ? geometry.headingTop(heading) : geometry.topOf(from);
    const end =
      next !== undefined && next < to
        ? geometry.headingTop(heading + 1)
        : geometry.topOf(to - 1) + geometry.heightOf(to - 1);
    boxes.push(
      <div
        key={`heading${first}`}
        role="presentation"
        className={styles.group}
        style={{ top: top + shift, height: Math.max(end - top, headingHeight) }}
      >
        <div className={styles.heading} style={{ height: headingHeight }} aria-hidden>
          {renderHeading(heading)}
        </div>
      </div>,
    );
  }
  return boxes;
}

/** The nearest place from which the row is seen whole, below a heading that sticks, with its neighbour where that fits. */
function revealTop(geometry: ListGeometry, index: number, top: number, screen: number): number {
  const { headingHeight, headings, rowHeight } = geometry.shape;
  const sticky = headings.length > 0 ? headingHeight : 0;
  const company = Math.min(rowHeight / 2, Math.max(0, (screen - geometry.heightOf(index) - sticky) / 2));
  const rowTop = geometry.topOf(index);
  const rowEnd = rowTop + geometry.heightOf(index);
  if (index === 0) return 0;
  if (rowTop - sticky < top) return rowTop - sticky - company;
  if (rowEnd > top + screen) return rowEnd - screen + company;
  return top;
}
