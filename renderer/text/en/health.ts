// English words of the health of sources: what the last check came to, what is wrong, what happens next, and what to do.
import { documentWarningSentence } from '../../../shared/model/documentWarning.ts';
import type { CheckReasonCode } from '../../../shared/model/feed.ts';
import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { errorSentence } from '../../../shared/errors.ts';

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const inWords = (value: number): string => small[value] ?? number(value);
const first = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const often = (perDay: number): readonly [count: number, unit: string] =>
  perDay >= 0.95 ? [perDay, 'a day'] : perDay * 7 >= 0.95 ? [perDay * 7, 'a week'] : [perDay * 30, 'a month'];

/** Short, for a column; codes without one of their own have their whole sentence. */
const wrong: Readonly<Partial<Record<ErrorCode, (details: AppError['details']) => string>>> = {
  'host-unknown': () => 'Its host is not known any more',
  'connection-refused': () => 'Its host takes no connection',
  'connection-reset': () => 'Its host breaks off the connection',
  'timed-out': () => 'Does not answer in time',
  'tls-failed': () => 'Its certificate is not valid',
  'too-many-redirects': () => 'Sends us round in circles',
  'too-large': () => 'Its answer is too large',
  'http-status': (d) => `Answers with an error (${d['status'] ?? '?'})`,
  'http-not-found': () => 'Answers “not found”',
  'http-gone': () => 'Its publisher says that it has ended',
  'http-forbidden': () => 'Refuses to show it to us',
  'http-unauthorized': () => 'Asks for a name and a password',
  'http-too-many-requests': () => 'Asks us to come back later',
  'http-server-error': (d) => `Has trouble of its own (${d['status'] ?? '?'})`,
  'protocol-broken': () => 'Its answer cannot be read',
  'not-a-feed': () => 'What lies there is no feed any more',
  'html-instead-of-feed': () => 'Shows a web page instead of a feed',
  'login-page': () => 'Shows a sign-in page instead of a feed',
  'feed-empty': () => 'Sends an empty answer',
  'parse-timed-out': () => 'Takes too long to understand',
  'document-too-deep': () => 'Is nested too deeply to be a feed',
  'address-private': () => 'Lies inside a private network',
  'scheme-refused': () => 'Its address is neither http nor https',
  'password-missing': () => 'Needs a password',
};

const next: Readonly<Record<CheckReasonCode, (when: string, interval: string) => string>> = {
  learned: (when) => `Check ${when}`,
  default: (when) => `Check ${when}`,
  asked: (when) => `Check ${when}, as you set it`,
  'publisher-asks': (when, interval) => `Asks for ${interval} between checks: ${when}`,
  'retry-after': (when) => `Asked us to wait: check ${when}`,
  'back-off': (when) => `Try again ${when}`,
  'no-validators': (when) => `Cannot say what changed, so ${when}`,
  gone: () => 'Not asked any more',
  paused: () => 'Not asked while it is paused',
  offline: () => 'As soon as the network is back',
};

/** "every hour", not "every an hour". */
const every = (interval: string): string => `Every ${interval.replace(/^an? /, '')}`;

const why: Readonly<Record<CheckReasonCode, (interval: string) => string>> = {
  learned: (interval) => `${every(interval)}, as often as it publishes.`,
  default: (interval) => `After ${interval}; how often it publishes is not known yet.`,
  asked: (interval) => `${every(interval)}, as you set it.`,
  'publisher-asks': (interval) => `Its publisher asks for ${interval} between checks.`,
  'retry-after': (interval) => `Its host asked us to wait ${interval}.`,
  'back-off': (interval) => `After ${interval}, because it failed.`,
  'no-validators': (interval) => `${every(interval)}, because it cannot say whether anything changed.`,
  gone: () => 'Not asked any more: its publisher says that it has ended.',
  paused: () => 'Not asked while it is paused.',
  offline: () => 'Asked as soon as the network is back.',
};

export const healthWords = {
  health: {
    title: 'Health of your sources',
    standfirst(well: number, total: number, unwell: number): string {
      if (total === 0) return 'Nothing is followed yet.';
      if (unwell === 0) return total === 1 ? 'Your one source is well.' : `All ${number(total)} are well.`;
      const rest = well > 0 ? '; the rest can be left alone' : '';
      return `${number(well)} of ${number(total)} ${well === 1 ? 'is' : 'are'} well. ${first(inWords(unwell))} ${unwell === 1 ? 'needs' : 'need'} a look${rest}.`;
    },
    list: 'Sources and how they are',
    find: 'Find a source',
    found: (count: number): string => `${number(count)} found`,
    noneFound: 'No source has that in its name or address.',
    more: 'What can be done',

    wrong: (error: AppError): string => wrong[error.code]?.(error.details) ?? errorSentence(error.code, error.details),
    warning: documentWarningSentence,
    since: (sentence: string, moment: string): string => `${sentence.replace(/\.$/, '')} since ${moment}`,
    moved: 'Moved to a new address; followed and remembered',
    movingTo: (host: string): string => `Seems to be moving to ${host}`,
    paused: (moment: string): string => `Paused since ${moment}`,
    notChecked: 'Not checked yet',
    unchanged: (moment: string): string => `Unchanged ${moment}`,
    news: (count: number, moment: string): string => `${number(count)} new ${moment}`,

    /** Moments as they stand in a sentence. */
    at: (time: string): string => `at ${time}`,
    yesterday: (time: string): string => `yesterday at ${time}`,
    tomorrow: (time: string): string => `tomorrow at ${time}`,
    onDay: (day: string): string => `on ${day}`,
    sinceYesterday: 'yesterday',
    atOnce: 'at once',

    next: (code: CheckReasonCode, when: string, interval: string): string => next[code](when, interval),
    why: (code: CheckReasonCode, interval: string): string => why[code](interval),
    withRate: (sentence: string, rate: string): string => `${sentence}; ${rate}`,
    /** "58 articles a day", "one a month". */
    rate(perDay: number): string {
      const [exact, unit] = often(perDay);
      const count = Math.max(1, Math.round(exact));
      return count === 1 ? `one article ${unit}` : `${number(count)} articles ${unit}`;
    },
    /** "15 minutes", "an hour", "3 days": after "every", without its article. */
    duration(minutes: number): string {
      if (minutes < 90)
        return minutes === 60 ? 'an hour' : `${number(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`;
      const hours = Math.round(minutes / 60);
      if (hours < 48) return hours === 24 ? 'a day' : `${number(hours)} hours`;
      return `${number(Math.round(hours / 24))} days`;
    },

    checkNow: 'Check now',
    findAddress: 'Find its new address',
    editAddress: 'Edit its address',
    undoMove: 'Undo',
    acceptMove: 'Keep the new address',
    givePassword: 'Give its password',
    goOn: 'Go on',
    showArticles: 'Show its articles',
    checking: 'Being checked …',
  },
};

export type HealthWords = typeof healthWords;
