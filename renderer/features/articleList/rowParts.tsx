// Parts that rows of every density share.
import { Bookmark, Check, CircleDashed, NotebookPen, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { mediaAddress } from '../../engine/hostEngine.ts';
import { useWords } from '../../text/useWords.ts';
import { LetterSquare } from '../../ui/LetterSquare.tsx';
import styles from './rowParts.module.css';
import type { RowFacts } from './useRowFacts.ts';

export interface RowLookProps {
  readonly row: ArticleSummary;
  readonly facts: RowFacts;
}

/** Dot of an unread row; a tick while the row is chosen. */
export function LeadingMark({
  row,
  isChosen = false,
}: {
  readonly row: ArticleSummary;
  readonly isChosen?: boolean;
}): ReactNode {
  if (isChosen) return <Check size={14} strokeWidth={2} aria-hidden className={styles.tick} />;
  return row.read ? null : <span className={styles.dot} />;
}

export function FeedIcon({ facts }: { readonly facts: RowFacts }): ReactNode {
  const { feed } = facts;
  return (
    <LetterSquare
      name={feed?.title ?? ''}
      seed={feed?.feedUrl ?? ''}
      src={feed?.iconPath === undefined ? undefined : mediaAddress(feed.iconPath)}
    />
  );
}

export function SavedMark({ row }: { readonly row: ArticleSummary }): ReactNode {
  return row.saved ? (
    <Bookmark size={12} strokeWidth={1.6} fill="currentColor" aria-hidden className={styles.saved} />
  ) : null;
}

/** The lead picture where it is kept; nothing is reserved where it is not. */
export function Picture({
  row,
  className,
}: {
  readonly row: ArticleSummary;
  readonly className?: string | undefined;
}): ReactNode {
  if (row.imagePath === undefined) return null;
  return <img className={className} src={mediaAddress(row.imagePath)} alt="" decoding="async" draggable={false} />;
}

const mostChips = 3;

/** Saved, length, note and tags in one line that never wraps. */
export function MetaLine({ row, facts }: RowLookProps): ReactNode {
  const words = useWords();
  return (
    <div className={styles.meta}>
      <SavedMark row={row} />
      {row.kind === 'article' ? null : <Play size={12} strokeWidth={1.6} aria-hidden />}
      <span>{facts.length}</span>
      {row.hasNote ? (
        <span title={words.list.rowStates.note}>
          <NotebookPen size={12} strokeWidth={1.6} aria-hidden />
        </span>
      ) : null}
      {row.offline === 'complete' ? null : (
        <span title={words.list.rowStates[row.offline]}>
          <CircleDashed size={12} strokeWidth={1.6} aria-hidden />
        </span>
      )}
      {row.tags.slice(0, mostChips).map((tag) => (
        <span key={tag} className={styles.chip}>
          {tag}
        </span>
      ))}
      {row.tags.length === 0 && row.topics[0] !== undefined ? (
        <span className={styles.topic}>{row.topics.slice(0, 2).join(' · ')}</span>
      ) : null}
    </div>
  );
}
