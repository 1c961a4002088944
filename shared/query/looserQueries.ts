// Queries that ask for less than one that found nothing: one of its words, words that begin so, the words apart, the words alone.
import { parseQuery } from './parseQuery.ts';
import { printQuery } from './printQuery.ts';
import type { Query, QueryNode, TextNode } from './query.ts';

export type Loosening = 'any' | 'beginning' | 'apart' | 'words';

export interface LooserQuery {
  readonly kind: Loosening;
  readonly query: string;
}

export interface AskedWords {
  /** Words and phrases that all had to be there. */
  readonly words: number;
  /** Something else was asked as well. */
  readonly hasRest: boolean;
}

const shortestBeginning = 3;

const conjunctsOf = ({ where }: Query): readonly QueryNode[] =>
  where === undefined ? [] : where.kind === 'and' ? where.nodes : [where];
const isText = (node: QueryNode): node is TextNode => node.kind === 'text';

export function askedWords(text: string): AskedWords {
  const parts = conjunctsOf(parseQuery(text).query);
  const words = parts.filter(isText).length;
  return { words, hasRest: words < parts.length };
}

export function looserQueries(text: string): readonly LooserQuery[] {
  const { query } = parseQuery(text);
  const parts = conjunctsOf(query);
  const words = parts.filter(isText);
  const rest = parts.filter((part) => !isText(part));
  const [word] = words;
  if (!word) return [];
  const looser = (kind: Loosening, nodes: readonly QueryNode[]): LooserQuery => ({
    kind,
    query: printQuery({ ...query, where: { kind: 'and', nodes } }),
  });
  const isAlone = words.length === 1;
  return [
    ...(isAlone ? [] : [looser('any', [{ kind: 'or', nodes: words }, ...rest])]),
    ...(isAlone && word.phrase ? apart(word).map((nodes) => looser('apart', [...nodes, ...rest])) : []),
    ...(isAlone && mayGoOn(word) ? [looser('beginning', [{ ...word, prefix: true }, ...rest])] : []),
    ...(rest.length > 0 ? [looser('words', words)] : []),
  ];
}

const mayGoOn = ({ text, phrase, prefix }: TextNode): boolean =>
  !phrase && !prefix && text.length >= shortestBeginning && /\p{L}$/u.test(text);

function apart({ field, text }: TextNode): readonly (readonly TextNode[])[] {
  const words = text.split(/\s+/).filter(Boolean);
  return words.length < 2
    ? []
    : [words.map((word): TextNode => ({ kind: 'text', field, text: word, phrase: false, prefix: false }))];
}
