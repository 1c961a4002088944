// All the palette can offer now, made anew when the library changes while it is open.
import { useMemo } from 'react';
import type { Listing } from '../../../shared/model/listing.ts';
import { showListing, showToast, useUi, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { type Arrange, createArrange } from './arrange.ts';
import { commandEntries, commandKey } from './commandEntries.ts';
import type { EntryIcon, PaletteEntry } from './entry.ts';
import { macroEntries } from './macroEntries.ts';
import { labelEntries, sourceEntries } from './placeEntries.ts';
import { readSituation } from './situation.ts';
import { markAllActs, oldActs } from './viewActs.ts';

/** With nothing typed: what one decides first, mere movements last. */
const order: readonly EntryIcon[] = ['markAll', 'older', 'play', 'decide', 'saved', 'tag', 'sources', 'window', 'read'];
const placeIn = (icon: EntryIcon): number => {
  const place = order.indexOf(icon);
  return place < 0 ? order.length : place;
};

export function usePaletteStock(what: 'everything' | 'sources'): Arrange | undefined {
  const ui = useUiStore();
  const engine = useEngine();
  const words = useWords();
  const dispatcher = useDispatcher();
  const macros = useUi((state) => state.macros);
  const lately = useUi((state) => state.lately);
  const { data: overview } = useOverview();

  return useMemo(() => {
    if (!overview) return undefined;
    const mark = async (listing: Listing, subject?: string): Promise<void> => {
      const options = { order: 'newest', unreadOnly: true } as const;
      const { frame } = await engine.call('articles.open', { listing, options });
      const view = { listing, options, frame };
      const result = await engine.call('triage.markView', {
        view,
        read: true,
        side: 'all',
        ...(subject !== undefined && { subject }),
      });
      if (result.entry) showToast(ui, words.did(result.entry), result.entry.id);
      else showToast(ui, words.palette.nothingMarked);
    };
    const show = (listing: Listing): void => showListing(ui, listing);
    const sources = sourceEntries({ overview, words, show });
    if (what === 'sources') return createArrange({ acts: [], places: sources, lately });

    const situation = readSituation(ui.getState(), overview, words);
    const commands = commandEntries({ overview, situation, words, dispatcher });
    const views = { overview, shown: situation.listing, words, mark };
    const isPlace = (entry: PaletteEntry): boolean => entry.group === 'places';
    const acts = [
      ...commands.filter((entry) => !isPlace(entry)),
      ...oldActs(views),
      ...macroEntries({ macros, ui, words, dispatcher }),
    ].toSorted(
      (a, b) =>
        Number(b.key === commandKey('list.markAllRead')) - Number(a.key === commandKey('list.markAllRead')) ||
        placeIn(a.icon) - placeIn(b.icon),
    );
    return createArrange({
      acts: [...acts, ...markAllActs(views)],
      places: [...commands.filter(isPlace), ...labelEntries({ overview, words, show }), ...sources],
      lately,
    });
  }, [overview, what, macros, lately, engine, ui, words, dispatcher]);
}
