// Dates and ages as a query writes them, and the stretch of time they mean in the person's own time zone.
import type { Instant } from '../model/ids.ts';
import { ageUnits, type AgeUnit, type Moment, type TimeNode } from './query.ts';

const hourMs = 3_600_000;
const calendarDate = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;
const age = /^(\d{1,5})([a-z])$/i;

/** A moment, or nothing if it is no date, name or age. */
export function parseMoment(text: string): Moment | undefined {
  const name = text.toLowerCase();
  if (name === 'today' || name === 'yesterday') return { kind: 'named', name };
  const aged = age.exec(name);
  if (aged) {
    const unit = ageUnits.find((known) => known === aged[2]);
    return unit && { kind: 'age', amount: Number(aged[1]), unit };
  }
  const dated = calendarDate.exec(name);
  if (!dated) return undefined;
  const year = Number(dated[1]);
  if (dated[2] === undefined) return { kind: 'calendar', year };
  const month = Number(dated[2]);
  if (month < 1 || month > 12) return undefined;
  if (dated[3] === undefined) return { kind: 'calendar', year, month };
  const day = Number(dated[3]);
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { kind: 'calendar', year, month, day };
}

const two = (value: number): string => String(value).padStart(2, '0');

export function printMoment(moment: Moment): string {
  switch (moment.kind) {
    case 'named':
      return moment.name;
    case 'age':
      return `${moment.amount}${moment.unit}`;
    default: {
      const year = String(moment.year).padStart(4, '0');
      if (moment.month === undefined) return year;
      return moment.day === undefined
        ? `${year}-${two(moment.month)}`
        : `${year}-${two(moment.month)}-${two(moment.day)}`;
    }
  }
}

/** Years 0–99 would mean 1900–1999 to Date's constructor. */
function localMidnight(year: number, month: number, day: number): Instant {
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month, day);
  return date.getTime();
}

function agoFrom(now: Instant, amount: number, unit: AgeUnit): Instant {
  if (unit === 'h') return now - amount * hourMs;
  const date = new Date(now);
  if (unit === 'd') date.setDate(date.getDate() - amount);
  if (unit === 'w') date.setDate(date.getDate() - amount * 7);
  if (unit === 'm' || unit === 'y') {
    const day = date.getDate();
    date.setMonth(date.getMonth() - (unit === 'm' ? amount : amount * 12));
    // A month before the 31st of March is the end of February, not the beginning of March.
    if (date.getDate() !== day) date.setDate(0);
  }
  return date.getTime();
}

/** Begin and exclusive end of a moment; an age has no extent. */
function extentOf(moment: Moment, now: Instant): { readonly from: Instant; readonly to: Instant } {
  switch (moment.kind) {
    case 'age': {
      const at = agoFrom(now, moment.amount, moment.unit);
      return { from: at, to: at };
    }
    case 'named': {
      const day = new Date(now);
      const shift = moment.name === 'today' ? 0 : 1;
      const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate() - shift];
      return { from: localMidnight(year, month, date), to: localMidnight(year, month, date + 1) };
    }
    default: {
      const { year, month, day } = moment;
      if (month === undefined) return { from: localMidnight(year, 0, 1), to: localMidnight(year + 1, 0, 1) };
      if (day === undefined) return { from: localMidnight(year, month - 1, 1), to: localMidnight(year, month, 1) };
      return { from: localMidnight(year, month - 1, day), to: localMidnight(year, month - 1, day + 1) };
    }
  }
}

/**
 * The times a node asks for: `from` inclusive, `to` exclusive, either may be open. `before:` ends where its day begins,
 * `after:` and `newer:` begin with it, `older:` ends with it.
 */
export function timeRange(node: TimeNode, now: Instant): { readonly from?: Instant; readonly to?: Instant } {
  const extent = extentOf(node.moment, now);
  switch (node.relation) {
    case 'before':
    case 'older':
      return { to: extent.from };
    case 'after':
    case 'newer':
      return { from: extent.from };
    default:
      return extent;
  }
}
