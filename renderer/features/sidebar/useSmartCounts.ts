// Unread articles in each smart feed. A query is counted by asking it, so they are counted one after the other, and only once the
// library has been quiet for a moment: what the person does goes first.
import { useEffect, useState } from 'react';
import type { SmartFeed } from '../../../shared/model/library.ts';
import type { SmartFeedId } from '../../../shared/model/ids.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { touchesOverview } from '../../engine/touches.ts';

const quietMs = 400;
const nothing: ReadonlyMap<SmartFeedId, number> = new Map();

/** Those that were counted; a smart feed with more than can be counted quickly has none. */
export function useSmartCounts(smartFeeds: readonly SmartFeed[] | undefined): ReadonlyMap<SmartFeedId, number> {
  const engine = useEngine();
  const [counts, setCounts] = useState(nothing);
  const asked = smartFeeds?.map(({ id, query }) => `${id} ${query}`).join('\n') ?? '';
  useEffect(() => {
    const ids = asked === '' ? [] : asked.split('\n').map((line) => Number(line.split(' ', 1)[0]));
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let ending = new AbortController();
    const count = async (signal: AbortSignal): Promise<void> => {
      for (const smartFeedId of ids) {
        const params = {
          listing: { kind: 'smart', smartFeedId },
          options: { order: 'newest', unreadOnly: true },
        } as const;
        const { total, totalIsFloor } = await engine.call('articles.open', params, signal);
        if (signal.aborted) return;
        setCounts((before) => {
          const after = new Map(before);
          if (totalIsFloor) after.delete(smartFeedId);
          else after.set(smartFeedId, total);
          return after;
        });
      }
    };
    const countSoon = (): void => {
      ending.abort();
      ending = new AbortController();
      const { signal } = ending;
      clearTimeout(waiting);
      // What could not be counted now is counted after the next change.
      waiting = setTimeout(() => void count(signal).catch(() => undefined), quietMs);
    };
    countSoon();
    const stop = engine.on('changes', (changes) => {
      if (touchesOverview(changes)) countSoon();
    });
    return () => {
      stop();
      clearTimeout(waiting);
      ending.abort();
    };
  }, [engine, asked]);
  return counts;
}
