// Dates and times as a language writes them, by Intl.
import type { Instant } from '../../shared/model/ids.ts';

export interface Formats {
  /** BCP 47 tag the dates are written in. */
  readonly locale: string;
  /** "14:03" */
  time(at: Instant): string;
  /** "Thursday, 10 July", with the year when it is not the present one. */
  day(at: Instant, now: Instant): string;
  /** "Thursday" */
  weekday(at: Instant): string;
  /** "10 July", with the year when it is not the present one. */
  date(at: Instant, now: Instant): string;
  /** "Thursday, 10 July 2025" */
  fullDay(at: Instant): string;
  /** "8 Jul", with the year when it is not the present one. */
  shortDay(at: Instant, now: Instant): string;
  /** "10 July 2025, 14:03" */
  moment(at: Instant): string;
}

const isSameYear = (a: Instant, b: Instant): boolean => new Date(a).getFullYear() === new Date(b).getFullYear();

/** @param language the interface's; the region is the person's own where it speaks that language */
export function createFormats(language: string, preferred: readonly string[]): Formats {
  const own = preferred.find((tag) => tag.toLowerCase().startsWith(language));
  const locale = own && own !== 'en' ? own : language === 'en' ? 'en-GB' : language;
  const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, options);
  const time = make({ hour: '2-digit', minute: '2-digit' });
  const weekday = make({ weekday: 'long' });
  const day = make({ day: 'numeric', month: 'long' });
  const dayAndYear = make({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = make({ day: 'numeric', month: 'short' });
  const shortAndYear = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const fullDay = (at: Instant): string => `${weekday.format(at)}, ${dayAndYear.format(at)}`;
  return {
    locale,
    time: (at) => time.format(at),
    day: (at, now) => (isSameYear(at, now) ? `${weekday.format(at)}, ${day.format(at)}` : fullDay(at)),
    weekday: (at) => weekday.format(at),
    date: (at, now) => (isSameYear(at, now) ? day : dayAndYear).format(at),
    fullDay,
    shortDay: (at, now) => (isSameYear(at, now) ? short : shortAndYear).format(at),
    moment: (at) => `${dayAndYear.format(at)}, ${time.format(at)}`,
  };
}
