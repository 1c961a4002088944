// What the screen is showing, as opposed to what the library holds: one store, made once in main.tsx, handed down by context.
// Only the setters here change it. What should outlive the window is written to the settings by keepSettings.ts.
import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Invocation } from '../../shared/commands/grammar.ts';
import type { Keymap } from '../../shared/commands/keymap.ts';
import type { Macro } from '../../shared/commands/macro.ts';
import type { PickedFile } from '../../shared/contract/shellContract.ts';
import type { ArticleId, FeedId, FolderId, JournalId, SmartFeedId, TagId } from '../../shared/model/ids.ts';
import type { RetentionRule } from '../../shared/model/librarySettings.ts';
import { type Listing, listingKey, type ListingOptions } from '../../shared/model/listing.ts';
import type { Anchor } from '../engine/view/findAnchor.ts';
import type { PagedView } from '../engine/view/pagedView.ts';
import type { SavedFilter } from './savedFilters.ts';
import type { TypedText } from './typedSearch.ts';

export type Theme = 'system' | 'light' | 'dark' | 'sepia' | 'contrast';
export type Density = 'compact' | 'comfortable' | 'cards';
export type Pane = 'sources' | 'list' | 'article';
/** What stands beside the sources: list and article, or one page in place of both. */
export type Page = 'reading' | 'health' | 'history';

export type OpenDialog =
  | { readonly kind: 'palette'; readonly for: 'everything' | 'sources' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'nameMacro'; readonly acts: readonly Invocation[] }
  | { readonly kind: 'settings' }
  | { readonly kind: 'export' }
  | { readonly kind: 'pack' }
  /** An address is looked at right away, unless it `waits` for the person's word. */
  | { readonly kind: 'subscribe'; readonly address?: string; readonly waits?: boolean; readonly folderId?: FolderId }
  | { readonly kind: 'importOpml'; readonly files?: readonly PickedFile[] }
  | { readonly kind: 'tags'; readonly articleIds: readonly ArticleId[] }
  | { readonly kind: 'note'; readonly articleId: ArticleId; readonly highlightId?: number }
  | { readonly kind: 'sourceSettings'; readonly feedId: FeedId; readonly part?: 'address' | 'password' }
  | { readonly kind: 'renameSource'; readonly feedId: FeedId }
  | { readonly kind: 'moveSource'; readonly feedId: FeedId }
  | { readonly kind: 'findAddress'; readonly feedId: FeedId }
  | { readonly kind: 'renameFolder'; readonly folderId: FolderId }
  | { readonly kind: 'moveFolder'; readonly folderId: FolderId }
  | { readonly kind: 'renameTag'; readonly tagId: TagId }
  | { readonly kind: 'addFolder'; readonly parentId?: FolderId }
  /** With an id that smart feed is changed, else another is made. */
  | { readonly kind: 'keepSearch'; readonly query: string; readonly smartFeedId?: SmartFeedId };

export interface ViewSettings extends ListingOptions {
  readonly density: Density;
  /** Of Saved only; an article passes all of them. */
  readonly filters?: readonly SavedFilter[];
}

/** How articles are set. Sizes in px; measure in px at the usual size. */
export interface ReadingStyle {
  readonly family: 'serif' | 'sans' | 'system';
  readonly size: number;
  readonly leading: number;
  readonly measure: number;
  readonly justified: boolean;
}

export const usualReadingStyle: ReadingStyle = {
  family: 'serif',
  size: 19,
  leading: 1.58,
  measure: 612,
  justified: false,
};

export interface Choosing {
  /** All that is being brought; none of it if it cannot be had. Acts on what is chosen wait for it. */
  readonly done: Promise<readonly ArticleId[]>;
  /** They are not chosen any more when they come. */
  readonly stop: () => void;
}

export interface ChosenStretch {
  readonly from: number;
  readonly to: number;
  /** What was chosen before it: that stays, however short the stretch becomes. */
  readonly before: ReadonlySet<ArticleId>;
}

