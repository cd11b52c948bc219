import { refuse, unsupported } from '../sql-error.ts';
import { toNumber } from './to-number.ts';
import type { Value } from './value.ts';

/** A point in time as text is one: days and what is left of the day, in units of 100 ns. No zone is followed. */
type Moment = { readonly days: number; readonly ticks: number };

const ticksOfDay = 864_000_000_000;
const ticksOfMillisecond = 10_000;

/** `2024-01-31`, `20240131`, `2024-01-31T10:20:30.123`, `10:20`; undefined for text that is no date. */
function parseMoment(text: string): Moment | undefined {
  const match =
    /^\s*(?:(\d{4})-?(\d{2})-?(\d{2}))?(?:[T\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?)?\s*(?:Z|[+-]\d{2}:\d{2})?\s*$/i.exec(
      text,
    );
  if (!match || (match[1] === undefined && match[4] === undefined)) return undefined;
  const [, year = '1900', month = '01', day = '01', hour = '0', minute = '0', second = '0', fraction = ''] = match;
  const days = dayNumber(Number(year), Number(month), Number(day));
  if (civil(days).day !== Number(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined;
  const ticks = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 10_000_000;
  return { days, ticks: ticks + Number(fraction.padEnd(7, '0')) };
}

const dayNumber = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / 86_400_000);
};

function civil(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whether text is a date or a time as scripts write them. */
export const isDateText = (text: string): boolean => parseMoment(text) !== undefined;

/** A value as a point in time: a number counts days from 1900. Error 241. */
function momentOf(value: string | number): Moment {
  if (typeof value === 'number') {
    const days = Math.floor(value);
    return { days: dayNumber(1900, 1, 1) + days, ticks: Math.round((value - days) * ticksOfDay) };
  }
  return parseMoment(value) ?? refuse(241);
}

/** A value as a date, or as a date with its time; undefined for text that is none. */
export function dateOf(value: string | number, dayOnly: boolean): string | undefined {
  const moment = typeof value === 'number' ? momentOf(value) : parseMoment(value);
  return moment && written(moment).slice(0, dayOnly ? 10 : undefined);
}

/** `date + days`; undefined where the text is no date with its marks, which is a number or an error. */
export function datePlus(text: string, days: number): string | undefined {
  const moment = /[-:]/.test(text.slice(1)) ? parseMoment(text) : undefined;
  if (!moment) return undefined;
  const ticks = moment.ticks + Math.round((days - Math.trunc(days)) * ticksOfDay);
  const carried = Math.floor(ticks / ticksOfDay);
  return written({ days: moment.days + Math.trunc(days) + carried, ticks: ticks - carried * ticksOfDay });
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** How dates stand in variables: ISO 8601, the fraction as long as it must be and no shorter than milliseconds. */
function written({ days, ticks }: Moment): string {
  const { year, month, day } = civil(days);
  const { hour, minute, second, fraction } = clock(ticks);
  const digits = pad(fraction, 7).replace(/0{1,4}$/, '');
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}.${digits}`;
}

function clock(ticks: number) {
  const seconds = Math.floor(ticks / 10_000_000);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: ticks % 10_000_000,
  };
}

const parts: Readonly<Record<string, string>> = {
  ...{
    yy: 'year',
    yyyy: 'year',
    qq: 'quarter',
    q: 'quarter',
    mm: 'month',
    m: 'month',
    dy: 'dayofyear',
    y: 'dayofyear',
  },
  ...{
    dd: 'day',
    d: 'day',
    wk: 'week',
    ww: 'week',
    dw: 'weekday',
    w: 'weekday',
    hh: 'hour',
    mi: 'minute',
    n: 'minute',
  },
  ...{
    ss: 'second',
    s: 'second',
    ms: 'millisecond',
    mcs: 'microsecond',
    ns: 'nanosecond',
    isowk: 'iso_week',
    isoww: 'iso_week',
  },
};

const partOf = (name: string): string => parts[name.toLowerCase()] ?? name.toLowerCase();

/** Units of 100 ns in the parts of a day. */
const lengths: Readonly<Record<string, number>> = {
  hour: 36_000_000_000,
  minute: 600_000_000,
  second: 10_000_000,
  millisecond: ticksOfMillisecond,
  microsecond: 10,
};

export function dateAdd(partName: string, by: Value, to: Value): Value {
  if (by === null || to === null) return null;
  const moment = momentOf(to);
  const count = Math.trunc(toNumber(by));
  const part = partOf(partName);
  const months = { year: 12, quarter: 3, month: 1 }[part];
  if (months !== undefined) {
    const { year, month, day } = civil(moment.days);
    const total = year * 12 + month - 1 + count * months;
    const [newYear, newMonth] = [Math.floor(total / 12), (total % 12) + 1];
    const last = civil(dayNumber(newYear, newMonth + 1, 0)).day;
    return written({ days: dayNumber(newYear, newMonth, Math.min(day, last)), ticks: moment.ticks });
  }
  const days = { dayofyear: 1, day: 1, weekday: 1, week: 7 }[part];
  if (days !== undefined) return written({ days: moment.days + days * count, ticks: moment.ticks });
  const length = lengths[part] ?? unsupported(`DATEADD of ${partName}`);
  const ticks = moment.ticks + length * count;
  const carried = Math.floor(ticks / ticksOfDay);
  return written({ days: moment.days + carried, ticks: ticks - carried * ticksOfDay });
}

/** Counts the borders of the part that lie between the two. */
export function dateDiff(partName: string, from: Value, to: Value): Value {
  if (from === null || to === null) return null;
  const [a, b] = [momentOf(from), momentOf(to)];
  const [first, second] = [civil(a.days), civil(b.days)];
  const part = partOf(partName);
  const months = (second.year - first.year) * 12 + second.month - first.month;
  switch (part) {
    case 'year':
      return second.year - first.year;
    case 'quarter':
      return Math.floor((second.month - 1) / 3) - Math.floor((first.month - 1) / 3) + 4 * (second.year - first.year);
    case 'month':
      return months;
    case 'day':
    case 'dayofyear':
    case 'weekday':
      return b.days - a.days;
    case 'week':
      // 1970-01-01 was a Thursday; a week begins on Sunday.
      return Math.floor((b.days + 4) / 7) - Math.floor((a.days + 4) / 7);
    default: {
      const length = lengths[part] ?? unsupported(`DATEDIFF of ${partName}`);
      const whole = ticksOfDay / length;
      return (b.days - a.days) * whole + Math.floor(b.ticks / length) - Math.floor(a.ticks / length);
    }
  }
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export function datePart(partName: string, value: Value): number | null {
  if (value === null) return null;
  const { days, ticks } = momentOf(value);
  const { year, month, day } = civil(days);
  const { hour, minute, second, fraction } = clock(ticks);
  const first = dayNumber(year, 1, 1);
  switch (partOf(partName)) {
    case 'year':
      return year;
    case 'quarter':
      return Math.floor((month - 1) / 3) + 1;
    case 'month':
      return month;
    case 'day':
      return day;
    case 'dayofyear':
      return days - first + 1;
    case 'week':
      return Math.floor((days + 4) / 7) - Math.floor((first + 4) / 7) + 1;
    case 'iso_week': {
      // The week of a day is that of its Thursday.
      const thursday = days - ((weekday(days) + 6) % 7) + 3;
      return Math.floor((thursday - dayNumber(civil(thursday).year, 1, 1)) / 7) + 1;
    }
    case 'weekday':
      return weekday(days) + 1;
    case 'hour':
      return hour;
    case 'minute':
      return minute;
    case 'second':
      return second;
    case 'millisecond':
      return Math.floor(fraction / ticksOfMillisecond);
    case 'microsecond':
      return Math.floor(fraction / 10);
    case 'nanosecond':
      return fraction * 100;
    default:
      return unsupported(`DATEPART of ${partName}`);
  }
}

const weekday = (days: number): number => (((days + 4) % 7) + 7) % 7;

export function dateName(partName: string, value: Value): Value {
  const number = datePart(partName, value);
  if (number === null) return null;
  const part = partOf(partName);
  if (part === 'month') return monthNames[number - 1] ?? null;
  return part === 'weekday' ? (dayNames[number - 1] ?? null) : String(number);
}

/** DATEFROMPARTS, and DATETIMEFROMPARTS with the parts of the day. Error 289. */
export function dateFromParts(values: readonly Value[]): Value {
  if (values.some((value) => value === null)) return null;
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = values.map((value) =>
    toNumber(value ?? 0),
  );
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const text = values.length <= 3 ? date : `${date}T${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(millisecond, 3)}`;
  return parseMoment(text) ? text : refuse(289, 'date');
}

/** EOMONTH ( date [ , months ] ) */
export function endOfMonth(value: Value, months: Value): Value {
  if (value === null) return null;
  const { year, month } = civil(momentOf(value).days);
  return written({ days: dayNumber(year, month + 1 + Math.trunc(toNumber(months ?? 0)), 0), ticks: 0 }).slice(0, 10);
}

/** CONVERT of a date to text under a style; undefined for a style that is not known here. */
export function dateInStyle(text: string, style: number): string | undefined {
  const moment = parseMoment(text);
  if (!moment) return undefined;
  const { year, month, day } = civil(moment.days);
  const { hour, minute, second, fraction } = clock(moment.ticks);
  const [y, yy, m, d] = [pad(year, 4), pad(year % 100), pad(month), pad(day)];
  const milliseconds = pad(Math.floor(fraction / ticksOfMillisecond), 3);
  const time = `${pad(hour)}:${pad(minute)}:${pad(second)}`;
  const name = monthNames[month - 1]?.slice(0, 3) ?? '';
  const noon = `${String(hour % 12 === 0 ? 12 : hour % 12).padStart(2)}:${pad(minute)}`;
  const half = hour < 12 ? 'AM' : 'PM';
  const shown = style >= 100 ? y : yy;
  switch (style) {
    case 0:
    case 100:
      return `${name} ${String(day).padStart(2)} ${y} ${noon}${half}`;
    case 1:
    case 101:
      return `${m}/${d}/${shown}`;
    case 2:
    case 102:
      return `${shown}.${m}.${d}`;
    case 3:
    case 103:
      return `${d}/${m}/${shown}`;
    case 4:
    case 104:
      return `${d}.${m}.${shown}`;
    case 5:
    case 105:
      return `${d}-${m}-${shown}`;
    case 6:
    case 106:
      return `${d} ${name} ${shown}`;
    case 7:
    case 107:
      return `${name} ${d}, ${shown}`;
    case 8:
    case 24:
    case 108:
      return time;
    case 10:
    case 110:
      return `${m}-${d}-${shown}`;
    case 11:
    case 111:
      return `${shown}/${m}/${d}`;
    case 12:
    case 112:
      return `${shown}${m}${d}`;
    case 14:
    case 114:
      return `${time}:${milliseconds}`;
    case 20:
    case 120:
      return `${y}-${m}-${d} ${time}`;
    case 21:
    case 25:
    case 121:
      return `${y}-${m}-${d} ${time}.${milliseconds}`;
    case 23:
      return `${y}-${m}-${d}`;
    case 126:
    case 127:
      return `${y}-${m}-${d}T${time}${fraction === 0 ? '' : `.${milliseconds}`}${style === 127 ? 'Z' : ''}`;
    default:
      return undefined;
  }
}

/** FORMAT of a date: the .NET patterns of numbers, and names of months and days in English. */
export function formatDate(text: string, pattern: string): string | undefined {
  const moment = parseMoment(text);
  if (!moment) return undefined;
  const { year, month, day } = civil(moment.days);
  const { hour, minute, second, fraction } = clock(moment.ticks);
  const of = (value: number, mark: string): string => pad(value, Math.min(mark.length, 2));
  return pattern.replace(/'([^']*)'|yyyy|yy|M{1,4}|d{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|f{1,7}|tt/g, (mark, literal) => {
    if (literal !== undefined) return String(literal);
    switch (mark.charAt(0)) {
      case 'y':
        return mark.length === 2 ? pad(year % 100) : pad(year, 4);
      case 'M':
        if (mark.length <= 2) return of(month, mark);
        return (monthNames[month - 1] ?? '').slice(0, mark.length === 3 ? 3 : undefined);
      case 'd':
        if (mark.length <= 2) return of(day, mark);
        return (dayNames[weekday(moment.days)] ?? '').slice(0, mark.length === 3 ? 3 : undefined);
      case 'H':
        return of(hour, mark);
      case 'h':
        return of(hour % 12 === 0 ? 12 : hour % 12, mark);
      case 'm':
        return of(minute, mark);
      case 's':
        return of(second, mark);
      case 'f':
        return pad(fraction, 7).slice(0, mark.length);
      default:
        return hour < 12 ? 'AM' : 'PM';
    }
  });
}
