// Deutsche Wörter zum Befinden der Quellen: was die letzte Prüfung ergab, was fehlt, was als Nächstes geschieht, was zu tun ist.
import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { sentenceOf } from '../../../shared/model/documentWarning.ts';
import type { CheckReasonCode } from '../../../shared/model/feed.ts';
import type { HealthWords } from '../en/health.ts';
import { errorSentences } from './errors.ts';
import { warningSentences } from './warnings.ts';

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);
const small = [
  'Keine',
  'Eine',
  'Zwei',
  'Drei',
  'Vier',
  'Fünf',
  'Sechs',
  'Sieben',
  'Acht',
  'Neun',
  'Zehn',
  'Elf',
  'Zwölf',
];
const often = (perDay: number): readonly [count: number, unit: string] =>
  perDay >= 0.95 ? [perDay, 'am Tag'] : perDay * 7 >= 0.95 ? [perDay * 7, 'in der Woche'] : [perDay * 30, 'im Monat'];

const wrong: Readonly<Partial<Record<ErrorCode, (details: AppError['details']) => string>>> = {
  'host-unknown': () => 'Der Rechner ist nicht mehr bekannt',
  'connection-refused': () => 'Der Rechner nimmt keine Verbindung an',
  'connection-reset': () => 'Der Rechner bricht die Verbindung ab',
  'timed-out': () => 'Antwortet nicht rechtzeitig',
  'tls-failed': () => 'Das Zertifikat ist nicht gültig',
  'too-many-redirects': () => 'Schickt uns im Kreis herum',
  'too-large': () => 'Die Antwort ist zu groß',
  'http-status': (d) => `Antwortet mit einem Fehler (${d['status'] ?? '?'})`,
  'http-not-found': () => 'Antwortet „nicht gefunden“',
  'http-gone': () => 'Ist nach Auskunft des Herausgebers beendet',
  'http-forbidden': () => 'Zeigt sich uns nicht',
  'http-unauthorized': () => 'Fragt nach Name und Passwort',
  'http-too-many-requests': () => 'Bittet, später wiederzukommen',
  'http-server-error': (d) => `Hat selbst eine Störung (${d['status'] ?? '?'})`,
  'protocol-broken': () => 'Die Antwort ist nicht lesbar',
  'not-a-feed': () => 'Dort liegt keine Quelle mehr',
  'html-instead-of-feed': () => 'Zeigt eine Webseite statt der Quelle',
  'login-page': () => 'Zeigt eine Anmeldeseite statt der Quelle',
  'feed-empty': () => 'Schickt eine leere Antwort',
  'parse-timed-out': () => 'Ist zu langwierig zu verstehen',
  'document-too-deep': () => 'Ist zu tief verschachtelt',
  'address-private': () => 'Liegt in einem privaten Netz',
  'scheme-refused': () => 'Die Adresse ist weder http noch https',
  'password-missing': () => 'Braucht ein Passwort',
};

const next: Readonly<Record<CheckReasonCode, (when: string, interval: string) => string>> = {
  learned: (when) => `Prüfung ${when}`,
  default: (when) => `Prüfung ${when}`,
  asked: (when) => `Prüfung ${when}, wie eingestellt`,
  'publisher-asks': (when, interval) => `Bittet um Abstände von ${interval}: ${when}`,
  'retry-after': (when) => `Bat um eine Pause: Prüfung ${when}`,
  'back-off': (when) => `Neuer Versuch ${when}`,
  'no-validators': (when) => `Kann nicht sagen, was sich änderte, daher ${when}`,
  gone: () => 'Wird nicht mehr geprüft',
  paused: () => 'Wird nicht geprüft, solange sie angehalten ist',
  offline: () => 'Sobald das Netz wieder da ist',
};

