// Deutsche Wörter zum Abonnieren: der Dialog, das Übernehmen von Abonnements, der erste Start.
import type { ErrorCode } from '../../../shared/errors.ts';
import type { subscribeWords as english } from '../en/subscribe.ts';

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);
const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
const sources = (value: number): string => count(value, 'Quelle', 'Quellen');

const advice: Partial<Readonly<Record<ErrorCode, string>>> = {
  'no-feed-found': 'Oft liegt der Feed unter /feed oder /rss oder ist am Fuß einer Seite verlinkt.',
  'html-instead-of-feed': 'Die Adresse der Website selbst hilft vielleicht weiter; dort wird nach Feeds gesucht.',
  'not-a-feed': 'Die Adresse der Website selbst hilft vielleicht weiter; dort wird nach Feeds gesucht.',
  'login-page':
    'Seiten mit Anmeldung geben oft jedem eine eigene Feed-Adresse. Sie steht meist im Konto bei diesem Anbieter.',
  'http-not-found': 'Einen Versuch wert ist die Adresse der Website allein, ohne das, was hinter dem Namen steht.',
  'http-gone': 'Vielleicht gibt es dort einen anderen Feed. Einen Versuch wert ist die Adresse der Website allein.',
  'http-forbidden': 'Manche Seiten weisen alles außer Browsern ab. Vielleicht gibt es den Feed unter anderer Adresse.',
  'http-unauthorized': 'Das Kennwort wird getrennt von der Bibliothek aufbewahrt und geht nur an diesen Server.',
  'address-invalid': 'Eine Adresse sieht aus wie example.org oder https://example.org/news.',
  'scheme-refused': 'Adressen beginnen mit http oder https.',
  'timed-out': 'Vielleicht ist gerade viel los. Mit der Eingabetaste noch einmal versuchen.',
  'connection-refused': 'Vielleicht ist der Server gerade nicht da. Mit der Eingabetaste noch einmal versuchen.',
  'network-away': 'Mit der Eingabetaste noch einmal versuchen, sobald es wieder da ist.',
};

export const subscribeWords: typeof english = {
  follow: {
    title: 'Eine Quelle abonnieren',
    field: 'Adresse einer Website oder eines Feeds',
    placeholder: 'Adresse einer Website oder eines Feeds',
    look: 'Abonnieren',
    follow: 'Abonnieren',
    looking: (host) => `${host} wird angesehen …`,
    following: 'Wird abonniert …',
    stop: 'Anhalten',
    found: (choices) => (choices === 1 ? 'Ein Feed gefunden' : `${number(choices)} Feeds gefunden`),
    choices: 'Gefundene Feeds',
    formats: { rss: 'RSS', atom: 'Atom', rdf: 'RSS 1.0', json: 'JSON Feed', cdf: 'CDF' },
    items: (items) => `${number(items)} Artikel`,
    nothingInIt: 'Noch leer',
    known: 'Schon abonniert',
    show: 'Zeigen',
    folder: 'Ordner',
    noFolder: 'In keinem Ordner',
    newFolder: (name) => `„${name}“ wird angelegt`,
    user: 'Name',
    password: 'Kennwort',
    advice: (code) => advice[code],
    fileTyped: 'Das ist der Name einer Datei. Sie lässt sich auswählen oder auf dieses Fenster ziehen.',
    chooseFile: 'Datei auswählen …',
    fromFile: 'Abonnements aus einer OPML-Datei übernehmen',
    drop: 'Loslassen, um zu abonnieren oder Abonnements zu übernehmen',
  },

  importOpml: {
    title: 'Abonnements übernehmen',
    invitation:
      'Eine Liste von Abonnements (OPML) aus einem anderen Programm oder eine Bibliothek, die Broadsheet als JSON geschrieben hat.',
    choose: 'Datei auswählen …',
    orDrop: 'oder eine oder mehrere hierher ziehen',
    another: 'Weitere Datei …',
    remove: (file) => `${file} weglassen`,
    reading: 'Die Datei wird gelesen …',
    feeds: (feeds) => sources(feeds),
    twice: (times) => `${number(times)} doppelt genannt`,
    known: (known) => `${number(known)} schon abonniert`,
    folders: (folders) => count(folders, 'Ordner', 'Ordner'),
    moreFolders: (more) => `und ${number(more)} weitere`,
    first: (title) => `Die erste ist ${title}.`,
    recovered: 'Die Datei ist beschädigt; was sich lesen ließ, ist hier.',
    warnings: (warnings) => count(warnings, 'Anmerkung zu Auffälligem', 'Anmerkungen zu Auffälligem'),
    nothingNew: 'Alles darin ist schon abonniert.',
    nothingIn: 'Darin ist keine Quelle genannt.',
    bring: (feeds) => `${sources(feeds)} übernehmen`,
    bringing: (feeds) => `${sources(feeds)} ${feeds === 1 ? 'wird' : 'werden'} übernommen …`,
    fetchedLater: 'Geprüft werden sie danach im Hintergrund. Alles lässt sich zurücknehmen.',
  },

  firstRun: {
    sentence:
      'Eigene Quellen auf dem eigenen Rechner, auch wenn das Netz fehlt. Kein Konto. Was hier gelesen wird, erfährt niemand.',
    bring: 'Abonnements mitbringen',
    bringRest: 'aus einer OPML-Datei',
    demo: 'Umsehen',
    demoRest: 'mit ein paar Beispielen',
    demoFolder: 'Beispiele',
    demoComes: 'Die Beispiele werden ausgelegt …',
    begin: 'Oder mit wenigen beginnen',
    canUndo: 'alles lässt sich zurücknehmen',
    topics: {
      world: 'Weltgeschehen',
      science: 'Wissenschaft',
      programming: 'Programmieren',
      nature: 'Natur und Orte',
      cooking: 'Kochen',
      books: 'Bücher und Essays',
    },
    sources,
    showSources: (topic, value) => `${topic}: ${sources(value)} zeigen`,
    followChosen: (value) => `${sources(value)} abonnieren`,
  },
};
