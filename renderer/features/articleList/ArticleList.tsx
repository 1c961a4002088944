// The list pane: head, the rows of the view by day, the pill of arrivals, and what to say when there is nothing.
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { listingKey } from '../../../shared/model/listing.ts';
import { slots } from '../../app/slotTable.ts';
import { useUi, useUiStore, viewSettings } from '../../app/uiState.ts';
import { useShownView } from '../../app/useShownView.ts';
import { useWords } from '../../text/useWords.ts';
import { Menu } from '../../ui/Menu.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx';
import styles from './ArticleList.module.css';
import { ArrivalsPill } from './ArrivalsPill.tsx';
import { DayHeading } from './DayHeading.tsx';
import { EmptyList } from './EmptyList.tsx';
import { ListHead } from './ListHead.tsx';
import { ListRow, rowElementId } from './ListRow.tsx';
import { headingHeight, rowHeights } from './rowHeights.ts';
import { useMarkOnScroll } from './useMarkOnScroll.ts';
import { startOf, usePlace } from './usePlace.ts';
import { useRowMenu } from './useRowMenu.ts';

export function ArticleList(): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const shown = useShownView();
  const settings = useUi((state) => viewSettings(state, shown?.view.listing ?? state.listing));
  const focusIndex = useUi((state) => state.focusIndex);
  const openIndex = useUi((state) => state.openIndex);
  const topAsked = useUi((state) => state.topAsked);
  const isSearch = useUi((state) => state.listing.kind === 'search');
  const topHeard = useRef(topAsked);
  const list = useRef<VirtualListHandle>(null);
  const isSaved = useUi((state) => state.listing.kind === 'saved');
  const { SearchHead, SavedFilters } = slots;

  const view = shown?.view;
  const state = shown?.state;
  const days = state?.days;
  const beginsAt = view?.beginsAt();
  const total = beginsAt === undefined ? 0 : (state?.total ?? 0);
  const shape = useMemo(
    () => ({
      count: total,
      rowHeight: rowHeights[settings.density],
      headingHeight,
      headings: days?.map((day) => day.first) ?? [],
    }),
    [total, settings.density, days],
  );
  const menu = useRowMenu();
  const notePlace = usePlace(view);
  const markPassed = useMarkOnScroll(view);
  const onRange = useCallback((from: number, to: number) => view?.look(from - 20, to + 40), [view]);

  const listKey = view ? `${listingKey(view.asked)} ${view.options.order} ${view.options.unreadOnly}` : '';
  const onTop = (index: number): void => {
    notePlace(index);
    markPassed(index);
  };

  useEffect(() => {
    if (focusIndex < 0 || !list.current) return;
    list.current.reveal(focusIndex);
    notePlace(list.current.top());
  }, [focusIndex, notePlace]);
  useEffect(() => {
    if (topAsked === topHeard.current) return;
    topHeard.current = topAsked;
    list.current?.toTop();
    notePlace(0);
  }, [topAsked, notePlace]);

  return (
    <div className={styles.pane}>
      <ListHead state={state} />
      {isSearch && SearchHead ? <SearchHead /> : null}
      {isSaved && SavedFilters ? <SavedFilters /> : null}
      <div className={styles.body} data-listing={listKey}>
        {view && state && state.arrivals > 0 ? <ArrivalsPill arrivals={state.arrivals} /> : null}
        {view && state && state.status !== 'opening' && total === 0 ? (
          <EmptyList view={view} state={state} />
        ) : view ? (
          <VirtualList
            handle={list}
            className={styles.scroller}
            role="listbox"
            aria-label={words.window.panes.list}
            aria-multiselectable
            aria-activedescendant={focusIndex >= 0 ? rowElementId(focusIndex) : undefined}
            tabIndex={0}
            data-takes-focus
            shape={shape}
            listKey={listKey}
            startIndex={openIndex >= 0 ? openIndex : startOf(ui, view)}
            renderRow={(index) => (
              <ListRow view={view} index={index} version={state?.rowsVersion ?? 0} density={settings.density} />
            )}
            renderHeading={(heading) => {
              const day = days?.[heading];
              return day ? <DayHeading day={day} /> : null;
            }}
            onRange={onRange}
            onTop={onTop}
            onContextMenu={menu.onContextMenu}
            onFocus={(event) => {
              const present = ui.getState();
              const isByKey = event.currentTarget.matches(':focus-visible');
              if (isByKey && present.focusIndex < 0 && total > 0)
                ui.setState({ focusIndex: Math.max(0, present.openIndex) });
            }}
          />
        ) : null}
      </div>
      <Menu place={menu.place} label={words.list.moreActs} groups={menu.groups} onClose={menu.onClose} />
    </div>
  );
}
