// The spans a search field colours while one types. They cover the text from end to end, without gaps.
import { lexQuery, type QueryToken } from './lexQuery.ts';
import { parseQuery } from './parseQuery.ts';

export type SpanKind =
  | 'space'
  | 'word'
  | 'phrase'
  | 'operator'
  | 'value'
  | 'negation'
  | 'connective'
  | 'group'
  | 'error';
export interface QuerySpan {
  readonly kind: SpanKind;
  readonly text: string;
}

interface Mark {
  readonly kind: SpanKind;
  readonly start: number;
  readonly end: number;
}

function marksOf(token: QueryToken): readonly Mark[] {
  switch (token.kind) {
    case 'open':
    case 'close':
      return [{ kind: 'group', start: token.start, end: token.end }];
    case 'or':
    case 'and':
      return [{ kind: 'connective', start: token.start, end: token.end }];
    case 'not':
      return [{ kind: 'negation', start: token.start, end: token.end }];
    default:
      return token.operator
        ? [
            { kind: 'operator', start: token.start, end: token.valueStart },
            { kind: 'value', start: token.valueStart, end: token.end },
          ]
        : [{ kind: token.quoted ? 'phrase' : 'word', start: token.start, end: token.end }];
  }
}

/** `checked` also colours what is wrong; while the cursor is still in it, a field may rather not. */
export function colourQuery(text: string, checked = true): readonly QuerySpan[] {
  const marks = lexQuery(text).flatMap(marksOf);
  const errors = checked ? parseQuery(text).errors : [];
  const spans: QuerySpan[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start > at) spans.push({ kind: 'space', text: text.slice(at, mark.start) });
    const wrong = errors.some((error) => error.start < mark.end && mark.start < error.end);
    if (mark.end > mark.start)
      spans.push({ kind: wrong ? 'error' : mark.kind, text: text.slice(mark.start, mark.end) });
    at = mark.end;
  }
  if (at < text.length) spans.push({ kind: 'space', text: text.slice(at) });
  return spans;
}
