// Parts that rows of every density share.
import { Bookmark, Check, CircleDashed, NotebookPen, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { mediaAddress } from '../../engine/hostEngine.ts';
import { useWords } from '../../text/useWords.ts';
import { LetterSquare } from '../../ui/LetterSquare.tsx';
import styles from './rowParts.module.css';
import { authorBeside, type RowFacts } from './useRowFacts.ts';

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

/** The source, and who wrote it where that is not the same name. */
export function SourceName({ row, facts }: RowLookProps): ReactNode {
  const author = authorBeside(row, facts.feed);
  return (
    <>
      {facts.feed?.title}
      {author === undefined ? null : <span className={styles.author}> · {author}</span>}
    </>
  );
}

/** What is not marked so is here wholly. */
export function OfflineMark({ row }: { readonly row: ArticleSummary }): ReactNode {
  const words = useWords();
  return row.offline === 'complete' ? null : (
    <span className={styles.offline} title={words.list.rowStates[row.offline]}>
      <CircleDashed size={12} strokeWidth={1.6} aria-hidden />
    </span>
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
const mostTopics = 2;

/** Saved, length, note, tags and topics in one line that never wraps. */
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
      <OfflineMark row={row} />
      {row.tags.slice(0, mostChips).map((tag) => (
        <span key={tag} className={styles.chip}>
          {tag}
        </span>
      ))}
      {row.topics[0] === undefined ? null : (
        <span className={styles.topic}>{row.topics.slice(0, mostTopics).join(' · ')}</span>
      )}
    </div>
  );
}

/** Tags and topics where a row is one line: those that have room there, each whole or not at all. */
export function Labels({ row }: { readonly row: ArticleSummary }): ReactNode {
  if (row.tags.length === 0 && row.topics.length === 0) return null;
  return (
    <span className={styles.labels}>
      {row.tags.slice(0, mostChips).map((tag) => (
        <span key={tag}>
          <span className={styles.chip}>{tag}</span>
        </span>
      ))}
      {row.topics.slice(0, mostTopics).map((topic) => (
        <span key={topic}>{topic}</span>
      ))}
    </span>
  );
}
