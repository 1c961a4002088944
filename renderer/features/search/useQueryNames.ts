// Names of this library that a query may ask for, as far as the sources pane knows them.
import { useMemo } from 'react';
import { useOverview } from '../../engine/useOverview.ts';
import type { QueryNames } from '../../../shared/query/completeQuery.ts';

const hostOf = (address: string | undefined): readonly string[] =>
  address && URL.canParse(address) ? [new URL(address).hostname.replace(/^www\./, '')] : [];

export function useQueryNames(): QueryNames {
  const { data } = useOverview();
  return useMemo(() => {
    const feeds = data?.feeds ?? [];
    return {
      feeds: feeds.map((feed) => feed.title),
      folders: data?.folders.map((folder) => folder.name) ?? [],
      tags: data?.tags.map((tag) => tag.name) ?? [],
      sites: [...new Set(feeds.flatMap((feed) => hostOf(feed.siteUrl ?? feed.feedUrl)))],
    };
  }, [data]);
}
