// Deutsche Wörter der Palette und der aufgezeichneten Tasten, die von dort abgespielt werden.
import type { PaletteWords } from '../en/palette.ts';

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);
const articles = (value: number): string => `${number(value)} Artikel`;
const acts = (value: number): string => `${number(value)} ${value === 1 ? 'Handlung' : 'Handlungen'}`;

export const paletteWords: PaletteWords = {
  palette: {
    title: 'Alles beim Namen',
    sourcesTitle: 'Zu einer Quelle',
    placeholder: 'Eine Handlung, ein Ort, ein Artikel',
    sourcesPlaceholder: 'Name einer Quelle',
    sections: { lately: 'Zuletzt', acts: 'Handlungen', places: 'Gehe zu', articles: 'Artikel' },
    sources: 'Quellen',
    found: (lines) => (lines === 0 ? 'Nichts heißt so.' : `${number(lines)} gefunden`),
    more: (lines) => `${number(lines)} weitere; Tippen findet sie`,
    doIt: 'Ausführen',
    showFirst: 'Erst die Artikel zeigen',
    back: 'Zurück',
    articles,
    moreArticles: (value) => `mehr als ${articles(value)}`,
    smartFeed: 'aufgehobene Suche',
    sourceIn: (source, folder) => `${source}, in ${folder}`,
    markAll: (view) => `Alle in ${view} als gelesen markieren`,
    markOld: {
      '1d': 'Was älter als ein Tag ist, als gelesen markieren',
      '7d': 'Was älter als eine Woche ist, als gelesen markieren',
      '1m': 'Was älter als ein Monat ist, als gelesen markieren',
    },
    nothingMarked: 'Dort ist nichts ungelesen.',
    needs: {
      article: 'braucht einen Artikel',
      chosenOrArticle: 'braucht einen Artikel',
      open: 'braucht einen offenen Artikel',
      source: 'braucht eine Quelle',
      sourceOrFolder: 'braucht eine Quelle oder einen Ordner',
      sourceOrSmart: 'braucht eine Quelle',
      search: 'braucht eine Suche',
      arrivals: 'nichts Neues wartet',
      rows: 'hier ist nichts',
      undo: 'nichts zurückzunehmen',
      redo: 'nichts zu wiederholen',
    },
  },

  macro: {
    title: 'Aufgezeichnete Tasten benennen',
    name: (recorded) => `Ein Name für ${acts(recorded)}`,
    keep: 'Behalten',
    replace: 'Ersetzen',
    leave: 'So lassen',
    taken: (name) => `„${name}“ gibt es schon und würde ersetzt.`,
    kept: (name) => `„${name}“ steht jetzt in der Palette.`,
    play: (name) => `Abspielen: ${name}`,
    forget: (name) => `Die Tasten „${name}“ vergessen`,
    forgotten: (name) => `„${name}“ ist vergessen.`,
    acts,
  },
};
