// What the window shows while the palette is asked for: what the acts would touch, and which of them cannot be done now.
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import { listingTitle } from '../../app/handlers/viewTitle.ts';
import type { UiState } from '../../app/uiState.ts';
import type { Words } from '../../text/words.ts';

export interface Situation {
  readonly listing: Listing;
  readonly title: string;
  readonly total: number;
  readonly unread: number;
  readonly arrivals: number;
  readonly chosen: number;
  /** There is an article that acts are about: under the focus, else open. */
  readonly hasArticle: boolean;
  readonly isOpen: boolean;
  /** Title of the source that acts are about. */
  readonly source: string | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export function readSituation(state: UiState, overview: LibraryOverview, words: Words): Situation {
  const view = state.view?.getState();
  const row = state.view?.rowAt(state.focusIndex >= 0 ? state.focusIndex : state.openIndex);
  const feedId = state.listing.kind === 'feed' ? state.listing.feedId : row?.feedId;
  return {
    listing: state.listing,
    title: listingTitle(state.listing, overview, words),
    total: view?.total ?? 0,
    unread: view?.unread ?? 0,
    arrivals: view?.arrivals ?? 0,
    chosen: state.chosen.size,
    hasArticle: row !== undefined || state.openId !== undefined,
    isOpen: state.openId !== undefined,
    source: overview.feeds.find((feed) => feed.id === feedId)?.title,
    canUndo: overview.canUndo,
    canRedo: overview.canRedo,
  };
}

type Need =
  | 'article'
  | 'chosenOrArticle'
  | 'open'
  | 'source'
  | 'sourceOrFolder'
  | 'sourceOrSmart'
  | 'search'
  | 'arrivals'
  | 'rows';

const needs: Partial<Readonly<Record<CommandId, Need>>> = {
  'article.toggleRead': 'chosenOrArticle',
  'article.toggleSaved': 'chosenOrArticle',
  'article.tag': 'chosenOrArticle',
  'article.note': 'article',
  'list.toggleChosen': 'article',
  'list.extendChosenDown': 'rows',
  'list.extendChosenUp': 'rows',
  'list.chooseAll': 'rows',
  'list.markAllRead': 'rows',
  'list.saveAll': 'rows',
  'list.tagAll': 'rows',
  'list.markOlderRead': 'article',
  'list.markNewerRead': 'article',
  'article.open': 'rows',
  'article.openOutside': 'article',
  'article.openBehind': 'article',
  'article.copyLink': 'article',
  'article.moreByAuthor': 'article',
  'article.scrollBack': 'open',
  'article.toggleFullText': 'open',
  'article.find': 'open',
  'article.getMedia': 'open',
  'list.showArrivals': 'arrivals',
  'search.keep': 'search',
  'source.rename': 'sourceOrFolder',
  'source.move': 'source',
  'source.settings': 'source',
  'source.pause': 'source',
  'source.unsubscribe': 'sourceOrSmart',
};

const isMet: Readonly<Record<Need, (situation: Situation) => boolean>> = {
  article: ({ hasArticle }) => hasArticle,
  chosenOrArticle: ({ hasArticle, chosen }) => hasArticle || chosen > 0,
  open: ({ isOpen }) => isOpen,
  source: ({ source }) => source !== undefined,
  sourceOrFolder: ({ source, listing }) =>
    source !== undefined || listing.kind === 'folder' || listing.kind === 'smart',
  sourceOrSmart: ({ source, listing }) => source !== undefined || listing.kind === 'smart',
  search: ({ listing }) => listing.kind === 'smart' || (listing.kind === 'search' && listing.query.trim() !== ''),
  arrivals: ({ arrivals }) => arrivals > 0,
  rows: ({ total }) => total > 0,
};

/** Why a command cannot be done now, in words; undefined where it can. */
export function refusalOf(id: CommandId, situation: Situation, words: Words): string | undefined {
  if (id === 'app.undo' && !situation.canUndo) return words.palette.needs.undo;
  if (id === 'app.redo' && !situation.canRedo) return words.palette.needs.redo;
  const need = needs[id];
  return need === undefined || isMet[need](situation) ? undefined : words.palette.needs[need];
}

/** What a command would touch, in words: the chosen ones, the article, the source. */
export function asideOf(id: CommandId, situation: Situation, words: Words): string | undefined {
  if (id === 'list.markAllRead') return words.palette.articles(situation.unread);
  if (id === 'list.chooseAll' || id === 'list.saveAll' || id === 'list.tagAll')
    return words.palette.articles(situation.total);
  switch (needs[id]) {
    case 'chosenOrArticle':
      return situation.chosen > 0 ? words.list.chosen(situation.chosen) : words.palette.articles(1);
    case 'article':
    case 'open':
      return id === 'list.markOlderRead' || id === 'list.markNewerRead' ? undefined : words.palette.articles(1);
    case 'sourceOrFolder':
    case 'sourceOrSmart':
      return isOwnPlace(id, situation.listing) ? situation.title : situation.source;
    case 'source':
      return situation.source;
    default:
      return undefined;
  }
}

/** The command is about the place that is shown, not about the source of an article in it. */
const isOwnPlace = (id: CommandId, { kind }: Listing): boolean =>
  kind === 'smart' || (kind === 'folder' && needs[id] === 'sourceOrFolder');
