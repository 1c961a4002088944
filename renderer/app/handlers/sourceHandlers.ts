// Commands about places and sources: go to a view, follow, check, rename, move, pause, stop following, bring in, write out.
import type { Invocation } from '../../../shared/commands/grammar.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import type { FeedId, SmartFeedId } from '../../../shared/model/ids.ts';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import type { Handlers } from '../../commands/dispatcher.ts';
import { feedsWithin } from '../sourceOrder.ts';
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
  | 'opml.import'
  | 'opml.export'
  | 'library.export';

export function createSourceHandlers(context: HandlerContext): Pick<Handlers, SourceCommand> {
  const { ui, engine, shell, words } = context;

  const goTo = (listing: Listing) => (): void => showListing(ui, listing);

  /** The source a command is about: the one that is shown, else that of the article under the focus. */
  function presentFeed(): FeedId | undefined {
    const { listing } = ui.getState();
    return listing.kind === 'feed' ? listing.feedId : focusedRow(context)?.feedId;
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
    showListing(ui, { kind: 'all' });
    tell(result);
  }

  /** Feeds of the view, or none for all of them. */
  function feedsOfView(overview: LibraryOverview): readonly FeedId[] | undefined {
    const { listing } = ui.getState();
    if (listing.kind === 'feed') return [listing.feedId];
    if (listing.kind === 'folder') return feedsWithin(overview, listing.folderId).map((feed) => feed.id);
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
      const feedIds = feedId ? [feedId] : feedsOfView(await engine.call('library.overview', {}));
      await engine.call('sync.start', { all: true, offline: false, ...(feedIds && { feedIds: [...feedIds] }) });
    },
    'source.syncAll': async () => {
      await engine.call('sync.start', { all: true, offline: false });
    },
    'source.syncStop': async () => {
      await engine.call('sync.cancel', {});
    },
    'source.rename': async (invocation) => {
      const { listing } = ui.getState();
      if (listing.kind === 'folder' && !invocation.feedId) {
        showDialog(ui, { kind: 'renameFolder', folderId: listing.folderId });
      } else if (listing.kind === 'smart' && !invocation.feedId) {
        showDialog(ui, { kind: 'keepSearch', query: '', smartFeedId: listing.smartFeedId });
      } else await withFeed((feedId) => showDialog(ui, { kind: 'renameSource', feedId }))(invocation);
    },
    'source.move': withFeed((feedId) => showDialog(ui, { kind: 'moveSource', feedId })),
    'source.settings': withFeed((feedId) => showDialog(ui, { kind: 'sourceSettings', feedId })),
    'source.pause': withFeed(async (feedId) => {
      const { feeds } = await engine.call('library.overview', {});
      const feed = feeds.find((each) => each.id === feedId);
      if (feed) await engine.call('feeds.update', { feedId, paused: feed.pausedAt === undefined });
    }),
    'source.unsubscribe': async (invocation) => {
      const { listing } = ui.getState();
      if (listing.kind === 'smart' && !invocation.feedId) await removeSmartFeed(listing.smartFeedId);
      else await withFeed(unsubscribe)(invocation);
    },
    'folder.add': () => showDialog(ui, { kind: 'addFolder' }),
    'opml.import': () => showDialog(ui, { kind: 'importOpml' }),
    'library.export': () => showDialog(ui, { kind: 'export' }),
    'opml.export': async () => {
      const text = await engine.call('opml.export', {});
      await shell.call('files.save', { kind: 'opml', name: 'broadsheet.opml', text });
    },
  };
}
