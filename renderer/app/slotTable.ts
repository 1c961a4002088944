// Which feature fills which slot of the window.
import { ArticlePane } from '../features/article/ArticlePane.tsx';
import { NoResult } from '../features/search/NoResult.tsx';
import { SavedFilters } from '../features/search/SavedFilters.tsx';
import { SearchHead } from '../features/search/SearchHead.tsx';
import { lazyPart } from './lazyPart.ts';
import type { Slots } from './slots.ts';

export const slots: Slots = {
  Article: ArticlePane,
  SearchHead,
  NoResult,
  SavedFilters,
  FirstRun: lazyPart(async () => (await import('../features/subscribe/FirstRun.tsx')).FirstRun),
  Health: lazyPart(async () => (await import('../features/health/Health.tsx')).Health),
  History: lazyPart(async () => (await import('../features/history/History.tsx')).History),
};
