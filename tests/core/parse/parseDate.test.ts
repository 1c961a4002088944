import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate } from '../../../electron/core/parse/parseDate.ts';

const iso = (text: string): string | undefined => {
  const instant = parseDate(text);
  return instant === undefined ? undefined : new Date(instant).toISOString().replace('.000Z', 'Z');
};

test.each([
  ['Thu, 10 Jul 2025 14:03:00 GMT', '2025-07-10T14:03:00Z'],
  ['Thu, 10 Jul 2025 14:03:00 +0300', '2025-07-10T11:03:00Z'],
  ['10 Jul 25 14:03 EST', '2025-07-10T19:03:00Z'],
  ['Thursday, July 10, 2025 2:03 PM', '2025-07-10T14:03:00Z'],
  ['Thu Jul 10 14:03:00 2025', '2025-07-10T14:03:00Z'],
  ['July 10, 2025', '2025-07-10T00:00:00Z'],
  ['10 juillet 2025 14:03:00 +0200', '2025-07-10T12:03:00Z'],
  ['10. März 2025', '2025-03-10T00:00:00Z'],
  ['10 июля 2025 14:03', '2025-07-10T14:03:00Z'],
  ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00Z'],
  ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00Z'],
  ['2004년 05월 28일  01:31:15', '2004-05-27T16:31:15Z'],
  ['2004-05-25 오후 11:23:17', '2004-05-25T14:23:17Z'],
  ['2025-07-10T14:03:00Z', '2025-07-10T14:03:00Z'],
  ['2025-07-10T14:03:00.123+02:00', '2025-07-10T12:03:00.123Z'],
  ['2025-07-10 14:03:00', '2025-07-10T14:03:00Z'],
  ['20250710T140300Z', '2025-07-10T14:03:00Z'],
  ['2025-07', '2025-07-01T00:00:00Z'],
  ['2025', '2025-01-01T00:00:00Z'],
  ['2025-191', '2025-07-10T00:00:00Z'],
  ['2025-W28-4', '2025-07-10T00:00:00Z'],
  ['10.07.2025 14:03', '2025-07-10T14:03:00Z'],
  ['2025/07/10 14:03', '2025-07-10T14:03:00Z'],
  ['1752156180', '2025-07-10T14:03:00Z'],
  ['1752156180000', '2025-07-10T14:03:00Z'],
  ['2025-06-30T24:00:00Z', '2025-07-01T00:00:00Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'],
])('%s is %s', (text, expected) => {
  expect(iso(text)).toBe(expected);
});

test.each([
  '',
  'yesterday',
  '31 Feb 2025',
  '2025-13-01',
  '2025-02-29',
  'Thu, 99 Jul 2025 14:03:00 GMT',
  '25:61',
  '12/11/10',
  '03/04/2025',
  '0000-00-00',
  'Thu, 10 Jul 9999 14:03:00 GMT',
  '2025-07-10T14:03:00+99:00',
])('%j is no date', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

test('any text is a date within sight or none, the same each time', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(String), fc.stringMatching(/^[\d :/.,T+-]{1,30}$/)),
      (text) => {
        const instant = parseDate(text);
        expect(instant === undefined || (Number.isSafeInteger(instant) && instant >= 0)).toBe(true);
        expect(parseDate(text)).toBe(instant);
      },
    ),
  );
});
