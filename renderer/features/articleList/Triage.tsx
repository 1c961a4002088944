// Triage: the whole window is the list, one line an article. The open one unfolds in place, the bar says what is left, the foot the keys.
import { X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { listingKey } from '../../../shared/model/listing.ts';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import { listingTitle } from '../../app/handlers/viewTitle.ts';
import { RecordingMark } from '../../app/RecordingMark.tsx';
import { useUi, useUiStore } from '../../app/uiState.ts';
import { useShownView } from '../../app/useShownView.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx';
import { ArrivalsPill } from './ArrivalsPill.tsx';
import { EmptyList } from './EmptyList.tsx';
import { rowElementId } from './ListRow.tsx';
import { triageRowHeight, triageUnfoldedBy } from './rowHeights.ts';
import styles from './Triage.module.css';
import { TriageRow } from './TriageRow.tsx';
import { startOf, usePlace } from './usePlace.ts';
import { useSitting } from './useSitting.ts';
import { usePace } from './usePace.ts';
import { useMarkOnScroll } from './useMarkOnScroll.ts';
import { useRowMenu } from './useRowMenu.ts';

export function Triage(): ReactNode {
  const words = useWords();
  const dispatcher = useDispatcher();
  const ui = useUiStore();
  const shown = useShownView();
  const listing = useUi((state) => state.listing);
  const focusIndex = useUi((state) => state.focusIndex);
  const openIndex = useUi((state) => state.openIndex);
  const chosen = useUi((state) => state.chosen.size);
  const { data } = useOverview();
  const list = useRef<VirtualListHandle>(null);
  const menu = useRowMenu();
  const view = shown?.view;
  const state = shown?.state;
  const beginsAt = view?.beginsAt();
  const total = beginsAt === undefined ? 0 : (state?.total ?? 0);
  const sitting = useSitting(shown);
  const left = sitting?.left ?? state?.unread ?? 0;
  const all = sitting?.total ?? total;
  const minutesLeft = usePace(left);

  const shape = useMemo(
    () => ({
      count: total,
      rowHeight: triageRowHeight,
      headingHeight: 0,
      headings: [],
      ...(openIndex >= 0 && { unfolded: { index: openIndex, by: triageUnfoldedBy } }),
    }),
    [total, openIndex],
  );
  const notePlace = usePlace(view);
  const markPassed = useMarkOnScroll(view);
  const onTop = (index: number): void => {
    notePlace(index);
    markPassed(index);
  };
  const onRange = useCallback((from: number, to: number) => view?.look(from - 40, to + 80), [view]);
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    if (focusIndex < 0 || !list.current) return;
    list.current.reveal(focusIndex);
    notePlace(list.current.top());
  }, [focusIndex, notePlace]);
  useEffect(() => {
    if (openIndex >= 0) list.current?.reveal(openIndex);
  }, [openIndex]);

  return (
    <section className={styles.triage} id="pane-list" aria-label={words.list.triage}>
      <header className={styles.bar}>
        <h1 className="view-title">{listingTitle(listing, data, words)}</h1>
        <p className={styles.left}>{words.list.left(left, all)}</p>
        <div
          className={styles.track}
          role="progressbar"
          aria-label={words.list.left(left, all)}
          aria-valuenow={all - left}
          aria-valuemax={all}
        >
          <div className={styles.done} style={{ transform: `scaleX(${all > 0 ? (all - left) / all : 1})` }} />
        </div>
        <p className={styles.left}>{minutesLeft === undefined ? '' : words.list.minutesLeft(minutesLeft)}</p>
        <p className={styles.chosen} aria-live="polite">
          {chosen > 0 ? words.list.chosen(chosen) : ''}
        </p>
        <IconButton
          label={words.list.leaveTriage}
          keys={dispatcher.keysOf('app.triage')[0]}
          onClick={() => dispatcher.run('app.triage')}
        >
          <X size={17} strokeWidth={1.6} aria-hidden />
        </IconButton>
      </header>
      <div className={styles.body}>
        {state && state.arrivals > 0 ? <ArrivalsPill arrivals={state.arrivals} /> : null}
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
            listKey={`${listingKey(view.asked)} ${view.options.order} ${view.options.unreadOnly}`}
            startIndex={openIndex >= 0 ? openIndex : startOf(ui, view)}
            renderRow={(index) => <TriageRow view={view} index={index} version={state?.rowsVersion ?? 0} />}
            renderHeading={() => null}
            onRange={onRange}
            onTop={onTop}
            onContextMenu={menu.onContextMenu}
          />
        ) : null}
      </div>
      <Menu place={menu.place} label={words.list.moreActs} groups={menu.groups} onClose={menu.onClose} />
      <Hints />
    </section>
  );
}

const hints: readonly {
  readonly ids: readonly CommandId[];
  readonly word: keyof ReturnType<typeof useWords>['list']['hints'];
}[] = [
  { ids: ['article.openNext', 'article.openPrevious'], word: 'next' },
  { ids: ['article.toggleRead'], word: 'read' },
  { ids: ['article.toggleSaved'], word: 'save' },
  { ids: ['article.tag'], word: 'tag' },
  { ids: ['list.toggleChosen'], word: 'choose' },
  { ids: ['list.markAllRead'], word: 'allRead' },
  { ids: ['app.undo'], word: 'undo' },
  { ids: ['app.keys'], word: 'keys' },
];

function Hints(): ReactNode {
  const words = useWords();
  const dispatcher = useDispatcher();
  const pendingKeys = useUi((state) => state.pendingKeys);
  return (
    <footer className={styles.hints}>
      {hints.map(({ ids, word }) => {
        const [first] = ids;
        return (
          <button
            key={word}
            type="button"
            tabIndex={-1}
            className={styles.hint}
            onClick={() => (first ? dispatcher.run(first) : undefined)}
          >
            <Kbd keys={ids.flatMap((id) => dispatcher.keysOf(id).slice(0, 1)).join(' ')} />
            {words.list.hints[word]}
          </button>
        );
      })}
      <RecordingMark className={styles.recording} />
      <span aria-hidden data-pending className={styles.pending}>
        {pendingKeys}
      </span>
    </footer>
  );
}
