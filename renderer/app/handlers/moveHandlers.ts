// Commands that move: through the list, through the sources, from pane to pane, and one level back.
import { isNarrow } from '../layout.ts';
import { orderSources } from '../sourceOrder.ts';
import { chooseNothing, type Pane, showListing, showPage, showToast } from '../uiState.ts';
import type { Handlers } from '../../commands/dispatcher.ts';
import { withMarks } from '../../engine/pendingMarks.ts';
import { type HandlerContext, openedView, shownView, startIndex } from './context.ts';
import { closeArticle, focusAt, openAt } from './openArticle.ts';

type MoveCommand =
  | 'article.openNext'
  | 'article.openPrevious'
  | 'list.focusNext'
  | 'list.focusPrevious'
  | 'list.focusFirst'
  | 'list.focusLast'
  | 'article.scrollOn'
  | 'article.scrollBack'
  | 'article.nextUnread'
  | 'source.nextUnread'
  | 'source.previousUnread'
  | 'app.focusNextPane'
  | 'app.focusPreviousPane'
  | 'sources.fold'
  | 'sources.unfold'
  | 'sources.next'
  | 'sources.previous'
  | 'app.back';

const panes: readonly Pane[] = ['sources', 'list', 'article'];
const paneElement = (pane: Pane): HTMLElement | null => document.getElementById(`pane-${pane}`);

/** Gives the focus to what takes it within the pane: its list, else the pane itself. */
export function focusPaneElement(pane: Pane): void {
  const element = paneElement(pane);
  (element?.querySelector<HTMLElement>('[data-takes-focus]') ?? element)?.focus();
}

export function createMoveHandlers(context: HandlerContext): Pick<Handlers, MoveCommand> {
  const { ui, article, sources, page, marks, engine, words } = context;
  const total = (): number => shownView(context)?.getState().total ?? 0;

  const inSources = (): boolean => ui.getState().pane === 'sources' && sources.current() !== undefined;

  async function openBy(step: number): Promise<void> {
    await openedView(context);
    const start = startIndex(context);
    const next = start < 0 ? 0 : Math.max(0, Math.min(total() - 1, start + step));
    if (next !== start || ui.getState().openIndex !== start) await openAt(context, next);
  }

  async function focusBy(step: number): Promise<void> {
    if (inSources()) sources.current()?.move(step);
    else {
      await openedView(context);
      focusAt(context, startIndex(context) < 0 ? 0 : startIndex(context) + step);
    }
  }

  async function openNextUnread(): Promise<void> {
    const view = await openedView(context);
    const isRead = (row: Parameters<typeof withMarks>[0]): boolean => withMarks(row, marks.getState()).read;
    const next = (await view?.findUnread(startIndex(context), 1, isRead)) ?? -1;
    if (next >= 0) await openAt(context, next);
    else showToast(ui, words().window.nothingMore);
  }

  async function goToUnreadSource(step: 1 | -1): Promise<void> {
    const overview = await engine.call('library.overview', {});
    const feeds = orderSources(overview, []).flatMap((item) => (item.kind === 'feed' ? [item.feed] : []));
    const { listing } = ui.getState();
    const at = feeds.findIndex((feed) => listing.kind === 'feed' && feed.id === listing.feedId);
    const start = at < 0 && step < 0 ? feeds.length : at;
    for (let tried = 1; tried <= feeds.length; tried += 1) {
      const feed = feeds[(start + step * tried + feeds.length * 2) % feeds.length];
      if (feed && feed.unreadCount > 0) {
        showListing(ui, { kind: 'feed', feedId: feed.id });
        return;
      }
    }
    showToast(ui, words().window.nothingMore);
  }

  function focusPane(step: 1 | -1): void {
    const shown = panes.filter((pane) => paneElement(pane) !== null);
    const at = shown.indexOf(ui.getState().pane);
    const next = shown[(at + step + shown.length) % shown.length];
    if (!next) return;
    ui.setState({ pane: next });
    if (next === 'article' && article.current()) article.current()?.focus();
    else focusPaneElement(next);
  }

  /** One level back: what floats, the page, what is chosen, the article, the mode, the list of a search, its field. */
  function goBack(): void {
    const state = ui.getState();
    const isInField = Boolean(document.activeElement?.closest('[data-search-field]'));
    if (state.listing.kind === 'search' && isInField) {
      showListing(ui, state.lastListing);
      focusPaneElement('list');
    } else if (state.sourcesOver) ui.setState({ sourcesOver: false });
    else if (state.page !== 'reading') {
      if (!page.current()?.back()) showPage(ui, 'reading');
    } else if (state.chosen.size > 0 || state.choosing) chooseNothing(ui);
    else if (state.openId !== undefined) {
      closeArticle(context);
      focusPaneElement('list');
    } else if (state.triage) ui.setState({ triage: false });
    else if (state.listing.kind === 'search') ui.setState({ searchAsked: state.searchAsked + 1 });
    else if (isNarrow()) ui.setState({ sourcesOver: true });
  }

  return {
    'article.openNext': ({ count = 1 }) => openBy(count),
    'article.openPrevious': ({ count = 1 }) => openBy(-count),
    'list.focusNext': ({ count = 1 }) => focusBy(count),
    'list.focusPrevious': ({ count = 1 }) => focusBy(-count),
    'list.focusFirst': async () => {
      if (inSources()) sources.current()?.move(Number.NEGATIVE_INFINITY);
      else {
        await openedView(context);
        focusAt(context, 0);
      }
    },
    'list.focusLast': async () => {
      if (inSources()) sources.current()?.move(Number.POSITIVE_INFINITY);
      else {
        await openedView(context);
        focusAt(context, total() - 1);
      }
    },
    'article.scrollOn': async () => {
      if (!ui.getState().triage && article.current()?.scrollBy(1)) return;
      await openNextUnread();
    },
    'article.scrollBack': () => {
      article.current()?.scrollBy(-1);
    },
    'article.nextUnread': openNextUnread,
    'source.nextUnread': () => goToUnreadSource(1),
    'source.previousUnread': () => goToUnreadSource(-1),
    'app.focusNextPane': () => focusPane(1),
    'app.focusPreviousPane': () => focusPane(-1),
    'sources.next': ({ count = 1 }) => sources.current()?.move(count),
    'sources.previous': ({ count = 1 }) => sources.current()?.move(-count),
    'sources.fold': () => sources.current()?.fold(),
    'sources.unfold': () => sources.current()?.unfold(),
    'app.back': goBack,
  };
}
