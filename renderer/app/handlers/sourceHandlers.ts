// Commands about places and sources: go to a view, follow, check, rename, move, pause, stop following, bring in, write out.
import type { Invocation } from '../../../shared/commands/grammar.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import type { FeedId, SmartFeedId } from '../../../shared/model/ids.ts';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import type { Handlers } from '../../commands/dispatcher.ts';
import { feedsWithin, placeAmong } from '../sourceOrder.ts';
import { lineOf, type SourceLine } from '../sourcesControls.ts';
import { typedText } from '../typedSearch.ts';
import { showDialog, showListing, showPage, showToast } from '../uiState.ts';
import { focusedRow, type HandlerContext } from './context.ts';

type SourceCommand =
  | `go.${'source' | 'all' | 'unread' | 'today' | 'saved' | 'health' | 'history' | 'search'}`
  | 'search.keep'
  | 'source.subscribe'
  | 'source.sync'
  | 'source.syncAll'
  | 'source.syncStop'
  | 'source.rename'
  | 'source.move'
  | 'source.settings'
  | 'source.pause'
  | 'source.unsubscribe'
  | 'folder.add'
  | 'folder.remove'
  | 'sources.folderUp'
  | 'sources.folderDown'
  | 'opml.import'
  | 'opml.export'
  | 'library.pack'
  | 'library.export';

