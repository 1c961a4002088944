// Deutsche Wörter des Fensters: Rahmen, Quellen, Liste, Sichten, und was getan wurde.
import type { AppError } from '../../../shared/errors.ts';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import { shortName } from '../../../shared/model/journalSentence.ts';
import type { JournalEntry, JournalKind, LibraryMended } from '../../../shared/model/library.ts';
import type { WindowWords } from '../words.ts';
import { commandTitles } from './commands.ts';
import { errorSentences } from './errors.ts';

const format = new Intl.NumberFormat('de');
const day = new Intl.DateTimeFormat('de', { dateStyle: 'long' });
const number = (value: number): string => format.format(value);
const articles = (value: number): string => `${number(value)} Artikel`;
const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
const sources = (value: number): string => count(value, 'Quelle', 'Quellen');

const of = ({ subject }: JournalEntry): string => (subject ? ` in ${subject}` : '');
const named = ({ subject }: JournalEntry, otherwise: string): string =>
  subject ? `„${shortName(subject)}“` : otherwise;

const taggedIn = ({ article, count: some }: JournalEntry): string =>
  article === undefined ? articles(some) : `„${shortName(article)}“`;

const did: Readonly<Record<JournalKind, (entry: JournalEntry) => string>> = {
  markRead: (entry) =>
    entry.article !== undefined
      ? `„${shortName(entry.article)}“ als gelesen markiert`
      : `${number(entry.count)} als gelesen markiert${of(entry)}`,
  markUnread: (entry) =>
    entry.article !== undefined
      ? `„${shortName(entry.article)}“ als ungelesen markiert`
      : `${number(entry.count)} als ungelesen markiert${of(entry)}`,
  save: (entry) =>
    entry.article !== undefined ? `„${shortName(entry.article)}“ gemerkt` : `${articles(entry.count)} gemerkt`,
  unsave: (entry) =>
    entry.article !== undefined
      ? `„${shortName(entry.article)}“ nicht mehr gemerkt`
      : `${articles(entry.count)} nicht mehr gemerkt`,
  addTag: (entry) => `${taggedIn(entry)} mit ${named(entry, 'einem Schlagwort')} versehen`,
  removeTag: (entry) => `Schlagwort ${named(entry, '')} von ${taggedIn(entry)} entfernt`,
  subscribe: (entry) => `${named(entry, sources(entry.count))} abonniert`,
  unsubscribe: (entry) => `${named(entry, sources(entry.count))} abbestellt`,
  changeFeed: (entry) => `${named(entry, 'Eine Quelle')} geändert`,
  addFolder: (entry) => `Ordner ${named(entry, '')} angelegt`,
  changeFolder: (entry) => `Ordner ${named(entry, '')} geändert`,
  removeFolder: (entry) => `Ordner ${named(entry, '')} entfernt`,
  changeTag: (entry) => `Schlagwort in ${named(entry, '')} umbenannt`,
  removeTagEverywhere: (entry) => `Schlagwort ${named(entry, '')} entfernt`,
  saveSmartFeed: (entry) => `Suche ${named(entry, '')} aufgehoben`,
  removeSmartFeed: (entry) => `Suche ${named(entry, '')} entfernt`,
  importOpml: (entry) => `${sources(entry.count)} übernommen`,
  setNote: (entry) => `Notiz zu ${named(entry, 'einem Artikel')} geschrieben`,
  applyRetention: (entry) =>
    entry.count === 0 ? 'Geändert, wie lange Artikel bleiben' : `${articles(entry.count)} losgelassen`,
  addHighlight: (entry) => `Stelle in ${named(entry, 'einem Artikel')} angestrichen`,
  removeHighlight: (entry) => `Anstreichung in ${named(entry, 'einem Artikel')} entfernt`,
  noteHighlight: (entry) => `Notiz zu einer Anstreichung in ${named(entry, 'einem Artikel')} geschrieben`,
};

