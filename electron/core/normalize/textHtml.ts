// Texts of feeds, whatever they are made of, as HTML or as plain text.
import { decodeHTML, escapeText } from 'entities';
import type { TextConstruct } from '../parse/parsedFeed.ts';
import type { HtmlNode } from './htmlNode.ts';
import { plainTextOf } from './htmlNode.ts';
import { resolveInMarkup } from './rawHtml.ts';
import { sanitizeHtml } from './sanitizeHtml.ts';

const tag = /<\/?[a-z][a-z\d:-]*(?:\s[^<>]*)?\/?>|<!--|<!\[CDATA\[/i;
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/** Paragraphs where the author left a blank line, breaks where there was one. */
function textToHtml(text: string): string {
  const paragraphs = text
    .split(/\r?\n[ \t]*\r?\n/)
    .map((part) => escapeText(part.trim()).replaceAll(/\r?\n/g, '<br>'))
    .filter(Boolean);
  return paragraphs.length <= 1 ? (paragraphs[0] ?? '') : paragraphs.map((part) => `<p>${part}</p>`).join('');
}

/** Markup of a construct, not yet sanitised. */
export function markupOf({ value, type }: TextConstruct): string {
  if (type === 'text') return textToHtml(value);
  if (type === 'unknown' && !tag.test(value)) return textToHtml(reference.test(value) ? decodeHTML(value) : value);
  return value;
}

export interface CleanText {
  readonly html: string;
  readonly nodes: readonly HtmlNode[];
}

export function cleanHtml(construct: TextConstruct, raw: boolean): CleanText {
  const markup = markupOf(construct);
  const { html, nodes } = sanitizeHtml(markup, construct.base);
  return { html: raw ? resolveInMarkup(markup, construct.base) : html, nodes };
}

/** One line of plain text: tags off, references read, white space folded. */
export function lineOf(construct: TextConstruct | undefined): string | undefined {
  if (!construct) return undefined;
  const { value, type } = construct;
  const isMarkup =
    type === 'html' || type === 'xhtml' || (type === 'unknown' && (tag.test(value) || reference.test(value)));
  const text = isMarkup ? plainTextOf(sanitizeHtml(value, construct.base).nodes) : value;
  return text.replaceAll(/\s+/g, ' ').trim() || undefined;
}
