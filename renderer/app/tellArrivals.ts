// Tells the person of new articles from sources they asked to hear of: once a sync, however many came.
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import type { Shell } from '../../shared/contract/shellBridge.ts';
import type { ArticleSummary } from '../../shared/model/article.ts';
import type { Feed } from '../../shared/model/feed.ts';
import type { ArticleId, FeedId } from '../../shared/model/ids.ts';
import type { Words } from '../text/words.ts';

/** Articles looked at to say what came; of more, only the first are told. */
const mostRows = 500;
const mostLines = 4;

export interface TellingParts {
  readonly engine: EngineClient;
  readonly shell: Pick<Shell, 'call'>;
  readonly words: () => Words;
}

/** Listens until the returned function is called. */
export function tellArrivals({ engine, shell, words }: TellingParts): () => void {
  let arrived = new Map<FeedId, readonly ArticleId[]>();

  const stopChecks = engine.on('check', ({ feedId, added }) => {
    if (added.length > 0) arrived.set(feedId, [...(arrived.get(feedId) ?? []), ...added]);
  });
  const stopSync = engine.on('sync', ({ running }) => {
    if (running || arrived.size === 0) return;
    const came = arrived;
    arrived = new Map();
    // Nobody waits for it, and a lost engine says so elsewhere.
    tell(came).catch(() => undefined);
  });

  async function tell(came: ReadonlyMap<FeedId, readonly ArticleId[]>): Promise<void> {
    const { feeds } = await engine.call('library.overview', {});
    const asked = feeds.filter(({ id, settings }) => settings.notify && came.has(id));
    const ids = asked.flatMap(({ id }) => came.get(id) ?? []).slice(0, mostRows);
    if (ids.length === 0) return;
    // What a rule has marked read is no news.
    const rows = (await engine.call('articles.byIds', { ids })).filter(({ read }) => !read);
    const note = noteOf(asked, rows, words().sources);
    if (note) await shell.call('window.notify', note);
  }

  return () => {
    stopChecks();
    stopSync();
  };
}

interface Note {
  readonly title: string;
  readonly body: string;
  readonly articleId: ArticleId;
}

/** One article by its headline, several of a source by theirs, several sources by how many each brought. */
export function noteOf(
  feeds: readonly Pick<Feed, 'id' | 'title'>[],
  rows: readonly Pick<ArticleSummary, 'id' | 'feedId' | 'title' | 'publishedAt'>[],
  words: Words['sources'],
): Note | undefined {
  const newest = [...rows].sort((a, b) => b.publishedAt - a.publishedAt || b.id - a.id);
  const [first] = newest;
  if (!first) return undefined;
  const brought = feeds
    .map(({ id, title }) => ({ title, count: newest.filter(({ feedId }) => feedId === id).length }))
    .filter(({ count }) => count > 0);
  const lines =
    brought.length === 1
      ? newest.map(({ title }) => title)
      : brought.map(({ title, count }) => words.newFrom(title, count));
  const [only] = brought;
  const title =
    brought.length > 1 || !only
      ? words.newArticles(newest.length)
      : newest.length === 1
        ? only.title
        : words.newFrom(only.title, newest.length);
  return { title, body: lines.slice(0, mostLines).join('\n'), articleId: first.id };
}
