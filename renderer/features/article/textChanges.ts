// What an edit changed, as a reader wants to see it: words that went, words that came, and no more of the rest than shows where.
import { diffWordsWithSpace } from 'diff';

export interface TextChange {
  /** Its place among the pieces of the text: what tells two of the same words apart. */
  readonly at: number;
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Characters of unchanged text that stand around a change. */
const around = 90;

/** Blocks of the text, one a line. */
export function plainLines(root: HTMLElement): string {
  const blocks = [...root.querySelectorAll('p, li, h1, h2, h3, h4, h5, h6, td, th, pre, figcaption, dt, dd')];
  const lines = (blocks.length > 0 ? blocks : [root]).map((block) =>
    (block.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
  return lines.filter(Boolean).join('\n');
}

/** Empty when the words are the same. */
export function textChanges(before: string, after: string): readonly TextChange[] {
  const parts = diffWordsWithSpace(before, after);
  if (parts.every((part) => !part.added && !part.removed)) return [];
  return parts.map((part, at): TextChange => {
    if (part.removed) return { at, kind: 'gone', text: part.value };
    if (part.added) return { at, kind: 'new', text: part.value };
    return { at, kind: 'same', text: shortened(part.value, at === 0, at === parts.length - 1) };
  });
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? '' : text.slice(0, around);
  const tail = isLast ? '' : text.slice(-around);
  return text.length <= head.length + tail.length + around ? text : `${head} … ${tail}`.trimStart();
}
