// What a search shows of an article: its title with the hits told apart, and the stretch of text that holds most of what was asked.
import type { Snippet, SnippetPart } from '../../../../shared/model/article.ts';
import { findHits, type Hit, type WantedPhrase } from './hits.ts';

/** Characters of a snippet, and of what stands before its first hit. */
const snippetLength = 220;
const leadLength = 60;
/** How far beyond the first hit a better stretch is looked for, in characters. */
const searchedLength = 20_000;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Overlapping and touching hits as one. Marks and skin tones of the last character go with it. */
function merged(text: string, hits: readonly Hit[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start)) {
    const mark = /^[\p{M}\p{Emoji_Modifier}]+/u.exec(text.slice(hit.end, hit.end + 4));
    const end = hit.end + (mark?.[0].length ?? 0);
    const last = ranges.at(-1);
    if (last && hit.start <= last.end) ranges.splice(-1, 1, { start: last.start, end: Math.max(last.end, end) });
    else ranges.push({ start: hit.start, end });
  }
  return ranges;
}

function partsOf(text: string, ranges: readonly Range[], from: number, to: number): SnippetPart[] {
  const parts: SnippetPart[] = [];
  const add = (start: number, end: number, hit: boolean): void => {
    if (end > start) parts.push({ text: text.slice(start, end).replaceAll(/\s+/g, ' '), hit });
  };
  let at = from;
  for (const range of ranges) {
    if (range.end <= from || range.start >= to) continue;
    add(at, Math.max(at, range.start), false);
    add(Math.max(at, range.start), Math.min(range.end, to), true);
    at = Math.min(range.end, to);
  }
  add(at, to, false);
  return parts;
}

const inField = (phrases: readonly WantedPhrase[], field: 'title' | 'author' | 'any'): readonly WantedPhrase[] =>
  phrases.filter((phrase) => phrase.field === 'any' || phrase.field === field);

/** The whole title in parts; nothing if it holds no hit. */
export function titleParts(title: string, phrases: readonly WantedPhrase[]): Snippet | undefined {
  const ranges = merged(title, [...findHits(title, inField(phrases, 'title'))]);
  return ranges.length > 0 ? partsOf(title, ranges, 0, title.length) : undefined;
}

/** The hits from the first one on, as far as a better stretch is worth looking for. */
function hitsWorthLookingAt(text: string, phrases: readonly WantedPhrase[]): readonly Hit[] {
  const hits: Hit[] = [];
  const far = phrases.length > 1 ? searchedLength : snippetLength;
  for (const hit of findHits(text, phrases)) {
    hits.push(hit);
    if (hit.end > (hits[0]?.start ?? 0) + far) break;
  }
  return hits;
}

/** The hit from which a snippet shows the most different phrases; the first among equals. */
function bestStart(hits: readonly Hit[]): number | undefined {
  let best: { readonly start: number; readonly phrases: number } | undefined;
  for (const [index, hit] of hits.entries()) {
    const seen = new Set<number>();
    for (const other of hits.slice(index, index + 50)) {
      if (other.end <= hit.start + snippetLength - leadLength) seen.add(other.phrase);
    }
    if (!best || seen.size > best.phrases) best = { start: hit.start, phrases: seen.size };
  }
  return best?.start;
}

const space = /\s/;
const lowSurrogate = /[\udc00-\udfff]/;

/** Forward to the beginning of a word, but no further than `limit`; scripts without spaces are cut between characters. */
function wordStart(text: string, from: number, limit: number): number {
  if (from <= 0) return 0;
  for (let at = from; at < limit; at++) if (space.test(text.charAt(at - 1))) return at;
  return lowSurrogate.test(text.charAt(from)) ? from + 1 : from;
}

function wordEnd(text: string, to: number, limit: number): number {
  if (to >= text.length) return text.length;
  for (let at = to; at > limit; at--) if (space.test(text.charAt(at))) return at;
  return lowSurrogate.test(text.charAt(to)) ? to - 1 : to;
}

/** About 220 characters around the hits, with “…” where text is left out; nothing if the text holds no hit. */
export function snippetOf(text: string, phrases: readonly WantedPhrase[]): Snippet | undefined {
  const wanted = inField(phrases, 'any').filter(({ field }) => field === 'any');
  const hits = hitsWorthLookingAt(text, wanted);
  const start = bestStart(hits);
  if (start === undefined) return undefined;
  const from = wordStart(text, start - leadLength, start);
  const to = wordEnd(text, from + snippetLength, from + snippetLength - leadLength);
  const parts = partsOf(
    text,
    merged(text, hits),
    from,
    Math.max(to, hits.find((hit) => hit.start === start)?.end ?? to),
  );
  if (from > 0) parts.unshift({ text: '…', hit: false });
  if (to < text.length) parts.push({ text: '…', hit: false });
  return parts;
}

/**
 * Sanitised HTML with `<mark>` around the hits, for the article view. Tags and entities are left as they are; a phrase that
 * a tag breaks in two is not marked.
 */
export function markHits(html: string, phrases: readonly WantedPhrase[]): string {
  const wanted = phrases.filter(({ field }) => field === 'any');
  if (wanted.length === 0) return html;
  return html
    .split(/(<[^>]*>|&[#\w]+;)/)
    .map((piece, index) => (index % 2 === 1 ? piece : markText(piece, wanted)))
    .join('');
}

function markText(text: string, phrases: readonly WantedPhrase[]): string {
  const ranges = merged(text, [...findHits(text, phrases)]);
  let marked = '';
  let at = 0;
  for (const { start, end } of ranges) {
    marked += `${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`;
    at = end;
  }
  return marked + text.slice(at);
}
