// Commands about the window itself: dialogs, filter, order, rows, triage, theme.
import type { Handlers } from '../../commands/dispatcher.ts';
import { isNarrow } from '../layout.ts';
import {
  changeView,
  type Density,
  keepPlace,
  placeKey,
  showDialog,
  showToast,
  sittingKey,
  type Theme,
  type UiStore,
  viewSettings,
} from '../uiState.ts';
import type { HandlerContext } from './context.ts';

type AppCommand =
  | 'app.menu'
  | 'app.palette'
  | 'app.keys'
  | 'app.settings'
  | 'list.filter'
  | 'list.toggleUnreadOnly'
  | 'list.toggleOrder'
  | 'list.density'
  | 'list.showArrivals'
  | 'app.triage'
  | 'app.toggleSources'
  | 'app.theme';

const densities: readonly Density[] = ['comfortable', 'compact', 'cards'];
const themes: readonly Theme[] = ['system', 'light', 'dark', 'sepia', 'contrast'];
const after = <T>(all: readonly T[], present: T): T => all[(all.indexOf(present) + 1) % all.length] ?? present;

/** The same event that a right click makes, on the line under the focus: whoever offers a menu there hears it. */
function openMenuHere(): void {
  const focused = document.activeElement;
  const line = document.getElementById(focused?.getAttribute('aria-activedescendant') ?? '') ?? focused;
  if (!line) return;
  const { left, bottom, width } = line.getBoundingClientRect();
  const place = { clientX: left + Math.min(48, width / 2), clientY: bottom - 4 };
  line.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...place }));
}

/** Triage goes on at the article it was left at, unless another has the focus. */
async function toggleTriage(ui: UiStore): Promise<void> {
  const { triage, view, sittings, focusIndex, openIndex } = ui.getState();
  ui.setState({ triage: !triage, page: 'reading', pane: 'list' });
  const at = view && sittings[sittingKey(view)]?.at;
  if (triage || !at || Math.max(focusIndex, openIndex) >= 0) return;
  // At once where its row is here, so that the key that follows goes on from it.
  const here = view.indexOf(at.id);
  const index = here >= 0 ? here : await view.opened.then(() => view.find(at));
  const isStill = ui.getState().view === view && ui.getState().focusIndex < 0;
  if (isStill) ui.setState({ focusIndex: view.indexOf(at.id) >= 0 ? index : index - 1 });
}

export function createAppHandlers({ ui, views, words }: HandlerContext): Pick<Handlers, AppCommand> {
  const present = (): ReturnType<typeof viewSettings> => viewSettings(ui.getState(), ui.getState().listing);
  return {
    'app.menu': openMenuHere,
    'app.palette': () => showDialog(ui, { kind: 'palette', for: 'everything' }),
    'app.keys': () => showDialog(ui, { kind: 'keys' }),
    'app.settings': () => showDialog(ui, { kind: 'settings' }),
    'list.filter': () => {
      const first = document.querySelector<HTMLElement>('[data-filters] button');
      if (first) first.focus();
      else showToast(ui, words().list.noFilters);
    },
    'list.toggleUnreadOnly': () => changeView(ui, { unreadOnly: !present().unreadOnly }),
    'list.toggleOrder': () => changeView(ui, { order: present().order === 'oldest' ? 'newest' : 'oldest' }),
    'list.density': () => changeView(ui, { density: after(densities, present().density) }),
    'list.showArrivals': async () => {
      const { view } = ui.getState();
      if (view) keepPlace(ui, placeKey(view), undefined);
      await views.reopen();
      // Last, since what has the focus would come into sight again.
      ui.setState(({ topAsked }) => ({ topAsked: topAsked + 1, page: 'reading' }));
    },
    'app.triage': () => toggleTriage(ui),
    'app.toggleSources': () => {
      if (isNarrow()) ui.setState(({ sourcesOver }) => ({ sourcesOver: !sourcesOver }));
      else ui.setState(({ sourcesFolded }) => ({ sourcesFolded: !sourcesFolded }));
    },
    'app.theme': () => {
      const theme = after(themes, ui.getState().theme);
      ui.setState({ theme });
      showToast(ui, words().window.themeIs(words().window.themes[theme]));
    },
  };
}
