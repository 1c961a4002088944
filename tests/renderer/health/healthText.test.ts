// How a source is, in words: moments as a person says them, in both languages, for every reason and failure.
import { expect, test } from 'vitest';
import { byHealth, findFeeds, needsLook } from '../../../renderer/app/sourceHealth.ts';
import { de } from '../../../renderer/text/de.ts';
import { en } from '../../../renderer/text/en.ts';
import { createFormats } from '../../../renderer/text/formats.ts';
import {
  lastCheckText,
  momentText,
  nextCheckText,
  sinceText,
  whyText,
  wrongText,
} from '../../../renderer/text/healthText.ts';
import type { CheckReasonCode, Feed, FeedHealth } from '../../../shared/model/feed.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A Thursday, in whatever zone the test runs. */
const now = new Date(2025, 6, 10, 14, 6).getTime();
const english = { words: en, formats: createFormats('en', []), now };
const german = { words: de, formats: createFormats('de', []), now };

const feed = (health: Partial<FeedHealth>, more: Partial<Feed> = {}): Feed => ({
  id: 1,
  title: 'Harbour',
  feedUrl: 'https://harbour.example/feed',
  subscribedAt: 0,
  settings: { fullText: false, notify: false, unreadWhenEdited: false },
  health: { state: 'well', failuresInRow: 0, warnings: [], checkedAt: now, ...health },
  unreadCount: 0,
  articleCount: 0,
  ...more,
});

test('moments are said as near as they are', () => {
  const text = (at: number): string => momentText(at, english);
  expect(text(now + hour)).toBe('at 15:06');
  expect(text(now - day)).toBe('yesterday at 14:06');
  expect(text(now + day)).toBe('tomorrow at 14:06');
  expect(text(now + 3 * day)).toBe('on Sunday');
  expect(text(now - 6 * day)).toBe('on Friday');
  expect(text(now - 20 * day)).toBe('on 20 June');
  expect(text(now - 400 * day)).toBe('on 5 June 2024');
  expect(sinceText(now - 2 * day, english)).toBe('Tuesday');
  expect(momentText(now + day, german)).toBe('morgen um 14:06');
  expect(momentText(now - 20 * day, german)).toBe('am 20. Juni');
});

test('a well source says what its last check brought and when the next is', () => {
  expect(lastCheckText(feed({ lastOutcome: 'notModified' }), english)).toBe('Unchanged at 14:06');
  expect(lastCheckText(feed({ lastOutcome: 'updated', addedLast: 3 }), english)).toBe('3 new at 14:06');
  expect(lastCheckText(feed({ lastOutcome: 'updated', addedLast: 0 }), english)).toBe('Unchanged at 14:06');
  const learned = { nextCheckAt: now + hour / 2, nextCheckReason: { code: 'learned', intervalMs: hour } } as const;
  expect(nextCheckText(feed({ ...learned, articlesPerDay: 58 }), english)).toBe('Check at 14:36; 58 articles a day');
  expect(nextCheckText(feed({ ...learned, articlesPerDay: 0.43 }), english)).toBe('Check at 14:36; 3 articles a week');
  expect(nextCheckText(feed({ ...learned, articlesPerDay: 0.03 }), german)).toBe(
    'Prüfung um 14:36; ein Artikel im Monat',
  );
});

test('a sick source says what is wrong and since when, and what happens next', () => {
  const sick = feed({
    state: 'failing',
    errorCode: 'http-not-found',
    failingSinceAt: now - 2 * day,
    nextCheckAt: now + day,
    nextCheckReason: { code: 'back-off', intervalMs: day },
    articlesPerDay: 4,
  });
  expect(wrongText(sick, english)).toBe('Answers “not found” since Tuesday');
  expect(wrongText(sick, german)).toBe('Antwortet „nicht gefunden“, seit Dienstag');
  expect(nextCheckText(sick, english)).toBe('Try again tomorrow at 14:06');
  // A code without a short sentence has its whole one.
  expect(wrongText(feed({ state: 'failing', errorCode: 'captive-portal' }), english)).toMatch(/sign in first/);
  expect(wrongText(feed({ errorCode: 'http-not-found' }), english)).toBeUndefined();
});

test('every reason has its sentence in both languages', () => {
  const codes: readonly CheckReasonCode[] = [
    'learned',
    'default',
    'asked',
    'publisher-asks',
    'retry-after',
    'back-off',
    'no-validators',
    'gone',
    'paused',
    'offline',
  ];
  const told = (telling: typeof english): readonly string[] =>
    codes.map((code) => whyText(feed({ nextCheckReason: { code, intervalMs: hour } }), telling));
  expect(told(english)).not.toContain('');
  expect(new Set([...told(english), ...told(german)]).size).toBe(2 * codes.length);
  expect(told(english)[0]).toBe('Every hour, as often as it publishes.');
  expect(told(german)[0]).toBe('Im Abstand von einer Stunde, so oft, wie sie veröffentlicht.');
});

test('those that need a look come first, the longest ailing on top, and what is paused last', () => {
  const feeds = [
    feed({}, { id: 1, title: 'Well' }),
    feed({ state: 'paused' }, { id: 2, title: 'Paused', pausedAt: 1 }),
    feed({ movedFrom: 'https://old.example/' }, { id: 3, title: 'Moved' }),
    feed({ state: 'failing', failingSinceAt: 20 }, { id: 4, title: 'Newly ill' }),
    feed({ state: 'gone', failingSinceAt: 10 }, { id: 5, title: 'Long gone' }),
  ];
  expect(byHealth(feeds).map(({ title }) => title)).toEqual(['Long gone', 'Newly ill', 'Moved', 'Well', 'Paused']);
  expect(feeds.filter(needsLook).map(({ id }) => id)).toEqual([3, 4, 5]);
});

test('a source is found by words of its name or address', () => {
  const feeds = [
    feed({}, { title: 'Café Müller' }),
    feed({}, { id: 2, title: 'Other', feedUrl: 'https://x.example/' }),
  ];
  expect(findFeeds(feeds, 'muller cafe').map(({ title }) => title)).toEqual(['Café Müller']);
  expect(findFeeds(feeds, 'x.exam').map(({ title }) => title)).toEqual(['Other']);
  expect(findFeeds(feeds, ' ')).toHaveLength(2);
});
