// Deutsche Wörter der Suche: das Feld, was gefunden wurde, was nicht zu lesen war, und was davon aufgehoben wird.
import type { QueryPhrases } from '../../../shared/query/explainQuery.ts';
import { printMoment } from '../../../shared/query/moment.ts';
import {
  type Moment,
  type Operator,
  possessions,
  type QueryErrorCode,
  type QueryOrder,
  queryOrders,
  states,
} from '../../../shared/query/query.ts';
import type { SearchWords } from '../en/search.ts';

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);

const some = (total: number, isMore: boolean): string =>
  isMore ? `Mehr als ${number(total)}` : total === 1 ? 'Einer' : number(total);
const has = (total: number): string => (total === 1 ? 'enthält' : 'enthalten');

const operators: Readonly<Record<Operator, string>> = {
  title: 'Wörter im Titel',
  author: 'von jemandem geschrieben',
  feed: 'aus einer Quelle',
  folder: 'aus den Quellen eines Ordners',
  in: 'in einem Ordner oder einer Quelle',
  site: 'von einer Website',
  topic: 'zu einem Thema der Quelle',
  tag: 'mit einem eigenen Schlagwort',
  lang: 'in einer Sprache',
  url: 'mit diesem Stück der Adresse',
  is: 'ungelesen, gemerkt, lang, Video …',
  has: 'mit Bild, Ton, Notiz …',
  before: 'vor einem Tag, Monat oder Jahr',
  after: 'seit einem Tag, Monat oder Jahr',
  on: 'von einem Tag, Monat oder Jahr',
  newer: 'nicht älter als 7d, 2w, 3m',
  older: 'älter als 7d, 2w, 3m',
  minutes: 'nach der Lesezeit',
  sort: 'newest, oldest, relevance, length',
};

const orders: Readonly<Record<QueryOrder, string>> = {
  newest: 'Neueste zuerst',
  relevance: 'Treffendste zuerst',
  oldest: 'Älteste zuerst',
  length: 'Längste zuerst',
};

const mistakes: Readonly<Record<QueryErrorCode, string>> = {
  'quote-open': 'das Zitat ist nicht geschlossen',
  'parenthesis-open': 'diese Klammer ist nicht geschlossen',
  'parenthesis-close': 'diese Klammer wurde nie geöffnet',
  'parenthesis-empty': 'zwischen den Klammern steht nichts',
  'too-deep': 'zu viele Klammern stecken ineinander',
  'nothing-before-or': 'vor OR fehlt etwas',
  'nothing-after-or': 'nach OR fehlt etwas',
  'nothing-to-negate': 'hier gibt es nichts auszunehmen',
  'value-missing': 'nach dem Doppelpunkt fehlt ein Wert',
  'state-unknown': `is: kennt ${states.join(', ')}`,
  'possession-unknown': `has: kennt ${possessions.join(', ')}`,
  'order-unknown': `sort: kennt ${queryOrders.join(', ')}`,
  'order-inside': 'sort: muss allein stehen, ohne Klammern, OR und „-“',
  'moment-unknown':
    'ein Datum sieht aus wie 2025-07-10, 2025-07, 2025, today oder yesterday, ein Alter wie 12h, 7d, 2w, 3m oder 1y',
  'minutes-unknown': 'Minuten sehen aus wie 5, <5 oder >=10',
};

const units = {
  h: ['Stunde', 'Stunden'],
  d: ['Tag', 'Tagen'],
  w: ['Woche', 'Wochen'],
  m: ['Monat', 'Monaten'],
  y: ['Jahr', 'Jahren'],
} as const;
const named = { today: 'heute', yesterday: 'gestern' } as const;
const when = (moment: Moment): string =>
  moment.kind === 'age'
    ? `${moment.amount} ${units[moment.unit][moment.amount === 1 ? 0 : 1]}`
    : moment.kind === 'named'
      ? named[moment.name]
      : printMoment(moment);

