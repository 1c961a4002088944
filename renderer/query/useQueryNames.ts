// Names of this library that a query may ask for: those the sources pane knows, and topics and authors asked for as they are typed.
import { useMemo } from 'react';
import type { QueryNames } from '../../shared/query/completeQuery.ts';
import { lexQuery } from '../../shared/query/lexQuery.ts';
import { touchesNothing } from '../engine/touches.ts';
import { useLiveQuery } from '../engine/useLiveQuery.ts';
import { useOverview } from '../engine/useOverview.ts';

const hostOf = (address: string | undefined): readonly string[] =>
  address && URL.canParse(address) ? [new URL(address).hostname.replace(/^www\./, '')] : [];

interface AskedName {
  readonly of: 'topic' | 'author';
  readonly typed: string;
}

/** The topic or author that is being typed at the cursor. */
function askedName(text: string, cursor: number): AskedName | undefined {
  const token = lexQuery(text).find((each) => each.start < cursor && cursor <= each.end);
  if (token?.kind !== 'term' || cursor < token.valueStart) return undefined;
  const { operator } = token;
  const typed = text.slice(token.valueStart, cursor).replace(/^["“”„]/, '');
  return operator === 'topic' || operator === 'author' ? { of: operator, typed } : undefined;
}

export function useQueryNames(text: string, cursor: number): QueryNames {
  const { data } = useOverview();
  const asked = askedName(text, cursor);
  const { data: found } = useLiveQuery('articles.names', asked ?? { of: 'topic', typed: '' }, touchesNothing, {
    enabled: asked !== undefined,
    keepPrevious: true,
  });
  const of = asked?.of;
  return useMemo(() => {
    const feeds = data?.feeds ?? [];
    return {
      feeds: feeds.map((feed) => feed.title),
      folders: data?.folders.map((folder) => folder.name) ?? [],
      tags: data?.tags.map((tag) => tag.name) ?? [],
      sites: [...new Set(feeds.flatMap((feed) => hostOf(feed.siteUrl ?? feed.feedUrl)))],
      languages: [...new Set(feeds.flatMap((feed) => feed.language?.slice(0, 2).toLowerCase() ?? []))],
      ...(of === 'topic' && found && { topics: found }),
      ...(of === 'author' && found && { authors: found }),
    };
  }, [data, of, found]);
}
