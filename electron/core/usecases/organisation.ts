// Folders, tags and smart feeds: how a person arranges their library. Each is an act that can be undone.
import type { ActResult, EngineParams } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FolderId, SmartFeedId } from '../../../shared/model/ids.ts';
import type { TagChoice } from '../../../shared/model/library.ts';
import { addFolder, changeFolder, ensureFolder, folderName, removeFolder } from '../store/folders.ts';
import { readQuery } from '../store/search/readQuery.ts';
import { getSmartFeed, removeSmartFeed, saveSmartFeed } from '../store/smartFeeds.ts';
import { listTagChoices, removeTagEverywhere, renameTag, tagName } from '../store/tags.ts';
import type { ActDone, Store } from '../store/store.ts';
import type { Act } from '../store/writeStore.ts';

/** What an act comes to for the screen; nothing changed where there is no entry. */
const actResult = ({ entry }: ActDone<unknown>): ActResult => ({ changed: entry?.count ?? 0, ...(entry && { entry }) });

export function createOrganisation({ store }: { readonly store: Store }) {
  const nameOfTag = (id: number): string => {
    const name = tagName(store.read, id);
    if (name === undefined) throw new AppError('tag-not-found', { name: id });
    return name;
  };

  return {
    addFolder: ({ name, parentId }: EngineParams<'folders.add'>): FolderId =>
      store.act('addFolder', (act) => addFolder(act, name, parentId), { subject: name, count: 1 }).result,

    updateFolder({ folderId, parentPath, ...change }: EngineParams<'folders.update'>): ActResult {
      const subject = change.name ?? folderName(store.read, folderId) ?? '';
      const work = (act: Act): void => {
        const parentId = parentPath && ensureFolder(act, parentPath);
        changeFolder(act, folderId, { ...change, ...(parentId !== undefined && { parentId }) });
      };
      return actResult(store.act('changeFolder', work, { subject, count: 1 }));
    },

    removeFolder({ folderId }: EngineParams<'folders.remove'>): ActResult {
      const subject = folderName(store.read, folderId) ?? '';
      return actResult(store.act('removeFolder', (act) => removeFolder(act, folderId), { subject, count: 1 }));
    },

    chooseTags: ({ ids }: EngineParams<'tags.choose'>): readonly TagChoice[] => listTagChoices(store.read, ids),

    renameTag({ tagId, name }: EngineParams<'tags.rename'>): ActResult {
      const subject = nameOfTag(tagId);
      return actResult(store.act('changeTag', (act) => renameTag(act, tagId, name), { subject, count: 1 }));
    },

    removeTag({ tagId }: EngineParams<'tags.remove'>): ActResult {
      const subject = nameOfTag(tagId);
      return actResult(store.act('removeTagEverywhere', (act) => removeTagEverywhere(act, tagId), { subject }));
    },

    /** A query that cannot be read is refused before it is kept. @throws AppError 'query-invalid' */
    saveSmartFeed({ smartFeedId, name, query }: EngineParams<'smartFeeds.save'>): SmartFeedId {
      readQuery(query);
      return store.act('saveSmartFeed', (act) => saveSmartFeed(act, smartFeedId, name, query), {
        subject: name,
        count: 1,
      }).result;
    },

    removeSmartFeed({ smartFeedId }: EngineParams<'smartFeeds.remove'>): ActResult {
      const subject = getSmartFeed(store.read, smartFeedId)?.name ?? '';
      return actResult(store.act('removeSmartFeed', (act) => removeSmartFeed(act, smartFeedId), { subject, count: 1 }));
    },
  };
}
