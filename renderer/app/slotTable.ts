// Which feature fills which slot of the window.
import { ArticlePane } from '../features/article/ArticlePane.tsx';
import { SearchHead } from '../features/search/SearchHead.tsx';
import type { Slots } from './slots.ts';

export const slots: Slots = { Article: ArticlePane, SearchHead };
