import { describe, expect, it } from 'vitest';
import { freshForMs, retryAfterMs } from '../../../electron/core/fetch/freshness.ts';
import { parseHttpDate } from '../../../electron/core/fetch/httpDate.ts';

const now = Date.UTC(2026, 0, 5, 12);
const httpDate = (ms: number): string => new Date(ms).toUTCString();

describe('dates of HTTP', () => {
  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'reads %s',
    (text) => expect(parseHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37)),
  );
  it.each(['', '0', '-1', 'tomorrow', '2026-01-05', 'Sun, 06 Foo 1994 08:49:37 GMT'])(
    'does not guess at “%s”',
    (text) => expect(parseHttpDate(text)).toBeUndefined(),
  );
});

describe('how long an answer stays fresh', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['max-age', { 'cache-control': 'public, max-age=7200' }, 7_200_000],
    ['max-age less Age', { 'cache-control': 'max-age=7200', age: '3600' }, 3_600_000],
    ['max-age before Expires', { 'cache-control': 'max-age=60', expires: httpDate(now + 9_000_000) }, 60_000],
    [
      'Expires by the server’s own clock',
      { expires: httpDate(now + 7_200_000), date: httpDate(now + 3_600_000) },
      3_600_000,
    ],
    ['Expires without Date', { expires: httpDate(now + 7_200_000) }, 7_200_000],
    ['Expires 0', { expires: '0' }, 0],
    ['an age above max-age', { 'cache-control': 'max-age=60', age: '90' }, 0],
    ['no-cache', { 'cache-control': 'no-cache, max-age=3600' }, 0],
    ['what is meant for shared caches only', { 'cache-control': 's-maxage=3600' }, undefined],
    ['a quoted value', { 'cache-control': 'max-age="3600"' }, 3_600_000],
    ['nonsense', { 'cache-control': 'max-age=soon' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_name, headers, expected) => expect(freshForMs(headers, now)).toBe(expected));
});

describe('Retry-After', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['a date', { 'retry-after': httpDate(now + 600_000) }, 600_000],
    [
      'a date by the server’s own clock',
      { 'retry-after': httpDate(now + 600_000), date: httpDate(now + 300_000) },
      300_000,
    ],
    ['a date that has passed', { 'retry-after': httpDate(now - 600_000) }, 0],
    ['nonsense', { 'retry-after': 'later' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_name, headers, expected) => expect(retryAfterMs(headers, now)).toBe(expected));
});
