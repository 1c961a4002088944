// What came of a keymap that was brought in: what was not understood, whose keys stay the preset's, and which clash.
import { type Platform, showChord } from '../../../shared/commands/chord.ts';
import { findClashes, type ReadKeymap } from '../../../shared/commands/keymap.ts';
import type { Words } from '../../text/words.ts';

/** The sheet marks all of them; the line at its foot names the first. */
const mostTold = 2;

export function tellBroughtIn({ keymap, ignored, kept }: ReadKeymap, words: Words, platform: Platform): string {
  const { keys } = words;
  const clashes = findClashes(keymap);
  const told = clashes.slice(0, mostTold).map(({ kind, chord, ids: [first, second] }) => {
    const shown = showChord(chord, platform);
    const [one, other] = [first ? words.command(first) : '', second ? words.command(second) : ''];
    return kind === 'same' ? keys.twice(shown, one, other) : keys.unreachable(shown, one, other);
  });
  return [
    ignored.length > 0 ? keys.ignored(ignored) : keys.broughtIn,
    ...(kept.length > 0 ? [keys.keptKeys(kept.map((id) => words.command(id)))] : []),
    ...told,
    ...(clashes.length > mostTold ? [keys.moreClashes(clashes.length - mostTold)] : []),
  ].join(' ');
}
