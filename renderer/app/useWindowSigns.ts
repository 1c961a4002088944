// What the system shows of the window from outside: its title, and the number on the app's icon.
import { useEffect } from 'react';
import type { LibraryOverview } from '../../shared/model/library.ts';
import { useWords } from '../text/useWords.ts';
import { listingTitle } from './handlers/viewTitle.ts';
import { useShell } from './ShellContext.ts';
import { useUi } from './uiState.ts';

export function useWindowSigns(overview: LibraryOverview | undefined): void {
  const shell = useShell();
  const words = useWords();
  const listing = useUi((state) => state.listing);
  const unread = overview?.counts.unread ?? 0;
  const title = listingTitle(listing, overview, words);
  useEffect(() => {
    document.title = title === '' ? 'Broadsheet' : `${title} – Broadsheet`;
  }, [title]);
  useEffect(() => {
    // A system without badges has none to lose.
    shell.call('window.setBadge', { count: unread }).catch(() => undefined);
  }, [shell, unread]);
}
