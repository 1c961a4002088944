// Where an article that is known from another view stands in one that was just opened: counted, not paged through.
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { everything } from './viewChanges.ts';
import type { ViewPages } from './viewPages.ts';
import type { ViewParts } from './viewState.ts';

/** What an article is found by again, also where it is no longer in the view. */
export type Anchor = Pick<ArticleSummary, 'id' | 'publishedAt'>;

/**
 * Fetches the article's row. Answers its place, or the place of what follows where it stood. In orders that are no order of time
 * only what is here already can be found; all else begins at 0.
 */
export async function findAnchor(
  { engine, rows, state, signal, opened }: ViewParts,
  pages: ViewPages,
  { id, publishedAt }: Anchor,
): Promise<number> {
  const open = opened();
  const here = rows.indexOf(id);
  if (here >= 0 || !open?.order) return Math.max(0, here);
  const isNewest = open.order === 'newest';
  // Newest first, the rows before it are those published after its moment.
  const edge = isNewest ? publishedAt + 1 : publishedAt;
  const span = isNewest ? { dayStarts: [edge] } : { dayStarts: everything, until: edge };
  const counts = await engine.call('articles.countDays', { view: open.view, ...span }, signal);
  const [before] = counts;
  if (!before) return 0;
  if (before.total > 0) open.places.setMoment(before.total, edge);
  let index = before.total;
  for (; index < state.get().total; index += 1) {
    await pages.fetchRange(index, () => index + 1);
    const row = rows.at(index);
    if (!row || row.id === id || row.publishedAt !== publishedAt) break;
    if (isNewest ? row.id < id : row.id > id) break;
  }
  return index;
}
