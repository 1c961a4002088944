// English words of the palette, and of the recorded keys that are played from it.

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const articles = (value: number): string => `${number(value)} ${value === 1 ? 'article' : 'articles'}`;
const acts = (value: number): string => `${number(value)} ${value === 1 ? 'act' : 'acts'}`;

export const paletteWords = {
  palette: {
    title: 'Everything, by name',
    sourcesTitle: 'Go to a source',
    placeholder: 'An act, a place, an article',
    sourcesPlaceholder: 'The name of a source',
    sections: { lately: 'Lately', acts: 'Acts', places: 'Go to', articles: 'Articles' },
    sources: 'Sources',
    found: (lines: number): string => (lines === 0 ? 'Nothing is called so.' : `${number(lines)} found`),
    more: (lines: number): string => `${number(lines)} more; type to find them`,
    doIt: 'Do it',
    showFirst: 'Show the articles first',
    back: 'Back',
    articles,
    moreArticles: (value: number): string => `more than ${articles(value)}`,
    smartFeed: 'smart feed',
    sourceIn: (source: string, folder: string): string => `${source}, in ${folder}`,
    markAll: (view: string): string => `Mark all of ${view} read`,
    markOld: {
      '1d': 'Mark older than a day read',
      '7d': 'Mark older than a week read',
      '1m': 'Mark older than a month read',
    },
    nothingMarked: 'Nothing there is unread.',
    needs: {
      article: 'needs an article',
      chosenOrArticle: 'needs an article',
      open: 'needs an open article',
      source: 'needs a source',
      sourceOrFolder: 'needs a source or a folder',
      sourceOrSmart: 'needs a source',
      search: 'needs a search',
      arrivals: 'nothing new is waiting',
      rows: 'nothing is here',
      undo: 'nothing to undo',
      redo: 'nothing to do again',
    },
  },
  macro: {
    title: 'Name the recorded keys',
    name: (recorded: number): string => `A name for ${acts(recorded)}`,
    keep: 'Keep',
    replace: 'Replace it',
    leave: 'Leave it',
    taken: (name: string): string => `“${name}” is there already and would be replaced.`,
    kept: (name: string): string => `“${name}” is in the palette now.`,
    play: (name: string): string => `Play: ${name}`,
    forget: (name: string): string => `Forget the keys “${name}”`,
    forgotten: (name: string): string => `“${name}” is forgotten.`,
    acts,
  },
};

export type PaletteWords = typeof paletteWords;
