// `feeds`: what is followed, with folder, counts and health.
import type { Folder } from '../../../shared/model/feed.ts';
import { isoTime } from '../isoTime.ts';
import type { Verb } from '../verb.ts';

/** "World / Europe" */
function folderPath(folders: ReadonlyMap<number, Folder>, id: number | undefined): string | undefined {
  const names: string[] = [];
  for (
    let folder = id === undefined ? undefined : folders.get(id);
    folder;
    folder = folder.parentId === undefined ? undefined : folders.get(folder.parentId)
  )
    names.unshift(folder.name);
  return names.length > 0 ? names.join(' / ') : undefined;
}

export const verb: Verb = {
  usage: 'feeds',
  about: 'Lists what you follow, with folder, unread and all articles, and health.',
  positionals: [0, 0],
  async run({ openLibrary, terminal, json }) {
    const client = await openLibrary();
    const overview = await client.call('library.overview', {});
    const folders = new Map(overview.folders.map((folder) => [folder.id, folder]));
    for (const feed of overview.feeds) {
      const folder = folderPath(folders, feed.folderId);
      const { health } = feed;
      terminal.out(
        json
          ? JSON.stringify({
              id: feed.id,
              url: feed.feedUrl,
              title: feed.title,
              site: feed.siteUrl,
              folder,
              unread: feed.unreadCount,
              articles: feed.articleCount,
              health: health.state,
              ...(health.errorCode && { error: health.errorCode }),
              ...(health.checkedAt !== undefined && { checkedAt: isoTime(health.checkedAt) }),
              ...(health.nextCheckAt !== undefined && { nextCheckAt: isoTime(health.nextCheckAt) }),
            })
          : `${String(feed.id).padStart(6)}  ${String(feed.unreadCount).padStart(6)} of ${String(feed.articleCount).padEnd(6)} ${feed.title}${folder ? `  (${folder})` : ''}${health.state === 'well' || health.state === 'new' ? '' : `  [${health.state}]`}\n        ${feed.feedUrl}`,
      );
    }
    if (overview.feeds.length === 0 && !json)
      terminal.err('You follow nothing yet. `broadsheet subscribe ADDRESS` begins.');
    return 0;
  },
};
