// Text as it is compared when words are looked for, with the way back to where each letter stood. Knows no document.

export interface FoldedText {
  readonly text: string;
  /** Where what each unit of the text was made from begins and ends in the text as written. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Soft hyphens and joiners: they are not seen, so nobody types them. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const blank = /\s/;

/** Some letters are longer in another case ("İ", "ß"), and sigma has two small forms: by way of capitals they become alike. */
const foldLetter = (letter: string): string => letter.toUpperCase().toLowerCase();

/**
 * However many blanks and line breaks stand together, they are one space.
 * @param breaks places where a new line begins without a letter that says so
 */
export function foldText(written: string, breaks: ReadonlySet<number> = new Set()): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  const add = (units: string, start: number, end: number): void => {
    if (units === ' ' && text.endsWith(' ')) return;
    text += units;
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  let at = 0;
  for (const letter of written) {
    const end = at + letter.length;
    if (breaks.has(at)) add(' ', at, at);
    if (blank.test(letter)) add(' ', at, end);
    else if (!unseen.test(letter)) add(foldLetter(letter), at, end);
    at = end;
  }
  return { text, starts, ends };
}
