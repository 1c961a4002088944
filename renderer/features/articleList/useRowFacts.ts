// The facts of a row in the words and formats of the person: source, time, length, and the sentence that is read aloud.
import { createContext, use } from 'react';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { Feed } from '../../../shared/model/feed.ts';
import type { FeedId } from '../../../shared/model/ids.ts';
import { useToday } from '../../app/today.ts';
import { useUi } from '../../app/uiState.ts';
import type { Formats } from '../../text/formats.ts';
import { useLanguage } from '../../text/useWords.ts';
import type { Words } from '../../text/words.ts';

/** All feeds by id, made once for all rows. */
export const FeedsContext = createContext<ReadonlyMap<FeedId, Feed>>(new Map());

export interface RowFacts {
  readonly feed: Feed | undefined;
  readonly time: string;
  /** "2 min", "Video, 6 min". */
  readonly length: string;
  readonly label: string;
}

const empty: RowFacts = { feed: undefined, time: '', length: '', label: '' };

export function lengthOf(row: ArticleSummary, words: Words): string {
  const minutes = row.mediaSeconds === undefined ? row.minutes : Math.max(1, Math.round(row.mediaSeconds / 60));
  if (row.kind === 'article') return words.list.minutes(Math.max(1, row.minutes));
  const kind = row.kind === 'video' ? words.list.video : words.list.audio;
  return row.mediaSeconds === undefined ? kind : words.list.withLength(kind, minutes);
}

/** Who wrote it, unless the source is called so. */
export const authorBeside = (row: ArticleSummary, feed: Feed | undefined): string | undefined =>
  row.author === feed?.title ? undefined : row.author;

export function rowLabel(
  row: ArticleSummary,
  feed: Feed | undefined,
  state: { readonly isOpen: boolean; readonly isChosen: boolean },
  words: Words,
  formats: Formats,
): string {
  const states = words.list.rowStates;
  return [
    row.title,
    feed?.title,
    authorBeside(row, feed),
    formats.moment(row.publishedAt),
    row.read ? states.read : states.unread,
    row.saved && states.saved,
    state.isChosen && states.chosen,
    state.isOpen && states.open,
    row.hasNote && states.note,
    row.revisedAt !== undefined && states.revised,
    lengthOf(row, words),
    states[row.offline],
    ...row.tags,
    ...row.topics,
  ]
    .filter(Boolean)
    .join(', ');
}

export function useRowFacts(
  row: ArticleSummary | undefined,
  state: { readonly isOpen: boolean; readonly isChosen: boolean },
): RowFacts {
  const { words, formats } = useLanguage();
  const feeds = use(FeedsContext);
  const today = useToday();
  const isByDay = useUi(({ listing }) => listing.kind !== 'search');
  if (!row) return { ...empty, label: words.list.loading };
  const feed = feeds.get(row.feedId);
  return {
    feed,
    time: isByDay ? formats.time(row.publishedAt) : formats.shortDay(row.publishedAt, today),
    length: lengthOf(row, words),
    label: rowLabel(row, feed, state, words, formats),
  };
}
