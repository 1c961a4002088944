// Scrolling a list that is taller than a browser can lay out (Chromium: 16,777,200 px). The scroller's own height is capped; small
// steps move the list by as much as the scroller, far ones (the bar is dragged) by their share of the whole.

/** Tallest element that is laid out, with room below the browser's limit. */
export const tallest = 15_000_000;
/** Within so many screens a step is a scroll by wheel, finger or key; beyond, the bar was dragged. */
const nearScreens = 3;

export interface ScrollPlace {
  /** Place in the list that is at the top of the scroller, px. */
  readonly top: number;
  /** The scroller's own scrollTop that belongs to it. */
  readonly native: number;
}

export interface ScrollSpan {
  /** Height of the whole list and of the scroller, px. */
  readonly height: number;
  readonly screen: number;
}

export const nativeHeight = ({ height }: ScrollSpan): number => Math.min(height, tallest);
export const isScaled = ({ height }: ScrollSpan): boolean => height > tallest;

const farthest = ({ height, screen }: ScrollSpan): number => Math.max(0, height - screen);
const farthestNative = (span: ScrollSpan): number => Math.max(0, nativeHeight(span) - span.screen);
const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** Where the scroller's bar stands for a place in the list. */
export function placeAt(top: number, span: ScrollSpan): ScrollPlace {
  const place = clamp(top, farthest(span));
  if (!isScaled(span)) return { top: place, native: place };
  return { top: place, native: Math.round((place / farthest(span)) * farthestNative(span)) };
}

/** What a scroll event came to. When `native` differs from what the scroller has, the scroller is to be set to it. */
export function followScroll(before: ScrollPlace, native: number, span: ScrollSpan): ScrollPlace {
  if (!isScaled(span)) return { top: native, native };
  const step = native - before.native;
  if (Math.abs(step) > nearScreens * span.screen) {
    return { top: (native / farthestNative(span)) * farthest(span), native };
  }
  const top = clamp(before.top + step, farthest(span));
  // The bar has come to an end before the list has: put it back to where its share is.
  const isAtEnd = native <= 0 || native >= farthestNative(span) - 1;
  const isListAtEnd = top <= 0 || top >= farthest(span) - 1;
  if (!isAtEnd || isListAtEnd) return { top, native };
  const share = placeAt(top, span);
  // So near the end that the bar cannot tell: then this is the end.
  if (share.native <= 0) return placeAt(0, span);
  if (share.native >= Math.floor(farthestNative(span))) return placeAt(span.height, span);
  return share;
}