export interface ToastNote {
  readonly id: number;
  readonly text: string;
  /** Offers to undo this entry of the journal. */
  readonly undoes?: JournalId;
  readonly offers?: ToastOffer;
}

/** An act that helps on, beside what is told. */
export interface ToastOffer {
  readonly label: string;
  readonly run: () => void;
}

export interface Sitting {
  /** To be decided in all, what is decided already with it. */
  readonly total: number;
  readonly left: number;
  /** The article under the focus. */
  readonly at?: Anchor;
}

export interface RetentionDraft {
  readonly rule: RetentionRule;
  /** What stands in the field for a query. */
  readonly typed: string;
}

/** What is kept in the settings, all of it optional there. */
export interface KeptScreen {
  readonly theme: Theme;
  readonly language: 'system' | 'en' | 'de';
  readonly widths: { readonly sources: number; readonly list: number };
  readonly sourcesFolded: boolean;
  readonly topicsFolded: boolean;
  readonly foldedFolders: readonly FolderId[];
  readonly views: Readonly<Record<string, ViewSettings>>;
  readonly usualDensity: Density;
  /** Lists of sources and folders begin with what is unread only. */
  readonly usualUnreadOnly: boolean;
  readonly reading: ReadingStyle;
  readonly keymap: Keymap;
  /** After marking or unsaving the open article: stay, or open the next. */
  readonly autoAdvance: 'stay' | 'next' | 'nextUnread';
  readonly markOnScroll: boolean;
  readonly lastListing: Listing;
  /** As they were typed, newest first. */
  readonly lastSearches: readonly string[];
  /** Recorded keys that were given a name, newest first. */
  readonly macros: readonly Macro[];
  /** Keys of what was chosen in the palette, newest first. */
  readonly lately: readonly string[];
  /** First article in sight of each view that is not at its beginning, by its key, to come back to; the newest last. */
  readonly places: Readonly<Record<string, Anchor>>;
  readonly triage: boolean;
  /** How far triage is in each view, by its key, to go on with; the newest last. */
  readonly sittings: Readonly<Record<string, Sitting>>;
}

export interface UiState extends KeptScreen {
  readonly listing: Listing;
  readonly page: Page;
  /** The pane that has the keys; at narrow widths, the one that is shown. */
  readonly pane: Pane;
  /** The view that is shown, once it was asked for; its rows and counts are its own state. */
  readonly view: PagedView | undefined;
  /** Row under the focus (n/p) and the row that is open (j/k), by place in the view. -1: none. */
  readonly focusIndex: number;
  readonly openIndex: number;
  readonly openId: ArticleId | undefined;
  readonly chosen: ReadonlySet<ArticleId>;
  /** Where a choice began, so that ⇧J and shift-click go on from there. */
  readonly chosenFrom: number | undefined;
  /** The stretch that ⇧J and ⇧K make longer and shorter, while the focus is at its end. */
  readonly stretch: ChosenStretch | undefined;
  readonly dialog: OpenDialog | undefined;
  /** One that is shown once it is known what it is about. */
  readonly dialogDue: Promise<OpenDialog | undefined> | undefined;
  readonly toasts: readonly ToastNote[];
  /** Keys of a chord that is not finished, as shown: "m 5". */
  readonly pendingKeys: string;
  /** What stands in the search field, once something was typed. */
  readonly typed: TypedText | undefined;
  /** How often the search field was asked for since it last took the focus; it takes it when this is not 0. */
  readonly searchAsked: number;
  /** Rows that are being brought to be chosen. */
  readonly choosing: Choosing | undefined;
  /** Grows each time the list should go to its beginning. */
  readonly topAsked: number;
  readonly isRecording: boolean;
  /** Sources shown over the rest while the window is too narrow for them. */
  readonly sourcesOver: boolean;
  /** A rule of keeping that was begun and is neither followed nor left; it outlives the dialog. */
  readonly retentionDraft: RetentionDraft | undefined;
}

