// How a source is, put together from the catalogue's words: what the last check came to, what is wrong, what happens next and why.
import { AppError } from '../../shared/errors.ts';
import type { Feed } from '../../shared/model/feed.ts';
import type { Instant } from '../../shared/model/ids.ts';
import type { Formats } from './formats.ts';
import type { Words } from './words.ts';

/** Words and dates of the language, and the present moment. */
export interface Telling {
  readonly words: Pick<Words, 'health'>;
  readonly formats: Formats;
  readonly now: Instant;
}

const dayMs = 86_400_000;

/** Whole days from the day of `now` to that of `at`: 0 today, 1 tomorrow, -1 yesterday. */
function daysAway(at: Instant, now: Instant): number {
  const day = (moment: Instant): number => new Date(moment).setHours(12, 0, 0, 0);
  return Math.round((day(at) - day(now)) / dayMs);
}

/** "at 14:06", "yesterday at 14:06", "on Tuesday", "on 4 July". */
export function momentText(at: Instant, { words: { health }, formats, now }: Telling): string {
  const days = daysAway(at, now);
  if (days === 0) return health.at(formats.time(at));
  if (days === -1) return health.yesterday(formats.time(at));
  if (days === 1) return health.tomorrow(formats.time(at));
  return health.onDay(Math.abs(days) < 7 ? formats.weekday(at) : formats.date(at, now));
}

/** After "since": "14:06", "yesterday", "Tuesday", "4 July". */
export function sinceText(at: Instant, { words: { health }, formats, now }: Telling): string {
  const days = daysAway(at, now);
  if (days === 0) return formats.time(at);
  if (days === -1) return health.sinceYesterday;
  return days > -7 ? formats.weekday(at) : formats.date(at, now);
}

/** "Unchanged at 14:06", "3 new at 14:05". */
export function lastCheckText({ health }: Feed, telling: Telling): string {
  const { words } = telling;
  if (health.checkedAt === undefined) return words.health.notChecked;
  const moment = momentText(health.succeededAt ?? health.checkedAt, telling);
  return health.lastOutcome === 'updated' && health.addedLast
    ? words.health.news(health.addedLast, moment)
    : words.health.unchanged(moment);
}

/** What is wrong with it and since when; undefined while it is well. */
export function wrongText({ health }: Feed, telling: Telling): string | undefined {
  if (health.errorCode === undefined || (health.state !== 'failing' && health.state !== 'gone')) return undefined;
  const sentence = telling.words.health.wrong(new AppError(health.errorCode, health.errorDetails));
  return health.failingSinceAt === undefined
    ? sentence
    : telling.words.health.since(sentence, sinceText(health.failingSinceAt, telling));
}

/** "Check at 14:36; 58 articles a day". */
export function nextCheckText({ health, pausedAt }: Feed, telling: Telling): string {
  const { words, now } = telling;
  const code = pausedAt !== undefined ? 'paused' : (health.nextCheckReason?.code ?? 'default');
  const at = health.nextCheckAt;
  const when = at === undefined || at <= now ? words.health.atOnce : momentText(at, telling);
  const sentence = words.health.next(code, when, words.health.duration(minutesOf(health)));
  const perDay = health.state === 'well' || health.state === 'moved' ? health.articlesPerDay : undefined;
  return perDay ? words.health.withRate(sentence, words.health.rate(perDay)) : sentence;
}

/** Why the next check is when it is, as a sentence; empty while that is not known. */
export function whyText({ health, pausedAt }: Feed, { words }: Pick<Telling, 'words'>): string {
  if (pausedAt !== undefined) return words.health.why('paused', '');
  const reason = health.nextCheckReason;
  if (reason === undefined || health.checkedAt === undefined) return '';
  return words.health.why(reason.code, words.health.duration(minutesOf(health)));
}

const minutesOf = (health: Feed['health']): number =>
  Math.max(1, Math.round((health.nextCheckReason?.intervalMs ?? 0) / 60_000));
