// One line of the sources pane. All kinds share the line; feeds can be dragged, folders take them in.
import { ChevronDown, ChevronRight, Pause } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Feed, Folder } from '../../../shared/model/feed.ts';
import { type Listing, listingKey } from '../../../shared/model/listing.ts';
import { isUnwell } from '../../app/sourceHealth.ts';
import { useUiStore } from '../../app/uiState.ts';
import { mediaAddress } from '../../engine/hostEngine.ts';
import { useWords } from '../../text/useWords.ts';
import { classNames } from '../../ui/classNames.ts';
import { LetterSquare } from '../../ui/LetterSquare.tsx';
import type { MenuPlace } from '../../ui/Menu.tsx';
import styles from './SourceRow.module.css';
import { type DragProps, type DropPlace, useDropTarget } from './useDropTarget.ts';
import { feedType, folderType, useRearrange } from './useRearrange.ts';
import type { MenuTarget } from './useSourceMenu.ts';

interface PlaceProps {
  readonly isPresent: boolean;
  /** The line that Tab reaches; arrows go on from there. */
  readonly takesFocus: boolean;
}

export interface RowProps extends PlaceProps {
  /** What it shows, as listingKey writes it. */
  readonly line: string;
  readonly onShow: () => void;
  readonly onMenu?: (place: MenuPlace) => void;
  readonly name: string;
  readonly icon: ReactNode;
  readonly count?: number | undefined;
  /** The count is of all articles, not of unread ones. */
  readonly countsAll?: boolean;
  /** Names of sources and of what a person made stand in full ink. */
  readonly strong?: boolean;
  readonly level?: number;
  readonly note?: ReactNode;
  readonly noteWord?: string | undefined;
  readonly drag?: DragProps;
  /** Where what is dragged would go, if it were dropped now. */
  readonly target?: DropPlace | undefined;
  readonly expanded?: boolean;
  readonly folderId?: number;
  /** Folds or unfolds: a press on the chevron. */
  readonly onTurn?: () => void;
}

function Row({
  line,
  isPresent,
  takesFocus,
  onShow,
  onMenu,
  name,
  icon,
  count,
  countsAll = false,
  strong = false,
  level = 1,
  note,
  noteWord,
  drag,
  target,
  expanded,
  folderId,
  onTurn,
}: RowProps): ReactNode {
  const words = useWords();
  const countWord = count ? (countsAll ? words.sidebar.articlesIn(count) : words.sidebar.unreadIn(count)) : undefined;
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-selected={isPresent}
      aria-expanded={expanded}
      data-line={line}
      data-folder={folderId}
      tabIndex={takesFocus ? 0 : -1}
      {...(takesFocus && { 'data-takes-focus': true })}
      className={classNames(styles.row, isPresent && styles.present, strong && styles.strong, target && styles[target])}
      style={{ paddingInlineStart: 12 + (level - 1) * 25 }}
      onClick={(event) => {
        const isOnChevron = event.target instanceof Element && event.target.closest('[data-turns]') !== null;
        if (isOnChevron && onTurn) onTurn();
        else onShow();
      }}
      onContextMenu={(event) => {
        if (!onMenu) return;
        event.preventDefault();
        onMenu({ x: event.clientX, y: event.clientY });
      }}
      {...drag}
    >
      <span className="visually-hidden">{[name, countWord, noteWord].filter(Boolean).join(', ')}</span>
      <span aria-hidden className={styles.contents}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.name} title={name}>
          {name}
        </span>
        {note}
        {count ? <span className={styles.count}>{words.number(count)}</span> : null}
      </span>
    </li>
  );
}

export const PlainRow = memo(Row);

interface SourceProps extends PlaceProps {
  readonly level: number;
  readonly onShow: (listing: Listing) => void;
  readonly onMenu: (target: MenuTarget, place: MenuPlace) => void;
}

export interface FeedRowProps extends SourceProps {
  readonly feed: Feed;
}

