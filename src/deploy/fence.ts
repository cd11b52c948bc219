import { fail } from '../base/errors.ts';

/** When groups may begin. Times are milliseconds since 1970. */
export type TimeFence = {
  readonly notBefore?: number;
  readonly notAfter?: number;
  /** Any of them; always when there is none. */
  readonly windows: readonly TimeWindow[];
};

/** Hours of some weekdays in a time zone. One that ends before it begins goes on into the next day. */
export type TimeWindow = {
  /** 0 is Sunday. */
  readonly days: ReadonlySet<number>;
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
  /** IANA name, such as Europe/Berlin. */
  readonly zone: string;
  /** As it was written. */
  readonly text: string;
};

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const dayMinutes = 24 * 60;

/** `Mon-Thu,Sat 20:00-04:00 Europe/Berlin`. Throws INPUT when it is written otherwise. */
export function parseWindow(text: string): TimeWindow {
  const match = /^([a-z,-]+)\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s+(\S+)$/i.exec(text.trim());
  const days = match ? parseDays(match[1] ?? '') : undefined;
  const minutes = (hours: string | undefined, rest: string | undefined): number => Number(hours) * 60 + Number(rest);
  const from = minutes(match?.[2], match?.[3]);
  const to = minutes(match?.[4], match?.[5]);
  const zone = match?.[6] ?? '';
  const isTime = (value: number, rest: string | undefined): boolean => value <= dayMinutes && Number(rest) < 60;
  if (!days || !isTime(from, match?.[3]) || !isTime(to, match?.[5])) return wrong(`'${text}' is not a time window.`);
  if (!isZone(zone)) return wrong(`'${zone}' is not a time zone.`);
  return { days, from, to, zone, text: text.trim() };
}

function wrong(message: string): never {
  fail('INPUT', message, { hint: 'Write it as in: Mon-Fri 20:00-23:30 Europe/Berlin' });
}

function parseDays(text: string): ReadonlySet<number> | undefined {
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(',')) {
    const [first = '', last = first, ...rest] = part.split('-');
    const [start, end] = [dayNames.indexOf(first), dayNames.indexOf(last)];
    if (start < 0 || end < 0 || rest.length > 0) return undefined;
    for (let day = start; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === end) break;
    }
  }
  return days;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).format(0) !== '';
  } catch {
    // RangeError: the only thing that it says of a name that it does not know.
    return false;
  }
}

/** A moment with a zone: `2026-11-23T20:00+01:00` or `…Z`. Throws INPUT. */
export function parseMoment(text: string): number {
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(moment))
    fail('INPUT', `'${text}' is not a moment.`, { hint: 'Write it with its offset, as in: 2026-11-23T20:00+01:00' });
  return moment;
}

/** Why nothing may begin now, in words; undefined when it may. */
export function closedBecause({ notBefore, notAfter, windows }: TimeFence, now: number): string | undefined {
  if (notBefore !== undefined && now < notBefore) return `it is not yet ${new Date(notBefore).toISOString()}`;
  if (notAfter !== undefined && now > notAfter) return `it is later than ${new Date(notAfter).toISOString()}`;
  if (windows.length === 0 || windows.some((window) => isWithin(window, now))) return undefined;
  return `it is outside of ${windows.map(({ text }) => text).join(' and ')}`;
}

function isWithin({ days, from, to, zone }: TimeWindow, now: number): boolean {
  const { day, minute } = localTime(now, zone);
  if (from < to) return days.has(day) && minute >= from && minute < to;
  return (days.has(day) && minute >= from) || (days.has((day + 6) % 7) && minute < to);
}

function localTime(now: number, zone: string): { readonly day: number; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? '';
  return {
    day: dayNames.indexOf(part('weekday').toLowerCase()),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
