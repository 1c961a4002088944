// A forgiving tokenizer: text into tags and text, whatever state it is in. It never throws, always ends, and looks at each character a
// bounded number of times. It knows nothing of feeds, trees or namespaces.
import type { DocumentWarningCode } from '../../../shared/model/documentWarning.ts';

export type MarkupFault = Extract<
  DocumentWarningCode,
  'bracket-bare' | 'comment-open' | 'cdata-open' | 'declaration-late' | 'tag-cut' | 'tag-open' | 'quote-open'
>;

export interface TokenListener {
  /** `name` as written. Attributes keep their first value; names as written, values not yet decoded. */
  open(name: string, attributes: Map<string, string>, selfClosing: boolean, at: number): void;
  close(name: string, at: number): void;
  /** `isLiteral`: from CDATA, nothing in it is an entity. */
  text(value: string, isLiteral: boolean, at: number): void;
  /** The part of a document type between its brackets. */
  doctype(internalSubset: string): void;
  warn(fault: MarkupFault, at: number): void;
  /** Name of the innermost open element, for a CDATA section that is never closed. */
  innermost(): string | undefined;
}

/** More than any element of a feed has; the rest is read over. */
const mostAttributes = 200;

/** Characters of a quoted value in which a forgotten quote is looked for. */
const longestDoubted = 10_000;

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9 || code === 12;
const isNameStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code > 127;
/** Ends a name: white space, '>', '/', '=' and '<'. */
const isNameEnd = (code: number): boolean => isSpace(code) || code === 62 || code === 47 || code === 61 || code === 60;

/** Matches the end tags of an element, in any case, from its `lastIndex` on. */
export const endTagOf = (name: string): RegExp =>
  new RegExp(String.raw`</${name.replaceAll(/[^\w-]/g, String.raw`\$&`)}(?=[\s>])`, 'gi');

