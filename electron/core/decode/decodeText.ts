// The first stage of understanding: bytes to text. Which encoding is decided in the order the specifications give
// (RFC 7303 §3, XML 1.0 appendix F, Encoding Standard): BOM, then HTTP, then the document's own declaration, then what the bytes look like.
import type { DocumentWarning } from '../../../shared/model/documentWarning.ts';
import { declaredEncoding } from './declaredEncoding.ts';
import { decodeBytes, decodesWholly, isEastAsian, isKnownEncoding } from './encodings.ts';
import { guessEncoding, isMostlyUtf8, isValidUtf8 } from './guessEncoding.ts';

export interface DecodedText {
  /** No BOM, no NUL, no lone surrogate: what cannot be read is U+FFFD. */
  readonly text: string;
  /** Label of the Encoding Standard where it has one, in lower case. */
  readonly encoding: string;
  readonly warnings: readonly DocumentWarning[];
}

interface ByteOrderMark {
  readonly encoding: string;
  readonly bytes: readonly number[];
}

/** Longest first: UTF-32LE begins as UTF-16LE does. */
const byteOrderMarks: readonly ByteOrderMark[] = [
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-32be', bytes: [0, 0, 0xfe, 0xff] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Without a BOM: how "<?xm", "<rss" or white space before them look in encodings of other widths (XML 1.0 appendix F.1). */
const widths: readonly ByteOrderMark[] = [
  ...[0x3c, 0x20, 0x09, 0x0a, 0x0d].flatMap((first) => [
    { encoding: 'utf-32le', bytes: [first, 0, 0, 0] },
    { encoding: 'utf-32be', bytes: [0, 0, 0, first] },
    { encoding: 'utf-16le', bytes: [first, 0] },
    { encoding: 'utf-16be', bytes: [0, first] },
  ]),
  { encoding: 'cp037', bytes: [0x4c, 0x6f, 0xa7, 0x94] },
];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

export function decodeText(bytes: Uint8Array, hints: { readonly contentType?: string } = {}): DecodedText {
  const mark = byteOrderMarks.find((each) => startsWith(bytes, each.bytes));
  if (mark) {
    const rest = bytes.subarray(mark.bytes.length);
    const isSpoilt = mark.encoding === 'utf-8' && !isValidUtf8(rest);
    return decoded(rest, mark.encoding, isSpoilt ? [{ code: 'bytes-spoilt', by: 'byte-order-mark' }] : []);
  }

  const warnings: DocumentWarning[] = [];
  const width = widths.find((each) => startsWith(bytes, each.bytes));
  const http = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(hints.contentType ?? '')?.[1]?.toLowerCase();
  const inDocument = declaredEncoding(bytes, width?.encoding);
  for (const [label, by] of [
    [http, 'server'],
    [inDocument, 'document'],
  ] as const) {
    if (label === undefined) continue;
    // A document of two bytes a character cannot have said "utf-8" and mean it.
    const candidate =
      width && (!sameWidth(label, width.encoding) || /^(?:utf-?(?:16|32)|ucs-?[24])$/.test(label))
        ? width.encoding
        : label;
    if (!isKnownEncoding(candidate)) {
      warnings.push({ code: 'encoding-unknown', by, name: label.slice(0, 80) });
      continue;
    }
    if (isUtf8(candidate) && !isValidUtf8(bytes)) {
      const isSpoilt = isMostlyUtf8(bytes);
      warnings.push({ code: isSpoilt ? 'bytes-spoilt' : 'encoding-wrong', by });
      if (!isSpoilt) continue;
    }
    if (!width && isMistaken(bytes, candidate)) {
      warnings.push({ code: 'encoding-mistaken', by, name: label.slice(0, 80) });
      continue;
    }
    if (candidate === 'us-ascii' || candidate === 'ascii') {
      // Nobody means ASCII: where bytes above it stand, what they look like counts.
      if (bytes.some((byte) => byte > 127)) continue;
      return decoded(bytes, 'us-ascii', warnings);
    }
    return decoded(bytes, candidate, warnings);
  }
  if (width) return decoded(bytes, width.encoding, warnings);
  const guess = guessEncoding(bytes);
  // Saying nothing means UTF-8 (XML 1.0 §4.3.3).
  if (guess !== 'utf-8' && warnings.length === 0) warnings.push({ code: 'encoding-guessed', name: guess });
  return decoded(bytes, guess, warnings);
}

/** Fewer bytes above ASCII may be UTF-8 by chance. */
const fewestAbove = 6;

/** Markup of one byte a character that says it has two (.NET's StringWriter does), and UTF-8 that says it is East Asian. */
function isMistaken(bytes: Uint8Array, label: string): boolean {
  const head = bytes.subarray(0, 64);
  const plain = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  if (/^\s*[<{[][\s\x20-\x7E]/.test(plain) && decodeBytes(head.subarray(0, 4), label) !== plain.slice(0, 4))
    return true;
  if (!isEastAsian(label)) return false;
  if (!isValidUtf8(bytes)) return !decodesWholly(bytes, label) && isMostlyUtf8(bytes);
  let above = 0;
  for (let index = 0; index < bytes.length && above < fewestAbove; index += 1)
    if ((bytes[index] ?? 0) > 127) above += 1;
  return above >= fewestAbove || (above > 0 && !decodesWholly(bytes, label));
}

const isUtf8 = (label: string): boolean => label === 'utf-8' || label === 'utf8' || label === 'unicode-1-1-utf-8';
const unitOf = (label: string): number => (/32|ucs-?4/.test(label) ? 4 : /utf-?16|ucs-?2|10646/.test(label) ? 2 : 1);
const sameWidth = (label: string, other: string): boolean =>
  other === 'cp037'
    ? /^(?:cp|ibm|ebcdic|x-ebcdic)/.test(label) && !/cp(?:125\d|43|85|93|94|95)/.test(label)
    : unitOf(label) === unitOf(other) && !/^utf-?7$/.test(label);

function decoded(bytes: Uint8Array, encoding: string, warnings: readonly DocumentWarning[]): DecodedText {
  const text = decodeBytes(bytes, encoding);
  return { text: withoutUnreadable(text), encoding: encoding === 'gb2312' ? 'gb18030' : encoding, warnings };
}

/** What may reach an index and a screen: no NUL, no lone surrogate, no control characters but those that space a text. */
export function withoutUnreadable(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return controls.test(wellFormed) ? wellFormed.replaceAll(eachControl, readableCharacter) : wellFormed;
}

const controls = /[^\P{Cc}\t\n\f\r]/u;
const eachControl = /[^\P{Cc}\t\n\f\r]/gu;
const windows1252 = new TextDecoder('windows-1252');

function readableCharacter(control: string): string {
  const code = control.charCodeAt(0);
  if (code === 0) return '\uFFFD';
  // The one C1 control that is meant is EBCDIC's and Unicode's “next line”.
  if (code === 0x85) return '\n';
  // The others are windows-1252 that was taken for Latin-1; references to them are read so too (HTML Standard §13.2.5.80).
  return code > 0x7f ? windows1252.decode(Uint8Array.of(code)).replace(eachControl, '') : '';
}
