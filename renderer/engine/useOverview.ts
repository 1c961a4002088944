// The library at a glance, for whatever shows sources and counts. Of two thousand feeds only those are asked again that changed.
import type { UseQueryResult } from '@tanstack/react-query';
import type { Changes } from '../../shared/contract/changes.ts';
import type { LibraryOverview } from '../../shared/model/library.ts';
import type { LiveMeta } from './EngineProvider.tsx';
import { touchesOverview } from './touches.ts';
import { useLiveQuery } from './useLiveQuery.ts';

/** What a change leaves of the overview as it was; undefined when all of it is to be asked again. */
export function changedFeeds(changes: Changes): readonly number[] | undefined {
  return changes.organisation || changes.feeds === 'many' ? undefined : changes.feeds;
}

/** `answer` holds only the feeds `ids` names, as far as they are still followed; the others stay as they are. */
export function mergeOverview(
  before: LibraryOverview,
  answer: LibraryOverview,
  ids: readonly number[],
): LibraryOverview {
  const fresh = new Map(answer.feeds.map((feed) => [feed.id, feed]));
  const asked = new Set(ids);
  const known = new Set(before.feeds.map((feed) => feed.id));
  return {
    ...answer,
    feeds: [
      ...before.feeds.flatMap((feed) => (asked.has(feed.id) ? (fresh.get(feed.id) ?? []) : feed)),
      ...answer.feeds.filter((feed) => !known.has(feed.id)),
    ],
  };
}

const patch: LiveMeta['patch'] = (engine, changes) => {
  const feedIds = changedFeeds(changes);
  return (
    feedIds &&
    engine
      .call('library.overview', { feedIds: [...feedIds] })
      .then((answer) => (before) => mergeOverview(before as LibraryOverview, answer, feedIds))
  );
};

export const useOverview = (): UseQueryResult<LibraryOverview> =>
  useLiveQuery('library.overview', {}, touchesOverview, { patch });
