// Articles whose titles hold the words that were typed: asked of the engine's search a moment after the last stroke, and given up at the next.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import { printQuery } from '../../../shared/query/printQuery.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { touchesNothing } from '../../engine/touches.ts';

const pauseMs = 120;
const mostArticles = 6;
/** One letter begins half of all words. */
const fewestLetters = 2;
const nothing: readonly ArticleSummary[] = [];

/** Every word as the beginning of one in the title; undefined while too little was typed. */
export function titleQuery(typed: string): string | undefined {
  const words = typed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.join('').length < fewestLetters) return undefined;
  return printQuery({
    where: {
      kind: 'and',
      nodes: words.map((text) => ({ kind: 'text', field: 'title', text, phrase: false, prefix: true })),
    },
  });
}

function useSettled(value: string | undefined): string | undefined {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function useFoundArticles(typed: string, enabled: boolean): readonly ArticleSummary[] {
  const engine = useEngine();
  const asked = enabled ? titleQuery(typed) : undefined;
  const query = useSettled(asked);
  const { data } = useQuery<readonly ArticleSummary[]>({
    queryKey: ['palette.articles', query],
    queryFn: async ({ signal }) => {
      const listing: Listing = { kind: 'search', query: query ?? '' };
      const options = { order: 'newest', unreadOnly: false } as const;
      const { frame } = await engine.call('articles.open', { listing, options }, signal);
      const view = { listing, options, frame };
      const page = await engine.call('articles.list', { view, direction: 'forward', limit: mostArticles }, signal);
      return page.rows;
    },
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    meta: { touches: touchesNothing },
  });
  return asked === undefined || query === undefined ? nothing : (data ?? nothing);
}