export const usualScreen: KeptScreen = {
  theme: 'system',
  language: 'system',
  widths: { sources: 232, list: 404 },
  sourcesFolded: false,
  topicsFolded: true,
  foldedFolders: [],
  views: {},
  usualDensity: 'comfortable',
  usualUnreadOnly: false,
  reading: usualReadingStyle,
  keymap: { preset: 'reader', changes: {} },
  autoAdvance: 'stay',
  markOnScroll: false,
  lastListing: { kind: 'all' },
  lastSearches: [],
  macros: [],
  lately: [],
  places: {},
  triage: false,
  sittings: {},
};

export type UiStore = StoreApi<UiState>;

export function createUiStore(kept: Partial<KeptScreen> = {}): UiStore {
  const screen = { ...usualScreen, ...kept };
  return createStore<UiState>(() => ({
    ...screen,
    listing: screen.lastListing,
    page: 'reading',
    pane: 'list',
    view: undefined,
    focusIndex: -1,
    openIndex: -1,
    openId: undefined,
    chosen: new Set(),
    chosenFrom: undefined,
    stretch: undefined,
    dialog: undefined,
    dialogDue: undefined,
    toasts: [],
    pendingKeys: '',
    typed: undefined,
    searchAsked: 0,
    choosing: undefined,
    topAsked: 0,
    isRecording: false,
    sourcesOver: false,
    retentionDraft: undefined,
  }));
}

const UiContext = createContext<UiStore | undefined>(undefined);
export const UiProvider = UiContext.Provider;

/** The store itself, for handlers that read it when they run. */
export function useUiStore(): UiStore {
  const store = use(UiContext);
  if (!store) throw new Error('useUiStore needs a UiProvider above it.');
  return store;
}

/** A part of the state, which may be made anew on the way; the component draws again when what is in it changes. */
export const useUi = <T>(select: (state: UiState) => T): T => useStore(useUiStore(), useShallow(select));

/** Lists one goes through; what was kept, tagged or searched for is shown whole. */
const streams: ReadonlySet<Listing['kind']> = new Set(['all', 'today', 'feed', 'folder']);
/** Searches share one set: another word is not another view to be set up. */
const settingsKey = (listing: Listing): string => (listing.kind === 'search' ? 'search' : listingKey(listing));

/** Order, filter and density of a listing: as the person left them, else the usual ones of its kind. */
export function viewSettings(state: UiState, listing: Listing): ViewSettings {
  return (
    state.views[settingsKey(listing)] ?? {
      order: 'newest',
      unreadOnly: listing.kind === 'unread' || (state.usualUnreadOnly && streams.has(listing.kind)),
      density: state.usualDensity,
    }
  );
}

export const showDialog = (store: UiStore, dialog: OpenDialog): void => store.setState({ dialog });
/** What takes the keys as soon as it has the focus: a dialog, or the search field; each time another value. */
export function askedFor(store: UiStore): OpenDialog | Promise<unknown> | number | undefined {
  const { dialog, dialogDue, searchAsked } = store.getState();
  return dialog ?? dialogDue ?? (searchAsked > 0 ? searchAsked : undefined);
}

/** Shows a dialog once it is known what it is about, if it is about anything; the keys are its own from now on. */
export async function showDialogWhen(store: UiStore, finding: Promise<OpenDialog | undefined>): Promise<void> {
  store.setState({ dialogDue: finding });
  const isDue = (): boolean => store.getState().dialogDue === finding;
  try {
    const dialog = await finding;
    if (dialog && isDue()) showDialog(store, dialog);
  } finally {
    if (isDue()) store.setState({ dialogDue: undefined });
  }
}

export const closeDialog = (store: UiStore): void => store.setState({ dialog: undefined });

