// What a document says of its own encoding: the XML declaration, or an HTML page's meta element.
import { decodeBytes } from './encodings.ts';

/** The declaration stands at the very beginning; pages have their meta within the first kilobyte (HTML Standard §4.2.5.4). */
const headBytes = 2_048;
const feedBegins = /^\s*[{[]|<(?:\w+:)?(?:rss|feed|rdf|channel|entry|item|opml)[\s>]|<!\[CDATA\[/i;

/** Label in lower case, or undefined. `width` is what the first bytes look like when it is not one byte a character. */
export function declaredEncoding(bytes: Uint8Array, width: string | undefined): string | undefined {
  const head = bytes.subarray(0, headBytes);
  const text =
    width === undefined
      ? Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
      : decodeBytes(head, width);
  const xml = /<\?xml[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)\s*["']/i.exec(text)?.[1];
  if (xml !== undefined) return xml.toLowerCase();
  const meta = /<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(text);
  // A feed's article may be a page of its own, which speaks of itself and not of the feed.
  return meta && !feedBegins.test(text.slice(0, meta.index)) ? meta[1]?.toLowerCase() : undefined;
}
