// The window: sources, list and article side by side, folding as the window gets narrower; what floats above; and one line on failure.
import { type ReactNode, Suspense, useState } from 'react';
import { useDispatcher } from '../commands/DispatcherContext.ts';
import { useOverview } from '../engine/useOverview.ts';
import { ArticleList } from '../features/articleList/ArticleList.tsx';
import { FeedsProvider } from '../features/articleList/FeedsProvider.tsx';
import { Triage } from '../features/articleList/Triage.tsx';
import { Sidebar } from '../features/sidebar/Sidebar.tsx';
import { useWords } from '../text/useWords.ts';
import { classNames } from '../ui/classNames.ts';
import { PaneEdge } from '../ui/PaneEdge.tsx';
import { Toast, ToastPlace } from '../ui/Toast.tsx';
import styles from './App.module.css';
import { Dialogs } from './Dialogs.tsx';
import { DropPlace } from './DropPlace.tsx';
import { EngineLine } from './EngineLine.tsx';
import { MendedNotice } from './MendedNotice.tsx';
import { PaneBoundary } from './PaneBoundary.tsx';
import { RecordingMark } from './RecordingMark.tsx';
import { slots } from './slotTable.ts';
import { hideToast, usualScreen, useUi, useUiStore } from './uiState.ts';
import { useLayout } from './useLayout.ts';
import { useWindowSigns } from './useWindowSigns.ts';

const sourcesWidth = { least: 180, usual: usualScreen.widths.sources, most: 360 };
const listWidth = { least: 300, usual: usualScreen.widths.list, most: 640 };

export function App(): ReactNode {
  const overview = useOverview();
  useWindowSigns(overview.data);
  const page = useUi((state) => state.page);
  const triage = useUi((state) => state.triage);
  const isFirstRun = overview.data?.feeds.length === 0 && overview.data.counts.articles === 0;
  const { FirstRun } = slots;
  return (
    <FeedsProvider>
      {isFirstRun && FirstRun ? (
        <Guarded>
          <FirstRun />
        </Guarded>
      ) : triage && page === 'reading' ? (
        <TriageWindow />
      ) : (
        <Panes />
      )}
      <Dialogs />
      <DropPlace />
      <Toasts />
      {triage ? null : <PendingKeys />}
      <EngineLine />
      <MendedNotice />
    </FeedsProvider>
  );
}

/** A part of the window whose failure stays its own, and which may be fetched when it is first drawn. */
function Guarded({ children }: { readonly children: ReactNode }): ReactNode {
  const words = useWords();
  return (
    <PaneBoundary sentence={words.window.paneFailed} act={words.window.tryAgain}>
      <Suspense fallback={null}>{children}</Suspense>
    </PaneBoundary>
  );
}

function TriageWindow(): ReactNode {
  return (
    <main className={styles.triage}>
      <Guarded>
        <Triage />
      </Guarded>
    </main>
  );
}

function Panes(): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const layout = useLayout();
  const page = useUi((state) => state.page);
  const pane = useUi((state) => state.pane);
  const widths = useUi((state) => state.widths);
  const sourcesFolded = useUi((state) => state.sourcesFolded);
  const sourcesOver = useUi((state) => state.sourcesOver);
  const [drag, setDrag] = useState<{ readonly sources?: number; readonly list?: number }>({});
  const { Article, Health, History } = slots;
  const Page = page === 'health' ? Health : page === 'history' ? History : undefined;

  const isSingle = layout === 'single';
  const showsSources = layout === 'wide' ? !sourcesFolded : sourcesOver;
  const showsList = !Page && (!isSingle || pane !== 'article');
  const showsArticle = !Page && (!isSingle || pane === 'article');
  const keep = (which: 'sources' | 'list') => (width: number) => {
    setDrag({});
    ui.setState((state) => ({ widths: { ...state.widths, [which]: width } }));
  };

  return (
    <div className={styles.window} data-layout={layout}>
      {showsSources ? (
        <>
          {layout === 'wide' ? null : (
            <div className={styles.behindSources} aria-hidden onClick={() => ui.setState({ sourcesOver: false })} />
          )}
          <nav
            id="pane-sources"
            tabIndex={-1}
            aria-label={words.window.panes.sources}
            className={classNames(styles.sources, layout !== 'wide' && styles.over)}
            style={{ width: drag.sources ?? widths.sources }}
          >
            <Guarded>
              <Sidebar />
            </Guarded>
            {layout === 'wide' ? (
              <PaneEdge
                label={words.window.resizeSources}
                width={drag.sources ?? widths.sources}
                {...sourcesWidth}
                onDrag={(sources) => setDrag({ sources })}
                onDone={keep('sources')}
              />
            ) : null}
          </nav>
        </>
      ) : null}
      {Page ? (
        <main id="pane-list" tabIndex={-1} className={styles.page}>
          <Guarded>
            <Page />
          </Guarded>
        </main>
      ) : null}
      {showsList ? (
        <section
          id="pane-list"
          tabIndex={-1}
          aria-label={words.window.panes.list}
          className={styles.list}
          style={isSingle ? undefined : { width: drag.list ?? widths.list }}
        >
          <Guarded>
            <ArticleList />
          </Guarded>
          {isSingle ? null : (
            <PaneEdge
              label={words.window.resizeList}
              width={drag.list ?? widths.list}
              {...listWidth}
              onDrag={(list) => setDrag({ list })}
              onDone={keep('list')}
            />
          )}
        </section>
      ) : null}
      {showsArticle ? (
        <main id="pane-article" tabIndex={-1} aria-label={words.window.panes.article} className={styles.article}>
          <Guarded>{Article ? <Article /> : null}</Guarded>
        </main>
      ) : null}
    </div>
  );
}

/** Keys of a chord that is not finished, so that one sees that something is waited for; and that keys are recorded. */
function PendingKeys(): ReactNode {
  const pendingKeys = useUi((state) => state.pendingKeys);
  return (
    <div className={styles.signs}>
      <RecordingMark className={styles.sign} />
      <div aria-hidden data-pending className={classNames(styles.sign, pendingKeys === '' && styles.idle)}>
        {pendingKeys}
      </div>
    </div>
  );
}

function Toasts(): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const toasts = useUi((state) => state.toasts);
  const triage = useUi((state) => state.triage);
  const undoKeys = dispatcher.keysOf('app.undo')[0];
  const newest = toasts.findLast((toast) => toast.undoes !== undefined)?.id;
  return (
    <ToastPlace lifted={triage}>
      {toasts.map(({ id, text, undoes, offers }) => (
        <Toast
          key={id}
          text={text}
          closeLabel={words.window.close}
          onClose={() => hideToast(ui, id)}
          {...(offers && {
            act: {
              label: offers.label,
              run: () => {
                hideToast(ui, id);
                offers.run();
              },
            },
          })}
          {...(undoes !== undefined && {
            act: {
              label: words.window.undo,
              // The key takes back the newest act; an older one is taken back by its own button.
              ...(undoKeys !== undefined && id === newest && { keys: undoKeys }),
              run: () => dispatcher.run('app.undo', { journalId: undoes }),
            },
          })}
        />
      ))}
    </ToastPlace>
  );
}
