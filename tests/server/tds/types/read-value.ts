import type { SqlValue } from '../../../../src/base/sql-session.ts';
import { ByteReader } from '../byte-reader.ts';
import { fromCodePage } from './code-page.ts';
import { fromUnscaled } from './fixed-point.ts';
import { dateText, day1900, fromScale, offsetText, shifted, timeSize, timeText } from './temporal.ts';
import { isPartly, isUtf8, type WireType } from './type-info.ts';

const nullLength = 0xffff;
const partlyNull = 0xffffffffffffffffn;
const oldNull = 0xffffffff;
const twoByteLength = ['char', 'varchar', 'nchar', 'nvarchar', 'binary', 'varbinary'];
const fourByteLength = ['text', 'ntext', 'image'];

/** A parameter's value as SqlValue spells it (bigint and decimal as text, dates as ISO text). */
export function readValue(reader: ByteReader, type: WireType): SqlValue {
  if (type.name === 'null') return null;
  const bytes = valueBytes(reader, type);
  return bytes === undefined ? null : decoded(type, bytes);
}

function valueBytes(reader: ByteReader, type: WireType): Buffer | undefined {
  if (isPartly(type)) {
    if (reader.u64() === partlyNull) return undefined;
    const parts: Buffer[] = [];
    for (let size = reader.u32(); size > 0; size = reader.u32()) parts.push(reader.bytes(size));
    return Buffer.concat(parts);
  }
  if (twoByteLength.includes(type.name)) return counted(reader, reader.u16(), nullLength);
  if (fourByteLength.includes(type.name)) return counted(reader, reader.u32(), oldNull);
  return counted(reader, reader.u8(), 0);
}

function counted(reader: ByteReader, length: number, absent: number): Buffer | undefined {
  return length === absent ? undefined : reader.bytes(length);
}

function decoded(type: WireType, bytes: Buffer): SqlValue {
  const reader = new ByteReader(bytes);
  switch (type.name) {
    case 'bit':
      return bytes[0] !== 0;
    case 'tinyint':
      return reader.u8();
    case 'smallint':
      return reader.i16();
    case 'int':
      return reader.i32();
    case 'bigint':
      return String(reader.i64());
    case 'real':
      return reader.f32();
    case 'float':
      return reader.f64();
    case 'smallmoney':
      return fromUnscaled(BigInt(reader.i32()), 4);
    case 'money': {
      const high = BigInt(reader.i32());
      return fromUnscaled((high << 32n) | BigInt(reader.u32()), 4);
    }
    case 'decimal':
    case 'numeric': {
      const sign = reader.u8() === 0 ? -1n : 1n;
      return fromUnscaled(sign * reader.unsigned(bytes.length - 1), type.scale);
    }
    case 'date':
      return dateText(Number(reader.unsigned(3)));
    case 'time':
      return timeText(fromScale(reader.unsigned(timeSize(type.scale)), type.scale), type.scale);
    case 'datetime2':
    case 'datetimeoffset': {
      const ticks = fromScale(reader.unsigned(timeSize(type.scale)), type.scale);
      const stored = { day: Number(reader.unsigned(3)), ticks, offset: 0 };
      const offset = type.name === 'datetime2' ? 0 : reader.i16();
      const local = shifted(stored, offset);
      const text = `${dateText(local.day)}T${timeText(local.ticks, type.scale)}`;
      return type.name === 'datetime2' ? text : text + offsetText(offset);
    }
    case 'datetime': {
      const day = reader.i32() + day1900;
      // Thousandths of a second end in 0, 3 or 7.
      const milliseconds = Math.round((reader.u32() * 10) / 3);
      return `${dateText(day)}T${timeText(BigInt(milliseconds) * 10_000n, 3)}`;
    }
    case 'smalldatetime': {
      const day = reader.u16() + day1900;
      return `${dateText(day)}T${timeText(BigInt(reader.u16()) * 600_000_000n, 0)}`;
    }
    case 'uniqueidentifier':
      return guidText(bytes);
    case 'char':
    case 'varchar':
    case 'text':
      return isUtf8(type.collationBytes) ? bytes.toString('utf8') : fromCodePage(bytes);
    case 'nchar':
    case 'nvarchar':
    case 'ntext':
      return bytes.toString('utf16le');
    default:
      return Uint8Array.from(bytes);
  }
}

function guidText(bytes: Buffer): string {
  const turned = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((at) => bytes[at]!);
  const hex = Buffer.from(turned).toString('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
