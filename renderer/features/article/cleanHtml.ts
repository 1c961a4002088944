// Article HTML sanitised once more at the moment it is shown: by the browser's own setHTML, or by DOMPurify where that is missing.
// The HTML was sanitised when it was stored; this wall does not trust that one.

const refusedElements = [
  'style',
  'link',
  'meta',
  'base',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'video',
  'audio',
  'source',
  'picture',
  'svg',
  'dialog',
  'template',
  'title',
] as const;
const refusedAttributes = [
  'style',
  'class',
  'src',
  'srcset',
  'ping',
  'target',
  'background',
  'poster',
  'autofocus',
] as const;

/** Fetched only where it is needed, before the window is drawn. */
const purifier =
  typeof Element !== 'undefined' && 'setHTML' in Element.prototype
    ? undefined
    : (await import('dompurify')).default(globalThis.window);

interface SetsHtml {
  setHTML(html: string, options: { readonly sanitizer: unknown }): void;
}

/** The tree of it, in a document that loads and runs nothing. */
export function cleanHtml(html: string): HTMLElement {
  const holder = document.implementation.createHTMLDocument('').createElement('div');
  if (!purifier) {
    (holder as unknown as SetsHtml).setHTML(html, {
      sanitizer: { removeElements: refusedElements, removeAttributes: refusedAttributes, comments: false },
    });
    return holder;
  }
  const clean = purifier.sanitize(html, {
    FORBID_TAGS: [...refusedElements],
    FORBID_ATTR: [...refusedAttributes],
    USE_PROFILES: { html: true, mathMl: true },
    RETURN_DOM: true,
  });
  holder.append(...clean.childNodes);
  return holder;
}
