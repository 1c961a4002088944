// Said in place of rows: that there is nothing, why, and one thing to do.
import type { ReactNode } from 'react';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import { slots } from '../../app/slotTable.ts';
import { changeView, useUi, useUiStore, viewSettings } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import type { PagedView } from '../../engine/view/pagedView.ts';
import type { PagedViewState } from '../../engine/view/viewState.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './EmptyList.module.css';

/** The act that leads on from a list without rows. */
function helpFor(
  listing: Listing,
  refused: AppError | undefined,
  isFirstCheck: boolean,
  overview: LibraryOverview | undefined,
): CommandId {
  if (listing.kind === 'search') return 'go.search';
  if (listing.kind === 'smart' && refused?.code === 'query-invalid') return 'search.keep';
  // To show what has come since is to open the view anew.
  if (refused) return 'list.showArrivals';
  switch (listing.kind) {
    case 'unread':
      return (overview?.counts.saved ?? 0) > 0 ? 'go.saved' : 'go.all';
    case 'all':
      return isFirstCheck ? 'go.health' : (overview?.feeds.length ?? 0) > 0 ? 'source.syncAll' : 'source.subscribe';
    case 'today':
      return 'source.syncAll';
    case 'feed':
    case 'folder':
      return 'source.sync';
    default:
      return 'go.all';
  }
}

export function EmptyList({ view, state }: { readonly view: PagedView; readonly state: PagedViewState }): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const dispatcher = useDispatcher();
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
  const refused = state.status === 'refused' ? state.error : undefined;
  const helps = !refused && (isFiltered || hidesRead) ? undefined : helpFor(listing, refused, isFirstCheck, data);
  const keys = helps && dispatcher.keysOf(helps)[0];
  return (
    <div className={styles.empty} data-takes-focus tabIndex={-1}>
      <p className="standfirst">{sentence()}</p>
      {helps === undefined ? null : (
        <Button onClick={() => dispatcher.run(helps)}>
          {helps === 'list.showArrivals'
            ? words.window.tryAgain
            : helps === 'search.keep'
              ? words.sidebar.changeSmartFeed
              : words.command(helps)}
          {keys ? <Kbd keys={keys} /> : null}
        </Button>
      )}
      {isFiltered ? (
        <Button onClick={() => changeView(ui, { filters: [], unreadOnly: false })}>{words.list.showAll}</Button>
      ) : null}
      {hidesRead && !isFiltered ? (
        <Button onClick={() => changeView(ui, { unreadOnly: false })}>{words.list.showRead}</Button>
      ) : null}
    </div>
  );
}
