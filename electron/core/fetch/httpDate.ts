// A moment as HTTP writes it. Date.parse would read the zoneless form as local time.
import type { Instant } from '../../../shared/model/ids.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fixdate = /^\w{3},\s*(\d{1,2})\s+(\w{3})\s+(\d{4})\s+(\d{2}):(\d{2}):(\d{2})\s+(?:GMT|UTC)$/i;
const rfc850 = /^\w{6,9},\s*(\d{1,2})-(\w{3})-(\d{2})\s+(\d{2}):(\d{2}):(\d{2})\s+GMT$/i;
const asctime = /^\w{3}\s+(\w{3})\s+(\d{1,2})\s+(\d{2}):(\d{2}):(\d{2})\s+(\d{4})$/i;

/** The three forms of RFC 9110 §5.6.7; undefined for anything else. */
export function parseHttpDate(text: string): Instant | undefined {
  const value = text.trim();
  const fixed = fixdate.exec(value);
  if (fixed) return instant(fixed[3], fixed[2], fixed[1], fixed[4], fixed[5], fixed[6]);
  const old = rfc850.exec(value);
  if (old) return instant(String(century(Number(old[3]))), old[2], old[1], old[4], old[5], old[6]);
  const unix = asctime.exec(value);
  if (unix) return instant(unix[6], unix[1], unix[2], unix[3], unix[4], unix[5]);
  return undefined;
}

/** A two-digit year of RFC 850: none of these servers is older than 1970. */
const century = (year: number): number => (year >= 70 ? 1900 + year : 2000 + year);

function instant(
  year?: string,
  month?: string,
  day?: string,
  hour?: string,
  minute?: string,
  second?: string,
): Instant | undefined {
  const index = months.indexOf((month ?? '').toLowerCase());
  if (index < 0) return undefined;
  const at = Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second));
  return Number.isNaN(at) ? undefined : at;
}