export function createSourceHandlers(context: HandlerContext): Pick<Handlers, SourceCommand> {
  const { ui, engine, shell, sources, page, words } = context;

  const goTo = (listing: Listing) => (): void => showListing(ui, listing);

  /** What a command is about: the line under the focus in the pane that has the keys, else what is shown. */
  function present(): SourceLine | undefined {
    const state = ui.getState();
    if (state.pane === 'sources') return sources.current()?.focused();
    if (state.page !== 'reading') {
      const feedId = page.current()?.feedId();
      return feedId === undefined ? undefined : { kind: 'feed', id: feedId };
    }
    return lineOf(state.listing);
  }

  /** The source a command is about: else that of the article under the focus. */
  function presentFeed(): FeedId | undefined {
    const line = present();
    if (line?.kind === 'feed') return line.id;
    const isReading = ui.getState().page === 'reading' && ui.getState().pane !== 'sources';
    return isReading ? focusedRow(context)?.feedId : undefined;
  }

  /** One place up or down among the folders it lies with. */
  async function moveFolder(step: 1 | -1): Promise<void> {
    const line = present();
    if (line?.kind !== 'folder') return;
    const { folders } = await engine.call('library.overview', {});
    const position = placeAmong(folders, line.id) + step;
    if (position >= 0) await engine.call('folders.update', { folderId: line.id, position });
  }

  const withFeed =
    (act: (feedId: FeedId) => void | Promise<void>) =>
    async (invocation: Invocation): Promise<void> => {
      const feedId = invocation.feedId ?? presentFeed();
      if (feedId !== undefined) await act(feedId);
    };

  const tell = ({ entry }: ActResult): void => {
    if (entry) showToast(ui, words().did(entry), entry.id);
  };

  async function unsubscribe(feedId: FeedId): Promise<void> {
    const result = await engine.call('feeds.unsubscribe', { feedIds: [feedId] });
    const { listing } = ui.getState();
    if (listing.kind === 'feed' && listing.feedId === feedId) showListing(ui, { kind: 'all' });
    tell(result);
  }

  async function removeSmartFeed(smartFeedId: SmartFeedId): Promise<void> {
    const result = await engine.call('smartFeeds.remove', { smartFeedId });
    const { listing } = ui.getState();
    if (listing.kind === 'smart' && listing.smartFeedId === smartFeedId) showListing(ui, { kind: 'all' });
    tell(result);
  }

  /** The feeds of a line, or none for all of them. */
  function feedsOfLine(line: SourceLine, overview: LibraryOverview): readonly FeedId[] | undefined {
    if (line.kind === 'feed') return [line.id];
    if (line.kind === 'folder') return feedsWithin(overview, line.id).map((feed) => feed.id);
    return undefined;
  }

  return {
    'go.source': () => showDialog(ui, { kind: 'palette', for: 'sources' }),
    'go.all': goTo({ kind: 'all' }),
    'go.unread': goTo({ kind: 'unread' }),
    'go.today': goTo({ kind: 'today' }),
    'go.saved': goTo({ kind: 'saved' }),
    'go.health': () => showPage(ui, 'health'),
    'go.history': () => showPage(ui, 'history'),
    'go.search': () => {
      if (ui.getState().listing.kind !== 'search') showListing(ui, { kind: 'search', query: '' });
      ui.setState(({ searchAsked }) => ({
        searchAsked: searchAsked + 1,
        page: 'reading',
        pane: 'list',
        triage: false,
      }));
    },
    'search.keep': () => {
      const { listing } = ui.getState();
      if (listing.kind === 'search') showDialog(ui, { kind: 'keepSearch', query: typedText(ui.getState()).text });
      if (listing.kind === 'smart') showDialog(ui, { kind: 'keepSearch', query: '', smartFeedId: listing.smartFeedId });
    },
    'source.subscribe': () => {
      const { listing } = ui.getState();
      showDialog(ui, { kind: 'subscribe', ...(listing.kind === 'folder' && { folderId: listing.folderId }) });
    },
    'source.sync': async ({ feedId }) => {
      const line: SourceLine | undefined = feedId === undefined ? present() : { kind: 'feed', id: feedId };
      // Where no line has the focus nothing is meant: all sources are checked only when it is said so.
      if (!line) return;
      const overview = await engine.call('library.overview', {});
      const feedIds = feedsOfLine(line, overview);
      const { failed } = await engine.call('sync.start', {
        all: true,
        offline: false,
        ...(feedIds && { feedIds: [...feedIds] }),
      });
      const feed = line.kind === 'feed' ? overview.feeds.find(({ id }) => id === line.id) : undefined;
      // The page of health says it on the source's own line.
      if (!feed || failed === 0 || ui.getState().page === 'health') return;
      showToast(ui, words().window.checkFailed(feed.title), undefined, {
        label: words().command('go.health'),
        run: () => showPage(ui, 'health'),
      });
    },
    'source.syncAll': async () => {
      await engine.call('sync.start', { all: true, offline: false });
    },
    'source.syncStop': async () => {
      await engine.call('sync.cancel', {});
    },
    'source.rename': async (invocation) => {
      const line = present();
      if (!invocation.feedId && line?.kind === 'folder') showDialog(ui, { kind: 'renameFolder', folderId: line.id });
      else if (!invocation.feedId && line?.kind === 'tag') showDialog(ui, { kind: 'renameTag', tagId: line.id });
      else if (!invocation.feedId && line?.kind === 'smart')
        showDialog(ui, { kind: 'keepSearch', query: '', smartFeedId: line.id });
      else await withFeed((feedId) => showDialog(ui, { kind: 'renameSource', feedId }))(invocation);
    },
    'source.move': async (invocation) => {
      const line = present();
      if (!invocation.feedId && line?.kind === 'folder') showDialog(ui, { kind: 'moveFolder', folderId: line.id });
      else await withFeed((feedId) => showDialog(ui, { kind: 'moveSource', feedId }))(invocation);
    },
    'source.settings': withFeed((feedId) => showDialog(ui, { kind: 'sourceSettings', feedId })),
    'source.pause': withFeed(async (feedId) => {
      const { feeds } = await engine.call('library.overview', {});
      const feed = feeds.find((each) => each.id === feedId);
      if (feed) tell(await engine.call('feeds.update', { feedId, paused: feed.pausedAt === undefined }));
    }),
    'source.unsubscribe': async (invocation) => {
      const line = present();
      if (!invocation.feedId && line?.kind === 'smart') await removeSmartFeed(line.id);
      else await withFeed(unsubscribe)(invocation);
    },
    'folder.add': () => {
      const line = present();
      showDialog(ui, { kind: 'addFolder', ...(line?.kind === 'folder' && { parentId: line.id }) });
    },
    'folder.remove': async () => {
      const line = present();
      if (line?.kind !== 'folder') return;
      const { listing } = ui.getState();
      tell(await engine.call('folders.remove', { folderId: line.id }));
      if (listing.kind === 'folder' && listing.folderId === line.id) showListing(ui, { kind: 'all' });
    },
    'sources.folderUp': () => moveFolder(-1),
    'sources.folderDown': () => moveFolder(1),
    'opml.import': () => showDialog(ui, { kind: 'importOpml' }),
    'library.pack': () => showDialog(ui, { kind: 'pack' }),
    'library.export': () => showDialog(ui, { kind: 'export' }),
    'opml.export': async () => {
      const text = await engine.call('opml.export', {});
      await shell.call('files.save', { kind: 'opml', name: 'broadsheet.opml', text });
    },
  };
}
