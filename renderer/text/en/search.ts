// English words of searching: the field, what it found, what it could not read, and what is kept of it.
import { englishPhrases } from '../../../shared/query/explainQuery.ts';
import { type Operator, type QueryError, type QueryOrder, queryErrorReason } from '../../../shared/query/query.ts';

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const articles = (value: number): string => `${number(value)} ${value === 1 ? 'article' : 'articles'}`;

const some = (total: number, isMore: boolean): string => (isMore ? `More than ${number(total)}` : number(total));
const has = (total: number): string => (total === 1 ? 'has' : 'have');

const operators: Readonly<Record<Operator, string>> = {
  title: 'words in the title',
  author: 'by an author',
  feed: 'from a source',
  folder: 'from the sources of a folder',
  in: 'in a folder or source',
  site: 'from a site',
  topic: 'on a topic of its publisher',
  tag: 'with a tag of yours',
  lang: 'in a language',
  url: 'with this in the address',
  is: 'unread, saved, long, video…',
  has: 'with a picture, audio, a note…',
  before: 'before a day, month or year',
  after: 'since a day, month or year',
  on: 'of one day, month or year',
  newer: 'not older than 7d, 2w, 3m',
  older: 'older than 7d, 2w, 3m',
  minutes: 'by its reading time',
  sort: 'newest, oldest, relevance, length',
};

const orders: Readonly<Record<QueryOrder, string>> = {
  newest: 'Newest first',
  relevance: 'Best match first',
  oldest: 'Oldest first',
  length: 'Longest first',
};

export const searchWords = {
  search: {
    field: 'Search all articles',
    placeholder: 'Words, or feed: is: after:',
    empty: 'Empty the field',
    suggestions: 'What could come next',
    lastSearches: 'Last searches',
    forget: 'Forget the last searches',
    beginWith: 'Begin with',
    operators,
    found: (total: number, isMore: boolean): string => (isMore ? `more than ${number(total)}` : number(total)),
    of: (all: number, ms: number): string => `of ${articles(all)}, in ${number(ms)} ms`,
    all: (all: number): string => articles(all),
    keep: 'Keep as smart feed',
    order: 'Order of what is found',
    orders,
    keepDialog: {
      title: 'Keep as smart feed',
      changeTitle: 'Change the smart feed',
      name: 'Name',
      query: 'What it finds',
      nameMissing: 'It needs a name to stand under.',
      finds: (total: number, isMore: boolean, unread: number): string =>
        `Finds ${isMore ? `more than ${number(total)} articles` : articles(total)}, ${isMore ? 'at least ' : ''}${number(unread)} unread`,
      everything: 'This finds every article. Say what it is about.',
      keep: 'Keep',
      cancel: 'Cancel',
    },
    filters: {
      title: 'Filters of what is saved',
      all: 'All',
      unread: 'Unread',
      tagged: 'Tagged',
      note: 'With a note',
      long: 'Long',
      media: 'Video or audio',
      offline: 'Wholly here',
    },
    none(words: number, hasRest: boolean): string {
      if (words === 0) return 'Nothing here fits this search.';
      const what = words === 1 ? 'this word' : words === 2 ? 'both words' : 'all of these words';
      return `No article has ${what}${hasRest ? ' and fits the rest' : ''}.`;
    },
    looser: {
      any: (total: number, isMore: boolean): string => `${some(total, isMore)} ${has(total)} one.`,
      beginning: (total: number, isMore: boolean): string =>
        `${some(total, isMore)} ${has(total)} a word that begins so.`,
      apart: (total: number, isMore: boolean): string => `${some(total, isMore)} ${has(total)} these words apart.`,
      words: (total: number, isMore: boolean, words: number): string =>
        `${some(total, isMore)} ${has(total)} ${words === 1 ? 'it' : 'them'}, without the rest.`,
    },
    mistake: (error: QueryError): string => `At character ${number(error.start + 1)}: ${queryErrorReason(error)}.`,
    phrases: englishPhrases,
  },
};

export type SearchWords = typeof searchWords;
