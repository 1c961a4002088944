// How much was found, of how much, how fast; and the one act: keep it.
import type { ReactNode } from 'react';
import type { ShownView } from '../../app/useShownView.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import styles from './SearchHead.module.css';

export function FoundLine({
  shown,
  query,
}: {
  readonly shown: ShownView | undefined;
  readonly query: string;
}): ReactNode {
  const words = useWords();
  const dispatcher = useDispatcher();
  const { data } = useOverview();
  const state = shown?.view.listing.kind === 'search' ? shown.state : undefined;
  const isEverything = query.trim() === '';
  const all = data?.counts.articles ?? 0;
  return (
    <div className={styles.line}>
      <p role="status" className={styles.found}>
        {state && state.status !== 'opening' ? (
          isEverything ? (
            words.search.all(all)
          ) : (
            <>
              <strong>{words.search.found(state.total, state.totalIsFloor)}</strong>{' '}
              {words.search.of(all, Math.max(1, Math.round(state.tookMs)))}
            </>
          )
        ) : null}
      </p>
      {isEverything ? null : (
        <button type="button" className={styles.keep} onClick={() => dispatcher.run('search.keep')}>
          {words.search.keep}
        </button>
      )}
    </div>
  );
}
