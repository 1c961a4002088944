// Articles whose titles hold the words that were typed: asked of the engine's search a moment after the last stroke, and given up at the next.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import { printQuery } from '../../../shared/query/printQuery.ts';
import { withoutAccents } from '../../commands/nameFinder.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { touchesNothing } from '../../engine/touches.ts';

const pauseMs = 120;
const mostArticles = 6;
/** Enough to find some among them that have the short words too. */
const mostAsked = 60;
/** One letter begins half of all words. */
const fewestLetters = 2;
const nothing: readonly ArticleSummary[] = [];

const wordsOf = (text: string): readonly string[] =>
  withoutAccents(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The search takes so short a word of letters as a whole word; whether a title has one that begins so is seen here. */
const isBeginning = (word: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{1,2}$/u.test(word);

export interface TitleQuery {
  readonly query: string;
  /** Beginnings of words that the title must have as well. */
  readonly beginnings: readonly string[];
}

/** Every word as the beginning of one in the title; undefined while too little was typed. */
export function titleQuery(typed: string): TitleQuery | undefined {
  const words = wordsOf(typed);
  if (words.join('').length < fewestLetters) return undefined;
  const long = words.filter((word) => !isBeginning(word));
  const asked = long.length > 0 ? long : words;
  const nodes = asked.map((text) => ({ kind: 'text', field: 'title', text, phrase: false, prefix: true }) as const);
  return {
    query: printQuery({ where: { kind: 'and', nodes } }),
    beginnings: long.length > 0 ? words.filter(isBeginning) : [],
  };
}

export const hasBeginnings = (title: string, beginnings: readonly string[]): boolean => {
  const words = beginnings.length > 0 ? wordsOf(title) : [];
  return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
};

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function useFoundArticles(typed: string, enabled: boolean): readonly ArticleSummary[] {
  const engine = useEngine();
  const settled = useSettled(typed);
  const asked = useMemo(() => (enabled ? titleQuery(settled) : undefined), [enabled, settled]);
  const query = asked?.query;
  const { data } = useQuery<readonly ArticleSummary[]>({
    queryKey: ['palette.articles', query],
    queryFn: async ({ signal }) => {
      const listing: Listing = { kind: 'search', query: query ?? '' };
      const options = { order: 'newest', unreadOnly: false } as const;
      const { frame } = await engine.call('articles.open', { listing, options }, signal);
      const view = { listing, options, frame };
      const page = await engine.call('articles.list', { view, direction: 'forward', limit: mostAsked }, signal);
      return page.rows;
    },
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    meta: { touches: touchesNothing },
  });
  return useMemo(() => {
    if (asked === undefined || data === undefined || titleQuery(typed) === undefined) return nothing;
    return data.filter((row) => hasBeginnings(row.title, asked.beginnings)).slice(0, mostArticles);
  }, [asked, data, typed]);
}
