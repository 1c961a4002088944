// The search as one types it: the text of the field, what of it is asked, and when.
import { useEffect, useRef, useState } from 'react';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import type { QueryError } from '../../../shared/query/query.ts';
import { typedNow, typedText } from '../../app/typedSearch.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { noteSearch, showListing, type UiStore, useUi, useUiStore } from '../../app/uiState.ts';

/** Keys that come faster than this are one thought; the first after a rest is asked at once. */
const pauseMs = 70;
/** A mistake under the cursor may only be unfinished: it is told once the fingers rest so long. */
const patienceMs = 700;

export interface TypedSearch {
  readonly text: string;
  /** Mistakes to be shown now. */
  readonly errors: readonly QueryError[];
  readonly type: (text: string, cursor: number) => void;
  /** Asks for the text as it stands and answers whether it could. */
  readonly ask: (text: string) => boolean;
}

const queryOf = (ui: UiStore): string => {
  const { listing } = ui.getState();
  return listing.kind === 'search' ? listing.query : '';
};

const showSearch = (ui: UiStore, query: string): void => {
  if (queryOf(ui) !== query) showListing(ui, { kind: 'search', query }, ui.getState().typed);
};

export function useTypedSearch(): TypedSearch {
  const ui = useUiStore();
  const { text, cursor } = useUi(typedText);
  const [rested, setRested] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const articles = useOverview().data?.counts.articles ?? 0;
  const typedAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const rest = setTimeout(() => setRested(text), patienceMs);
    return () => clearTimeout(rest);
  }, [text]);

  const { errors } = parseQuery(text);
  return {
    text,
    errors: rested === text ? errors : errors.filter((error) => !mayBeUnfinished(error, cursor)),
    type(next, at) {
      const typed = typedNow(next, at, queryOf(ui), articles);
      ui.setState({ typed });
      clearTimeout(timer.current);
      const { asks } = typed;
      const isOneThought = performance.now() - typedAt.current < pauseMs;
      typedAt.current = performance.now();
      if (asks === undefined) return;
      if (isOneThought) timer.current = setTimeout(() => showSearch(ui, asks), pauseMs);
      else showSearch(ui, asks);
    },
    ask(next) {
      clearTimeout(timer.current);
      setRested(next);
      const wanted = next.trim();
      const isRight = parseQuery(wanted).errors.length === 0;
      ui.setState({
        typed: { text: next, cursor: next.length, before: queryOf(ui), asks: isRight ? wanted : undefined },
      });
      if (!isRight) return false;
      noteSearch(ui, wanted);
      showSearch(ui, wanted);
      return true;
    },
  };
}

const mayBeUnfinished = ({ code, start, end }: QueryError, cursor: number): boolean =>
  code === 'quote-open' || code === 'parenthesis-open' || (start <= cursor && cursor <= end);
