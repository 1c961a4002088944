// Places within the shown text: its headings, and where the passages stand that the person marked. Found again whenever the text changes.
import { useEffect, useMemo } from 'react';
import type { Highlight } from '../../../shared/model/article.ts';
import { type OutlineEntry, outlineOf } from './articleTree.ts';
import { findQuotation } from './findText.ts';
import { paintRanges } from './useFrame.ts';

export interface TextPlaces {
  readonly outline: readonly OutlineEntry[];
  /** By the mark's id; a passage that is no longer in the text has no range. */
  readonly marks: ReadonlyMap<number, Range | undefined>;
}

/** The text as it stands in the frame: another object whenever it is another text. */
export interface ShownText {
  readonly body: HTMLElement;
}

export function useTextPlaces(
  frame: Document | undefined,
  text: ShownText | undefined,
  highlights: readonly Highlight[],
): TextPlaces {
  const places = useMemo(
    (): TextPlaces => ({
      outline: text ? outlineOf(text.body) : [],
      marks: new Map(text ? highlights.map((each) => [each.id, findQuotation(text.body, each)]) : []),
    }),
    [text, highlights],
  );
  useEffect(() => {
    const ranges = [...places.marks.values()];
    paintRanges(
      frame,
      'marked',
      ranges.filter((range) => range !== undefined),
    );
  }, [frame, places]);
  return places;
}

/** The mark within which a stretch of the text lies. */
export const markAround = (
  { marks }: TextPlaces,
  highlights: readonly Highlight[],
  stretch: Range,
): Highlight | undefined =>
  highlights.find(({ id }) => {
    const range = marks.get(id);
    return (
      range !== undefined &&
      range.compareBoundaryPoints(Range.START_TO_START, stretch) <= 0 &&
      range.compareBoundaryPoints(Range.END_TO_END, stretch) >= 0
    );
  });

/** The mark under the pointer. */
export function markAt(
  frame: Document,
  { marks }: TextPlaces,
  { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
): Range | undefined {
  const caret = frame.caretPositionFromPoint(clientX, clientY);
  if (!caret) return undefined;
  return [...marks.values()].find((range) => range?.isPointInRange(caret.offsetNode, caret.offset));
}

/** The heading one reads under: the last that stands in the upper part of what one sees. */
export function presentHeading(frame: Document, outline: readonly OutlineEntry[]): OutlineEntry | undefined {
  const limit = (frame.scrollingElement?.clientHeight ?? 0) / 3;
  return outline.findLast(({ id }) => (frame.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < limit);
}
