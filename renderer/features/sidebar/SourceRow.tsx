// One line of the sources pane. All kinds share the line; feeds can be dragged, folders take them in.
import { ChevronDown, ChevronRight, Pause } from 'lucide-react';
import { type DragEvent, memo, type ReactNode, useState } from 'react';
import type { Feed, Folder } from '../../../shared/model/feed.ts';
import { useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { mediaAddress } from '../../engine/hostEngine.ts';
import { useWords } from '../../text/useWords.ts';
import { classNames } from '../../ui/classNames.ts';
import { LetterSquare } from '../../ui/LetterSquare.tsx';
import type { MenuPlace } from '../../ui/Menu.tsx';
import styles from './SourceRow.module.css';

interface LineProps {
  readonly isPresent: boolean;
  readonly onShow: () => void;
  readonly onMenu?: (place: MenuPlace) => void;
}

interface RowProps extends LineProps {
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
  readonly drag?: {
    readonly draggable?: boolean;
    readonly onDragStart?: (event: DragEvent) => void;
    readonly onDragOver?: (event: DragEvent) => void;
    readonly onDragLeave?: () => void;
    readonly onDrop?: (event: DragEvent) => void;
  };
  readonly isTarget?: boolean;
  readonly expanded?: boolean;
  readonly folderId?: number;
  /** Folds or unfolds: a press on the chevron. */
  readonly onTurn?: () => void;
}

function Row({
  isPresent,
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
  isTarget = false,
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
      data-folder={folderId}
      tabIndex={isPresent ? 0 : -1}
      {...(isPresent && { 'data-takes-focus': true })}
      className={classNames(
        styles.row,
        isPresent && styles.present,
        strong && styles.strong,
        isTarget && styles.target,
      )}
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

const dragType = 'application/x-broadsheet-feed';

export interface FeedRowProps extends LineProps {
  readonly feed: Feed;
  readonly level: number;
}

export const FeedRow = memo(function FeedRow({ feed, level, ...line }: FeedRowProps): ReactNode {
  const words = useWords();
  const { state } = feed.health;
  const isUnwell = state === 'failing' || state === 'gone';
  const isPaused = feed.pausedAt !== undefined;
  const noteWord = isPaused
    ? words.sidebar.paused
    : state === 'gone'
      ? words.sidebar.ended
      : isUnwell
        ? words.sidebar.unwell
        : undefined;
  return (
    <Row
      {...line}
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
        ) : isUnwell ? (
          <span className={styles.unwell} title={noteWord} />
        ) : null
      }
      noteWord={noteWord}
      drag={{
        draggable: true,
        onDragStart: (event) => {
          event.dataTransfer.setData(dragType, String(feed.id));
          event.dataTransfer.effectAllowed = 'move';
        },
      }}
    />
  );
});

export interface FolderRowProps extends LineProps {
  readonly folder: Folder;
  readonly level: number;
  readonly isFolded: boolean;
}

export const FolderRow = memo(function FolderRow({ folder, level, isFolded, ...line }: FolderRowProps): ReactNode {
  const ui = useUiStore();
  const engine = useEngine();
  const [isTarget, setTarget] = useState(false);
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  const turn = (): void =>
    ui.setState(({ foldedFolders }) => ({
      foldedFolders: isFolded ? foldedFolders.filter((id) => id !== folder.id) : [...foldedFolders, folder.id],
    }));
  return (
    <Row
      {...line}
      level={level}
      strong
      name={folder.name}
      count={folder.unreadCount}
      expanded={!isFolded}
      folderId={folder.id}
      onTurn={turn}
      isTarget={isTarget}
      icon={
        <span className={styles.turn} data-turns>
          <Chevron size={16} strokeWidth={1.6} aria-hidden />
        </span>
      }
      drag={{
        onDragOver: (event) => {
          if (!event.dataTransfer.types.includes(dragType)) return;
          event.preventDefault();
          setTarget(true);
        },
        onDragLeave: () => setTarget(false),
        onDrop: (event) => {
          event.preventDefault();
          setTarget(false);
          const feedId = Number(event.dataTransfer.getData(dragType));
          if (feedId > 0) void engine.call('feeds.update', { feedId, folderId: folder.id });
        },
      }}
    />
  );
});
