// Dates as feeds write them: RFC 822 and its accidents, ISO 8601 in all forms, Unix time, and month names of many languages.
// What is no date, or not surely one date, is none: a wrong date is worse than a missing one.
import { plainSpelling } from './dateSpelling.ts';
import { findMonth } from './monthNames.ts';
import { zoneOffsetMinutes } from './timeZones.ts';

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
  /** East of Greenwich; 0 where none is written (RFC 822 and W3C-DTF feeds mean UTC as often as anything). */
  readonly offsetMinutes?: number;
}

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2200, 0, 1);
const longest = 120;
const isInSight = (instant: number): boolean => instant >= earliest && instant < latest;

const usualMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const usualForm =
  /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|([+-])(\d{2})(\d{2}))$/;

/** RFC 822 as nearly every feed writes it, without trying the other forms first. */
function readUsual(text: string): number | undefined {
  const match = usualForm.exec(text);
  if (!match) return undefined;
  const [, day, month = '', year, hour, minute, second, sign, offsetHours = 0, offsetMinutes = 0] = match;
  const offset = zoneOffsetMinutes(sign === undefined ? 'gmt' : `${sign}${offsetHours}${offsetMinutes}`);
  if (offset === undefined) return undefined;
  const instant = toInstant({
    year: Number(year),
    month: usualMonths.indexOf(month.toLowerCase()) + 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    offsetMinutes: offset,
  });
  return instant !== undefined && isInSight(instant) ? instant : undefined;
}

/** The name of a day before a date all of numbers; before another it is read over with the rest. */
const leadingWord = /^(\p{L}{2,12})\.?,? (?=\d{1,4}[/. -]\d{1,2}[/. -]\d{1,4}(?!\d))/u;

/** @returns milliseconds since 1970, UTC; undefined when it is no date */
export function parseDate(text: string): number | undefined {
  const usual = readUsual(text);
  if (usual !== undefined) return usual;
  const trimmed = plainSpelling(text.slice(0, longest * 4));
  if (trimmed === '' || trimmed.length > longest) return undefined;
  const weekday = leadingWord.exec(trimmed)?.[1];
  const plain = weekday === undefined ? trimmed : trimmed.slice(trimmed.search(/\d/));
  const instant =
    readUnixTime(trimmed) ??
    readWesternIso(plain) ??
    readEastAsian(trimmed) ??
    readNumeric(plain, weekday) ??
    readNamedMonth(trimmed);
  return instant !== undefined && isInSight(instant) ? instant : undefined;
}

function toInstant(parts: Parts): number | undefined {
  const { year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0, offsetMinutes = 0 } = parts;
  // Date.UTC takes years of two digits for those of the last century.
  if (year < 1000 || month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60) return undefined;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > daysInMonth || (hour === 24 && (minute > 0 || second > 0))) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), millisecond) - offsetMinutes * 60_000;
}

/** Two digits are a year near ours (RFC 2822 §4.3). */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length === 2) return year < 70 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
};

