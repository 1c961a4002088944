// A name to begin with for a search that is kept: its words, as a title would have them.
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import type { QueryNode } from '../../../shared/query/query.ts';

const mostLetters = 60;

export function nameOfQuery(query: string): string {
  const name = wordsOf(parseQuery(query).query.where).join(' ').slice(0, mostLetters).trim();
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** What is asked for, not what is left out; a name where there are no words. */
function wordsOf(node: QueryNode | undefined): readonly string[] {
  switch (node?.kind) {
    case 'text':
      return [node.text];
    case 'name':
      return [node.value];
    case 'and':
    case 'or': {
      const texts = node.nodes.filter((part) => part.kind === 'text');
      return (texts.length > 0 ? texts : node.nodes).flatMap(wordsOf);
    }
    default:
      return [];
  }
}
