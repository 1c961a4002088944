// The lines of the tags dialog: what was typed against the tags there are. Pure.
import type { TagChoice } from '../../../shared/model/library.ts';

export type TagLine =
  | { readonly kind: 'tag'; readonly tag: TagChoice; readonly match: NameMatch | undefined }
  | { readonly kind: 'new'; readonly name: string };

/** Where in the name what was typed stands. */
export interface NameMatch {
  readonly start: number;
  readonly end: number;
}

/** One character for one, so that places in the folded name are places in the name. */
const foldCharacter = (character: string): string =>
  character
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .slice(0, character.length) || character;
const fold = (text: string): string => Array.from(text, foldCharacter).join('');

const isWordStart = (name: string, at: number): boolean =>
  at === 0 || !/[\p{Letter}\p{Number}]/u.test(name[at - 1] ?? '');

/** Better names have lower ranks: the very name, one that begins so, one with a word that begins so, one that holds it. */
function rank(name: string, wanted: string, at: number): number {
  if (name.length === wanted.length) return 0;
  if (at === 0) return 1;
  return isWordStart(name, at) ? 2 : 3;
}

function findIn(name: string, wanted: string): number {
  const first = name.indexOf(wanted);
  for (let at = first; at >= 0; at = name.indexOf(wanted, at + 1)) if (isWordStart(name, at)) return at;
  return first;
}

/**
 * Tags that hold what was typed, best first and otherwise in the order they have; at the end the offer to make a new one of that
 * name, unless it is there.
 */
export function tagLines(tags: readonly TagChoice[], typed: string): readonly TagLine[] {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') return tags.map((tag): TagLine => ({ kind: 'tag', tag, match: undefined }));
  const wanted = fold(name);
  const found = tags.flatMap((tag) => {
    const folded = fold(tag.name);
    const start = findIn(folded, wanted);
    return start < 0 ? [] : [{ tag, start, rank: rank(folded, wanted, start) }];
  });
  const lines = found
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ tag, start }): TagLine => ({ kind: 'tag', tag, match: { start, end: start + wanted.length } }));
  return found.some((each) => each.rank === 0) ? lines : [...lines, { kind: 'new', name }];
}

/** In the order they were first seen in, so that nothing moves while one chooses; what came since stands first. */
export function inFirstOrder(tags: readonly TagChoice[], seen: readonly number[]): readonly TagChoice[] {
  const place = new Map(seen.map((id, index) => [id, index]));
  return tags.toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
}

/** Whether all, some or none of so many articles carry the tag. */
export function carriedBy({ onArticles }: TagChoice, articles: number): 'all' | 'some' | 'none' {
  if (onArticles === 0) return 'none';
  return onArticles >= articles ? 'all' : 'some';
}
