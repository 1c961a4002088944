// When to ask a feed again, and why. Pure: the whole of our manners in time stands here and in backOff.ts.
import type { CheckOutcome, CheckReason, CheckReasonCode } from '../../../shared/model/feed.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import type { PublisherWishes } from '../normalize/entry.ts';
import { backOffMs } from './backOff.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const shortestIntervalMs = 15 * minute;
export const longestIntervalMs = day;
export const defaultIntervalMs = hour;
/** Unless the person asks for more, no feed is asked more often, however much it publishes. */
export const politeIntervalMs = hour;
/** Without validators every check carries the whole document. */
export const unconditionalIntervalMs = day;
export const longestRetryAfterMs = 7 * day;
export const longestWishMs = 31 * day;

export interface CheckFacts {
  readonly now: Instant;
  /** 'failed' and 'gone' are failures; the others are good answers. */
  readonly outcome: Exclude<CheckOutcome, 'skipped'>;
  /** The next check can be conditional. */
  readonly hasValidators: boolean;
  /** From `learnedIntervalMs`, now or at the last document; absent while nothing is known. */
  readonly learnedMs?: number;
  /** Interval the person set for this feed. */
  readonly askedMs?: number;
  readonly wishes?: PublisherWishes;
  /** Cache-Control or Expires of this answer. */
  readonly freshForMs?: number;
  readonly retryAfterMs?: number;
  /** With this one; 0 after a good answer. */
  readonly failuresInRow: number;
  /** In [0, 1). */
  readonly random: number;
}

export interface NextCheck {
  /** Absent: never again by itself. */
  readonly nextCheckAt?: Instant;
  readonly reason: CheckReason;
}

export function nextCheck(facts: CheckFacts): NextCheck {
  if (facts.outcome === 'gone') return { reason: { code: 'gone' } };
  const chosen = facts.outcome === 'failed' ? afterFailure(facts) : afterAnswer(facts);
  const earliest = facts.now + chosen.intervalMs;
  const at = outsideSkipped(earliest, facts.wishes);
  // After a failure the reason stays: it tells whether the host wants rest.
  const code: CheckReasonCode = at > earliest && facts.outcome !== 'failed' ? 'publisher-asks' : chosen.code;
  return { nextCheckAt: at, reason: { code, intervalMs: at - facts.now } };
}

interface Choice {
  readonly code: CheckReasonCode;
  readonly intervalMs: number;
}

function afterAnswer(facts: CheckFacts): Choice {
  const own = ownChoice(facts);
  const polite = own.code === 'asked' ? own.intervalMs : Math.max(own.intervalMs, politeIntervalMs);
  const choices: Choice[] = [{ code: own.code, intervalMs: spread(polite, facts.random) }];
  if (!facts.hasValidators)
    choices.push({ code: 'no-validators', intervalMs: spread(unconditionalIntervalMs, facts.random) });
  choices.push({ code: 'publisher-asks', intervalMs: wishedMs(facts) });
  return longest(choices);
}

function afterFailure(facts: CheckFacts): Choice {
  const choices: Choice[] = [{ code: 'back-off', intervalMs: backOffMs(facts.failuresInRow, facts.random) }];
  // Even a Retry-After of a second is no invitation to hurry.
  if (facts.retryAfterMs !== undefined)
    choices.push({
      code: 'retry-after',
      intervalMs: Math.max(politeIntervalMs, Math.min(facts.retryAfterMs, longestRetryAfterMs)),
    });
  // Nor is a failure a reason to ask sooner than in good times.
  if (facts.askedMs !== undefined) choices.push({ code: 'asked', intervalMs: ownChoice(facts).intervalMs });
  choices.push({ code: 'publisher-asks', intervalMs: wishedMs(facts) });
  return longest(choices);
}

function ownChoice({ askedMs, learnedMs }: CheckFacts): Choice {
  if (askedMs !== undefined) return { code: 'asked', intervalMs: Math.max(askedMs, shortestIntervalMs) };
  if (learnedMs !== undefined) return { code: 'learned', intervalMs: learnedMs };
  return { code: 'default', intervalMs: defaultIntervalMs };
}

/** The first of the longest: our own reason is named unless another one really made it longer. */
const longest = (choices: readonly Choice[]): Choice =>
  choices.reduce((best, choice) => (choice.intervalMs > best.intervalMs ? choice : best), {
    code: 'default',
    intervalMs: 0,
  });

/** Up to a twentieth more, so that feeds subscribed to together drift apart. Never less. */
const spread = (ms: number, random: number): number => Math.round(ms * (1 + 0.05 * random));

/** The longest of what the headers and the document ask for; 0 if they ask for nothing. */
function wishedMs({ freshForMs = 0, wishes }: CheckFacts): number {
  return Math.min(longestWishMs, Math.max(freshForMs, (wishes?.ttlMinutes ?? 0) * minute, wishes?.updatePeriodMs ?? 0));
}

/** The first moment from `at` that lies in no skipped hour and on no skipped day (UTC). Skipping all of them asks for nothing. */
export function outsideSkipped(at: Instant, wishes: PublisherWishes | undefined): Instant {
  const hours = new Set(wishes?.skipHours);
  const days = new Set(wishes?.skipDays);
  if ((hours.size === 0 && days.size === 0) || hours.size >= 24 || days.size >= 7) return at;
  let candidate = at;
  // A week has 168 hours: after that it would repeat.
  for (let step = 0; step <= 168; step++) {
    const date = new Date(candidate);
    if (!hours.has(date.getUTCHours()) && !days.has(date.getUTCDay())) return candidate;
    candidate = Math.floor(candidate / hour) * hour + hour;
  }
  return at;
}

/**
 * A quarter of the usual pause between two articles, longer the longer the feed has been silent, between 15 minutes and a day.
 * `publishedAts` in any order; moments in the future or without sense are left out. Undefined with fewer than two.
 */
export function learnedIntervalMs(publishedAts: readonly Instant[], now: Instant): number | undefined {
  const known = [...new Set(publishedAts)]
    .filter((at) => at > 0 && at <= now)
    .toSorted((a, b) => b - a)
    .slice(0, 20);
  const [newest] = known;
  if (newest === undefined || known.length < 2) return undefined;
  const pauses = known
    .slice(1)
    .map((at, index) => (known[index] ?? at) - at)
    .toSorted((a, b) => a - b);
  const usual = pauses[Math.floor(pauses.length / 2)] ?? defaultIntervalMs;
  const silence = now - newest;
  return Math.min(longestIntervalMs, Math.max(shortestIntervalMs, usual / 4, silence / 16));
}
