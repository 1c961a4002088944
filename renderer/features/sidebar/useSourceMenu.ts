// The acts that a line of the sources pane offers on a right click.
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Feed, Folder } from '../../../shared/model/feed.ts';
import type { SmartFeed, Tag } from '../../../shared/model/library.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import { useShell } from '../../app/ShellContext.ts';
import { showDialog, showListing, showToast, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';
import type { MenuItem } from '../../ui/Menu.tsx';

export type MenuTarget =
  | { readonly kind: 'feed'; readonly feed: Feed }
  | { readonly kind: 'folder'; readonly folder: Folder }
  | { readonly kind: 'sources' }
  | { readonly kind: 'tag'; readonly tag: Tag }
  | { readonly kind: 'smart'; readonly smart: SmartFeed };

export function useSourceMenu(target: MenuTarget | undefined): readonly (readonly MenuItem[])[] {
  const words = useWords();
  const ui = useUiStore();
  const engine = useEngine();
  const shell = useShell();
  const dispatcher = useDispatcher();
  if (!target) return [];
  const s = words.sidebar;

  const act = (work: () => Promise<ActResult>) => (): void => {
    const doIt = async (): Promise<void> => {
      const result = await work();
      if (result.entry) showToast(ui, words.did(result.entry), result.entry.id);
    };
    doIt().catch((error: unknown) => {
      showToast(ui, words.error(error instanceof AppError ? error : new AppError('internal')));
    });
  };
  const markRead = (listing: Listing, subject: string): MenuItem => ({
    label: s.markRead,
    run: act(async () => {
      const { frame } = await engine.call('articles.open', { listing, options: { order: 'newest', unreadOnly: true } });
      const view = { listing, options: { order: 'newest', unreadOnly: true }, frame } as const;
      return engine.call('triage.markView', { view, read: true, side: 'all', subject });
    }),
  });

  const siteOf = (url: string | undefined): readonly MenuItem[] =>
    url === undefined
      ? []
      : [{ label: words.sources.openSite, run: () => void shell.call('links.openOutside', { url, behind: false }) }];

  switch (target.kind) {
    case 'feed': {
      const { feed } = target;
      const command = (id: CommandId, label: string): MenuItem => ({
        label,
        keys: dispatcher.keysOf(id)[0],
        run: () => dispatcher.run(id, { feedId: feed.id }),
      });
      return [
        [markRead({ kind: 'feed', feedId: feed.id }, feed.title), command('source.sync', s.checkNow)],
        [
          command('source.rename', s.rename),
          command('source.move', s.move),
          ...(feed.folderId === undefined
            ? []
            : [
                { label: s.topLevel, run: act(() => engine.call('feeds.update', { feedId: feed.id, folderId: null })) },
              ]),
          command('source.settings', s.settings),
          ...siteOf(feed.siteUrl),
          command('source.pause', feed.pausedAt === undefined ? s.pause : s.goOn),
        ],
        [command('source.unsubscribe', s.unfollow)],
      ];
    }
    case 'folder': {
      const { folder } = target;
      return [
        [
          markRead({ kind: 'folder', folderId: folder.id }, folder.name),
          {
            label: s.checkNow,
            run: () => {
              showListing(ui, { kind: 'folder', folderId: folder.id });
              dispatcher.run('source.sync');
            },
          },
        ],
        [
          {
            label: s.rename,
            keys: dispatcher.keysOf('source.rename')[0],
            run: () => showDialog(ui, { kind: 'renameFolder', folderId: folder.id }),
          },
          {
            label: s.move,
            keys: dispatcher.keysOf('source.move')[0],
            run: () => showDialog(ui, { kind: 'moveFolder', folderId: folder.id }),
          },
          { label: words.sources.folderInside, run: () => showDialog(ui, { kind: 'addFolder', parentId: folder.id }) },
        ],
        [{ label: s.removeFolder, run: act(() => engine.call('folders.remove', { folderId: folder.id })) }],
      ];
    }
    case 'sources':
      return [
        [
          {
            label: words.command('source.subscribe'),
            keys: dispatcher.keysOf('source.subscribe')[0],
            run: () => dispatcher.run('source.subscribe'),
          },
          { label: words.command('folder.add'), run: () => showDialog(ui, { kind: 'addFolder' }) },
        ],
        [
          {
            label: words.command('source.syncAll'),
            keys: dispatcher.keysOf('source.syncAll')[0],
            run: () => dispatcher.run('source.syncAll'),
          },
          {
            label: words.command('go.health'),
            keys: dispatcher.keysOf('go.health')[0],
            run: () => dispatcher.run('go.health'),
          },
        ],
      ];
    case 'tag':
      return [
        [
          {
            label: s.rename,
            keys: dispatcher.keysOf('source.rename')[0],
            run: () => showDialog(ui, { kind: 'renameTag', tagId: target.tag.id }),
          },
        ],
        [{ label: s.removeTag, run: act(() => engine.call('tags.remove', { tagId: target.tag.id })) }],
      ];
    default: {
      const { smart } = target;
      return [
        [markRead({ kind: 'smart', smartFeedId: smart.id }, smart.name)],
        [
          {
            label: s.changeSmartFeed,
            run: () => showDialog(ui, { kind: 'keepSearch', query: smart.query, smartFeedId: smart.id }),
          },
        ],
        [
          {
            label: s.removeSmartFeed,
            run: act(() => engine.call('smartFeeds.remove', { smartFeedId: smart.id })),
          },
        ],
      ];
    }
  }
}
