// Query → its canonical text; parseQuery reads it back as the same Query.
import { isBareValue, isBareWord } from './lexQuery.ts';
import { printMoment } from './moment.ts';
import type { LeafNode, Query, QueryNode } from './query.ts';

const quoted = (text: string): string => `"${text.replace(/[\\"“”„]/g, (sign) => `\\${sign}`)}"`;
const valued = (text: string): string => (isBareValue(text) ? text : quoted(text));

function printLeaf(node: LeafNode): string {
  switch (node.kind) {
    case 'text': {
      const operator = node.field === 'any' ? '' : `${node.field}:`;
      const bare = !node.phrase && (operator ? isBareValue(node.text) : isBareWord(node.text));
      return `${operator}${bare ? node.text : quoted(node.text)}${node.prefix ? '*' : ''}`;
    }
    case 'name':
      return `${node.field}:${valued(node.value)}`;
    case 'is':
      return `is:${node.state}`;
    case 'has':
      return `has:${node.what}`;
    case 'time':
      return `${node.relation}:${printMoment(node.moment)}`;
    default:
      return `minutes:${node.comparison === '=' ? '' : node.comparison}${node.minutes}`;
  }
}

function printNode(node: QueryNode): string {
  switch (node.kind) {
    case 'and':
      return node.nodes.map((part) => (part.kind === 'and' ? `(${printNode(part)})` : printNode(part))).join(' ');
    case 'or':
      return node.nodes
        .map((part) => (part.kind === 'and' || part.kind === 'or' ? `(${printNode(part)})` : printNode(part)))
        .join(' OR ');
    case 'not':
      return node.node.kind === 'and' || node.node.kind === 'or'
        ? `-(${printNode(node.node)})`
        : `-${printNode(node.node)}`;
    default:
      return printLeaf(node);
  }
}

export function printQuery(query: Query): string {
  const parts = [query.where && printNode(query.where), query.order && `sort:${query.order}`];
  return parts.filter((part) => part !== undefined).join(' ');
}
