// Which topics publishers name most, of late. Counted over the newest articles alone: over all of a large library it would take seconds,
// and would say what was talked about years ago.
import type { ReadStore } from './connection.ts';
import { fold } from './search/fold.ts';

const newest = 1_000;

/** Most frequent first; a topic that stands only once is none that one would look for. */
export function listRecentTopics(read: ReadStore, limit: number): readonly string[] {
  const counts = new Map<string, { readonly topic: string; articles: number }>();
  for (const [json] of read.rows<[string]>(
    `SELECT a.topics FROM articles a INDEXED BY articles_by_time
     WHERE a.dropped_at IS NULL ORDER BY a.published_at DESC, a.id DESC LIMIT ${newest}`,
  )) {
    if (json === '[]') continue;
    for (const topic of JSON.parse(json) as string[]) {
      const known = counts.get(fold(topic));
      if (known) known.articles += 1;
      else counts.set(fold(topic), { topic, articles: 1 });
    }
  }
  return [...counts.values()]
    .filter(({ articles }) => articles > 1)
    .sort((a, b) => b.articles - a.articles || a.topic.localeCompare(b.topic))
    .slice(0, limit)
    .map(({ topic }) => topic);
}
