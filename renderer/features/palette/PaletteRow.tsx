// One line of the palette: icon, name with the letters that match, what it would touch, its key.
import {
  AppWindow,
  BookOpen,
  Bookmark,
  CalendarDays,
  CheckCheck,
  Circle,
  CircleCheck,
  Clock,
  CornerDownRight,
  FileText,
  Filter,
  Folder,
  type LucideIcon,
  MoveVertical,
  Newspaper,
  Play,
  Rss,
  Search,
  Tag,
  Trash2,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Listing } from '../../../shared/model/listing.ts';
import { mediaAddress } from '../../engine/hostEngine.ts';
import { touchesArticles } from '../../engine/touches.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useWords } from '../../text/useWords.ts';
import { classNames } from '../../ui/classNames.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { LetterSquare } from '../../ui/LetterSquare.tsx';
import type { PaletteLine } from './arrange.ts';
import type { EntryIcon } from './entry.ts';
import styles from './Palette.module.css';

const icons: Readonly<Record<Exclude<EntryIcon, object>, LucideIcon>> = {
  act: CornerDownRight,
  move: MoveVertical,
  decide: CircleCheck,
  read: BookOpen,
  sources: Rss,
  window: AppWindow,
  markAll: CheckCheck,
  older: Clock,
  play: Play,
  remove: Trash2,
  newsFeed: Newspaper,
  unread: Circle,
  today: CalendarDays,
  saved: Bookmark,
  search: Search,
  page: FileText,
  folder: Folder,
  tag: Tag,
  smart: Filter,
  article: Newspaper,
};

function Glyph({ icon }: { readonly icon: EntryIcon }): ReactNode {
  if (typeof icon === 'object') {
    const { feed } = icon;
    const src = feed.iconPath === undefined ? undefined : mediaAddress(feed.iconPath);
    return <LetterSquare name={feed.title} seed={feed.feedUrl} src={src} />;
  }
  const Icon = icons[icon];
  return <Icon size={16} strokeWidth={1.6} aria-hidden />;
}

/** The name in pieces, those that match set apart. */
function Marked({ name, ranges }: { readonly name: string; readonly ranges: readonly number[] }): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (let place = 0; place + 1 < ranges.length; place += 2) {
    const [start = 0, end = 0] = ranges.slice(place, place + 2);
    if (start > at) pieces.push(name.slice(at, start));
    pieces.push(
      <b key={start} className={styles.hit}>
        {name.slice(start, end)}
      </b>,
    );
    at = end;
  }
  pieces.push(name.slice(at));
  return pieces;
}

/** How many unread articles a listing holds, asked while the line is shown. */
function Counted({ listing }: { readonly listing: Listing }): ReactNode {
  const words = useWords();
  const options = { order: 'newest', unreadOnly: true } as const;
  const { data } = useLiveQuery('articles.open', { listing, options }, touchesArticles);
  if (!data) return null;
  return data.totalIsFloor ? words.palette.moreArticles(data.total) : words.palette.articles(data.total);
}

export interface PaletteRowProps {
  readonly line: PaletteLine;
  readonly id: string;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

export const PaletteRow = memo(function PaletteRow({ line, id, isActive, onPoint, onRun }: PaletteRowProps): ReactNode {
  const { entry, ranges } = line;
  const isRefused = entry.refusal !== undefined;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={isRefused}
      className={classNames(styles.row, isActive && styles.active, isRefused && styles.refused)}
      onMouseMove={isActive ? undefined : onPoint}
      onClick={onRun}
    >
      <span className={styles.icon}>
        <Glyph icon={entry.icon} />
      </span>
      <span className={styles.name} title={entry.name}>
        <Marked name={entry.name} ranges={ranges} />
      </span>
      <span className={styles.aside}>
        {entry.refusal ?? (entry.counted && entry.touches ? <Counted listing={entry.touches} /> : entry.aside)}
      </span>
      {entry.keys === undefined || isRefused ? null : <Kbd keys={entry.keys} />}
    </div>
  );
});
