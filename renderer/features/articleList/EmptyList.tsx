// Said in place of rows: that there is nothing, why, and one thing to do.
import type { ReactNode } from 'react';
import { changeView, useUi, useUiStore, viewSettings } from '../../app/uiState.ts';
import type { PagedView, PagedViewState } from '../../engine/pagedView.ts';
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

  const hidesRead = settings.unreadOnly && listing.kind !== 'unread';
  const sentence =
    state.status === 'refused' && state.error
      ? words.error(state.error)
      : hidesRead
        ? empty.onlyRead
        : listing.kind === 'unread'
          ? empty.unread(data?.counts.saved ?? 0)
          : listing.kind === 'search'
            ? listing.query.trim() === ''
              ? empty.searchBegin
              : empty.search
            : listing.kind === 'all' && isFirstCheck
              ? empty.firstCheck
              : listing.kind === 'all' || listing.kind === 'today' || listing.kind === 'saved'
                ? empty[listing.kind]
                : empty.other;
  return (
    <div className={styles.empty} data-takes-focus tabIndex={-1}>
      <p className="standfirst">{sentence}</p>
      {hidesRead ? <Button onClick={() => changeView(ui, { unreadOnly: false })}>{words.list.showRead}</Button> : null}
    </div>
  );
}