export const FeedRow = memo(function FeedRow({ feed, level, onShow, onMenu, ...place }: FeedRowProps): ReactNode {
  const listing: Listing = { kind: 'feed', feedId: feed.id };
  const words = useWords();
  const rearrange = useRearrange();
  const folderId = feed.folderId ?? null;
  // Dropped on a source: to lie where that one lies.
  const drop = useDropTarget({
    places: (types) => (types.includes(feedType) ? ['beside'] : []),
    onDrop: (data) => rearrange.feedInto(Number(data.getData(feedType)), folderId),
  });
  const { state } = feed.health;
  const unwell = isUnwell(feed);
  const isPaused = feed.pausedAt !== undefined;
  const noteWord = isPaused
    ? words.sidebar.paused
    : state === 'gone'
      ? words.sidebar.ended
      : unwell
        ? words.sidebar.unwell
        : undefined;
  return (
    <Row
      {...place}
      line={listingKey(listing)}
      onShow={() => onShow(listing)}
      onMenu={(at) => onMenu({ kind: 'feed', feed }, at)}
      level={level}
      strong
      name={feed.title}
      count={feed.unreadCount}
      icon={
        <LetterSquare
          name={feed.title}
          seed={feed.feedUrl}
          src={feed.iconPath === undefined ? undefined : mediaAddress(feed.iconPath)}
        />
      }
      note={
        isPaused ? (
          <Pause size={12} strokeWidth={1.6} aria-hidden className={styles.paused} />
        ) : unwell ? (
          <span className={styles.unwell} title={noteWord} />
        ) : null
      }
      noteWord={noteWord}
      target={drop.place}
      drag={{
        ...drop.props,
        draggable: true,
        onDragStart: (event) => {
          event.dataTransfer.setData(feedType, String(feed.id));
          event.dataTransfer.effectAllowed = 'move';
        },
      }}
    />
  );
});

export interface FolderRowProps extends SourceProps {
  readonly folder: Folder;
  readonly isFolded: boolean;
}

export const FolderRow = memo(function FolderRow({
  folder,
  level,
  isFolded,
  onShow,
  onMenu,
  ...place
}: FolderRowProps): ReactNode {
  const listing: Listing = { kind: 'folder', folderId: folder.id };
  const ui = useUiStore();
  const rearrange = useRearrange();
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  const turn = (): void =>
    ui.setState(({ foldedFolders }) => ({
      foldedFolders: isFolded ? foldedFolders.filter((id) => id !== folder.id) : [...foldedFolders, folder.id],
    }));
  const drop = useDropTarget({
    places: (types) =>
      types.includes(feedType) ? ['into'] : types.includes(folderType) ? ['above', 'into', 'below'] : [],
    onDrop: (data, place) => {
      const feedId = Number(data.getData(feedType));
      const folderId = Number(data.getData(folderType));
      if (feedId > 0) rearrange.feedInto(feedId, folder.id);
      else if (place === 'above' || place === 'below') rearrange.folderBeside(folderId, folder.id, place);
      else rearrange.folderInto(folderId, folder.id);
    },
  });
  return (
    <Row
      {...place}
      line={listingKey(listing)}
      onShow={() => onShow(listing)}
      onMenu={(at) => onMenu({ kind: 'folder', folder }, at)}
      level={level}
      strong
      name={folder.name}
      count={folder.unreadCount}
      expanded={!isFolded}
      folderId={folder.id}
      onTurn={turn}
      target={drop.place}
      icon={
        <span className={styles.turn} data-turns>
          <Chevron size={16} strokeWidth={1.6} aria-hidden />
        </span>
      }
      drag={{
        ...drop.props,
        draggable: true,
        onDragStart: (event) => {
          event.dataTransfer.setData(folderType, String(folder.id));
          event.dataTransfer.effectAllowed = 'move';
        },
      }}
    />
  );
});
