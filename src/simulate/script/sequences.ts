import { dotted, findObject } from '../names.ts';
import type { SequenceRow } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** NEXT VALUE FOR. Every use takes a value of its own: that one row sees one value, the in-memory server does not know. */
export function nextValue(s: Session, parts: readonly string[]): Value {
  return sequenceValue(takeFromSequence(s, parts, 1n).first);
}

/** The next `size` values. Errors 208, 11728 no value is left, 11732 not so many are. */
export function takeFromSequence(
  s: Session,
  parts: readonly string[],
  size: bigint,
): { readonly first: bigint; readonly last: bigint; readonly cycles: bigint; readonly row: SequenceRow } {
  const name = { parts, start: 0, end: 0 };
  const row = findObject(s, name) as SequenceRow | undefined;
  if (row?.type !== 'SO') return refuse(208, dotted(name));
  const step = BigInt(row.increment);
  const [minimum, maximum] = [BigInt(row.minimum_value), BigInt(row.maximum_value)];
  const [start, end] = step > 0n ? [minimum, maximum] : [maximum, minimum];
  const isLeft = (value: bigint): boolean => (step > 0n ? value <= end : value >= end);
  // current_value is the last value that was handed out, and the next one before the first use.
  const after = BigInt(row.current_value) + (row.last_used_value === null ? 0n : step);
  if (!isLeft(after) && !row.is_cycling) return refuse(11728, row.name);
  const first = isLeft(after) ? after : start;
  const left = (end - first) / step + 1n;
  if (size > left && !row.is_cycling) return refuse(11732, row.name);
  const perCycle = (end - start) / step + 1n;
  const behind = size - left - 1n;
  const last = size <= left ? first + (size - 1n) * step : start + (behind % perCycle) * step;
  s.catalog.objects.set(row.object_id, {
    ...row,
    current_value: String(last),
    last_used_value: String(last),
  } as SequenceRow);
  return { first, last, cycles: size <= left ? 0n : behind / perCycle + 1n, row };
}

/** Numbers of the in-memory server are exact up to 2^53; a longer one stays a text of digits. */
export function sequenceValue(value: bigint): Value {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
