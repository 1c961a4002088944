// The acts that a right click on a row offers: the same commands as its keys, on the row that was clicked.
import { type MouseEvent, useCallback, useMemo, useState } from 'react';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import { useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import type { MenuItem, MenuPlace } from '../../ui/Menu.tsx';

export interface RowMenu {
  readonly place: MenuPlace | undefined;
  readonly groups: readonly (readonly MenuItem[])[];
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onClose: () => void;
}

const offered: readonly (readonly CommandId[])[] = [
  ['article.toggleRead', 'article.toggleSaved', 'article.tag', 'list.toggleChosen'],
  ['article.openOutside', 'article.openBehind', 'article.copyLink', 'article.moreByAuthor'],
  ['list.markNewerRead', 'list.markOlderRead'],
];

export function useRowMenu(): RowMenu {
  const ui = useUiStore();
  const words = useWords();
  const dispatcher = useDispatcher();
  const [place, setPlace] = useState<MenuPlace>();
  const groups = useMemo(
    () =>
      offered.map((ids) =>
        ids.map((id): MenuItem => ({
          label: words.command(id),
          keys: dispatcher.keysOf(id)[0],
          run: () => dispatcher.run(id),
        })),
      ),
    [dispatcher, words],
  );
  const onContextMenu = useCallback(
    (event: MouseEvent) => {
      const row = event.target instanceof Element ? event.target.closest('[role=option]') : null;
      // By the menu key the event comes from the list itself: it is about the row that has the focus.
      const index = row ? Number(row.getAttribute('aria-posinset')) - 1 : ui.getState().focusIndex;
      if (index < 0) return;
      event.preventDefault();
      ui.setState({ focusIndex: index });
      setPlace({ x: event.clientX, y: event.clientY });
    },
    [ui],
  );
  const onClose = useCallback(() => setPlace(undefined), []);
  return { place, groups, onContextMenu, onClose };
}
