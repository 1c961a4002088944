// Under the field: where the query is wrong, else what it means in words if it is more than words.
import { type ReactNode, useMemo } from 'react';
import { explainQuery } from '../../../shared/query/explainQuery.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import type { Query, QueryError, QueryNode } from '../../../shared/query/query.ts';
import { useWords } from '../../text/useWords.ts';
import styles from './SearchHead.module.css';

export interface MeaningLineProps {
  readonly id: string;
  readonly text: string;
  readonly errors: readonly QueryError[];
}

export function MeaningLine({ id, text, errors }: MeaningLineProps): ReactNode {
  const words = useWords();
  const meaning = useMemo(() => {
    const { query, errors: all } = parseQuery(text);
    return all.length === 0 && !isPlain(query) ? explainQuery(query, words.search.phrases) : '';
  }, [text, words]);
  const [error] = errors;
  return (
    <p id={id} className={error ? styles.mistake : styles.meaning} aria-live="polite">
      {error ? words.search.mistake(error) : meaning}
    </p>
  );
}

const isWord = (node: QueryNode): boolean => node.kind === 'text' && node.field === 'any' && !node.prefix;
/** Words side by side mean what they say. */
const isPlain = ({ where, order }: Query): boolean =>
  order === undefined && (where === undefined || isWord(where) || (where.kind === 'and' && where.nodes.every(isWord)));
