// Recording keys for a command, one stroke after the other: strokes make a chord, Enter keeps it, Escape leaves all as it was.

export interface KeyDraft {
  /** The command's chords without the one being pressed. */
  readonly chords: readonly string[];
  /** Strokes of the chord being pressed. */
  readonly strokes: readonly string[];
  readonly isChanged: boolean;
}

export const draftOf = (chords: readonly string[]): KeyDraft => ({ chords, strokes: [], isChanged: false });

/** All chords of the draft, the one being pressed counted. */
export const chordsOf = ({ chords, strokes }: KeyDraft): readonly string[] =>
  strokes.length === 0 ? chords : [...new Set([...chords, strokes.join(' ')])];

export type RecordStep =
  | { readonly kind: 'draft'; readonly draft: KeyDraft }
  | { readonly kind: 'keep' }
  | { readonly kind: 'leave' };

/** More than this nobody presses for one act. */
const mostStrokes = 3;

/**
 * Enter and Backspace steer, but are keys as well: Enter is recorded while nothing was pressed or taken away yet.
 * @returns undefined for what is left to the window, so that Tab still leads out
 */
export function recordStroke(draft: KeyDraft, stroke: string): RecordStep | undefined {
  const { chords, strokes, isChanged } = draft;
  if (stroke === 'Escape') return { kind: 'leave' };
  if (stroke === 'Tab' || stroke === 'Shift+Tab') return undefined;
  if (stroke === 'Backspace') {
    return {
      kind: 'draft',
      draft:
        strokes.length > 0
          ? { ...draft, strokes: strokes.slice(0, -1) }
          : { chords: chords.slice(0, -1), strokes: [], isChanged: isChanged || chords.length > 0 },
    };
  }
  if (stroke === 'Enter' && (strokes.length > 0 || isChanged)) return { kind: 'keep' };
  if (strokes.length >= mostStrokes) return { kind: 'draft', draft };
  return { kind: 'draft', draft: { ...draft, strokes: [...strokes, stroke] } };
}
