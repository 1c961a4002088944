// Finds words in a tree of nodes as ranges, whatever elements they run through: for find-in-article and for what the person marked.

import { foldText } from './foldText.ts';

interface Stretch {
  readonly node: Text;
  readonly start: number;
}

interface FlatText {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** Where an element begins a new line, so that the words around it are not one. */
  readonly breaks: ReadonlySet<number>;
}

const beginsLine =
  'br, p, div, section, li, dt, dd, h1, h2, h3, h4, h5, h6, blockquote, pre, figure, figcaption, table, tr, td, th';

const flatten = (root: Node): FlatText => {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(
    root,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  const stretches: Stretch[] = [];
  const breaks = new Set<number>();
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      stretches.push({ node: node as Text, start: text.length });
      text += (node as Text).data;
    } else if ((node as Element).matches(beginsLine)) breaks.add(text.length);
  }
  return { text, stretches, breaks };
};

function rangeAt({ stretches }: FlatText, root: Node, start: number, end: number): Range | undefined {
  const first = stretches.findLast((stretch) => stretch.start <= start);
  const last = stretches.findLast((stretch) => stretch.start < end);
  if (!first || !last) return undefined;
  const range = (root.ownerDocument ?? (root as Document)).createRange();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

const mostFound = 2_000;

export function findRanges(root: Node, words: string): readonly Range[] {
  const wanted = foldText(words).text;
  if (wanted.trim() === '') return [];
  const flat = flatten(root);
  const { text, starts, ends } = foldText(flat.text, flat.breaks);
  const found: Range[] = [];
  for (
    let at = text.indexOf(wanted);
    at >= 0 && found.length < mostFound;
    at = text.indexOf(wanted, at + wanted.length)
  ) {
    const range = rangeAt(flat, root, starts[at] ?? 0, ends[at + wanted.length - 1] ?? 0);
    if (range) found.push(range);
  }
  return found;
}

/** What stands in the text as marked already: the hits of the search that led here. */
export const markedRanges = (root: HTMLElement): readonly Range[] =>
  [...root.querySelectorAll('mark')].map((mark) => {
    const range = root.ownerDocument.createRange();
    range.selectNodeContents(mark);
    return range;
  });

export interface Quotation {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

const aroundLength = 60;

/** A range as its text and what stands around it, so that the place is found again after the article was edited. */
export function quotationOf(root: Node, range: Range): Quotation | undefined {
  const { text, stretches } = flatten(root);
  const startOf = (node: Node, offset: number): number | undefined => {
    const before = (root.ownerDocument ?? (root as Document)).createRange();
    before.setStart(root, 0);
    before.setEnd(node, offset);
    return before.toString().length;
  };
  const start = startOf(range.startContainer, range.startOffset);
  const end = startOf(range.endContainer, range.endOffset);
  if (start === undefined || end === undefined || end <= start || stretches.length === 0) return undefined;
  const quote = text.slice(start, end);
  if (quote.trim() === '') return undefined;
  return {
    quote,
    prefix: text.slice(Math.max(0, start - aroundLength), start),
    suffix: text.slice(end, end + aroundLength),
  };
}

/** Where a quotation stands now: of several places the one whose surroundings are most alike; undefined once it is gone. */
export function findQuotation(root: Node, { quote, prefix, suffix }: Quotation): Range | undefined {
  const flat = flatten(root);
  let best: { readonly at: number; readonly alike: number } | undefined;
  for (let at = flat.text.indexOf(quote); at >= 0; at = flat.text.indexOf(quote, at + 1)) {
    const alike =
      sameEnd(flat.text.slice(Math.max(0, at - aroundLength), at), prefix) +
      sameStart(flat.text.slice(at + quote.length, at + quote.length + aroundLength), suffix);
    if (!best || alike > best.alike) best = { at, alike };
  }
  return best && rangeAt(flat, root, best.at, best.at + quote.length);
}

function sameStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

const backwards = (text: string): string => Array.from(text).toReversed().join('');
const sameEnd = (a: string, b: string): number => sameStart(backwards(a), backwards(b));