const why: Readonly<Record<CheckReasonCode, (interval: string) => string>> = {
  learned: (interval) => `Im Abstand von ${interval}, so oft, wie sie veröffentlicht.`,
  default: (interval) => `Nach ${interval}; wie oft sie veröffentlicht, ist noch nicht bekannt.`,
  asked: (interval) => `Im Abstand von ${interval}, wie eingestellt.`,
  'publisher-asks': (interval) => `Der Herausgeber bittet um Abstände von ${interval}.`,
  'retry-after': (interval) => `Der Rechner bat um eine Pause von ${interval}.`,
  'back-off': (interval) => `Nach ${interval}, weil es zuletzt nicht gelang.`,
  'no-validators': (interval) => `Im Abstand von ${interval}, weil sie nicht sagen kann, ob sich etwas änderte.`,
  gone: () => 'Wird nicht mehr geprüft: Der Herausgeber sagt, dass sie beendet ist.',
  paused: () => 'Wird nicht geprüft, solange sie angehalten ist.',
  offline: () => 'Wird geprüft, sobald das Netz wieder da ist.',
};

export const healthWords: HealthWords = {
  health: {
    title: 'Wie es den Quellen geht',
    standfirst(well, total, unwell) {
      if (total === 0) return 'Noch nichts abonniert.';
      if (unwell === 0)
        return total === 1 ? 'Die eine Quelle ist in Ordnung.' : `Alle ${number(total)} sind in Ordnung.`;
      const rest = well > 0 ? '; um die übrigen muss sich niemand kümmern' : '';
      return `${number(well)} von ${number(total)} ${well === 1 ? 'ist' : 'sind'} in Ordnung. ${small[unwell] ?? number(unwell)} ${unwell === 1 ? 'braucht' : 'brauchen'} einen Blick${rest}.`;
    },
    list: 'Quellen und wie es ihnen geht',
    find: 'Quelle finden',
    found: (count) => `${number(count)} gefunden`,
    noneFound: 'Keine Quelle hat das in Name oder Adresse.',
    more: 'Was zu tun ist',

    wrong: (error) => wrong[error.code]?.(error.details) ?? errorSentences[error.code](error.details),
    warning: (warning) => sentenceOf(warningSentences, warning),
    since: (sentence, moment) => `${sentence.replace(/\.$/, '')}, seit ${moment}`,
    moved: 'Umgezogen; der neuen Adresse wird gefolgt, die alte ist gemerkt',
    movingTo: (host) => `Zieht offenbar nach ${host} um`,
    paused: (moment) => `Angehalten seit ${moment}`,
    notChecked: 'Noch nicht geprüft',
    unchanged: (moment) => `Unverändert ${moment}`,
    news: (count, moment) => `${number(count)} neu ${moment}`,

    at: (time) => `um ${time}`,
    yesterday: (time) => `gestern um ${time}`,
    tomorrow: (time) => `morgen um ${time}`,
    onDay: (day) => `am ${day}`,
    sinceYesterday: 'gestern',
    atOnce: 'sofort',

    next: (code, when, interval) => next[code](when, interval),
    why: (code, interval) => why[code](interval),
    withRate: (sentence, rate) => `${sentence}; ${rate}`,
    rate(perDay) {
      const [exact, unit] = often(perDay);
      const count = Math.max(1, Math.round(exact));
      return `${count === 1 ? 'ein' : number(count)} Artikel ${unit}`;
    },
    duration(minutes) {
      if (minutes < 90)
        return minutes === 60 ? 'einer Stunde' : `${number(minutes)} ${minutes === 1 ? 'Minute' : 'Minuten'}`;
      const hours = Math.round(minutes / 60);
      if (hours < 48) return hours === 24 ? 'einem Tag' : `${number(hours)} Stunden`;
      return `${number(Math.round(hours / 24))} Tagen`;
    },

    checkNow: 'Jetzt prüfen',
    findAddress: 'Neue Adresse finden',
    editAddress: 'Adresse ändern',
    undoMove: 'Zurücknehmen',
    acceptMove: 'Die neue Adresse behalten',
    givePassword: 'Passwort angeben',
    goOn: 'Weitermachen',
    showArticles: 'Ihre Artikel zeigen',
    checking: 'Wird geprüft …',
  },
};
