// What happens in the library while a view is open: rows are asked for again, counts follow, what arrived is counted apart.
import type { ChangedIds, Changes } from '../../../shared/contract/changes.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { ViewDays } from './viewDays.ts';
import { largestPage } from './viewPages.ts';
import type { OpenView, ViewParts } from './viewState.ts';

export interface ViewChanges {
  readonly apply: (changes: Changes) => void;
  /** Asks for these rows again, or for all that are looked at; settles once they are here. */
  readonly refreshRows: (ids: readonly ArticleId[] | 'many') => Promise<void>;
}

const gatherMs = 150;
/** One span that holds all of a view. */
export const everything = [-62_135_596_800_000];

const touched = (ids: ChangedIds, has: (id: number) => boolean): readonly number[] | 'many' =>
  ids === 'many' ? 'many' : ids.filter(has);

export function createViewChanges(parts: ViewParts, days: ViewDays, follow: () => void): ViewChanges {
  const { engine, signal, rows, state, opened, looked } = parts;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let gathered: Changes[] = [];
  signal.addEventListener('abort', () => clearTimeout(gathering), { once: true });
  const has = (id: number): boolean => rows.indexOf(id) >= 0;

  async function refresh(changes: readonly Changes[]): Promise<void> {
    const open = opened();
    if (!open) return;
    const changed = changes.flatMap((each) => [touched(each.states, has), touched(each.articles.updated, has)]);
    const ids = changed.flatMap((each) => (each === 'many' ? [] : each));
    await refreshRows(open, changed.includes('many') ? 'many' : ids);
    if (changes.some((each) => each.articles.added === 'many' || each.articles.added.length > 0))
      state.set({ arrivals: await engine.call('articles.countArrivals', { view: open.view }, signal) });
    // What the person took away goes at once. What the library lets go by itself stays, as everything else does, until the view is left.
    const isGone = changes.some(
      ({ organisation, articles: { removed } }) => organisation && (removed === 'many' || removed.some(has)),
    );
    if (isGone) state.set({ isStale: true });
  }

  async function refreshRows(open: OpenView, asked: readonly number[] | 'many'): Promise<void> {
    const isMany = asked === 'many' || asked.length > largestPage;
    const ids = isMany ? rows.idsWithin(...looked()) : [...new Set(asked)].filter(has);
    if (isMany) rows.keepOnly(...looked());
    const readMore = ids.length > 0 ? await askAgain(ids) : 0;
    if (!isMany && ids.length === 0) return;
    let unread = state.get().unread - readMore;
    if (isMany) {
      const counts = await engine.call('articles.countDays', { view: open.view, dayStarts: everything }, signal);
      unread = counts[0]?.unread ?? unread;
    }
    state.set({ unread, rowsVersion: state.get().rowsVersion + 1 });
    follow();
    await days.recount(open);
  }

  /** Answers how many more are read than before. */
  async function askAgain(ids: readonly ArticleId[]): Promise<number> {
    let readMore = 0;
    for (const row of await engine.call('articles.byIds', { ids: [...ids] }, signal)) {
      const index = rows.indexOf(row.id);
      const before = rows.at(index);
      if (!before) continue;
      if (before.read !== row.read) readMore += row.read ? 1 : -1;
      rows.keep(index, {
        ...row,
        ...(before.titleParts && { titleParts: before.titleParts }),
        ...(before.snippet && { snippet: before.snippet }),
      });
    }
    return readMore;
  }

  return {
    apply(changes) {
      gathered.push(changes);
      gathering ??= setTimeout(
        () => {
          const all = gathered;
          gathered = [];
          gathering = undefined;
          refresh(all).catch(state.fail);
        },
        isOwnAct(changes) ? 0 : gatherMs,
      );
    },
    async refreshRows(ids) {
      const open = opened();
      if (open) await refreshRows(open, ids).catch(state.fail);
    },
  };
}

/** A person's own act is shown at once; what a sync brings may gather. */
const isOwnAct = (changes: Changes): boolean => changes.states === 'many' || changes.states.length > 0;
