// Makes the map of feeds that rows look their source up in.
import { type ReactNode, useMemo } from 'react';
import { useOverview } from '../../engine/useOverview.ts';
import { FeedsContext } from './useRowFacts.ts';

export function FeedsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { data } = useOverview();
  const feeds = useMemo(() => new Map(data?.feeds.map((feed) => [feed.id, feed])), [data]);
  return <FeedsContext value={feeds}>{children}</FeedsContext>;
}