const phrases: QueryPhrases = {
  everything: 'alle Artikel',
  join: (parts, by) => parts.join(by === 'and' ? ', ' : ' oder '),
  group: (inner) => `(${inner})`,
  not: (inner) => `nicht ${inner}`,
  text(text, field, form) {
    const what =
      form === 'beginning'
        ? `einem Wort mit dem Anfang „${text}“`
        : form === 'phrase'
          ? `der Folge „${text}“`
          : `„${text}“`;
    return field === 'any' ? `mit ${what}` : field === 'title' ? `mit ${what} im Titel` : `von ${what}`;
  },
  name(field, value) {
    switch (field) {
      case 'feed':
        return `aus der Quelle „${value}“`;
      case 'folder':
        return `im Ordner „${value}“`;
      case 'in':
        return `im Ordner oder in der Quelle „${value}“`;
      case 'site':
        return `von der Website ${value}`;
      case 'topic':
        return `zum Thema „${value}“`;
      case 'tag':
        return `mit dem Schlagwort „${value}“`;
      case 'lang':
        return `in der Sprache „${value}“`;
      default:
        return `mit „${value}“ in der Adresse`;
    }
  },
  state: {
    unread: 'ungelesen',
    read: 'gelesen',
    saved: 'gemerkt',
    tagged: 'mit Schlagwort',
    offline: 'vollständig hier',
    video: 'Videos',
    audio: 'Ton',
    long: 'lang',
    short: 'kurz',
  },
  has: { image: 'mit Bild', video: 'mit Video', audio: 'mit Ton', note: 'mit Notiz' },
  time(relation, moment) {
    if (moment.kind === 'age') {
      return relation === 'after' || relation === 'newer'
        ? `nicht älter als ${when(moment)}`
        : `älter als ${when(moment)}`;
    }
    const word = relation === 'on' ? 'von' : relation === 'before' || relation === 'older' ? 'vor' : 'seit';
    return `${word} ${when(moment)}`;
  },
  minutes(comparison, minutes) {
    const bound = { '<': 'unter ', '<=': 'höchstens ', '=': '', '>=': 'mindestens ', '>': 'über ' }[comparison];
    return `${bound}${number(minutes)} ${minutes === 1 ? 'Minute' : 'Minuten'} zu lesen`;
  },
  order: {
    newest: 'neueste zuerst',
    oldest: 'älteste zuerst',
    relevance: 'treffendste zuerst',
    length: 'längste zuerst',
  },
  whole: (what, order) => (order ? `${what}; ${order}` : what),
};

export const searchWords: SearchWords = {
  search: {
    field: 'Alle Artikel durchsuchen',
    placeholder: 'Wörter, oder feed: is: after:',
    empty: 'Das Feld leeren',
    suggestions: 'Was folgen könnte',
    lastSearches: 'Letzte Suchen',
    forget: 'Letzte Suchen vergessen',
    beginWith: 'Womit es beginnen kann',
    operators,
    found: (total, isMore) => (isMore ? `mehr als ${number(total)}` : number(total)),
    of: (all, ms) => `von ${number(all)} Artikeln, in ${number(ms)} ms`,
    all: (all) => `${number(all)} Artikel`,
    keep: 'Suche aufheben',
    order: 'Reihenfolge des Gefundenen',
    orders,
    keepDialog: {
      title: 'Suche aufheben',
      changeTitle: 'Aufgehobene Suche ändern',
      name: 'Name',
      query: 'Was sie findet',
      nameMissing: 'Sie braucht einen Namen.',
      finds: (total, isMore, unread) =>
        `Findet ${isMore ? 'mehr als ' : ''}${number(total)} Artikel, ${isMore ? 'mindestens ' : ''}${number(unread)} ungelesen`,
      everything: 'So findet sie jeden Artikel. Worum soll es gehen?',
      keep: 'Aufheben',
      cancel: 'Abbrechen',
    },
    filters: {
      title: 'Filter für Gemerktes',
      all: 'Alles',
      unread: 'Ungelesen',
      tagged: 'Mit Schlagwort',
      note: 'Mit Notiz',
      long: 'Lang',
      media: 'Video oder Ton',
      offline: 'Vollständig hier',
    },
    none(words, hasRest) {
      if (words === 0) return 'Nichts passt zu dieser Suche.';
      const what = words === 1 ? 'dieses Wort' : words === 2 ? 'beide Wörter' : 'alle diese Wörter';
      return `Kein Artikel enthält ${what}${hasRest ? ' und passt zum Rest' : ''}.`;
    },
    looser: {
      any: (total, isMore) => `${some(total, isMore)} ${has(total)} eines davon.`,
      beginning: (total, isMore) => `${some(total, isMore)} ${has(total)} ein Wort, das so anfängt.`,
      apart: (total, isMore) => `${some(total, isMore)} ${has(total)} diese Wörter getrennt.`,
      words: (total, isMore, words) =>
        `${some(total, isMore)} ${has(total)} ${words === 1 ? 'es' : 'sie'}, ohne den Rest.`,
    },
    mistake: (error) => `Bei Zeichen ${number(error.start + 1)}: ${mistakes[error.code]}.`,
    phrases,
  },
};
