// Text of a query → an FTS5 expression. Everything a person wrote goes in quoted, so nothing of it is ever FTS5 syntax.
import type { QueryNode, TextNode } from '../../../../shared/query/query.ts';
import { foldPhrase, type FoldedPhrase } from './fold.ts';

const quoted = (tokens: readonly string[]): string => `"${tokens.join(' ')}"`;

/** Scripts with words; elsewhere a single character is asked for as the beginning of a bigram (fold.ts). */
const isAlphabetic = (token: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(token);

/**
 * FTS5 merges every word that begins so before it gives the first hit: for one or two letters that is most of the index and
 * takes seconds, so they are looked for as whole words.
 */
const shortestBeginning = 3;

function phraseExpression({ tokens, prefix }: FoldedPhrase): string {
  const last = tokens.at(-1) ?? '';
  return prefix && (last.length >= shortestBeginning || !isAlphabetic(last)) ? `${quoted(tokens)} *` : quoted(tokens);
}

export function textExpression(node: TextNode): string | undefined {
  const phrase = foldPhrase(node.text, node.prefix);
  if (phrase.tokens.length === 0) return undefined;
  const expression = phraseExpression(phrase);
  return node.field === 'any' ? expression : `${node.field} : ${expression}`;
}

/**
 * The expression for a node that is text through and through and finds something by itself; a node that only leaves out,
 * or that asks for anything else, has none. Nodes hold searchable text (compileQuery drops the rest first).
 */
export function matchExpression(node: QueryNode): string | undefined {
  switch (node.kind) {
    case 'text':
      return textExpression(node);
    case 'or':
      return joinAll(node.nodes, ' OR ');
    case 'and': {
      const wanted = node.nodes.filter((part) => part.kind !== 'not');
      const unwanted = node.nodes.flatMap((part) => (part.kind === 'not' ? [part.node] : []));
      const positive = wanted.length > 0 ? joinAll(wanted, ' AND ') : undefined;
      if (positive === undefined || unwanted.length === 0) return positive;
      const negative = joinAll(unwanted, ' OR ');
      return negative && `(${positive} NOT ${negative})`;
    }
    default:
      return undefined;
  }
}

function joinAll(nodes: readonly QueryNode[], operator: string): string | undefined {
  const parts = nodes.map(matchExpression);
  return parts.every((part) => part !== undefined) ? `(${parts.join(operator)})` : undefined;
}
