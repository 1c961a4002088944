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
  type Theme,
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
    'app.triage': () => ui.setState(({ triage }) => ({ triage: !triage, page: 'reading', pane: 'list' })),
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
