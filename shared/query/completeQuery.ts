// What could stand at the cursor of a search field: operators, and values where the library or the language knows them.
import { isBareValue, lexQuery, type TermToken } from './lexQuery.ts';
import { operators, possessions, queryOrders, states, type Operator } from './query.ts';

/** Names of this library, most used first. */
export interface QueryNames {
  readonly feeds: readonly string[];
  readonly folders: readonly string[];
  readonly tags: readonly string[];
  readonly topics?: readonly string[];
  readonly authors?: readonly string[];
  readonly sites?: readonly string[];
  readonly languages?: readonly string[];
}

export interface QuerySuggestion {
  readonly kind: 'operator' | 'value';
  /** What the field holds between `from` and `to` once it is chosen. */
  readonly text: string;
  /** The part that is shown: an operator with its colon, or a name without quotes. */
  readonly label: string;
}

export interface QueryCompletion {
  /** The stretch of the text that a suggestion replaces; UTF-16 offsets, the end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly QuerySuggestion[];
}

const moments = ['today', 'yesterday', '1d', '7d', '1m', '1y'] as const;
const most = 12;

function valuesOf(operator: Operator, names: QueryNames): readonly string[] {
  switch (operator) {
    case 'feed':
      return names.feeds;
    case 'folder':
      return names.folders;
    case 'in':
      return [...names.folders, ...names.feeds];
    case 'tag':
      return names.tags;
    case 'topic':
      return names.topics ?? [];
    case 'author':
      return names.authors ?? [];
    case 'site':
      return names.sites ?? [];
    case 'lang':
      return names.languages ?? [];
    case 'is':
      return states;
    case 'has':
      return possessions;
    case 'sort':
      return queryOrders;
    case 'before':
    case 'after':
    case 'on':
    case 'newer':
    case 'older':
      return moments.filter((moment) => operator !== 'on' || !/\d/.test(moment));
    case 'minutes':
      return ['<3', '<5', '<10', '>10', '>20'];
    default:
      return [];
  }
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Those that begin with what is typed, then those with a word that does; each in the order given, without doubles. */
function matching(values: readonly string[], typed: string): readonly string[] {
  const wanted = plain(typed);
  const folded = [...new Set(values)].map((value) => ({ value, text: plain(value) }));
  const begins = folded.filter(({ text }) => text.startsWith(wanted));
  const within = folded.filter(
    ({ text }) => !text.startsWith(wanted) && text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)),
  );
  return [...begins, ...within].slice(0, most).map(({ value }) => value);
}

const quote = (value: string): string =>
  isBareValue(value) ? value : `"${value.replace(/[\\"“”„]/g, (sign) => `\\${sign}`)}"`;

export function completeQuery(text: string, cursor: number, names: QueryNames): QueryCompletion {
  const at = Math.max(0, Math.min(cursor, text.length));
  const token = lexQuery(text).find(
    (token): token is TermToken => token.kind === 'term' && token.start < at && at <= token.end,
  );
  if (!token) return { from: at, to: at, suggestions: [] };
  if (token.operator && at >= token.valueStart) {
    const typed = text.slice(token.valueStart, at).replace(/^["“”„]/, '');
    const suggestions = matching(valuesOf(token.operator, names), typed)
      .filter((value) => value !== token.value)
      .map((value): QuerySuggestion => ({ kind: 'value', text: quote(value), label: value }));
    return { from: token.valueStart, to: token.end, suggestions };
  }
  if (token.quoted) return { from: at, to: at, suggestions: [] };
  const typed = text.slice(token.start, at);
  const suggestions = operators
    .filter((operator) => operator.startsWith(typed.toLowerCase()))
    .map((operator): QuerySuggestion => ({ kind: 'operator', text: `${operator}:`, label: `${operator}:` }));
  const states: readonly string[] = typed.length < 2 ? [] : stateWords(typed);
  return {
    from: token.start,
    to: token.end,
    suggestions: [
      ...suggestions,
      ...states.map((word): QuerySuggestion => ({ kind: 'value', text: word, label: word })),
    ],
  };
}

/** "unr" may mean is:unread. */
const stateWords = (typed: string): readonly string[] => [
  ...matching(states, typed).map((state) => `is:${state}`),
  ...matching(possessions, typed).map((what) => `has:${what}`),
];
