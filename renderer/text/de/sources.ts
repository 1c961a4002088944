// Deutsche Wörter für das Ordnen der Quellen: Namen, Ordner, Einstellungen einer Quelle und was von ihr bekannt ist.
import type { SourcesWords } from '../en/sources.ts';

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);
const articles = (value: number): string => `${number(value)} Artikel`;

export const sourcesWords: SourcesWords = {
  sources: {
    places: 'Ansichten',
    topics: 'Themen',
    keep: 'Übernehmen',
    cancel: 'Abbrechen',

    renameSource: 'Diese Quelle umbenennen',
    renameFolder: 'Diesen Ordner umbenennen',
    renameTag: 'Dieses Schlagwort umbenennen',
    name: 'Name',
    emptyIsOwn: (own) => `Leer: ihr eigener Name, ${own}.`,

    folderInside: 'Neuer Ordner darin …',
    openSite: 'Website öffnen',
    addFolder: 'Neuer Ordner',
    addFolderIn: 'Innerhalb von',
    make: 'Anlegen',

    moveSource: (name) => `${name} verschieben`,
    whereTo: 'In welchen Ordner',
    noFolder: 'Kein Ordner',
    topLevel: 'Außerhalb aller Ordner',
    newFolder: (path) => `Neuer Ordner „${path}“`,
    isHere: 'liegt hier',
    moveHint: 'Einen Namen tippen. Ein neuer legt einen Ordner an; Welt / Europa legt einen in einem anderen an.',

    settings: 'Einstellungen dieser Quelle',
    title: 'Name',
    address: 'Adresse',
    addressHint: 'Eine andere Adresse wird sofort geprüft. Was hier liegt, bleibt.',
    folder: 'Ordner',
    interval: 'Prüfen',
    intervals: {
      learned: 'So oft, wie sie veröffentlicht',
      minutes: (minutes) => `Alle ${number(minutes)} Minuten`,
      hours: (hours) => (hours === 1 ? 'Jede Stunde' : `Alle ${number(hours)} Stunden`),
      days: (days) => (days === 1 ? 'Einmal am Tag' : `Alle ${number(days)} Tage`),
    },
    politeness: 'Bittet der Herausgeber um längere Pausen, so gilt das.',
    paused: 'Angehalten: wird nicht geprüft, bis es weitergehen soll',
    reading: 'Lesen',
    fullText: 'Lesetext, von ihren Seiten genommen',
    notify: 'Melden, wenn Neues kommt',
    unreadWhenEdited: 'Ein geänderter Artikel wird wieder ungelesen',
    rows: 'Zeilen',
    usualRows: 'Wie überall',
    order: 'Reihenfolge',
    newestFirst: 'Neueste zuerst',
    oldestFirst: 'Älteste zuerst',
    onlyUnread: 'Nur Ungelesenes zeigen',
    keeping: 'Wie lange Artikel bleiben',
    days: 'Tage',
    count: 'Artikel höchstens',
    everything: 'wie die Bibliothek',
    nothingGoes: 'Jetzt würde kein Artikel gehen.',
    wouldGo: (count) =>
      `${articles(count)} ${count === 1 ? 'würde' : 'würden'} sofort gehen. Gemerktes, Verschlagwortetes und Artikel mit Notiz bleiben immer; Zurücknehmen bringt die übrigen wieder.`,
    signingIn: 'Anmelden',
    user: 'Benutzername',
    password: 'Passwort',
    passwordHint: 'Ohne Benutzernamen wird es als Schlüssel gesendet.',
    passwordKept: 'Ein Passwort ist hinterlegt. Es wird nicht wieder gezeigt.',
    forgetPassword: 'Vergessen',
    passwordForgotten: 'Das Passwort ist vergessen.',

    known: 'Was bekannt ist',
    site: 'Website',
    followedSince: 'Abonniert seit',
    lastCheck: 'Zuletzt geprüft',
    nextCheck: 'Nächste Prüfung',
    publishes: 'Veröffentlicht',
    size: 'Letzte Antwort',
    holds: 'Liegen hier',
    warnings: 'Darin gefunden',
    bytes: (bytes) =>
      bytes >= 1_000_000
        ? `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
        : `${number(Math.max(1, Math.round(bytes / 1_000)))} kB`,
    articles,

    newFrom: (name, count) => `${name}: ${number(count)} neu`,
    newArticles: (count) => `${number(count)} neue Artikel`,

    findAddress: (name) => `Eine neue Adresse für ${name}`,
    looking: (host) => `${host} wird angesehen …`,
    lookAt: 'Ansehen',
    look: 'Suchen',
    nothingFound: 'Dort wurde keine Quelle gefunden. Vielleicht nennt eine andere Seite der Website eine.',
    use: 'Diese Adresse nehmen',
    choices: 'Dort gefundene Quellen',
    items: (count) => `${number(count)} ${count === 1 ? 'Eintrag' : 'Einträge'}`,
    alreadyFollowed: 'schon abonniert',
  },
};
