// Addresses inside an article: absolute, of a scheme that may be followed, without what only counts readers.
import { withoutTracking } from './trackingParameters.ts';

const linkSchemes = new Set([
  'http:',
  'https:',
  'mailto:',
  'tel:',
  'xmpp:',
  'magnet:',
  'geo:',
  'irc:',
  'ircs:',
  'gemini:',
  'gopher:',
  'ftp:',
  'news:',
  'sms:',
]);

function absolute(address: string, base: string): URL | undefined {
  // Control characters and white space inside a scheme are how markup hides one.
  const plain = address.replaceAll(/[\p{Cc}\p{Cf}\p{Z}]+/gu, (run) => (/^[ \u00A0]+$/.test(run) ? ' ' : '')).trim();
  if (plain === '') return undefined;
  try {
    return new URL(plain, base || undefined);
  } catch {
    return undefined;
  }
}

/** Of something that could be fetched: http or https only. */
export function resolveAddress(address: string, base: string): string | undefined {
  const url = absolute(address, base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
}

/** Of a link a person may follow; script and data never. */
export function resolveLink(address: string, base: string): string | undefined {
  const url = absolute(address, base);
  return url && linkSchemes.has(url.protocol) ? withoutTracking(url.href) : undefined;
}
