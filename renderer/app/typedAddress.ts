// What was put into the field: an address to look at, a list of subscriptions as text, or the name of a file.

export type Typed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'opml'; readonly text: string }
  | { readonly kind: 'file' };

/** A path of any system: /home/…, ~/…, C:\…, \\server\…, file:…, or a bare name that ends as such files do. */
const file = /^(?:file:|[a-z]:\\|\\\\|~?\/(?!\/)|[^/\s:]+\.(?:opml|json)$)/i;

export function readTyped(text: string): Typed {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  if (/<opml[\s>]/i.test(typed)) return { kind: 'opml', text };
  if (file.test(typed)) return { kind: 'file' };
  return { kind: 'address', address: typed };
}

/** The host to name while it is looked at: the address without what is around it. */
export const hostOf = (address: string): string =>
  address
    .replace(/^feed:(?!\/\/)/i, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^[^/?#]*@/, '')
    .replace(/[/?#].*$/s, '')
    .slice(0, 100);

/** Where a feed lies, short enough for a line. */
export const shortAddress = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/^[^/?#]*@/, '')
    .replace(/\/$/, '');
