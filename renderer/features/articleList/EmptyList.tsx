// Said in place of rows: that there is nothing, why, and one thing to do.
import type { ReactNode } from 'react';
import { slots } from '../../app/slotTable.ts';
import { changeView, useUi, useUiStore, viewSettings } from '../../app/uiState.ts';
import type { PagedView } from '../../engine/view/pagedView.ts';
import type { PagedViewState } from '../../engine/view/viewState.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './EmptyList.module.css';

export function EmptyList({ view, state }: { readonly view: PagedView; readonly state: PagedViewState }): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const { data } = useOverview();
  const settings = useUi((present) => viewSettings(present, view.listing));
  const { empty } = words.list;
  const isFirstCheck =
    data?.feeds.some(({ health, pausedAt }) => health.checkedAt === undefined && pausedAt === undefined) ?? false;
  const { listing } = view;

  const { NoResult } = slots;
  const hidesRead = settings.unreadOnly && listing.kind !== 'unread';
  const isFiltered = (settings.filters ?? []).length > 0;
  if (listing.kind === 'search' && state.status === 'ready' && !hidesRead && listing.query.trim() && NoResult) {
    return (
      <div className={styles.empty} data-takes-focus tabIndex={-1}>
        <NoResult query={listing.query} />
      </div>
    );
  }
  const sentence = (): string => {
    if (state.status === 'refused' && state.error) return words.error(state.error);
    if (isFiltered) return empty.filtered;
    if (hidesRead) return empty.onlyRead;
    switch (listing.kind) {
      case 'unread':
        return empty.unread(data?.counts.saved ?? 0);
      case 'search':
        return listing.query.trim() === '' ? empty.searchBegin : empty.search;
      case 'all':
        return isFirstCheck ? empty.firstCheck : empty.all;
      case 'today':
      case 'saved':
        return empty[listing.kind];
      default:
        return empty.other;
    }
  };
  return (
    <div className={styles.empty} data-takes-focus tabIndex={-1}>
      <p className="standfirst">{sentence()}</p>
      {isFiltered ? (
        <Button onClick={() => changeView(ui, { filters: [], unreadOnly: false })}>{words.list.showAll}</Button>
      ) : null}
      {hidesRead && !isFiltered ? (
        <Button onClick={() => changeView(ui, { unreadOnly: false })}>{words.list.showRead}</Button>
      ) : null}
    </div>
  );
}
