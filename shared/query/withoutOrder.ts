// A query's text without its `sort:`, all else as it was typed.
import { lexQuery } from './lexQuery.ts';

export const withoutOrder = (text: string): string =>
  lexQuery(text)
    .filter((token) => token.kind === 'term' && token.operator === 'sort')
    .toReversed()
    .reduce((left, { start, end }) => `${left.slice(0, start).trimEnd()} ${left.slice(end).trimStart()}`.trim(), text);
