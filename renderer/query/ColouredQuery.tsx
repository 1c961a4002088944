// A query's text with each part in its colour.
import { type ReactNode, useMemo } from 'react';
import { colourQuery, type QuerySpan, type SpanKind } from '../../shared/query/colourQuery.ts';
import styles from './ColouredQuery.module.css';

const looks: Readonly<Record<SpanKind, string | undefined>> = {
  space: undefined,
  word: undefined,
  phrase: undefined,
  value: undefined,
  operator: styles.operator,
  negation: styles.operator,
  connective: styles.operator,
  group: styles.group,
  error: styles.error,
};

export function ColouredQuery({
  text,
  isChecked = true,
}: {
  readonly text: string;
  readonly isChecked?: boolean;
}): ReactNode {
  const spans = useMemo(() => placed(colourQuery(text, isChecked)), [text, isChecked]);
  return spans.map(({ at, span }) => (
    <span key={at} className={looks[span.kind]}>
      {span.text}
    </span>
  ));
}

/** A part has no identity but its place in the text. */
function placed(spans: readonly QuerySpan[]): readonly { readonly at: number; readonly span: QuerySpan }[] {
  let end = 0;
  return spans.map((span) => {
    const at = end;
    end += span.text.length;
    return { at, span };
  });
}
