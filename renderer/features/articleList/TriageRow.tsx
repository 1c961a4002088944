// A row of triage: everything on one line, in columns. Unfolded it shows how the article begins.
import { memo, type MouseEvent, type ReactNode } from 'react';
import { useUi } from '../../app/uiState.ts';
import type { PagedView } from '../../engine/view/pagedView.ts';
import { useMarked } from '../../engine/PendingProvider.ts';
import { useWords } from '../../text/useWords.ts';
import { classNames } from '../../ui/classNames.ts';
import { rowElementId } from './ListRow.tsx';
import { FeedIcon, Labels, LeadingMark, OfflineMark, SavedMark, SourceName } from './rowParts.tsx';
import { FoundText } from '../../ui/FoundText.tsx';
import styles from './Triage.module.css';
import { useRowFacts } from './useRowFacts.ts';
import { useRowPress } from './useRowPress.ts';

export interface TriageRowProps {
  readonly view: PagedView;
  readonly index: number;
  /** Changes when rows did; the row looks up its own. */
  readonly version: number;
}

export const TriageRow = memo(function TriageRow({ view, index }: TriageRowProps): ReactNode {
  const words = useWords();
  const row = useMarked(view.rowAt(index));
  const isOpen = useUi((state) => state.openIndex === index);
  const isHere = useUi((state) => state.focusIndex === index);
  const isChosen = useUi((state) => row !== undefined && state.chosen.has(row.id));
  const facts = useRowFacts(row, { isOpen, isChosen });
  const press = useRowPress(index, row?.id);
  return (
    <div
      id={rowElementId(index)}
      role="option"
      aria-selected={isOpen || isChosen}
      aria-setsize={view.getState().total}
      aria-posinset={index + 1}
      data-article={row?.id}
      className={classNames(
        styles.row,
        isOpen && styles.open,
        isHere && styles.here,
        isHere && !isOpen && styles.focused,
        isChosen && styles.isChosen,
        row?.read && styles.read,
      )}
      onClick={(event: MouseEvent) => press(event)}
    >
      <span className="visually-hidden">{facts.label}</span>
      {row ? (
        <span aria-hidden className={styles.contents}>
          <span className={styles.lead}>
            <LeadingMark row={row} isChosen={isChosen} />
          </span>
          <FeedIcon facts={facts} />
          <span className={styles.feed}>
            <SourceName row={row} facts={facts} />
          </span>
          <span className={styles.text} dir={row.direction}>
            <span className={styles.headline}>
              <FoundText parts={row.titleParts} text={row.title} />
            </span>
            {isOpen ? null : (
              <span className={styles.excerpt}>
                <FoundText parts={row.snippet} text={row.excerpt} />
              </span>
            )}
          </span>
          <span className={styles.labels}>
            <Labels row={row} />
          </span>
          <SavedMark row={row} />
          <OfflineMark row={row} />
          <span className={styles.length}>{facts.length}</span>
          <time className={styles.time}>{facts.time}</time>
          {isOpen ? (
            <div className={styles.unfolded} dir={row.direction}>
              <p className={styles.beginning}>{row.excerpt}</p>
              <p className="meta">
                {[...new Set([row.author, facts.feed?.title])].filter(Boolean).join(', ')} ·{' '}
                {words.list.rowStates[row.offline]}
              </p>
            </div>
          ) : null}
        </span>
      ) : null}
    </div>
  );
});
