// Finds names by a few of their letters: words in any order, letters left out, accents or none. Best first, with the places that matched.
import UFuzzy from '@leeoniya/ufuzzy';

export interface FoundName {
  /** Place in the list of names. */
  readonly index: number;
  /** Pairs of start and end (exclusive) in UTF-16 units, ascending. */
  readonly ranges: readonly number[];
  /** How well it matches: 1 when every piece begins a word, more for a whole name, less the more pieces there are. */
  readonly score: number;
}

/** Nothing typed finds nothing. */
export type NameFinder = (typed: string) => readonly FoundName[];

/** Of more that match, the first ones of the list are ranked: a single letter is in nearly all names. */
const mostRanked = 1_000;
/** Words are tried in every order up to this many; the tries grow as their factorial. */
const mostWordsTurned = 4;

/** Letters are left out only of short words: the ways to leave some out grow with every letter. */
const mostLettersLoose = 6;

const anyScript = {
  unicode: true,
  interSplit: String.raw`[^\p{L}\p{M}\d']+`,
  interBound: String.raw`[^\p{L}\p{M}\d]`,
  intraSplit: String.raw`\p{Ll}\p{Lu}`,
  intraBound: String.raw`\p{L}\d|\d\p{L}|\p{Ll}\p{Lu}`,
  intraChars: String.raw`[\p{L}\p{M}\d']`,
  intraContr: String.raw`'\p{L}{1,2}\b`,
  // Of two that match as well, the one that stands before in the list.
  compare: () => 0,
} satisfies UFuzzy.Options;

/** The same text without accents, unit for unit, so that places in it are places in the text. */
export function withoutAccents(text: string): string {
  if (/^[\p{ASCII}]*$/u.test(text)) return text;
  return text.replace(/\p{L}/gu, (letter) => {
    const [base = letter] = letter.normalize('NFD');
    return base.length === letter.length ? base : letter;
  });
}

/** @param names the more important first: of two that match as well, the one before goes before */
export function createNameFinder(names: readonly string[]): NameFinder {
  const strict = new UFuzzy(anyScript);
  /** Up to two letters left out between two that were typed: "hrbr" finds Harbour. */
  const loose = new UFuzzy({ ...anyScript, intraIns: 2 });
  const plain = names.map(withoutAccents);

  function search(fuzzy: UFuzzy, needle: string, terms: readonly string[]): readonly FoundName[] {
    let matching: number[] | null = null;
    for (const term of terms) matching = fuzzy.filter(plain, term, matching ?? undefined);
    const isTurned = terms.length <= mostWordsTurned;
    // So many words are taken in the order they were typed in.
    if (!isTurned) matching = fuzzy.filter(plain, needle, matching ?? undefined);
    if (!matching || matching.length === 0) return [];
    const few = matching.slice(0, mostRanked);
    const order = isTurned ? mostWordsTurned : 0;
    const [, info, ranked] = fuzzy.search(plain, needle, order, mostRanked, few);
    return (ranked ?? []).map((place) => {
      const index = info?.idx[place] ?? 0;
      const ranges = info?.ranges[place] ?? [];
      return { index, ranges, score: scoreOf(plain[index] ?? '', ranges, terms.length) };
    });
  }

  return (typed) => {
    // A leading "-" would mean "without" to the library; here nobody wants to find what is not there.
    const needle = withoutAccents(typed)
      .replace(/(^|\s)-+/g, '$1')
      .trim();
    const terms = strict.split(needle);
    if (needle === '' || terms.length === 0) return [];
    const found = search(strict, needle, terms);
    const isShort = terms.every((term) => term.length <= mostLettersLoose);
    return found.length > 0 || !isShort ? found : search(loose, needle, terms);
  };
}

function scoreOf(name: string, ranges: readonly number[], terms: number): number {
  const starts = ranges.filter((_edge, place) => place % 2 === 0);
  const atWord = starts.filter((start) => start === 0 || !/[\p{L}\p{N}]/u.test(name[start - 1] ?? ' ')).length;
  // The dots of "Tag…" are no part of the name one types.
  const isWhole = starts.length === 1 && ranges[0] === 0 && !/[\p{L}\p{N}]/u.test(name.slice(ranges[1]));
  return atWord / Math.max(1, starts.length) - 0.1 * Math.max(0, starts.length - terms) + (isWhole ? 1 : 0);
}
