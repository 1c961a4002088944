// Moving a source or a folder: type a few letters of where to, or the name of a folder that is yet to be made, and press Enter.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { FolderPlus, Folder as FolderIcon, Minus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import type { Folder } from '../../../shared/model/feed.ts';
import type { FolderId } from '../../../shared/model/ids.ts';
import type { DialogPart } from '../../app/dialogPart.ts';
import { closeDialog, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { folderPaths, matchesPath, pathText, samePath, typedPath } from './folderPaths.ts';
import styles from './Move.module.css';
import { useDialogAct } from './useDialogAct.ts';

type Place =
  | { readonly kind: 'none' }
  | { readonly kind: 'folder'; readonly id: FolderId; readonly path: string }
  | { readonly kind: 'new'; readonly names: readonly string[] };

export function MoveSource({ asked: { feedId } }: DialogPart<'moveSource'>): ReactNode {
  const words = useWords().sources;
  const engine = useEngine();
  const { data } = useOverview();
  const feed = data?.feeds.find(({ id }) => id === feedId);
  if (!data || !feed) return null;
  return (
    <MoveDialog
      title={words.moveSource(feed.title)}
      none={words.noFolder}
      folders={data.folders}
      present={feed.folderId}
      onMove={(place) =>
        engine.call('feeds.update', {
          feedId,
          ...(place.kind === 'new'
            ? { folderPath: [...place.names] }
            : { folderId: place.kind === 'folder' ? place.id : null }),
        })
      }
    />
  );
}

export function MoveFolder({ asked: { folderId } }: DialogPart<'moveFolder'>): ReactNode {
  const words = useWords().sources;
  const engine = useEngine();
  const { data } = useOverview();
  const folder = data?.folders.find(({ id }) => id === folderId);
  if (!data || !folder) return null;
  return (
    <MoveDialog
      title={words.moveSource(folder.name)}
      none={words.topLevel}
      folders={data.folders}
      except={folderId}
      present={folder.parentId}
      onMove={(place) =>
        engine.call('folders.update', {
          folderId,
          ...(place.kind === 'new'
            ? { parentPath: [...place.names] }
            : { parentId: place.kind === 'folder' ? place.id : null }),
        })
      }
    />
  );
}

interface MoveDialogProps {
  readonly title: string;
  /** What the place outside all folders is called. */
  readonly none: string;
  readonly folders: readonly Folder[];
  /** A folder does not go into itself. */
  readonly except?: FolderId;
  readonly present: FolderId | undefined;
  readonly onMove: (place: Place) => Promise<ActResult>;
}

function MoveDialog({ title, none, folders, except, present, onMove }: MoveDialogProps): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const act = useDialogAct();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const all = folderPaths(folders, except);
  const names = typedPath(typed);
  const isNew = names.length > 0 && !folderPaths(folders).some((folder) => samePath(folder.names, names));
  const places: readonly Place[] = [
    ...(typed === '' || matchesPath(none, typed) ? [{ kind: 'none' } as const] : []),
    ...all
      .filter(({ path }) => matchesPath(path, typed))
      .map(({ id, path }) => ({ kind: 'folder', id, path }) as const),
    ...(isNew ? [{ kind: 'new', names } as const] : []),
  ];
  const nameOf = (place: Place): string =>
    place.kind === 'none'
      ? none
      : place.kind === 'folder'
        ? place.path
        : words.sources.newFolder(pathText(place.names));
  const isPresent = (place: Place): boolean =>
    place.kind === 'folder' ? place.id === present : place.kind === 'none' && present === undefined;

  return (
    <Dialog
      open
      onClose={() => closeDialog(ui)}
      title={title}
      width={460}
      initialFocus={field}
      foot={
        <p role="status" className={act.refused ? styles.refused : undefined}>
          {act.refused ? words.error(act.refused) : words.sources.moveHint}
        </p>
      }
    >
      <Autocomplete.Root<Place>
        inline
        open
        mode="none"
        autoHighlight="always"
        items={places}
        itemToStringValue={nameOf}
        value={typed}
        onValueChange={(value, { reason }) => {
          if (reason !== 'item-press') setTyped(value);
        }}
      >
        <Autocomplete.Input
          ref={field}
          className={styles.field}
          aria-label={words.sources.whereTo}
          placeholder={words.sources.whereTo}
        />
        <Autocomplete.List className={styles.list} aria-label={words.sources.whereTo}>
          {places.map((place) => (
            <Autocomplete.Item
              key={nameOf(place)}
              value={place}
              className={styles.place}
              disabled={act.isBusy}
              onClick={() => act.run(async () => (isPresent(place) ? undefined : onMove(place)))}
            >
              <PlaceIcon kind={place.kind} />
              <span className={styles.name}>{nameOf(place)}</span>
              {isPresent(place) ? <span className={styles.here}>{words.sources.isHere}</span> : null}
            </Autocomplete.Item>
          ))}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  );
}

function PlaceIcon({ kind }: { readonly kind: Place['kind'] }): ReactNode {
  const Icon = kind === 'none' ? Minus : kind === 'folder' ? FolderIcon : FolderPlus;
  return <Icon size={16} strokeWidth={1.6} aria-hidden className={styles.icon} />;
}
