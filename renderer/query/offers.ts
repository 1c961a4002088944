// What a query field offers while one types: what could stand at the cursor, and in an empty field the last searches and beginnings.
import { completeQuery, type QueryNames } from '../../shared/query/completeQuery.ts';
import type { Operator } from '../../shared/query/query.ts';

export interface Offer {
  readonly kind: 'operator' | 'value' | 'search' | 'forget';
  readonly label: string;
  /** The term as it would stand in the query, to be told in words. */
  readonly term: string;
  /** The field once it is chosen, and where its cursor goes. */
  readonly text: string;
  readonly cursor: number;
}

export interface OfferGroup {
  readonly kind: 'lastSearches' | 'beginWith' | 'here';
  readonly offers: readonly Offer[];
}

/** What most people look by, in the order they would think of it. */
const beginnings: readonly Operator[] = ['is', 'in', 'feed', 'tag', 'after', 'title', 'author', 'has', 'minutes'];
const mostSearches = 6;
/** One letter begins too much. */
const leastTyped = 2;

export function offersAt(
  text: string,
  cursor: number,
  names: QueryNames,
  lastSearches: readonly string[],
): readonly OfferGroup[] {
  if (text.trim() === '') return offersInEmpty(lastSearches);
  const { from, to, suggestions } = completeQuery(text, cursor, names);
  if (suggestions.length === 0 || (from < cursor && isTooShort(text.slice(from, cursor), text, from))) return [];
  const offers = suggestions.map((suggestion): Offer => {
    const isValue = suggestion.kind === 'value';
    const after = text.slice(to);
    const gap = isValue && !/^\s/.test(after) ? ' ' : '';
    const before = text.slice(0, from) + suggestion.text + gap;
    return {
      kind: suggestion.kind,
      label: suggestion.label,
      term: isValue ? `${operatorBefore(text, from)}${suggestion.text}` : suggestion.text,
      text: before + after,
      cursor: before.length,
    };
  });
  return [{ kind: 'here', offers }];
}

const isTooShort = (typed: string, text: string, from: number): boolean =>
  typed.length < leastTyped && operatorBefore(text, from) === '';

const operatorBefore = (text: string, from: number): string => /([a-z]+:)$/i.exec(text.slice(0, from))?.[1] ?? '';

function offersInEmpty(lastSearches: readonly string[]): readonly OfferGroup[] {
  const searches = lastSearches
    .slice(0, mostSearches)
    .map((text): Offer => ({ kind: 'search', label: text, term: text, text, cursor: text.length }));
  const forget: Offer = { kind: 'forget', label: '', term: '', text: '', cursor: 0 };
  const begins = beginnings.map((operator): Offer => {
    const text = `${operator}:`;
    return { kind: 'operator', label: text, term: text, text, cursor: text.length };
  });
  return [
    ...(searches.length > 0 ? [{ kind: 'lastSearches', offers: [...searches, forget] } as const] : []),
    { kind: 'beginWith', offers: begins },
  ];
}
