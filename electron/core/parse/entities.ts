// Character references in feeds: XML's five, HTML's many (publishers use them without declaring), numbers, and what a document type declares.
import { decodeHTMLStrict } from 'entities';
import { withoutUnreadable } from '../decode/decodeText.ts';

/** Names and plain texts from `<!ENTITY name "text">`. A text that refers to others stays as it is written: nothing is expanded twice. */
export type DeclaredEntities = ReadonlyMap<string, string>;

const declaration = /<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"]{0,2000})"|'([^']{0,2000})')\s*>/g;
const mostDeclared = 500;

/** Only internal, general entities: nothing is ever fetched, and a parameter entity means nothing here. */
export function readDeclaredEntities(internalSubset: string): Map<string, string> {
  const declared = new Map<string, string>();
  for (const [, name = '', double, single] of internalSubset.matchAll(declaration)) {
    if (declared.size >= mostDeclared) break;
    const value = double ?? single ?? '';
    if (!/[&%]/.test(value.replaceAll(/&#(?:\d+|x[\da-f]+);/gi, '')) && !declared.has(name))
      declared.set(name, decodeReferences(value));
  }
  return declared;
}

/** Only references that end in a semicolon: an address such as "?a=1&copy=2" stays what it is. Numbers that XML and Unicode forbid become U+FFFD, as `entities` does for HTML; NUL too. */
export function decodeReferences(text: string, declared?: DeclaredEntities): string {
  if (!text.includes('&')) return text;
  const known = declared?.size
    ? text.replaceAll(/&([\w.:-]{1,100});/g, (whole, name: string) => declared.get(name) ?? whole)
    : text;
  const decoded = decodeHTMLStrict(known);
  return known.includes('&#') ? withoutUnreadable(decoded) : decoded;
}
