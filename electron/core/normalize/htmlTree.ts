// Builds the tree that is kept from the tags of a page. It places elements only where a browser would leave them, so that what is
// written out is read back as the same tree: that closes the door on markup that changes its meaning when it is read again.
import { allowedElements, mathElements, mathLeaves } from './allowedHtml.ts';
import { createElement, type HtmlElement, type HtmlNode, isBlock } from './htmlNode.ts';

/** Elements deeper than this are left out, their text stays. */
const deepest = 80;

const tableParts = new Set(['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
const tableSections = new Set(['thead', 'tbody', 'tfoot']);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** What a start tag ends when it stands directly in it. */
const endedBy: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  rt: ['rt', 'rp'],
  rp: ['rt', 'rp'],
};
/** A search for an open `li`, `dt` or `dd` stops here; they may hold lists of their own. */
const listBorders = new Set([
  'ul',
  'ol',
  'dl',
  'table',
  'td',
  'th',
  'caption',
  'blockquote',
  'figure',
  'details',
  'article',
  'section',
  'aside',
  'main',
  'header',
  'footer',
  'address',
]);

export class HtmlTree {
  readonly nodes: HtmlNode[] = [];
  readonly #open: HtmlElement[] = [];

  /** Opens an element where it may stand; false when it is left out (what is in it still comes). */
  open(name: string, attributes: Map<string, string>): boolean {
    if (mathElements.has(name) || this.#isIn('math')) return this.#openMath(name, attributes);
    if (!allowedElements.has(name)) return false;
    // First out of the table, then what the tag ends: an item in a table that holds nothing yet ends the item around that table.
    if (!tableParts.has(name)) this.#leaveTable();
    if (name === 'a') this.#endIfOpen('a', ['td', 'th', 'caption']);
    const ended = endedBy[name];
    if (ended) this.#endNearest(ended);
    // A browser ends an open paragraph before anything that is a block, unless a table cell lies between.
    if (isBlock(name) && name !== 'br' && !tableParts.has(name)) this.#endIfOpen('p', ['td', 'th', 'caption']);
    if (headings.has(name) && headings.has(this.innermost ?? '')) this.#open.pop();
    if (!this.#placeInTable(name)) return false;
    if (name === 'figcaption' && !this.#isIn('figure')) return this.#push('p', new Map());
    if (name === 'summary' && this.#open.at(-1)?.name !== 'details') return this.#push('p', attributes);
    return this.#push(name, attributes);
  }

  close(name: string): void {
    const index = this.#open.findLastIndex((element) => element.name === name);
    if (index < 0) return;
    // An end tag reaches out of a cell only to end the table itself.
    const border = this.#open.findLastIndex(
      (element) => element.name === 'td' || element.name === 'th' || element.name === 'caption',
    );
    if (border > index && !tableParts.has(name) && name !== 'table') return;
    this.#open.length = index;
  }

  text(text: string): void {
    if (text === '') return;
    const children = this.#textPlace(text);
    if (!children) return;
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += text;
    else children.push(text);
  }

  /** A finished element: a picture, a card. */
  add(element: HtmlElement): void {
    if (isBlock(element.name)) this.#endIfOpen('p', ['td', 'th', 'caption']);
    if (this.#isIn('math')) this.#endIfOpen('math', []);
    this.#leaveTable();
    this.#innermostChildren().push(element);
  }

  get innermost(): string | undefined {
    return this.#open.at(-1)?.name;
  }

  #isIn(name: string): boolean {
    return this.#open.some((element) => element.name === name);
  }

  #push(name: string, attributes: Map<string, string>): boolean {
    if (this.#open.length >= deepest) return false;
    const element: HtmlElement = { name, attributes, children: [] };
    this.#innermostChildren().push(element);
    if (name !== 'br' && name !== 'hr' && name !== 'wbr' && name !== 'col') this.#open.push(element);
    return true;
  }

  #endIfOpen(name: string, borders: readonly string[]): void {
    const index = this.#open.findLastIndex((element) => element.name === name);
    const border = this.#open.findLastIndex((element) => borders.includes(element.name));
    if (index > border) this.#open.length = index;
  }

  #endNearest(names: readonly string[]): void {
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const { name } = this.#open[index] ?? { name: '' };
      if (names.includes(name)) {
        this.#open.length = index;
        return;
      }
      if (listBorders.has(name)) return;
    }
  }

  /** Where a table's parts go: missing rows and sections are put in, parts outside a table are left out. */
  #placeInTable(name: string): boolean {
    const table = this.#open.findLastIndex((element) => element.name === 'table');
    if (!tableParts.has(name)) return true;
    if (table < 0) return false;
    const cut = (to: readonly string[]): void => {
      while (this.#open.length > table + 1 && !to.includes(this.#open.at(-1)?.name ?? '')) this.#open.pop();
    };
    if (name === 'caption' || name === 'colgroup' || tableSections.has(name)) cut([]);
    else if (name === 'col') {
      cut(['colgroup']);
      if (this.#open.at(-1)?.name === 'table') this.#push('colgroup', new Map());
    } else {
      if (name === 'tr') cut([...tableSections]);
      else cut(['tr']);
      if (this.#open.at(-1)?.name === 'table') this.#push('tbody', new Map());
      if (name !== 'tr' && this.#open.at(-1)?.name !== 'tr') this.#push('tr', new Map());
    }
    return true;
  }

  #isBetweenCells(): boolean {
    const innermost = this.#open.at(-1)?.name ?? '';
    return innermost === 'table' || innermost === 'tr' || innermost === 'colgroup' || tableSections.has(innermost);
  }

  /** Text and elements directly in a table stand before it, as a browser puts them; its later parts need a table of their own. */
  #leaveTable(): void {
    if (!this.#isBetweenCells()) return;
    const index = this.#open.findLastIndex((element) => element.name === 'table');
    const table = this.#open[index];
    this.#open.length = index;
    const around = this.#innermostChildren();
    if (table && table.children.length === 0 && around.at(-1) === table) around.pop();
  }

  #innermostChildren(): HtmlNode[] {
    return this.#open.at(-1)?.children ?? this.nodes;
  }

  #textPlace(text: string): HtmlNode[] | undefined {
    const innermost = this.#open.at(-1);
    if (!innermost) return this.nodes;
    if (mathElements.has(innermost.name) && !mathLeaves.has(innermost.name)) return undefined;
    if (this.#isBetweenCells() && text.trim() === '') return undefined;
    this.#leaveTable();
    return this.#innermostChildren();
  }

  #openMath(name: string, attributes: Map<string, string>): boolean {
    const innermost = this.#open.at(-1)?.name;
    if (name === 'math') return this.#isIn('math') ? false : this.#push('math', attributes);
    if (!mathElements.has(name) || !this.#isIn('math') || (innermost !== undefined && mathLeaves.has(innermost)))
      return false;
    return this.#push(name, attributes);
  }
}

export const paragraph = (text: string, attributes: Readonly<Record<string, string>> = {}): HtmlElement =>
  createElement('p', attributes, [text]);
