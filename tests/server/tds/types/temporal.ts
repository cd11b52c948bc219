/** Days and ticks behind the ISO texts of the temporal types. A tick is 100 ns. */

const dayMilliseconds = 86_400_000;
const ticksPerSecond = 10_000_000n;
const ticksPerMinute = 60n * ticksPerSecond;
const ticksPerDay = 86_400n * ticksPerSecond;

const shape =
  /^(?:(\d{4})-(\d\d)-(\d\d))?(?:[T ])?(?:(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?)?\s*(Z|[+-]\d\d:\d\d)?$/;

/** A moment: days since 0001-01-01, ticks of the day (local), minutes east of UTC. */
export type Moment = { readonly day: number; readonly ticks: bigint; readonly offset: number };

/** `2024-05-06T07:08:09.1234567+02:00` or a part of it; a missing date is 1900-01-01, as SQL Server takes it. */
export function parseMoment(text: string): Moment {
  const found = shape.exec(text.trim());
  if (!found || text.trim() === '') throw new Error(`'${text}' is no date or time`);
  const [, year = '1900', month = '01', date = '01', hour = '0', minute = '0', second = '0', fraction = '', zone] =
    found;
  const seconds = (BigInt(hour) * 60n + BigInt(minute)) * 60n + BigInt(second);
  return {
    day: dayNumber(Number(year), Number(month), Number(date)),
    ticks: seconds * ticksPerSecond + BigInt(fraction.padEnd(7, '0')),
    offset: zone === undefined || zone === 'Z' ? 0 : minutesOf(zone),
  };
}

export function dateText(day: number): string {
  const date = new Date(day * dayMilliseconds + firstDay);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** `07:08:09.1234567` with as many places as the type has. */
export function timeText(ticks: bigint, scale: number): string {
  const seconds = Number(ticks / ticksPerSecond);
  const fraction = String(ticks % ticksPerSecond)
    .padStart(7, '0')
    .slice(0, scale);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return scale === 0 ? clock : `${clock}.${fraction}`;
}

export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The same moment as another offset writes it. */
export function shifted(moment: Moment, minutes: number): Moment {
  const ticks = BigInt(moment.day) * ticksPerDay + moment.ticks + BigInt(minutes) * ticksPerMinute;
  return { day: Number(ticks / ticksPerDay), ticks: ticks % ticksPerDay, offset: moment.offset };
}

/** Ticks in units of a scale, rounded down: 3 → milliseconds. */
export function toScale(ticks: bigint, scale: number): bigint {
  return ticks / 10n ** BigInt(7 - scale);
}

export function fromScale(units: bigint, scale: number): bigint {
  return units * 10n ** BigInt(7 - scale);
}

/** Bytes of a time of a scale. */
export function timeSize(scale: number): number {
  return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
}

export function dayNumber(year: number, month: number, date: number): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return Math.round((at.getTime() - firstDay) / dayMilliseconds);
}

const firstDay = new Date(0).setUTCFullYear(1, 0, 1);

/** 1900-01-01, where datetime and smalldatetime count from. */
export const day1900 = dayNumber(1900, 1, 1);

function minutesOf(zone: string): number {
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -size : size;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