/** Nothing is chosen, nor what was about to be. */
export function chooseNothing(store: UiStore): void {
  store.getState().choosing?.stop();
  store.setState({ chosen: new Set(), chosenFrom: undefined, stretch: undefined, choosing: undefined });
}

/**
 * Shows another listing. The list opens it; nothing stays focused, open or chosen.
 * @param typed what goes on standing in the search field; else the query stands there as it is
 */
export function showListing(store: UiStore, listing: Listing, typed?: TypedText): void {
  chooseNothing(store);
  store.setState({
    listing,
    typed,
    ...(listing.kind !== 'search' && { lastListing: listing }),
    page: 'reading',
    pane: 'list',
    focusIndex: -1,
    openIndex: -1,
    openId: undefined,
    sourcesOver: false,
  });
}

export const showPage = (store: UiStore, page: Page): void =>
  store.setState({ page, pane: 'list', sourcesOver: false });

/** Changes what is kept of the present listing's view. */
export function changeView(store: UiStore, change: Partial<ViewSettings>): void {
  const state = store.getState();
  const key = settingsKey(state.listing);
  store.setState({ views: { ...state.views, [key]: { ...viewSettings(state, state.listing), ...change } } });
}

/** Of which it is kept where one was. */
const mostViews = 100;

/** Showing only what is unread leaves the place where it is; another order is another list. */
export const placeKey = ({ asked, options }: Pick<PagedView, 'asked' | 'options'>): string =>
  `${listingKey(asked)} ${options.order}`;

/** Keeps the place of a view; without one it begins at its beginning again. */
export function keepPlace(store: UiStore, key: string, place: Anchor | undefined): void {
  const own = place && { id: place.id, publishedAt: place.publishedAt };
  store.setState(({ places }) => ({ places: withNewest(places, key, own) }));
}

export const sittingKey = ({ asked, options }: Pick<PagedView, 'asked' | 'options'>): string =>
  `${listingKey(asked)} ${options.unreadOnly}`;

export const keepSitting = (store: UiStore, key: string, sitting: Sitting): void =>
  store.setState(({ sittings }) => ({ sittings: withNewest(sittings, key, sitting) }));

function withNewest<T>(
  kept: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Readonly<Record<string, T>> {
  const others = Object.entries(kept).filter(([each]) => each !== key);
  return Object.fromEntries([...others, ...(value ? [[key, value] as const] : [])].slice(-mostViews));
}

const mostSearches = 12;

/** Keeps a search that was gone on with among the last ones. */
export function noteSearch(store: UiStore, text: string): void {
  const wanted = text.trim();
  if (wanted === '') return;
  store.setState(({ lastSearches }) => ({
    lastSearches:
      lastSearches[0] === wanted
        ? lastSearches
        : [wanted, ...lastSearches.filter((each) => each !== wanted)].slice(0, mostSearches),
  }));
}

const toastMs = 8_000;

/** Shows a line for a while; the newest three stay. */
export function showToast(store: UiStore, text: string, undoes?: JournalId, offers?: ToastOffer): void {
  const id = (store.getState().toasts.at(-1)?.id ?? 0) + 1;
  const toast: ToastNote = { id, text, ...(undoes !== undefined && { undoes }), ...(offers && { offers }) };
  // What only tells something makes room for the next; what offers to undo stays a while longer.
  store.setState(({ toasts }) => ({
    toasts: [...toasts.filter((each) => each.undoes !== undefined), toast].slice(-3),
  }));
  setTimeout(() => hideToast(store, id), toastMs);
}

/** What offered to undo an act that is undone now has nothing to offer any more. */
export const hideToastsOf = (store: UiStore, act: JournalId): void =>
  store.setState(({ toasts }) => ({ toasts: toasts.filter(({ undoes }) => undoes !== act) }));

export const hideToast = (store: UiStore, id: number): void =>
  store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
