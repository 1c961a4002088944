// The part of a page's document that extraction needs. The core has no DOM of its own; linkedom's fits this shape.

export interface PageElement {
  readonly tagName: string;
  innerHTML: string;
  readonly textContent: string | null;
  readonly previousElementSibling: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  replaceWith(element: PageElement): void;
  remove(): void;
}

export interface PageDocument {
  readonly documentElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  createElement(name: string): PageElement;
}
