// Renaming a source, a folder or a tag. The same small dialog; an empty name of a source gives it back its publisher's.
import type { ReactNode } from 'react';
import type { DialogPart } from '../../app/dialogPart.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { NameDialog } from './NameDialog.tsx';

export function RenameSource({ asked: { feedId } }: DialogPart<'renameSource'>): ReactNode {
  const words = useWords().sources;
  const engine = useEngine();
  const { data } = useOverview();
  const feed = data?.feeds.find(({ id }) => id === feedId);
  if (!feed) return null;
  const own = feed.publisherTitle ?? URL.parse(feed.feedUrl)?.host ?? feed.feedUrl;
  return (
    <NameDialog
      title={words.renameSource}
      initial={feed.title}
      placeholder={own}
      hint={words.emptyIsOwn(own)}
      mayBeEmpty
      act={words.keep}
      onKeep={async (name) =>
        name === feed.title
          ? undefined
          : engine.call('feeds.update', { feedId, title: name === '' || name === feed.publisherTitle ? null : name })
      }
    />
  );
}

export function RenameFolder({ asked: { folderId } }: DialogPart<'renameFolder'>): ReactNode {
  const words = useWords().sources;
  const engine = useEngine();
  const { data } = useOverview();
  const folder = data?.folders.find(({ id }) => id === folderId);
  if (!folder) return null;
  return (
    <NameDialog
      title={words.renameFolder}
      initial={folder.name}
      act={words.keep}
      onKeep={async (name) => (name === folder.name ? undefined : engine.call('folders.update', { folderId, name }))}
    />
  );
}

export function RenameTag({ asked: { tagId } }: DialogPart<'renameTag'>): ReactNode {
  const words = useWords().sources;
  const engine = useEngine();
  const { data } = useOverview();
  const tag = data?.tags.find(({ id }) => id === tagId);
  if (!tag) return null;
  return (
    <NameDialog
      title={words.renameTag}
      initial={tag.name}
      act={words.keep}
      onKeep={async (name) => (name === tag.name ? undefined : engine.call('tags.rename', { tagId, name }))}
    />
  );
}
