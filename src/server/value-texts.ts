const daysTo1970 = 719_162;

/** `yyyy-mm-dd` from days since 0001-01-01. */
export function dateText(days: number): string {
  return new Date((days - daysTo1970) * 86_400_000).toISOString().slice(0, 10);
}

/** `hh:mm:ss[.f…]` with `scale` digits, from 100 ns since midnight. */
export function timeText(ticks: bigint, scale: number): string {
  const seconds = Number(ticks / 10_000_000n);
  const pad = (n: number): string => String(n).padStart(2, '0');
  const whole = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  const fraction = String(ticks % 10_000_000n)
    .padStart(7, '0')
    .slice(0, scale);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** `yyyy-mm-ddThh:mm:ss[.f…]`. A time of 24 hours (datetime rounds up to it) is the next day's midnight. */
export function dateTimeText(days: number, ticks: bigint, scale: number): string {
  const day = 864_000_000_000n;
  const over = ticks >= day ? 1 : ticks < 0n ? -1 : 0;
  return `${dateText(days + over)}T${timeText(ticks - BigInt(over) * day, scale)}`;
}

/** `yyyy-mm-ddThh:mm:ss[.f…]+hh:mm`: the local time, from that in UTC and the offset in minutes. */
export function offsetText(days: number, ticks: bigint, scale: number, minutes: number): string {
  const local = dateTimeText(days, ticks + BigInt(minutes) * 600_000_000n, scale);
  const size = Math.abs(minutes);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** The digits of an unsigned number with a point before the last `scale` of them. */
export function decimalText(units: bigint, scale: number, negative: boolean): string {
  const digits = String(units).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return negative && units !== 0n ? `-${text}` : text;
}
