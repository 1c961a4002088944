// Which changes concern which questions. Handed to useLiveQuery, so that a screen asks again only when its answer may differ.
import type { ChangedIds, Changes } from '../../shared/contract/changes.ts';

const any = (ids: ChangedIds): boolean => ids === 'many' || ids.length > 0;
const has = (ids: ChangedIds, id: number): boolean => ids === 'many' || ids.includes(id);

export const touchesOverview = (changes: Changes): boolean =>
  changes.organisation ||
  any(changes.feeds) ||
  any(changes.states) ||
  any(changes.articles.added) ||
  any(changes.articles.removed);

export const touchesArticle =
  (id: number) =>
  (changes: Changes): boolean =>
    has(changes.states, id) || has(changes.articles.updated, id) || has(changes.articles.removed, id);

/** Which tags there are, how many articles they hold, and which articles carry them. */
export const touchesTags = (changes: Changes): boolean => changes.organisation || any(changes.states);

export const touchesArrivals = (changes: Changes): boolean =>
  any(changes.articles.added) || any(changes.articles.removed);

export const touchesSettings = (changes: Changes): boolean => changes.settings;

export const touchesArticles = (changes: Changes): boolean =>
  any(changes.states) || any(changes.articles.added) || any(changes.articles.updated) || any(changes.articles.removed);

/** Every act of the person makes a new revision, so anything at all may be a new line of the journal. */
export const touchesJournal = (): boolean => true;
export const touchesNothing = (): boolean => false;
