import type { SqlValue } from '../base/sql-session.ts';
import { tokenHelpers, valueParser } from './tedious.ts';
import { dateText, dateTimeText, decimalText, offsetText, timeText } from './value-texts.ts';

type ReadValue = typeof valueParser.readValue;
type Typed = { readonly name: string; readonly scale: number };

const inherited: ReadValue = valueParser.readValue;
const exactOptions = new WeakSet<object>();

/**
 * Has a connection of tedious read values without loss, known by the options that its parser gets. tedious' own reader makes doubles
 * of decimals (a log sequence number has 25 digits) and drops the offset of datetimeoffset; docs/decisions/tedious.md.
 */
export function readValuesExactly(options: object): void {
  exactOptions.add(options);
  if (valueParser.readValue === inherited) Object.assign(valueParser, { readValue });
}

const readValue: ReadValue = (buffer, offset, metadata, options) => {
  if (!exactOptions.has(options)) return inherited(buffer, offset, metadata, options);
  const { name } = metadata.type;
  if (name === 'Variant') return readVariant(buffer, offset, metadata, options);
  const typed = { name, scale: metadata.scale ?? 0 };
  if (!exact.has(name)) {
    const result = inherited(buffer, offset, metadata, options);
    if (Buffer.isBuffer(result.value)) return new tokenHelpers.Result(Uint8Array.from(result.value), result.offset);
    return result;
  }
  const fixed = fixedLengths[name];
  const length = fixed ?? need(buffer, offset, 1).readUInt8(offset);
  const start = fixed === undefined ? offset + 1 : offset;
  if (length === 0) return new tokenHelpers.Result(null, start);
  const bytes = need(buffer, start, length).subarray(start, start + length);
  return new tokenHelpers.Result(exactText(bytes, typed), start + length);
};

/** Types that SQL Server sends without a length. */
const fixedLengths: Readonly<Record<string, number>> = { Money: 8, SmallMoney: 4, DateTime: 8, SmallDateTime: 4 };

const exact = new Set([
  ...Object.keys(fixedLengths),
  ...['NumericN', 'DecimalN', 'MoneyN', 'DateTimeN', 'Date', 'Time', 'DateTime2', 'DateTimeOffset'],
]);

/** The text of a value whose bytes are all there. [MS-TDS] 2.2.5.5 */
function exactText(bytes: Buffer, { name, scale }: Typed): string {
  switch (name) {
    case 'NumericN':
    case 'DecimalN':
      return decimalText(unsigned(bytes.subarray(1)), scale, bytes[0] === 0);
    case 'Money':
    case 'SmallMoney':
    case 'MoneyN':
      return moneyText(bytes);
    case 'Date':
      return dateText(bytes.readUIntLE(0, 3));
    case 'Time':
      return timeText(ticks(bytes, scale), scale);
    case 'DateTime2':
      return dateTimeText(bytes.readUIntLE(bytes.length - 3, 3), ticks(bytes.subarray(0, -3), scale), scale);
    case 'DateTimeOffset':
      return offsetText(
        bytes.readUIntLE(bytes.length - 5, 3),
        ticks(bytes.subarray(0, -5), scale),
        scale,
        bytes.readInt16LE(bytes.length - 2),
      );
    default:
      return oldDateTimeText(bytes);
  }
}

/** money is two little-endian halves, the high one first; smallmoney one. */
function moneyText(bytes: Buffer): string {
  const units =
    bytes.length === 4
      ? BigInt(bytes.readInt32LE(0))
      : (BigInt(bytes.readInt32LE(0)) << 32n) + BigInt(bytes.readUInt32LE(4));
  return decimalText(units < 0n ? -units : units, 4, units < 0n);
}

const daysTo1900 = 693_595;

/** datetime counts 300ths of a second, smalldatetime minutes, both days since 1900. */
function oldDateTimeText(bytes: Buffer): string {
  if (bytes.length === 4) {
    const minutes = bytes.readUInt16LE(2);
    return dateTimeText(daysTo1900 + bytes.readUInt16LE(0), BigInt(minutes) * 600_000_000n, 0);
  }
  const milliseconds = Math.round((bytes.readUInt32LE(4) * 10) / 3);
  return dateTimeText(daysTo1900 + bytes.readInt32LE(0), BigInt(milliseconds) * 10_000n, 3);
}

/** The time of day in 100 ns, from units of 10^-scale seconds. */
function ticks(bytes: Buffer, scale: number): bigint {
  return unsigned(bytes) * 10n ** BigInt(7 - scale);
}

function unsigned(bytes: Buffer): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i -= 1) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}

function need(buffer: Buffer, offset: number, length: number): Buffer {
  if (buffer.length < offset + length) throw new tokenHelpers.NotEnoughDataError(offset + length);
  return buffer;
}

/** Types of a sql_variant by their byte, and their length there. [MS-TDS] 2.2.5.5.4 */
const variantNames: Readonly<Record<number, string>> = {
  40: 'Date',
  41: 'Time',
  42: 'DateTime2',
  43: 'DateTimeOffset',
  58: 'SmallDateTime',
  60: 'Money',
  61: 'DateTime',
  106: 'DecimalN',
  108: 'NumericN',
  122: 'SmallMoney',
};

/** A sql_variant as text: its total length, the type, how many bytes describe the type, those, and the value. */
function readVariant(...[buffer, offset, metadata, options]: Parameters<ReadValue>): ReturnType<ReadValue> {
  const length = need(buffer, offset, 4).readUInt32LE(offset);
  if (length === 0) return new tokenHelpers.Result(null, offset + 4);
  const start = offset + 4;
  const end = start + length;
  need(buffer, start, length);
  const name = variantNames[buffer.readUInt8(start)];
  if (name === undefined) {
    const { value } = inherited(buffer, offset, metadata, options);
    return new tokenHelpers.Result(variantText(value), end);
  }
  const described = buffer.readUInt8(start + 1);
  // Decimals are described by precision and scale, times by scale alone.
  const scale = described === 0 ? 0 : buffer.readUInt8(start + 1 + described);
  return new tokenHelpers.Result(exactText(buffer.subarray(start + 2 + described, end), { name, scale }), end);
}

function variantText(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (Buffer.isBuffer(value)) return `0x${value.toString('hex').toUpperCase()}`;
  return String(value);
}