export function tokenize(source: string, listener: TokenListener): void {
  const end = source.length;
  let position = 0;
  // Once a closing mark was looked for in vain there is none further on either: no second look keeps this linear.
  const missing = new Set<string>();
  const find = (mark: string, from: number): number => {
    if (missing.has(mark)) return -1;
    const found = source.indexOf(mark, from);
    if (found < 0) missing.add(mark);
    return found;
  };

  while (position < end) {
    const tag = source.indexOf('<', position);
    if (tag < 0) {
      listener.text(source.slice(position), false, position);
      return;
    }
    if (tag > position) listener.text(source.slice(position, tag), false, position);
    position = readMarkup(tag);
  }

  /** Reads what begins with the '<' at `at`; answers where it ends. */
  function readMarkup(at: number): number {
    const next = source.charCodeAt(at + 1);
    if (next === 33) return readDeclaration(at);
    if (next === 63) return readInstruction(at);
    if (next === 47) return readClosing(at);
    if (isNameStart(next)) return readOpening(at);
    listener.warn('bracket-bare', at);
    listener.text('<', true, at);
    return at + 1;
  }

  function readDeclaration(at: number): number {
    if (source.startsWith('<!--', at)) {
      const close = find('-->', at + 4);
      if (close >= 0) return close + 3;
      listener.warn('comment-open', at);
      return at + 4;
    }
    if (source.startsWith('<![CDATA[', at)) {
      const close = find(']]>', at + 9);
      const isOpen = close < 0 || holdsNextItem(at + 9, close);
      if (isOpen) listener.warn('cdata-open', at);
      const element = isOpen ? listener.innermost() : undefined;
      const stop = close < 0 ? end : close;
      // Looked for in this section alone: over and over to the end of the document it would take a hostile one minutes.
      const section = source.slice(at + 9, stop);
      const length = element === undefined ? -1 : section.search(endTagOf(element));
      if (length >= 0) {
        listener.text(section.slice(0, length), true, at + 9);
        return at + 9 + length;
      }
      listener.text(section, true, at + 9);
      return stop === close ? close + 3 : stop;
    }
    if (/^<!doctype/i.test(source.slice(at, at + 9))) return readDoctype(at);
    const close = find('>', at + 2);
    return close < 0 ? end : close + 1;
  }

  /** A section that holds the end of its item and then another section was not closed: the mark found is the other's. */
  function holdsNextItem(from: number, to: number): boolean {
    const inner = find('<![CDATA[', from);
    if (inner < 0 || inner > to) return false;
    return /<\/(?:\w+:)?(?:item|entry)\s*>/i.test(source.slice(from, inner));
  }

  function readDoctype(at: number): number {
    const close = find('>', at);
    const bracket = source.indexOf('[', at);
    if (bracket < 0 || (close >= 0 && bracket > close)) return close < 0 ? end : close + 1;
    const subsetEnd = find(']', bracket);
    if (subsetEnd < 0) return close < 0 ? end : close + 1;
    listener.doctype(source.slice(bracket + 1, subsetEnd));
    const after = find('>', subsetEnd);
    return after < 0 ? end : after + 1;
  }

  function readInstruction(at: number): number {
    if (at > 0 && /^<\?xml\s/.test(source.slice(at, at + 6))) listener.warn('declaration-late', at);
    const close = find('?>', at + 2);
    if (close >= 0) return close + 2;
    const tagEnd = find('>', at + 2);
    return tagEnd < 0 ? end : tagEnd + 1;
  }

  function readClosing(at: number): number {
    let index = at + 2;
    while (index < end && !isNameEnd(source.charCodeAt(index))) index += 1;
    const name = source.slice(at + 2, index);
    while (index < end && source.charCodeAt(index) !== 62 && source.charCodeAt(index) !== 60) index += 1;
    if (index >= end) listener.warn('tag-cut', at);
    if (name) listener.close(name, at);
    return source.charCodeAt(index) === 62 ? index + 1 : index;
  }

  function readOpening(at: number): number {
    let index = at + 1;
    while (index < end && !isNameEnd(source.charCodeAt(index))) index += 1;
    const name = source.slice(at + 1, index);
    const attributes = new Map<string, string>();
    for (;;) {
      while (index < end && isSpace(source.charCodeAt(index))) index += 1;
      const code = source.charCodeAt(index);
      if (index >= end) {
        listener.warn('tag-cut', at);
        return end;
      }
      if (code === 62) {
        listener.open(name, attributes, false, at);
        return index + 1;
      }
      if (code === 47) {
        if (source.charCodeAt(index + 1) === 62) {
          listener.open(name, attributes, true, at);
          return index + 2;
        }
        index += 1;
      } else if (code === 60) {
        // A tag begins inside a tag: the first was never finished.
        listener.warn('tag-open', at);
        listener.open(name, attributes, false, at);
        return index;
      } else index = readAttribute(index, attributes);
    }
  }

  /** A value with the end of the element around it is one whose closing quote was forgotten. Long values are taken at their word, which keeps this linear. */
  function holdsEndOfParent(from: number, to: number): boolean {
    const parent = to - from > longestDoubted ? undefined : listener.innermost();
    return parent !== undefined && source.slice(from, to).includes(`</${parent}>`);
  }

  function readAttribute(at: number, attributes: Map<string, string>): number {
    let index = at;
    while (index < end && !isNameEnd(source.charCodeAt(index))) index += 1;
    const name = source.slice(at, index);
    while (index < end && isSpace(source.charCodeAt(index))) index += 1;
    if (source.charCodeAt(index) !== 61) {
      keep(name, '');
      return index > at ? index : at + 1;
    }
    index += 1;
    while (index < end && isSpace(source.charCodeAt(index))) index += 1;
    const quote = source.charCodeAt(index);
    if (quote === 34 || quote === 39) {
      const close = find(quote === 34 ? '"' : "'", index + 1);
      const loose = close < 0 || holdsEndOfParent(index + 1, close) ? source.indexOf('>', index + 1) : -1;
      if (loose >= 0) listener.warn('quote-open', at);
      const stop = loose >= 0 ? loose : close < 0 ? end : close;
      keep(name, source.slice(index + 1, stop));
      return loose >= 0 ? stop : stop + 1;
    }
    const start = index;
    while (index < end && !isSpace(source.charCodeAt(index)) && source.charCodeAt(index) !== 62) index += 1;
    keep(name, source.slice(start, index));
    return index;

    function keep(attribute: string, value: string): void {
      if (attribute && attributes.size < mostAttributes && !attributes.has(attribute)) attributes.set(attribute, value);
    }
  }
}
