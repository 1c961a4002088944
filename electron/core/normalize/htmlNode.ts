// The small tree in which HTML is sanitised: only what may be shown can stand in it, so writing it out needs no further care.
import { escapeAttribute, escapeText } from 'entities';

export interface HtmlElement {
  name: string;
  readonly attributes: Map<string, string>;
  readonly children: HtmlNode[];
}
export type HtmlNode = HtmlElement | string;

export const isHtmlElement = (node: HtmlNode | undefined): node is HtmlElement => typeof node === 'object';

export const createElement = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: HtmlNode[] = [],
): HtmlElement => ({
  name,
  attributes: new Map(Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  children,
});

const voidNames = new Set(['br', 'hr', 'img', 'wbr', 'col']);

/** A carriage return written as itself would be read back as a line feed (HTML Standard §13.2.3.5). */
const oneLineEnd = (text: string): string => (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text);

/** Depth is bounded by the builder, so recursion is. */
export function writeHtml(nodes: readonly HtmlNode[]): string {
  let html = '';
  for (const node of nodes) {
    if (typeof node === 'string') {
      html += escapeText(oneLineEnd(node));
      continue;
    }
    html += `<${node.name}`;
    for (const [name, value] of node.attributes) html += ` ${name}="${escapeAttribute(oneLineEnd(value))}"`;
    html += '>';
    if (voidNames.has(node.name)) continue;
    const [first] = node.children;
    // A browser drops one line break after <pre>: where the text begins with one, it is written twice.
    if (node.name === 'pre' && typeof first === 'string' && first.startsWith('\n')) html += '\n';
    html += `${writeHtml(node.children)}</${node.name}>`;
  }
  return html;
}

const blockNames = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'br',
  'caption',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'td',
  'th',
  'tr',
  'ul',
]);
export const isBlock = (name: string): boolean => blockNames.has(name);

/** What a reader would read aloud: no markup, one space between words, blocks apart. Cards and their captions are no running text. */
export function plainTextOf(nodes: readonly HtmlNode[]): string {
  const parts: string[] = [];
  collectText(nodes, parts);
  // Only where something changes: single spaces, which are most, stay as they are.
  return parts
    .join('')
    .replaceAll(/[^\S ]\s*| \s+/g, ' ')
    .trim();
}

function collectText(nodes: readonly HtmlNode[], parts: string[]): void {
  for (const node of nodes) {
    if (typeof node === 'string') parts.push(node);
    else if (node.name === 'rp' || node.attributes.has('data-card')) parts.push(' ');
    else {
      const apart = blockNames.has(node.name);
      if (apart) parts.push(' ');
      collectText(node.children, parts);
      if (apart) parts.push(' ');
    }
  }
}

/** Every element, outermost first, in document order. */
export function allElements(nodes: readonly HtmlNode[], found: HtmlElement[] = []): readonly HtmlElement[] {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    found.push(node);
    allElements(node.children, found);
  }
  return found;
}
