// A row of the list: fetches nothing, knows its place, and draws again only when something of it changed.
import { memo, type MouseEvent, type ReactNode } from 'react';
import type { Density } from '../../app/uiState.ts';
import { useUi } from '../../app/uiState.ts';
import type { PagedView } from '../../engine/view/pagedView.ts';
import { useMarked } from '../../engine/PendingProvider.ts';
import { classNames } from '../../ui/classNames.ts';
import { CardRow } from './CardRow.tsx';
import { CompactRow } from './CompactRow.tsx';
import { ComfortableRow } from './ComfortableRow.tsx';
import styles from './ListRow.module.css';
import { Placeholder } from './Placeholder.tsx';
import { useRowFacts } from './useRowFacts.ts';
import { useRowPress } from './useRowPress.ts';

export const rowElementId = (index: number): string => `row-${index}`;

export interface ListRowProps {
  readonly view: PagedView;
  readonly index: number;
  /** Changes when rows did; the row looks up its own. */
  readonly version: number;
  readonly density: Density;
}

const looks = { comfortable: ComfortableRow, compact: CompactRow, cards: CardRow } as const;

export const ListRow = memo(function ListRow({ view, index, density }: ListRowProps): ReactNode {
  const row = useMarked(view.rowAt(index));
  const isOpen = useUi((state) => state.openIndex === index);
  const isHere = useUi((state) => state.focusIndex === index);
  const isChosen = useUi((state) => row !== undefined && state.chosen.has(row.id));
  const facts = useRowFacts(row, { isOpen, isChosen });
  const press = useRowPress(index, row?.id);
  const total = view.getState().total;
  const Look = looks[density];
  return (
    <div
      id={rowElementId(index)}
      role="option"
      aria-selected={isOpen || isChosen}
      aria-setsize={total}
      aria-posinset={index + 1}
      data-article={row?.id}
      className={classNames(
        styles.row,
        styles[density],
        isOpen && styles.open,
        isHere && styles.here,
        isHere && !isOpen && styles.focused,
        isChosen && styles.chosen,
        row?.read && styles.read,
      )}
      onClick={(event: MouseEvent) => press(event)}
    >
      <span className="visually-hidden">{facts.label}</span>
      <span aria-hidden className={styles.contents}>
        {row ? <Look row={row} facts={facts} /> : <Placeholder density={density} />}
      </span>
    </div>
  );
});
