// Heights of rows and headings, in px: one height a density, since the list is virtual. The style sheets fill them.
import type { Density } from '../../app/uiState.ts';

export const rowHeights: Readonly<Record<Density, number>> = { compact: 28, comfortable: 148, cards: 332 };
export const triageRowHeight = 34;
/** How much taller the row is that is unfolded in triage. */
export const triageUnfoldedBy = 124;
export const headingHeight = 41;
