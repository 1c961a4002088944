// Deutsche Sätze zu allen Fehlern. Ein Code ohne Satz lässt sich nicht übersetzen.
import type { ErrorCode } from '../../../shared/errors.ts';

type Details = Readonly<Record<string, string | number>>;
const text = (details: Details, key: string, otherwise = 'die Gegenstelle'): string =>
  String(details[key] ?? otherwise);

export const errorSentences: Readonly<Record<ErrorCode, (details: Details) => string>> = {
  'address-invalid': (d) => `„${text(d, 'address', '')}“ ist keine Adresse einer Seite oder eines Feeds.`,
  'address-private': (d) =>
    `${text(d, 'host')} liegt in einem privaten Netz; dorthin geht Broadsheet nur, wenn du die Adresse selbst abonnierst.`,
  'scheme-refused': (d) => `Broadsheet folgt nur Adressen mit http und https, nicht ${text(d, 'scheme', '')}.`,
  'already-subscribed': (d) => `${text(d, 'title', 'Diesem Feed')} folgst du schon.`,
  'no-feed-found': (d) =>
    `Unter ${text(d, 'address', 'dieser Adresse')} gibt es keinen Feed. Versuche die Adresse der Nachrichten- oder Blogseite.`,
  'feed-not-found': () => 'Dieser Feed ist nicht in deiner Bibliothek.',
  'folder-not-found': () => 'Dieser Ordner ist nicht in deiner Bibliothek.',
  'folder-into-itself': () => 'Ein Ordner kann nicht in sich selbst liegen.',
  'name-empty': () => 'Ein Name braucht mindestens ein Zeichen.',
  'name-taken': (d) => `„${text(d, 'name', '')}“ gibt es schon.`,
  'article-not-found': () => 'Dieser Artikel ist nicht in deiner Bibliothek.',
  'highlight-not-found': () => 'Diese Anstreichung ist nicht mehr in diesem Artikel.',
  'tag-not-found': (d) => `Es gibt kein Schlagwort „${text(d, 'name', '')}“.`,
  'smart-feed-not-found': () => 'Diese aufgehobene Suche ist nicht in deiner Bibliothek.',
  'nothing-to-undo': () => 'Es gibt nichts zurückzunehmen.',
  'nothing-to-redo': () => 'Es gibt nichts zu wiederholen.',
  'host-unknown': (d) => `${text(d, 'host')} ist nicht zu finden. Prüfe die Adresse oder versuche es später.`,
  'connection-refused': (d) => `${text(d, 'host')} nimmt die Verbindung nicht an.`,
  'connection-reset': (d) => `${text(d, 'host')} hat die Verbindung abgebrochen.`,
  'network-away': () => 'Gerade gibt es kein Netz. Was hier liegt, kann gelesen werden.',
  'timed-out': (d) => `${text(d, 'host')} hat nicht rechtzeitig geantwortet.`,
  'tls-failed': (d) =>
    `Das Zertifikat von ${text(d, 'host')} ist nicht gültig${d.reason ? ` (${text(d, 'reason')})` : ''}.`,
  'too-many-redirects': (d) => `${text(d, 'host')} schickt uns im Kreis herum.`,
  'too-large': (d) => `Die Antwort von ${text(d, 'host')} ist größer als ${text(d, 'limit', '25 MB')}.`,
  'http-status': (d) => `${text(d, 'host')} hat mit einem Fehler geantwortet (${text(d, 'status', '?')}).`,
  'http-not-found': (d) => `${text(d, 'host')} sagt, dass unter dieser Adresse nichts mehr liegt (404).`,
  'http-gone': (d) => `${text(d, 'host')} sagt, dass dieser Feed zu Ende ist (410).`,
  'http-forbidden': (d) => `${text(d, 'host')} zeigt diesen Feed nicht (${text(d, 'status', '403')}).`,
  'http-unauthorized': (d) => `${text(d, 'host')} fragt nach Name und Kennwort.`,
  'http-too-many-requests': (d) =>
    `${text(d, 'host')} bittet uns, später wiederzukommen (${text(d, 'status', '429')}).`,
  'http-server-error': (d) => `${text(d, 'host')} hat selbst Schwierigkeiten (${text(d, 'status', '500')}).`,
  'protocol-broken': (d) => `${text(d, 'host')} hat etwas geschickt, das sich nicht lesen lässt.`,
  'captive-portal': () =>
    'Dieses Netz verlangt erst eine Anmeldung. Öffne eine Webseite, melde dich an und prüfe noch einmal.',
  'not-a-feed': (d) => `Was unter ${text(d, 'address', 'dieser Adresse')} liegt, ist kein Feed.`,
  'html-instead-of-feed': (d) => `${text(d, 'address', 'Diese Adresse')} zeigt eine Webseite und keinen Feed.`,
  'login-page': (d) => `${text(d, 'address', 'Diese Adresse')} zeigt eine Anmeldung statt eines Feeds.`,
  'feed-empty': (d) => `${text(d, 'address', 'Diese Adresse')} hat leer geantwortet.`,
  'parse-timed-out': () => 'Diesen Feed zu verstehen hat zu lange gedauert; er wurde zur Seite gelegt.',
  'document-too-deep': () => 'Dieses Dokument ist zu tief verschachtelt, um ein Feed zu sein.',
  'extract-failed': () => 'Auf dieser Seite war kein Artikel zu finden.',
  'file-not-found': (d) => `Es gibt keine Datei ${text(d, 'file', '')}.`,
  'file-unreadable': (d) => `Die Datei ${text(d, 'file', '')} lässt sich nicht lesen.`,
  'file-not-opml': (d) => `${text(d, 'file', 'Diese Datei')} ist keine Liste von Abonnements (OPML).`,
  'file-not-backup': (d) => `${text(d, 'file', 'Diese Datei')} ist keine Sicherung einer Broadsheet-Bibliothek.`,
  'file-exists': (d) => `Die Datei ${text(d, 'file', '')} gibt es schon.`,
  'disk-full': () => 'Der Datenträger ist voll. Es ist nichts verloren; schaffe Platz und versuche es noch einmal.',
  'write-failed': (d) => `${text(d, 'file', 'Die Datei')} ließ sich nicht schreiben.`,
  'library-newer': (d) =>
    `Diese Bibliothek wurde mit einem neueren Broadsheet geschrieben (Version ${text(d, 'found', '?')}). Aktualisiere Broadsheet, um sie zu öffnen.`,
  'library-damaged': () =>
    'Diese Bibliothek ist beschädigt. `doctor --repair` bessert sie aus, `restore` holt eine Sicherung zurück.',
  'library-unreadable': (d) =>
    `Die Bibliothek in ${text(d, 'folder', '')} lässt sich nicht öffnen${d.reason ? `: ${text(d, 'reason')}` : ''}.`,
  'library-busy': (d) =>
    `Ein anderes Programm (Prozess ${text(d, 'pid', '?')}) hat diese Bibliothek offen. Beende es, oder warte, bis es fertig ist.`,
  'sqlite-too-old': (d) => `SQLite ${text(d, 'found', '')} ist zu alt; Broadsheet braucht 3.51.3 oder neuer.`,
  'node-too-old': (d) => `Broadsheet braucht Node 22.19 oder neuer; dies ist ${text(d, 'found', '')}.`,
  'query-invalid': (d) =>
    `In der Suche ist bei Zeichen ${text(d, 'position', '?')} ein Fehler: ${text(d, 'reason', 'sie lässt sich nicht lesen')}.`,
  'params-invalid': (d) =>
    `Die Anfrage ${text(d, 'method', '')} wurde nicht verstanden: ${text(d, 'reason', 'ein Wert fehlt oder ist falsch')}.`,
  'method-unknown': (d) => `Es gibt keine Anfrage ${text(d, 'method', '')}.`,
  usage: (d) => text(d, 'reason', 'Der Befehl wurde nicht verstanden.'),
  cancelled: () => 'Es wurde angehalten.',
  'sync-running': () => 'Die Quellen werden schon geprüft.',
  'engine-gone': () =>
    'Der Teil von Broadsheet, der die Bibliothek führt, ist stehen geblieben. Er wird wieder gestartet.',
  'engine-failed': () =>
    'Der Teil von Broadsheet, der die Bibliothek führt, ist mehrmals stehen geblieben. Mehr steht im Protokoll.',
  'password-missing': () => 'Dieser Feed braucht ein Kennwort.',
  'secret-store-unavailable': () =>
    'Der Schlüsselbund des Systems ist nicht erreichbar; das Kennwort kann weder behalten noch benutzt werden.',
  internal: () => 'In Broadsheet ist etwas schiefgegangen. Es steht im Protokoll.',
};
