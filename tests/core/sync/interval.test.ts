import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs, longestBackOffMs } from '../../../electron/core/sync/backOff.ts';
import { type CheckFacts, learnedIntervalMs, nextCheck } from '../../../electron/core/sync/interval.ts';
import { checkReasonSentence } from '../../../shared/model/checkReason.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 0, 5, 9, 30); // a Monday
const facts = (more: Partial<CheckFacts> = {}): CheckFacts => ({
  now,
  outcome: 'notModified',
  hasValidators: true,
  failuresInRow: 0,
  random: 0,
  ...more,
});
const interval = (more: Partial<CheckFacts>): number | undefined => nextCheck(facts(more)).reason.intervalMs;
const noSkips = { skipHours: [], skipDays: [] };

describe('when a feed is asked again', () => {
  it.each<[string, Partial<CheckFacts>, number, string]>([
    ['an hour while nothing is known', {}, hour, 'default'],
    ['as often as it publishes', { learnedMs: 6 * hour }, 6 * hour, 'learned'],
    ['not more than once an hour, however much it publishes', { learnedMs: 15 * minute }, hour, 'learned'],
    ['as often as the person asks', { learnedMs: 6 * hour, askedMs: 20 * minute }, 20 * minute, 'asked'],
    ['but not more than every quarter of an hour', { askedMs: minute }, 15 * minute, 'asked'],
    ['once a day when it cannot say whether it changed', { hasValidators: false }, day, 'no-validators'],
    ['also if the person asks for more', { hasValidators: false, askedMs: 20 * minute }, day, 'no-validators'],
    ['not before max-age is over', { freshForMs: 5 * hour }, 5 * hour, 'publisher-asks'],
    ['also if the person asks for more', { freshForMs: 5 * hour, askedMs: 20 * minute }, 5 * hour, 'publisher-asks'],
    ['not before ttl is over', { wishes: { ...noSkips, ttlMinutes: 180 } }, 3 * hour, 'publisher-asks'],
    [
      'not before the update period is over',
      { wishes: { ...noSkips, updatePeriodMs: 7 * day } },
      7 * day,
      'publisher-asks',
    ],
    ['a wish of years counts as a month', { freshForMs: 900 * day }, 31 * day, 'publisher-asks'],
    ['a short wish makes nothing shorter', { freshForMs: minute, learnedMs: 2 * hour }, 2 * hour, 'learned'],
  ])('%s', (_name, more, expectedMs, code) => {
    const { reason, nextCheckAt } = nextCheck(facts(more));
    expect(reason).toEqual({ code, intervalMs: expectedMs });
    expect(nextCheckAt).toBe(now + expectedMs);
  });

  it('waits out skipped hours and days', () => {
    expect(nextCheck(facts({ wishes: { skipHours: [10, 11], skipDays: [] } })).nextCheckAt).toBe(
      Date.UTC(2026, 0, 5, 12),
    );
    expect(nextCheck(facts({ wishes: { skipHours: [], skipDays: [1, 2] } }))).toMatchObject({
      nextCheckAt: Date.UTC(2026, 0, 7),
      reason: { code: 'publisher-asks' },
    });
    const all = Array.from({ length: 24 }, (_, index) => index);
    expect(nextCheck(facts({ wishes: { skipHours: all, skipDays: [] } })).nextCheckAt).toBe(now + hour);
  });

  it('backs off from an hour to a day', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map((failuresInRow) => interval({ outcome: 'failed', failuresInRow }))).toEqual(
      [1, 2, 4, 8, 16, 24, 24].map((hours) => hours * hour),
    );
    expect(backOffMs(1, 0.99)).toBeGreaterThan(1.2 * hour);
    expect(backOffMs(99, 0.99)).toBeLessThanOrEqual(1.25 * longestBackOffMs);
  });

  it('asks no sooner after a failure than it would in good times', () => {
    const wishes = { skipHours: [10, 11], skipDays: [], ttlMinutes: 300 };
    const failed = { outcome: 'failed', failuresInRow: 1 } as const;
    expect(interval({ ...failed, wishes })).toBe(5 * hour);
    expect(interval({ ...failed, askedMs: 8 * hour })).toBe(8 * hour);
    expect(nextCheck(facts({ ...failed, wishes: { skipHours: [10, 11], skipDays: [] } }))).toMatchObject({
      nextCheckAt: Date.UTC(2026, 0, 5, 12),
      reason: { code: 'back-off' },
    });
  });

  it('obeys Retry-After up to a week, and takes a short one for no invitation', () => {
    expect(interval({ outcome: 'failed', failuresInRow: 1, retryAfterMs: 5 * hour })).toBe(5 * hour);
    expect(interval({ outcome: 'failed', failuresInRow: 1, retryAfterMs: 365 * day })).toBe(7 * day);
    expect(interval({ outcome: 'failed', failuresInRow: 1, retryAfterMs: 1_000 })).toBe(hour);
  });

  it('never asks a feed that is gone', () => {
    expect(nextCheck(facts({ outcome: 'gone', failuresInRow: 1 }))).toEqual({ reason: { code: 'gone' } });
  });

  it('is never shorter than what anybody asks for, and always ends within a month and a bit', () => {
    const wishes = fc.record({
      ttlMinutes: fc.integer({ min: 0, max: 10_000_000 }),
      updatePeriodMs: fc.integer({ min: 0, max: 400 * day }),
      skipHours: fc.uniqueArray(fc.integer({ min: 0, max: 23 })),
      skipDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
    });
    fc.assert(
      fc.property(
        wishes,
        fc.nat(100 * day),
        fc.boolean(),
        fc.nat(3 * day),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (wishes, freshForMs, hasValidators, learnedMs, random) => {
          const chosen = nextCheck(facts({ wishes, freshForMs, hasValidators, learnedMs, random }));
          const ms = (chosen.nextCheckAt ?? 0) - now;
          expect(ms).toBeGreaterThanOrEqual(
            Math.min(
              31 * day,
              Math.max(hour, freshForMs, wishes.ttlMinutes * minute, wishes.updatePeriodMs, hasValidators ? 0 : day),
            ),
          );
          expect(ms).toBeLessThanOrEqual(39 * day);
          const at = new Date(now + ms);
          if (wishes.skipHours.length < 24 && wishes.skipDays.length < 7) {
            expect(wishes.skipHours).not.toContain(at.getUTCHours());
            expect(wishes.skipDays).not.toContain(at.getUTCDay());
          }
          expect(checkReasonSentence(chosen.reason)).toMatch(/^[A-Z].*\.$/);
        },
      ),
    );
  });
});

describe('what is learned from how often a feed publishes', () => {
  const every = (ms: number, count = 20, newest = now): number[] =>
    Array.from({ length: count }, (_, back) => newest - back * ms);
  it.each<[string, number[], number | undefined]>([
    ['a quarter of the usual pause', every(8 * hour), 2 * hour],
    ['no less than 15 minutes', every(minute), 15 * minute],
    ['no more than a day', every(20 * day), day],
    ['longer after a silence', every(hour, 20, now - 8 * day), 12 * hour],
    ['nothing from one article', [now], undefined],
    ['nothing from the future', [now + day, now + 2 * day, 0], undefined],
    ['nothing from a feed that gives all the same date', every(0), undefined],
  ])('%s', (_name, publishedAts, expected) => expect(learnedIntervalMs(publishedAts, now)).toBe(expected));
});
