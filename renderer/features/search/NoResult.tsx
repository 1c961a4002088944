// In place of rows when nothing was found: which part was too much, how many there are without it, and the way there.
import type { ReactNode } from 'react';
import { askedWords, type LooserQuery, looserQueries } from '../../../shared/query/looserQueries.ts';
import type { SearchPart } from '../../app/slots.ts';
import { showListing, useUi, useUiStore, viewSettings } from '../../app/uiState.ts';
import { touchesArticles } from '../../engine/touches.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './NoResult.module.css';

export function NoResult({ query }: SearchPart): ReactNode {
  const words = useWords();
  const { words: asked, hasRest } = askedWords(query);
  return (
    <>
      <p className="standfirst">{words.search.none(asked, hasRest)}</p>
      {looserQueries(query).map((looser) => (
        <Looser key={looser.kind} looser={looser} words={asked} />
      ))}
    </>
  );
}

/** Drawn once it is known that something would be found. */
function Looser({ looser, words: asked }: { readonly looser: LooserQuery; readonly words: number }): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const listing = { kind: 'search', query: looser.query } as const;
  const { order, unreadOnly } = useUi((state) => viewSettings(state, listing));
  const { data } = useLiveQuery('articles.open', { listing, options: { order, unreadOnly } }, touchesArticles);
  if (!data || data.total === 0) return null;
  return (
    <Button look="link" className={styles.looser} onClick={() => showListing(ui, listing)}>
      {words.search.looser[looser.kind](data.total, data.totalIsFloor, asked)}
    </Button>
  );
}
