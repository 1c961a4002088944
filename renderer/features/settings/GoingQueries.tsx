// Searches whose articles are let go as well: those of the rule, each with what it means, and a field for another.
import { X } from 'lucide-react';
import { type ReactNode, useId, useMemo, useRef } from 'react';
import { explainQuery } from '../../../shared/query/explainQuery.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import { ColouredQuery } from '../../query/ColouredQuery.tsx';
import { QueryField } from '../../query/QueryField.tsx';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './GoingQueries.module.css';
import type { RetentionHold } from './useRetention.ts';

export function GoingQueries({ retention }: { readonly retention: RetentionHold }): ReactNode {
  const words = useWords();
  const w = words.settings;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { typed, queries } = retention;
  const add = (): void => {
    retention.addTyped();
    field.current?.focus();
  };
  return (
    <div role="group" aria-labelledby={`${id}-name`} className={styles.going}>
      <p id={`${id}-name`}>{w.goAlso}</p>
      {queries.length > 0 ? (
        <ul>
          {queries.map((query) => (
            <li key={query} className={styles.query}>
              <span className={styles.text}>
                <ColouredQuery text={query} />
                <Meaning text={query} />
              </span>
              <IconButton
                small
                label={w.goNotAlso(query)}
                onClick={() => {
                  retention.change({ queries: queries.filter((each) => each !== query) });
                  field.current?.focus();
                }}
              >
                <X size={14} strokeWidth={1.6} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.entry}>
        <div className={styles.field}>
          <QueryField
            text={typed}
            onType={retention.type}
            onAsk={add}
            label={w.goAlso}
            placeholder={w.goAlsoExample}
            isChecked={false}
            describedBy={`${id}-about`}
            fieldRef={field}
          />
          <div id={`${id}-about`} aria-live="polite">
            <Meaning text={typed} />
          </div>
        </div>
        {typed.trim() === '' ? null : <Button onClick={add}>{w.addQuery}</Button>}
      </div>
    </div>
  );
}

/** What a query means, or where it is wrong. */
function Meaning({ text }: { readonly text: string }): ReactNode {
  const words = useWords();
  const { query, errors } = useMemo(() => parseQuery(text), [text]);
  const [error] = errors;
  if (error) return <span className={styles.mistake}>{words.search.mistake(error)}</span>;
  return query.where ? <span className={styles.meaning}>{explainQuery(query, words.search.phrases)}</span> : null;
}
