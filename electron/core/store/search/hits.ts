// Where in a text the words of a query stand. Uses the same fold as the index, so what is found is what was found.
import type { Query, QueryNode, TextField } from '../../../../shared/query/query.ts';
import { foldPhrase, locateTokens, type FoldedPhrase } from './fold.ts';

/** A phrase to look for, and in which part of the article. */
export interface WantedPhrase extends FoldedPhrase {
  readonly field: TextField;
}

/** UTF-16 offsets, the end exclusive. `phrase` is the place of the phrase among those wanted. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly phrase: number;
}

/** The phrases a query looks for, without those it leaves out. */
export function wantedPhrases(query: Query): readonly WantedPhrase[] {
  const wanted: WantedPhrase[] = [];
  const collect = (node: QueryNode): void => {
    if (node.kind === 'and' || node.kind === 'or') node.nodes.forEach(collect);
    if (node.kind === 'text') wanted.push({ field: node.field, ...foldPhrase(node.text, node.prefix) });
  };
  if (query.where) collect(query.where);
  return wanted.filter(({ tokens }) => tokens.length > 0);
}

/** Hits in the order of their ends; they may overlap. */
export function* findHits(text: string, phrases: readonly WantedPhrase[]): Generator<Hit, void> {
  const longest = Math.max(0, ...phrases.map(({ tokens }) => tokens.length));
  if (longest === 0) return;
  const latest: { token: string; start: number }[] = [];
  for (const { token, start, end } of locateTokens(text)) {
    latest.push({ token, start });
    if (latest.length > longest) latest.shift();
    for (const [phrase, wanted] of phrases.entries()) {
      const first = endsHere(latest, wanted);
      if (first !== undefined) yield { start: first, end, phrase };
    }
  }
}

/** The offset where the phrase begins, if the latest tokens are it. */
function endsHere(
  latest: readonly { readonly token: string; readonly start: number }[],
  { tokens, prefix }: FoldedPhrase,
): number | undefined {
  const offset = latest.length - tokens.length;
  if (offset < 0) return undefined;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const here = latest[offset + index]?.token;
    const wanted = tokens[index];
    if (here === undefined || wanted === undefined) return undefined;
    const isSame = prefix && index === tokens.length - 1 ? here.startsWith(wanted) : here === wanted;
    if (!isSame) return undefined;
  }
  return latest[offset]?.start;
}
