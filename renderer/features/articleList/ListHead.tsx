// Title of the view, what is unread in it or chosen, and what can be done with it.
import { CheckCheck, Ellipsis, PanelLeft, Rows3, Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { listingTitle } from '../../app/handlers/viewTitle.ts';
import { changeView, type Density, useUi, useUiStore, viewSettings } from '../../app/uiState.ts';
import { useLayout } from '../../app/useLayout.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import type { PagedViewState } from '../../engine/view/viewState.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import styles from './ListHead.module.css';
import { OrderChoice } from './OrderChoice.tsx';

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;
const densities: readonly Density[] = ['comfortable', 'compact', 'cards'];

export function ListHead({ state }: { readonly state: PagedViewState | undefined }): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const layout = useLayout();
  const listing = useUi((present) => present.listing);
  const settings = useUi((present) => viewSettings(present, present.listing));
  const chosen = useUi((present) => present.chosen.size);
  const sourcesFolded = useUi((present) => present.sourcesFolded);
  const { data } = useOverview();
  const [menuPlace, setMenuPlace] = useState<Element>();
  const isSearch = listing.kind === 'search';

  const button = (id: CommandId, label: string, glyph: ReactNode): ReactNode => (
    <IconButton label={label} keys={dispatcher.keysOf(id)[0]} onClick={() => dispatcher.run(id)}>
      {glyph}
    </IconButton>
  );
  const command = (id: CommandId): MenuItem => ({
    label: words.command(id),
    keys: dispatcher.keysOf(id)[0],
    run: () => dispatcher.run(id),
  });
  const groups: readonly (readonly MenuItem[])[] = [
    [
      { ...command('list.toggleUnreadOnly'), label: words.list.onlyUnread, checked: settings.unreadOnly },
      { ...command('list.toggleOrder'), label: words.list.oldestFirst, checked: settings.order === 'oldest' },
    ],
    densities.map((density) => ({
      label: words.window.densities[density],
      checked: settings.density === density,
      run: () => changeView(ui, { density }),
    })),
    [command('list.saveAll'), command('list.tagAll')],
    [command('app.triage'), command('list.markOlderRead'), command('list.markNewerRead')],
    [
      command('go.history'),
      command('source.sync'),
      command('app.palette'),
      command('app.keys'),
      command('app.settings'),
    ],
  ];

  return (
    <header className={styles.head}>
      {layout !== 'wide' || sourcesFolded ? (
        <span className={styles.before}>
          {button('app.toggleSources', words.list.showSources, <PanelLeft {...icon} />)}
        </span>
      ) : null}
      <h2 className={`view-title ${styles.title}`}>{listingTitle(listing, data, words)}</h2>
      <p className={styles.count} aria-live="polite">
        {chosen > 0
          ? words.list.chosen(chosen)
          : !isSearch && state?.status === 'ready' && state.unread > 0
            ? words.list.unread(state.unread)
            : ''}
        {isSearch && chosen === 0 && state ? <OrderChoice present={state.order} /> : null}
      </p>
      {layout === 'single' ? button('go.search', words.sidebar.search, <Search {...icon} />) : null}
      {button('list.markAllRead', words.list.markAll, <CheckCheck {...icon} />)}
      {layout === 'single' ? null : button('list.density', words.list.density, <Rows3 {...icon} />)}
      <IconButton
        label={words.list.moreActs}
        aria-haspopup="menu"
        aria-expanded={menuPlace !== undefined}
        onClick={({ currentTarget }) => setMenuPlace((open) => (open ? undefined : currentTarget))}
      >
        <Ellipsis {...icon} />
      </IconButton>
      <Menu place={menuPlace} label={words.list.moreActs} groups={groups} onClose={() => setMenuPlace(undefined)} />
    </header>
  );
}