export const windowWords: WindowWords = {
  number,
  error: (error: AppError) => errorSentences[error.code](error.details),
  command: (id: CommandId) => commandTitles[id],
  did: (entry) => did[entry.kind](entry),
  undone: (entry) => `Zurückgenommen: ${did[entry.kind](entry)}`,
  redone: (entry) => `Wiederholt: ${did[entry.kind](entry)}`,

  window: {
    panes: { sources: 'Quellen', list: 'Artikel', article: 'Seite' },
    resizeSources: 'Breite der Quellen',
    resizeList: 'Breite der Liste',
    mended: ({ setAside, backupAt, isComplete }: LibraryMended): string =>
      `Die Bibliothek war beschädigt und wurde ${backupAt === undefined ? '' : `aus der Sicherung vom ${day.format(backupAt)} `}wieder zusammengesetzt. ${
        isComplete
          ? 'Alles war noch lesbar.'
          : 'Nicht alles war noch lesbar; was die Quellen noch führen, kommt beim Prüfen wieder.'
      } Die beschädigte Bibliothek liegt in ${setAside}.`,
    mendedSeen: 'In Ordnung',
    lost: 'Die Bibliothek wird wieder geöffnet …',
    failed: (reason) => `Die Bibliothek ist nicht erreichbar. ${reason}`,
    paneFailed: 'Dieser Teil des Fensters ist stehen geblieben. Es ist nichts verloren.',
    tryAgain: 'Noch einmal versuchen',
    close: 'Schließen',
    undo: 'Zurücknehmen',
    nothingToRepeat: 'Es gibt noch nichts zu wiederholen.',
    nothingRecorded: 'Es sind noch keine Tasten aufgezeichnet.',
    recording: 'Tasten werden aufgezeichnet',
    recordingNow: 'Aufzeichnung',
    endRecording: 'Aufzeichnung beenden',
    recorded: (keys) => `${count(keys, 'Handlung', 'Handlungen')} aufgezeichnet`,
    onlyFirst: (first, all) => `Die ersten ${number(first)} von ${all} Artikeln: mehr geht nicht auf einmal.`,
    nothingMore: 'Hier ist nichts mehr ungelesen.',
    linkCopied: 'Die Adresse ist kopiert.',
    noLink: 'Dieser Artikel hat keine eigene Adresse.',
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel', sepia: 'Sepia', contrast: 'Hoher Kontrast' },
    densities: { compact: 'Dicht', comfortable: 'Bequem', cards: 'Karten' },
    themeIs: (name) => `Farben: ${name}`,
    checkFailed: (title) => `„${title}“ konnte nicht geprüft werden.`,
    stop: 'Prüfen anhalten',
  },

  sidebar: {
    newsFeed: 'Nachrichten',
    unread: 'Ungelesen',
    saved: 'Gemerkt',
    today: 'Heute',
    search: 'Suche',
    smartFeeds: 'Aufgehobene Suchen',
    sources: 'Quellen',
    tags: 'Schlagwörter',
    addSmartFeed: 'Eine Suche aufheben',
    noSmartFeeds: 'Hier steht, welche Suche aufgehoben wird.',
    addSource: 'Eine Quelle abonnieren',
    newFolder: 'Neuer Ordner',
    more: 'Mehr',
    unwell: 'gestört',
    ended: 'beendet',
    paused: 'angehalten',
    unreadIn: (unread) => `${number(unread)} ungelesen`,
    articlesIn: (total) => articles(total),
    checkedAt: (time) => `Geprüft um ${time}`,
    unwellCount: (unwell) => `${number(unwell)} gestört`,
    notChecked: 'Noch nicht geprüft',
    nothingFollowed: 'Noch nichts abonniert',
    allWell: 'Alle Quellen sind in Ordnung',
    someUnwell: (unwell) => `${number(unwell)} ${unwell === 1 ? 'braucht' : 'brauchen'} einen Blick`,
    checking: (done, total, perSecond) =>
      `${number(done)} von ${number(total)} geprüft${perSecond === undefined ? '' : `, ${number(perSecond)} je Sekunde`}`,
    slowest: (host) => `Am langsamsten: ${host}`,
    added: (added) => `bisher ${number(added)} neu`,
    kept: (total) => `${articles(total)} liegen hier`,
    noNetwork: 'Kein Netz. Was hier liegt, kann gelesen werden.',
    markRead: 'Alle als gelesen markieren',
    removeFolder: 'Ordner entfernen',
    removeTag: 'Schlagwort entfernen',
    changeSmartFeed: 'Ändern …',
    removeSmartFeed: 'Aufgehobene Suche entfernen',
    rename: 'Umbenennen …',
    move: 'In einen Ordner legen …',
    settings: 'Einstellungen …',
    checkNow: 'Jetzt prüfen',
    pause: 'Anhalten',
    goOn: 'Weiter prüfen',
    unfollow: 'Abbestellen',
    topLevel: 'Aus dem Ordner nehmen',
  },

  list: {
    titles: { all: 'Nachrichten', unread: 'Ungelesen', today: 'Heute', saved: 'Gemerkt', search: 'Suche' },
    unread: (unread) => `${number(unread)} ungelesen`,
    more: (total) => `mehr als ${number(total)}`,
    chosen: (chosen) => `${number(chosen)} gewählt`,
    markAll: 'Alle dieser Ansicht als gelesen markieren',
    density: 'Zeilen: dicht, bequem, Karten',
    moreActs: 'Mehr',
    onlyUnread: 'Nur Ungelesenes zeigen',
    oldestFirst: 'Älteste zuerst',
    showSources: 'Quellen zeigen',
    arrivals: (arrivals) => `${number(arrivals)} neu`,
    minutes: (minutes) => `${number(minutes)} Min.`,
    video: 'Video',
    audio: 'Audio',
    withLength: (kind, minutes) => `${kind}, ${number(minutes)} Min.`,
    rowStates: {
      unread: 'ungelesen',
      read: 'gelesen',
      saved: 'gemerkt',
      chosen: 'gewählt',
      open: 'geöffnet',
      note: 'mit Notiz',
      revised: 'nach dem Eintreffen geändert',
      complete: 'vollständig hier',
      partial: 'zum Teil nicht hier',
      none: 'nur die Überschrift ist hier',
    },
    loading: 'Wird geholt',
    empty: {
      firstCheck: 'Die Quellen werden zum ersten Mal gefragt. Was sie haben, erscheint hier.',
      all: 'Noch keine Artikel. Abonniere mit + eine Quelle, dann erscheinen sie hier.',
      unread: (saved) => `Nichts ungelesen. ${number(saved)} gemerkt.`,
      today: 'Heute ist noch nichts gekommen.',
      saved: 'Nichts gemerkt. Mit s bleibt ein Artikel hier.',
      search: 'Kein Artikel enthält diese Wörter.',
      searchBegin: 'Was suchst du? Durchsucht wird jeder Artikel, der hier liegt.',
      other: 'Hier ist noch nichts.',
      onlyRead: 'Hier ist alles gelesen.',
      filtered: 'Nichts Gemerktes passt zu diesen Filtern.',
    },
    showRead: 'Gelesenes zeigen',
    showAll: 'Alles zeigen',
    noFilters: 'Diese Ansicht hat keine Filter.',
    left: (left, total) => `noch ${number(left)} von ${number(total)}`,
    minutesLeft: (minutes) => `noch ≈ ${number(minutes)} Min.`,
    triage: 'Sichten',
    leaveTriage: 'Sichten beenden',
    hints: {
      next: 'nächsten, vorigen öffnen',
      read: 'gelesen',
      save: 'merken',
      tag: 'Schlagwort',
      choose: 'wählen',
      allRead: 'alle gelesen',
      undo: 'zurück',
      keys: 'alle Tasten',
    },
  },
};
