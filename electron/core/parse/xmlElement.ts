// An element of a feed document, and the questions its readers ask of it.
import { escapeText } from 'entities';
import { resolveUrl } from './resolveUrl.ts';

export interface XmlElement {
  /** Our prefix and the local name in lower case: 'dc:creator', 'title'. The name of RSS's own has no prefix. */
  readonly key: string;
  /** Local name as written, for markup. */
  readonly localName: string;
  /** As written, values decoded. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** What relative addresses in it stand on (xml:base). */
  readonly base: string;
  /** Whether an xml:base is written on it or around it. */
  readonly hasBase: boolean;
  readonly language: string | undefined;
  /** Place in the document, in characters. */
  readonly at: number;
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

export const childElements = (element: XmlElement): XmlElement[] => element.children.filter(isElement);

export const childrenNamed = (element: XmlElement, key: string): XmlElement[] =>
  element.children.filter((node): node is XmlElement => typeof node !== 'string' && node.key === key);

export const firstNamed = (element: XmlElement, key: string): XmlElement | undefined =>
  element.children.find((node): node is XmlElement => typeof node !== 'string' && node.key === key);

/** Attribute by name, in any case, with or without a prefix. */
export function attribute(element: XmlElement, name: string): string | undefined {
  const exact = element.attributes.get(name);
  if (exact !== undefined) return exact;
  for (const [written, value] of element.attributes) {
    const lower = written.toLowerCase();
    if (lower === name || lower.endsWith(`:${name}`)) return value;
  }
  return undefined;
}

/** All text in it, joined, with white space at the ends taken off; undefined when there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const parts: string[] = [];
  const waiting: (XmlElement | string)[] = element.children.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') parts.push(node);
    else for (let index = node.children.length - 1; index >= 0; index -= 1) waiting.push(node.children[index] ?? '');
  }
  return parts.join('').trim() || undefined;
}

export const hasElements = (element: XmlElement): boolean => element.children.some(isElement);

const voidElements = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
const unsafeName = /[^\w.:-]/;

/** What is in it as HTML markup: prefixes off, void elements void, text escaped. No recursion: depth is the document's. */
export function innerMarkup(element: XmlElement): string {
  const parts: string[] = [];
  const waiting: (XmlElement | { readonly close: string } | string)[] = element.children.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') parts.push(escapeText(node));
    else if ('close' in node) parts.push(`</${node.close}>`);
    else {
      const name = node.localName;
      parts.push(`<${name}${markupAttributes(node, element.base)}>`);
      // A void element without its slash has taken in what follows it.
      if (!voidElements.has(name.toLowerCase())) waiting.push({ close: name });
      for (let index = node.children.length - 1; index >= 0; index -= 1) waiting.push(node.children[index] ?? '');
    }
  }
  return parts.join('');
}

function markupAttributes(element: XmlElement, baseAround: string): string {
  let written = '';
  for (const [name, given] of element.attributes) {
    if (unsafeName.test(name) || name.startsWith('xmlns')) continue;
    // HTML knows no xml:base: what it says is said in the addresses.
    const isMoved = element.base !== baseAround && /^(?:href|src|poster|cite)$/.test(name);
    const value = isMoved ? (resolveUrl(given, element.base) ?? given) : given;
    written += ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;
  }
  return written;
}