function readUnixTime(text: string): number | undefined {
  if (!/^\d{9,13}(?:\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  // A compact date and time ("20031231101500") has 14 digits and is not meant here.
  return value >= 1e11 ? Math.round(value) : Math.round(value * 1000);
}

const time = String.raw`(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:](\d{1,9}))?)?`;
const zone = String.raw`(?:\s*(Z|UTC|GMT|[+-]\d{1,2}:?\d{2}|[+-]\d{1,2}|[A-Za-z]{1,5}))?`;
const iso = new RegExp(
  String.raw`^(\d{4})-?(\d{2})(?:-?(\d{2}))?(?:(?:[Tt ,]|\s|\s-\s)+(?:${time}|(\d{2})(\d{2})(\d{2})?)\s*([APap][Mm])?${zone})?$`,
);
const isoYear = /^(\d{4})$/;
const isoWeek = /^(\d{4})-?W(\d{2})(?:-?(\d))?$/i;
const isoOrdinal = /^(\d{4})-?(\d{3})$/;
const isoShort = /^-(\d{2})(?:-?(\d{2}))?(?:-(\d{2}))?$/;

function fraction(digits: string | undefined): number {
  return digits === undefined ? 0 : Math.trunc(Number(`0.${digits}`) * 1000);
}

/** W3C-DTF and ISO 8601: full, short, compact, by week and by day of the year; MSSQL's form with a space is the same. */
function readWesternIso(text: string): number | undefined {
  const year = isoYear.exec(text);
  if (year) return toInstant({ year: Number(year[1]), month: 1, day: 1 });
  const ordinal = isoOrdinal.exec(text);
  if (ordinal) {
    const day = Number(ordinal[2]);
    const length = new Date(Date.UTC(Number(ordinal[1]), 1, 29)).getUTCMonth() === 1 ? 366 : 365;
    return Number(ordinal[1]) >= 1000 && day >= 1 && day <= length ? Date.UTC(Number(ordinal[1]), 0, day) : undefined;
  }
  const week = isoWeek.exec(text);
  if (week) return readWeek(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  const short = isoShort.exec(text);
  if (short && short[2] !== undefined)
    return toInstant({ year: fullYear(short[1] ?? ''), month: Number(short[2]), day: Number(short[3] ?? 1) });
  const match = iso.exec(text);
  if (!match) return undefined;
  const [
    ,
    yearText = '',
    month = '',
    day,
    hour,
    minute,
    second,
    part,
    compactHour,
    compactMinute,
    compactSecond,
    half,
    zoneText,
  ] = match;
  const offsetMinutes = zoneText === undefined ? 0 : zoneOffsetMinutes(zoneText);
  if (offsetMinutes === undefined) return undefined;
  return toInstant({
    year: Number(yearText),
    month: Number(month),
    day: Number(day ?? 1),
    hour: hourOf(Number(hour ?? compactHour ?? 0), half),
    minute: Number(minute ?? compactMinute ?? 0),
    second: Number(second ?? compactSecond ?? 0),
    millisecond: fraction(part),
    offsetMinutes,
  });
}

function readWeek(year: number, week: number, day: number): number | undefined {
  if (year < 1000 || week < 1 || week > 53 || day < 1 || day > 7) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  return fourth.getTime() + ((week - 1) * 7 + (day - 1) - ((fourth.getUTCDay() + 6) % 7)) * 86_400_000;
}

const hourOf = (hour: number, half: string | undefined): number => {
  const lower = half?.toLowerCase().replaceAll('.', '');
  if (lower === 'pm' && hour < 12) return hour + 12;
  return lower === 'am' && hour === 12 ? 0 : hour;
};

const seoulOffsetMinutes = 9 * 60;
const eastAsian =
  /^(\d{4})\s*(?:년|年|[-.])\s*(\d{1,2})\s*(?:월|月|[-.])\s*(\d{1,2})\s*(?:일|日|\.)?\s*(오전|오후|上午|下午|午前|午後)?\s*(?:(\d{1,2})(?::|시\s*|時|时|点)(\d{2})(?:(?::|분\s*|分)(\d{2})(?:초|秒)?|분|分)?)?$/;
const eastAsianWeekday =
  /\s*(?:[(（](?:[일월화수목금토日一二三四五六月火水木金土]|[周週].)[)）]|[월화수목금토일]요일|(?:星期|[周週])[日天一二三四五六])/;

/** Year, month and day as Korean, Chinese and Japanese write them. Korean is local time, as OnBlog and Nate have it; of the others it is not known where. */
function readEastAsian(text: string): number | undefined {
  const match = eastAsian.exec(text.replace(eastAsianWeekday, ''));
  if (!match) return undefined;
  const [, year, month, day, half, hour, minute, second] = match;
  return toInstant({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hourOf(Number(hour ?? 0), /[후下後]/.test(half ?? '') ? 'pm' : half === undefined ? undefined : 'am'),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    offsetMinutes: hour !== undefined && /[년오]/.test(text) ? seoulOffsetMinutes : 0,
  });
}

const numeric = new RegExp(
  String.raw`^(\d{1,4})[/. -](\d{1,2})[/. -](\d{2,4})(?:,?\s+(?:-\s+)?${time}\s*([APap]\.?[Mm]\.?)?)?${zone}$`,
);
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** "2004/05/25 23:23", "25.05.2004", "5/25/2004 11:23:17 PM". Where day and month could be either way round it is no date, but for dots (day first). */
function readNumeric(text: string, weekday?: string): number | undefined {
  const match = numeric.exec(text);
  if (!match) return undefined;
  const [, first = '', second = '', third = '', hour, minute, seconds, part, half, zoneText] = match;
  // “2013-01-27-01” is no day in a zone.
  if (first.length === 4 && hour === undefined && zoneText !== undefined) return undefined;
  const offsetMinutes = zoneText === undefined ? 0 : zoneOffsetMinutes(zoneText);
  if (offsetMinutes === undefined) return undefined;
  const order = orderOf(first, second, third, {
    hasDots: /^\d+\./.test(text),
    isAmerican: half !== undefined,
    weekday,
  });
  return (
    order &&
    toInstant({
      ...order,
      hour: hourOf(Number(hour ?? 0), half),
      minute: Number(minute ?? 0),
      second: Number(seconds ?? 0),
      millisecond: fraction(part),
      offsetMinutes,
    })
  );
}

type Day = Pick<Parts, 'year' | 'month' | 'day'>;

/** Which of three numbers is what: a year of four digits, a day above twelve, dots, "PM" or the name of the day tell. */
function orderOf(
  first: string,
  second: string,
  third: string,
  signs: { readonly hasDots: boolean; readonly isAmerican: boolean; readonly weekday: string | undefined },
): Day | undefined {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4) return { year: a, month: b, day: c };
  const dayFirst = { year: fullYear(third), month: b, day: a };
  const monthFirst = { year: fullYear(third), month: a, day: b };
  if (signs.hasDots) return dayFirst;
  // With two digits of year only a day in the middle leaves one way to read it.
  if (b > 12) return monthFirst;
  if (third.length !== 4) return undefined;
  if (a > 12 || a === b) return dayFirst;
  if (signs.weekday === undefined) return signs.isAmerican ? monthFirst : undefined;
  const index = weekdays.indexOf(signs.weekday.slice(0, 3).toLowerCase());
  return [dayFirst, monthFirst].find(
    ({ year, month, day }) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() === index,
  );
}

const clockPattern = new RegExp(String.raw`(?<![\d:])${time}\s*([APap]\.?[Mm]\.?(?![A-Za-z]))?`);
/** "14h03", "14h", "03.04.05", "3pm", "3 p.m." */
const otherClock =
  /(?<![\d:.])(\d{1,2})(?:\s?[hH]\s?(\d{2})?(?![\d\p{L}])|\.(\d{2})\.(\d{2})(?![\d.])|\s?([AaPp]\.?[Mm]\.?)(?!\p{L}))/u;

interface Clock {
  readonly written: string;
  readonly end: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

function findClock(text: string): Clock | undefined {
  const usual = clockPattern.exec(text);
  const match = usual ?? otherClock.exec(text);
  if (!match) return undefined;
  const [written, hour, minute, second, part, half] = match;
  return {
    written,
    end: match.index + written.length,
    hour: hourOf(Number(hour), half),
    minute: Number((usual ? minute : (minute ?? second)) ?? 0),
    second: Number((usual ? second : part) ?? 0),
    millisecond: usual ? fraction(part) : 0,
  };
}

const offsetAfterTime = /^\s*(?:GMT|UTC|UT|Z)?\s*-?([+-]\d{1,2}:?\d{2}|[+-]\d{1,2})(?!\d)/i;

/** Unix puts the year after the time, and some leave the time out. */
const zoneAfterYear = /(?:^|\s)\d{4} ([A-Z]{1,5}|[+-]\d{2}:?\d{2})$/;

/** "Thu, 10 Jul 2025 14:03:00 GMT", "July 10, 2025", "10 juillet 2025 à 14:03", "2004-július-13T9:15-05:00", in any order that is clear. */
function readNamedMonth(text: string): number | undefined {
  const month = findMonth(text);
  if (!month) return undefined;
  const clock = findClock(text);
  const afterClock = clock ? text.slice(clock.end) : '';
  const offset = offsetAfterTime.exec(afterClock);
  const word = offset
    ? undefined
    : (/^\s*\(?([A-Za-z]{1,5})\b/.exec(afterClock)?.[1] ?? zoneAfterYear.exec(afterClock || text)?.[1]);
  const offsetMinutes = offset
    ? zoneOffsetMinutes(offset[1] ?? '')
    : word === undefined || findMonth(word)
      ? 0
      : (zoneOffsetMinutes(word) ?? 0);
  if (offsetMinutes === undefined) return undefined;
  // What is neither time nor zone nor month leaves the day and the year.
  const beforeMonth = text.slice(0, month.start);
  const afterMonth = text.slice(month.end);
  const rest = (part: string): string =>
    clock ? part.replace(clock.written, ' ').replace(offset?.[0] ?? '\0', ' ') : part;
  const numbersBefore = rest(beforeMonth).match(/\d+/g) ?? [];
  const numbersAfter = rest(afterMonth).match(/\d+/g) ?? [];
  const date = dayAndYear(numbersBefore, numbersAfter);
  if (!date) return undefined;
  return toInstant({
    ...date,
    month: month.number,
    hour: clock?.hour ?? 0,
    minute: clock?.minute ?? 0,
    second: clock?.second ?? 0,
    millisecond: clock?.millisecond ?? 0,
    offsetMinutes,
  });
}

function dayAndYear(before: readonly string[], after: readonly string[]): { day: number; year: number } | undefined {
  const [firstBefore = ''] = before;
  const [firstAfter = '', secondAfter = ''] = after;
  if (before.length === 1 && firstBefore.length === 4 && after.length > 0)
    return { year: Number(firstBefore), day: Number(firstAfter) }; // 2004 Jul 13
  if (before.length === 1 && firstBefore.length <= 2 && after.length > 0)
    return { day: Number(firstBefore), year: fullYear(firstAfter) }; // 13 Jul 2004
  if (before.length === 0 && after.length > 1 && firstAfter.length <= 2)
    return { day: Number(firstAfter), year: fullYear(secondAfter) }; // Jul 13, 2004
  if (before.length === 0 && after.length === 1 && firstAfter.length === 4) return { day: 1, year: Number(firstAfter) }; // July 2004
  return undefined;
}
