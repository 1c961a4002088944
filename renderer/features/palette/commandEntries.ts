// The commands as lines of the palette. Every command is here that is not a mere key; those that go somewhere stand among the places.
import { type CommandGroup, type CommandId, commandIds, commandSpec } from '../../../shared/commands/commandTable.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';
import type { Dispatcher } from '../../commands/DispatcherContext.ts';
import type { Words } from '../../text/words.ts';
import type { EntryIcon, PaletteEntry } from './entry.ts';
import { asideOf, refusalOf, type Situation } from './situation.ts';
import { unreadOf } from './touchedListing.ts';

const groupIcons: Readonly<Record<CommandGroup, EntryIcon>> = {
  move: 'move',
  decide: 'decide',
  read: 'read',
  go: 'act',
  sources: 'sources',
  app: 'window',
};

const ownIcons: Partial<Readonly<Record<CommandId, EntryIcon>>> = {
  'list.markAllRead': 'markAll',
  'list.markOlderRead': 'older',
  'list.markNewerRead': 'older',
  'article.toggleSaved': 'saved',
  'article.tag': 'tag',
  'app.playMacro': 'play',
  'go.source': 'sources',
  'go.all': 'newsFeed',
  'go.unread': 'unread',
  'go.today': 'today',
  'go.saved': 'saved',
  'go.search': 'search',
  'go.health': 'page',
  'go.history': 'page',
  'search.keep': 'smart',
};

/** Commands that only show a place, with what is unread or kept there. */
function placeAside(id: CommandId, { counts }: LibraryOverview, words: Words): string | undefined {
  switch (id) {
    case 'go.all':
    case 'go.unread':
      return words.sidebar.unreadIn(counts.unread);
    case 'go.today':
      return words.sidebar.unreadIn(counts.unreadToday);
    case 'go.saved':
      return words.palette.articles(counts.saved);
    default:
      return undefined;
  }
}

const places: ReadonlySet<CommandId> = new Set<CommandId>([
  'go.all',
  'go.unread',
  'go.today',
  'go.saved',
  'go.health',
  'go.history',
  'go.search',
]);

export interface CommandEntriesOptions {
  readonly overview: LibraryOverview;
  readonly situation: Situation;
  readonly words: Words;
  readonly dispatcher: Dispatcher;
}

export const commandKey = (id: CommandId): string => `command:${id}`;

export function commandEntries({
  overview,
  situation,
  words,
  dispatcher,
}: CommandEntriesOptions): readonly PaletteEntry[] {
  return commandIds
    .filter((id) => !commandSpec(id).keyOnly)
    .map((id): PaletteEntry => {
      const title = words.command(id);
      const isMarkAll = id === 'list.markAllRead';
      const aside = places.has(id) ? placeAside(id, overview, words) : asideOf(id, situation, words);
      return {
        key: commandKey(id),
        group: places.has(id) ? 'places' : 'acts',
        name: isMarkAll ? words.palette.markAll(situation.title) : title,
        ...(isMarkAll && { otherName: title, touches: unreadOf(situation.listing, overview) }),
        icon: ownIcons[id] ?? groupIcons[commandSpec(id).group],
        ...(aside !== undefined && { aside }),
        keys: dispatcher.keysOf(id)[0],
        refusal: refusalOf(id, situation, words),
        run: () => dispatcher.run(id),
      };
    });
}
