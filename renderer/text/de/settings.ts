// Deutsche Wörter der Einstellungen.
import type { PresetName } from '../../../shared/commands/presets.ts';
import type { DoctorReport } from '../../../shared/contract/engineContract.ts';
import type { SettingsWords } from '../en/settings.ts';

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);
const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
const articles = (value: number): string => `${number(value)} Artikel`;
const size = new Intl.NumberFormat('de', { maximumFractionDigits: 1 });
const leading = new Intl.NumberFormat('de', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

type Finding = DoctorReport['checks'][number];
/** Was stimmt und was nicht: ein Befund beginnt mit einer Zahl, wo es eine gibt. */
const checks: Readonly<Record<string, readonly [well: string, wrong: (found: number) => string]>> = {
  database: ['Die Datenbank ist heil.', () => 'Ein Teil der Datenbank lässt sich nicht lesen.'],
  references: ['Alles gehört zu etwas.', (found) => `${count(found, 'Zeile gehört', 'Zeilen gehören')} zu nichts.`],
  search: ['Der Suchindex kennt jeden Artikel.', () => 'Der Suchindex ist nicht, wie er sein soll.'],
  unread: [
    'Die Liste des Ungelesenen stimmt.',
    (found) => `${count(found, 'ungelesener Eintrag hat', 'ungelesene Einträge haben')} keinen Artikel.`,
  ],
  counters: ['Alle Zahlen stimmen.', (found) => `${count(found, 'Zahl stimmt', 'Zahlen stimmen')} nicht.`],
  'kept files': ['Jedes Bild ist da.', (found) => `${count(found, 'Datei fehlt', 'Dateien fehlen')}.`],
  'unused files': [
    'Keine Datei liegt unbenutzt herum.',
    (found) => `${count(found, 'Datei liegt', 'Dateien liegen')} unbenutzt herum.`,
  ],
};

function finding({ check, ok, found = '', repaired = false }: Finding): string {
  const [well, wrong] = checks[check] ?? [`${check}: in Ordnung.`, () => `${check}: ${found}`];
  const problem = wrong(Number.parseInt(found, 10) || 0);
  if (repaired) return `${problem} Behoben.`;
  return ok ? well : problem;
}

const presetHints: Readonly<Record<PresetName, string>> = {
  reader: 'Was Finger von Google Reader und seinen Erben kennen.',
  netnewswire: 'Wie in NetNewsWire; das bloße k, das alles als gelesen markiert, braucht hier die Umschalttaste.',
  vim: 'Geht mit j und k, öffnet mit l, geht mit h zurück.',
  arrows: 'Die Pfeiltasten öffnen und blättern.',
};

export const settingsWords: SettingsWords = {
  settings: {
    title: 'Einstellungen',
    sections: 'Abschnitte der Einstellungen',
    names: {
      reading: 'Lesen',
      list: 'Liste',
      keys: 'Tasten',
      checking: 'Prüfen',
      keeping: 'Behalten',
      care: 'Pflege',
    },
    isUsual: 'Alles hier ist, wie es am Anfang war.',
    reset: 'Auf das Gewöhnliche zurücksetzen',

    text: 'Text',
    sample:
      'Der Nachtzug verließ Wien um 19:42 Uhr mit elf Reisenden und einem Hund. Bis Linz sprach niemand; dann schlug der Mann am Fenster ein Buch von 1.240 Seiten auf und sagte, an niemanden gerichtet, auf eine Fahrt von dieser Länge habe er das ganze Jahr gewartet.',
    pixels: (value) => `${number(value)} px`,
    times: (value) => `${leading.format(value)} ×`,
    letters: (value) => `≈ ${number(value)}`,
    colours: 'Farben und Sprache',
    theme: 'Farben',
    language: 'Sprache',
    languages: { system: 'Wie das System', en: 'English', de: 'Deutsch' },

    begin: 'Wie eine Liste beginnt',
    density: 'Zeilen',
    perView: (key) => `Jede Liste kann anders sein${key ? `: ${key}` : ''}. Das wird gemerkt.`,
    meanwhile: 'Beim Durchgehen',
    advance: 'Nach dem Markieren des offenen Artikels',
    advances: { stay: 'Bei ihm bleiben', next: 'Den nächsten öffnen', nextUnread: 'Den nächsten ungelesenen öffnen' },
    markOnScroll: 'Markieren, was vorbeigeblättert ist',
    markOnScrollHint: 'Nur Zeilen, die zu sehen waren und oben verschwunden sind.',

    setOfKeys: 'Der Satz der Tasten',
    preset: 'Ausgehen von',
    presetHints,
    someKeys: 'Einige der Tasten',
    changedKeys: (changed) =>
      changed === 0
        ? 'Jede Taste lässt sich ändern.'
        : `${count(changed, 'Befehl hat', 'Befehle haben')} eigene Tasten.`,
    clashes: (clashes) => `${count(clashes, 'Taste bedeutet', 'Tasten bedeuten')} zweierlei.`,
    allKeys: 'Alle Tasten …',

    asking: 'Wie Quellen geprüft werden',
    automatic: 'Quellen von selbst prüfen',
    automaticHint:
      'Jede so oft, wie sie veröffentlicht und es erlaubt. Ist dies aus, werden Quellen nur auf Wunsch geprüft.',
    connections: 'Verbindungen zugleich',
    connectionsHint: 'Eine zu jedem Rechner. Weniger schonen eine langsame Leitung.',
    network: 'Weg durch das Netz',
    proxy: 'Proxy',
    proxies: { system: 'Wie das System es sagt', none: 'Keiner', own: 'Ein eigener' },
    proxyHints: {
      system: 'Folgt HTTP_PROXY, HTTPS_PROXY und NO_PROXY.',
      none: 'Geradewegs zu jedem Rechner, was immer das System sagt.',
      own: 'Für alles außer Adressen im eigenen Netz.',
    },
    proxyAddress: 'Seine Adresse',
    proxyExample: 'http://proxy.example:3128',
    proxyWrong: 'Eine Adresse beginnt mit http:// oder https:// und nennt einen Rechner.',
    proxyUsed: 'Er wird von jetzt an benutzt.',
    proxyNotYet: 'Bis hier eine Adresse steht, bleibt alles, wie es war.',

    notes: 'Hinweise auf neue Artikel',
    notesHint: {
      granted: 'Quellen, deren Einstellungen es wünschen, melden neue Artikel, einmal je Prüfung.',
      default:
        'Quellen, deren Einstellungen es wünschen, melden neue Artikel, sobald dieser Browser Hinweise zeigen darf.',
      denied:
        'Dieser Browser lehnt Hinweise von Broadsheet ab. Seine eigenen Einstellungen für diese Seite ändern das.',
    },
    allowNotes: 'Erlauben',

    howLong: 'Wie lange Artikel bleiben',
    keepDays: 'Behalten',
    daysLong: (days) =>
      days === 0 ? 'für immer' : days === 365 ? 'ein Jahr' : days === 730 ? 'zwei Jahre' : count(days, 'Tag', 'Tage'),
    keepCount: 'Von jeder Quelle',
    atMost: (most) => (most === 0 ? 'alle' : `die neuesten ${number(most)}`),
    goAlso: 'Auch loslassen, was eine Suche findet',
    goAlsoExample: 'folder:Nachrichten older:30d is:read',
    addQuery: 'Dazu',
    goNotAlso: (query) => `Nicht mehr loslassen, was „${query}“ findet`,
    leaveAsItIs: 'Lassen, wie es war',
    readOnly: 'Nur Gelesenes loslassen',
    readOnlyHint:
      'Gemerktes und Artikel mit Schlagwort oder Notiz bleiben immer. Eine Quelle kann ihre eigene Regel haben.',
    counting: 'Wird gezählt',
    wouldLetGo: (outdated) =>
      outdated === 0
        ? 'Jetzt geht nichts. Danach wird die Regel stündlich befolgt.'
        : `${articles(outdated)} ${outdated === 1 ? 'geht' : 'gehen'} sofort; das lässt sich zurücknehmen. Danach wird die Regel stündlich befolgt.`,
    letsGo: (outdated) =>
      outdated === 0
        ? 'Nach dieser Regel geht jetzt nichts.'
        : `${articles(outdated)} ${outdated === 1 ? 'geht' : 'gehen'} innerhalb der nächsten Stunde.`,
    allStay: 'Alles bleibt.',
    applyRule: (outdated) => (outdated === 0 ? 'So behalten' : `${number(outdated)} loslassen`),
    offline: 'Für unterwegs ohne Netz',
    keepPictures: 'Bilder neuer Artikel behalten',
    keepPicturesHint: 'Sie werden hinter der Liste geholt, damit das Lesen nichts aus dem Netz braucht.',
    fullTextHint: 'Ob der ganze Text von der Seite geholt wird, ist eine Einstellung jeder Quelle.',

    library: 'Die Bibliothek',
    holds: 'Enthält',
    articles,
    articlesOf: (total, sources) => `${articles(total)} aus ${count(sources, 'Quelle', 'Quellen')}`,
    textSize: 'Text und Index',
    mediaSize: 'Bilder und Medien',
    megabytes: (bytes) => (bytes > 0 && bytes < 50_000 ? 'unter 0,1 MB' : `${size.format(bytes / 1_000_000)} MB`),
    place: 'Liegt in',
    copyPlace: 'Pfad kopieren',
    placeCopied: 'Der Pfad ist kopiert.',
    largest: 'Quellen, die am meisten Platz brauchen',
    copies: 'Kopien',
    copiesHint: 'Jeden Tag wird eine gemacht und geprüft, sieben bleiben. Sie enthalten alles außer den Bildern.',
    copyNow: 'Jetzt eine machen',
    copyTo: 'Jetzt eine machen …',
    copyName: 'Broadsheet-Bibliothek.sqlite',
    copyingNow: 'Wird kopiert und geprüft',
    copied: (size, path) => `Geschrieben und geprüft: ${size}, ${path}`,
    noCopies: 'Es gibt noch keine.',
    copyKinds: {
      daily: 'des Tages',
      before: 'vor einer Umstellung',
      own: 'selbst gemacht',
      replaced: 'beiseitegelegt',
      damaged: 'beschädigt, beiseitegelegt',
    },
    allCopies: (copies) => `Alle ${number(copies)} zeigen`,
    otherFile: 'Zu einer anderen Datei zurück …',
    goBack: 'Wohin es zurückgeht',
    goBackShort: 'Zurück',
    goBackTo: (name) => `Zurück zu ${name}`,
    goBackAsk: (name) =>
      `Die Bibliothek wird, was sie war: ${name}. So wie sie jetzt ist, wird sie als Ganzes beiseitegelegt und hier aufgeführt; der Weg zurück bleibt offen.`,
    goingBack: 'Die Bibliothek wird geöffnet',
    leaveIt: 'So lassen',
    looking: 'Durchsehen',
    lookingHint: 'Prüft die Datenbank, den Suchindex, alle Zahlen und jede behaltene Datei.',
    lookOver: 'Durchsehen',
    lookingNow: 'Wird durchgesehen. Bei einer großen Bibliothek dauert das eine Weile.',
    allWell: 'Alles ist in Ordnung.',
    allMended: 'Alles ist wieder in Ordnung.',
    foundWrong: (wrong) =>
      `${count(wrong, 'Punkt ist', 'Punkte sind')} nicht, wie ${wrong === 1 ? 'er' : 'sie'} sein soll${wrong === 1 ? '' : 'en'}. Die Artikel sind sicher.`,
    finding,
    mend: 'Beheben',
  },
};
