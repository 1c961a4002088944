// What a person reads: lists, page by page, and the article itself. Asks only; what it shows is never changed here.
import type { ArticlePage, DayCount, EngineParams, OpenedView } from '../../../shared/contract/engineContract.ts';
import type { View } from '../../../shared/contract/schemas.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleDetail, ArticleRevision, ArticleSummary } from '../../../shared/model/article.ts';
import { type ArticleId, mostIds } from '../../../shared/model/ids.ts';
import type { LibraryOverview } from '../../../shared/model/library.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import type { Clock } from '../clock.ts';
import { findByLinks, getDetail, listRevisions, listSummaries } from '../store/articles.ts';
import {
  countArrivals,
  countDays,
  countDaysOf,
  listAllIds,
  listArrived,
  listPlaces,
  type PageRequest,
  sizeOf,
  type ViewSize,
} from '../store/listings.ts';
import { getOverview } from '../store/overview.ts';
import { hasArticle, setState } from '../store/saved.ts';
import { namesBeginning } from '../store/search/names.ts';
import { readQuery } from '../store/search/readQuery.ts';
import type { HitPage } from '../store/search/search.ts';
import { showHits, showHitsInArticle } from '../store/search/showHits.ts';
import { type PlaceView, startOfDay } from '../store/selections.ts';
import type { Store } from '../store/store.ts';
import { listRecentTopics } from '../store/topics.ts';
import { openViewSelections } from './viewSelection.ts';

interface ReadingParts {
  readonly store: Store;
  readonly clock: Clock;
}

export function createReading({ store, clock }: ReadingParts) {
  const { read } = store;
  const selectView = openViewSelections({ store, clock });

  const required = (id: ArticleId): ArticleDetail => {
    const detail = getDetail(read, id);
    if (!detail) throw new AppError('article-not-found');
    return detail;
  };

  /** The counters that are kept know only what there is now. */
  const sizeBefore = (view: PlaceView): ViewSize => {
    const [counted] = countDays(read, view, [Number.MIN_SAFE_INTEGER]);
    return { total: counted?.total ?? 0, unread: counted?.unread ?? 0, totalIsFloor: false };
  };

  return {
    overview: ({ feedIds }: EngineParams<'library.overview'> = {}): LibraryOverview =>
      getOverview(read, store.revision(), startOfDay(clock.now()), feedIds),

    recentTopics: ({ limit }: EngineParams<'topics.recent'>): readonly string[] => listRecentTopics(read, limit),

    /** Freezes the list: what arrives from now on stays out of it, what is read from now on stays in it. */
    open({ listing, options, frame: before }: EngineParams<'articles.open'>): OpenedView {
      const startedAt = clock.monotonic();
      const frame = before ?? {
        openedAt: clock.now(),
        lastArticleId: read.value<number>('SELECT last_article_id FROM library') ?? 0,
      };
      const view: View = { listing, options, frame };
      const selection = selectView(view);
      const size =
        selection.kind === 'query'
          ? selection.search.size()
          : before
            ? sizeBefore(selection.view)
            : sizeOf(read, selection.view);
      const order = selection.kind === 'place' ? options.order : selection.search.order;
      return { frame, order, ...size, tookMs: clock.monotonic() - startedAt };
    },

    list({ view, cursor, direction, limit }: EngineParams<'articles.list'>): ArticlePage {
      const request: PageRequest = { direction, limit, ...(cursor && { cursor }) };
      const selection = selectView(view);
      const page: HitPage =
        selection.kind === 'place' ? listPlaces(read, selection.view, request) : selection.search.list(request);
      const found = listSummaries(
        read,
        page.places.map(({ id }) => id),
      );
      const rows = selection.kind === 'place' ? found : showHits(read, found, readQuery(selection.query));
      const isForward = direction === 'forward';
      const first = page.places.at(0) ?? page.stoppedAt;
      const last = page.places.at(-1) ?? page.stoppedAt;
      const next = isForward ? page.hasMore && (page.stoppedAt ?? last) : cursor && last;
      const previous = isForward ? cursor && first : page.hasMore && (page.stoppedAt ?? first);
      return { rows, ...(next && { next }), ...(previous && { previous }) };
    },

    byIds: ({ ids }: EngineParams<'articles.byIds'>): readonly ArticleSummary[] => listSummaries(read, ids),

    ids({ view }: EngineParams<'articles.ids'>): readonly ArticleId[] {
      const selection = selectView(view);
      const ids =
        selection.kind === 'place' ? listAllIds(read, selection.view) : selection.search.listAll().map(({ id }) => id);
      return ids.slice(0, mostIds);
    },

    countDays({ view, dayStarts, until }: EngineParams<'articles.countDays'>): readonly DayCount[] {
      const selection = selectView(view);
      if (selection.kind === 'place') return countDays(read, selection.view, dayStarts, until);
      // A search of very many is not walked a second time for the sake of its headings.
      const { search } = selection;
      return search.size().totalIsFloor
        ? []
        : countDaysOf(
            read,
            search.listAll().map(({ id }) => id),
            dayStarts,
            until,
          );
    },

    countArrivals({ view }: EngineParams<'articles.countArrivals'>): number {
      const selection = selectView(view);
      return selection.kind === 'place'
        ? countArrivals(read, selection.view)
        : selection.search.matching(listArrived(read, view.frame.lastArticleId)).length;
    },

    /** @throws AppError 'article-not-found' */
    get: ({ id, hits }: EngineParams<'articles.get'>): ArticleDetail =>
      hits === undefined ? required(id) : showHitsInArticle(required(id), parseQuery(hits).query),

    revisions: ({ id }: EngineParams<'articles.revisions'>): readonly ArticleRevision[] => listRevisions(read, id),
    names: ({ of, typed }: EngineParams<'articles.names'>): readonly string[] => namesBeginning(read, of, typed),
    findByLink: ({ links }: EngineParams<'articles.findByLink'>) => findByLinks(read, links),

    setPosition({ id, position }: EngineParams<'articles.setPosition'>): null {
      if (!hasArticle(read, id)) throw new AppError('article-not-found');
      store.group((write) => setState(write, id, 'position', position));
      return null;
    },

    setShows({ id, shows }: EngineParams<'articles.setShows'>): null {
      if (!hasArticle(read, id)) throw new AppError('article-not-found');
      store.write((write) => setState(write, id, 'shows', shows));
      return null;
    },
  };
}
