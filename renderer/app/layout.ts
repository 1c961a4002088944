// Widths at which the window changes its shape, in px. The style sheets hold the same numbers.

export const sourcesFoldBelow = 900;
export const onePaneBelow = 640;

export type Layout = 'wide' | 'folded' | 'single';

export const layoutAt = (width: number): Layout =>
  width < onePaneBelow ? 'single' : width < sourcesFoldBelow ? 'folded' : 'wide';

export const isNarrow = (): boolean => layoutAt(window.innerWidth) !== 'wide';
