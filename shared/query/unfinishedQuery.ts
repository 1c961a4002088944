// What a search field may ask while its text is still being typed: the last word may go on, what was opened is taken as closed, and
// the term under the cursor is left out until it means something.
import { lexQuery, type QueryToken, type TermToken } from './lexQuery.ts';
import { parseQuery } from './parseQuery.ts';

/**
 * From so many letters on a word may go on; fewer say nothing yet, unless two capitals are a word: EU. What begins with three or four
 * letters is too much of a very large index to be read at each key (build/notes/search.md).
 */
const leastBeginning = { usual: 3, inLarge: 5 };
const largeLibrary = 200_000;
export const leastBeginningIn = (articles: number): number =>
  articles > largeLibrary ? leastBeginning.inLarge : leastBeginning.usual;
const capitals = /^\p{Lu}{2}$/u;
/** Written without spaces: their words are found within longer ones as they are. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
const endsInWord = /[\p{L}\p{N}\p{M}]$/u;

/** @returns a query without mistakes; undefined where the text cannot be asked yet, so that what was found before stays */
export function unfinishedQuery(
  text: string,
  cursor: number,
  least: number = leastBeginning.usual,
): string | undefined {
  const closed = withClosings(text);
  if (closed !== undefined) return closed === text && cursor === text.length ? goingOn(text, least) : closed;
  const tokens = lexQuery(text);
  const at = tokens.findIndex((token) => token.kind === 'term' && token.start <= cursor && cursor <= token.end);
  const open = at >= 0 ? at : tokens.findIndex((token) => token.end === cursor);
  if (open < 0) return undefined;
  const from = startOf(tokens, open);
  return withClosings(`${text.slice(0, from)}${text.slice(tokens[open]?.end ?? from)}`.trim());
}

/** Where a token begins, with what negates it or joins it to the one before. */
function startOf(tokens: readonly QueryToken[], index: number): number {
  let first = index;
  while (first > 0 && isBinding(tokens[first - 1])) first -= 1;
  return tokens[first]?.start ?? 0;
}

const isBinding = (token: QueryToken | undefined): boolean => token?.kind === 'not' || token?.kind === 'or';

/** The text with quotation and parentheses closed; undefined if it has other mistakes. */
function withClosings(text: string): string | undefined {
  const { errors } = parseQuery(text);
  if (errors.length === 0) return text;
  const isOpenOnly = errors.every(({ code }) => code === 'quote-open' || code === 'parenthesis-open');
  if (!isOpenOnly) return undefined;
  const quote = errors.some(({ code }) => code === 'quote-open') ? '"' : '';
  const closed = text + quote + ')'.repeat(errors.filter(({ code }) => code === 'parenthesis-open').length);
  return parseQuery(closed).errors.length === 0 ? closed : undefined;
}

function goingOn(text: string, least: number): string {
  const tokens = lexQuery(text);
  const last = tokens.at(-1);
  if (!last || !mayGoOn(last) || last.end !== text.length) return text;
  if (last.value.length >= least) return `${text}*`;
  return capitals.test(last.value) ? text : text.slice(0, startOf(tokens, tokens.length - 1)).trim();
}

const mayGoOn = (token: QueryToken): token is TermToken =>
  token.kind === 'term' &&
  !token.quoted &&
  !token.prefix &&
  (token.operator === undefined || token.operator === 'title' || token.operator === 'author') &&
  endsInWord.test(token.value) &&
  !unspaced.test(token.value);
