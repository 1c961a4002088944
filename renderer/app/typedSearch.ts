// What stands in the search field, as opposed to the query that is asked: while a word is being typed, what begins like it is asked.
import type { Listing } from '../../shared/model/listing.ts';
import { leastBeginningIn, unfinishedQuery } from '../../shared/query/unfinishedQuery.ts';

export interface TypedText {
  readonly text: string;
  readonly cursor: number;
  /** The query that was asked when it was typed, and the one it comes to; undefined while it cannot be asked. */
  readonly before: string;
  readonly asks: string | undefined;
}

const asShown = (query: string): TypedText => ({ text: query, cursor: query.length, before: query, asks: query });

/** @param articles how many the library holds: what it can be asked at each key hangs on that */
export const typedNow = (text: string, cursor: number, before: string, articles: number): TypedText => ({
  text,
  cursor,
  before,
  asks: unfinishedQuery(text, cursor, leastBeginningIn(articles)),
});

/** The field as it was typed, as long as the list shows that search; another search that was asked for elsewhere stands as it is. */
export function typedText({
  listing,
  typed,
}: {
  readonly listing: Listing;
  readonly typed: TypedText | undefined;
}): TypedText {
  const query = listing.kind === 'search' ? listing.query : '';
  const isOwn = typed && (query === typed.before || query === typed.asks || query === typed.text.trim());
  return isOwn ? typed : asShown(query);
}
