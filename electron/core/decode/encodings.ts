// Turns bytes into text by the label of an encoding: the platform's own decoders, and small tables for what they lack.
import { codePages } from './codePages.ts';

/** Other names under which documents know our code pages. */
const pageAliases: Readonly<Record<string, string>> = {
  ibm437: 'cp437',
  '437': 'cp437',
  csibm437: 'cp437',
  ibm850: 'cp850',
  '850': 'cp850',
  ibm852: 'cp852',
  ibm858: 'cp858',
  cp00858: 'cp858',
  ibm037: 'cp037',
  'ebcdic-cp-us': 'cp037',
  'ebcdic-cp-ca': 'cp037',
  'ebcdic-us': 'cp037',
  ibm039: 'cp037',
  ibm500: 'cp500',
  'ebcdic-cp-be': 'cp500',
  'ebcdic-cp-ch': 'cp500',
  ibm1140: 'cp1140',
  ibm1026: 'cp1026',
  ibm424: 'cp424',
  ibm737: 'cp737',
  ibm775: 'cp775',
  ibm855: 'cp855',
  ibm857: 'cp857',
  ibm860: 'cp860',
  ibm861: 'cp861',
  ibm862: 'cp862',
  ibm863: 'cp863',
  ibm864: 'cp864',
  ibm865: 'cp865',
  ibm869: 'cp869',
  'x-mac-ce': 'mac-latin2',
  'x-mac-centraleurroman': 'mac-latin2',
  maccentraleurope: 'mac-latin2',
  mac_latin2: 'mac-latin2',
  'x-mac-greek': 'mac-greek',
  mac_greek: 'mac-greek',
  'x-mac-turkish': 'mac-turkish',
  mac_turkish: 'mac-turkish',
  'x-mac-romanian': 'mac-romanian',
  mac_romanian: 'mac-romanian',
  'x-mac-croatian': 'mac-croatian',
  mac_croatian: 'mac-croatian',
  'x-mac-icelandic': 'mac-iceland',
  mac_iceland: 'mac-iceland',
  cp154: 'ptcp154',
  pt154: 'ptcp154',
  'cyrillic-asian': 'ptcp154',
  koi8_t: 'koi8-t',
};

/** Spellings that the Encoding Standard does not list, for encodings it has. */
const labelAliases: Readonly<Record<string, string>> = {
  mac_roman: 'macintosh',
  macroman: 'macintosh',
  mac_cyrillic: 'x-mac-cyrillic',
  'mac-cyrillic': 'x-mac-cyrillic',
  maccyrillic: 'x-mac-cyrillic',
  hz: 'hz-gb-2312',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  johab: 'euc-kr',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp950: 'big5',
  cp1361: 'euc-kr',
  utf16: 'utf-16le',
  'utf-16': 'utf-16le',
  utf_16: 'utf-16le',
  utf_8: 'utf-8',
  u8: 'utf-8',
  'utf-8n': 'utf-8',
  unicode: 'utf-16le',
  'iso-10646-ucs-2': 'utf-16le',
  'ucs-2': 'utf-16le',
  'utf-32': 'utf-32le',
  utf32: 'utf-32le',
  'iso-10646-ucs-4': 'utf-32le',
  'ucs-4': 'utf-32le',
  big5hkscs: 'big5-hkscs',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  tis_620: 'tis-620',
  cp874: 'windows-874',
  'latin-1': 'iso-8859-1',
};

/** Never decoded, whatever a document says: UTF-7 hides markup from whoever looks at the bytes. */
const refused = /^(?:utf-?7|x-user-defined|replacement|scsu|bocu-1|cesu-8)$/;

const folded = (label: string): string => {
  const lower = label.trim().toLowerCase();
  const alias = labelAliases[lower] ?? pageAliases[lower] ?? lower;
  if (alias === lower && /^(?:cp|windows)[-_]?125\d$/.test(lower)) return `windows-${lower.slice(-4)}`;
  if (alias === lower && /^iso_?8859[-_]\d+$/.test(lower)) return `iso-8859-${lower.split(/[-_]/).at(-1) ?? '1'}`;
  return alias;
};

export function isKnownEncoding(label: string): boolean {
  const name = folded(label);
  if (refused.test(name)) return false;
  if (
    Object.hasOwn(codePages, name) ||
    name === 'utf-32le' ||
    name === 'utf-32be' ||
    name === 'hz-gb-2312' ||
    name === 'us-ascii'
  )
    return true;
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

/** Multi-byte encodings of East Asia, in which the bytes of UTF-8 pass for other characters. */
export const isEastAsian = (label: string): boolean =>
  /^(?:shift[_-]jis|s?jis|x-sjis|windows-31j|ms_kanji|euc-jp|x-euc-jp|big5(?:-hkscs)?|gb18030|gb_2312.*|x-gbk|euc-kr|ks_c_5601.*|windows-949)$/.test(
    folded(label),
  );

/** Whether every byte has its place in the encoding. */
export function decodesWholly(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(folded(label), { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export function decodeBytes(bytes: Uint8Array, label: string): string {
  const name = folded(label);
  const page = Object.hasOwn(codePages, name) ? codePages[name] : undefined;
  if (page !== undefined) return decodePage(bytes, page);
  if (name === 'utf-32le' || name === 'utf-32be') return decodeUtf32(bytes, name === 'utf-32le');
  if (name === 'hz-gb-2312') return decodeHz(bytes);
  return new TextDecoder(refused.test(name) ? 'utf-8' : name).decode(bytes);
}

function decodePage(bytes: Uint8Array, page: string): string {
  const first = 256 - page.length;
  let text = '';
  for (const byte of bytes) text += byte < first ? String.fromCharCode(byte) : (page[byte - first] ?? '\uFFFD');
  return text;
}

function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let index = 0; index + 4 <= bytes.byteLength; index += 4) {
    const point = view.getUint32(index, isLittleEndian);
    text += point > 0x10_ffff || (point >= 0xd800 && point <= 0xdfff) ? '\uFFFD' : String.fromCodePoint(point);
  }
  return text;
}

/** RFC 1843: "~{" begins two-byte characters of GB 2312 with their high bits off, "~}" ends them, "~~" is a tilde. */
function decodeHz(bytes: Uint8Array): string {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const chinese = new TextDecoder('gb18030');
  return plain.replaceAll(
    /~\{([^]*?)(?:~\}|$)|~(~|\n)/g,
    (_whole, pairs: string | undefined, escaped: string | undefined) => {
      if (pairs === undefined) return escaped === '~' ? '~' : '';
      return chinese.decode(Uint8Array.from(pairs, (character) => character.charCodeAt(0) | 0x80));
    },
  );
}
