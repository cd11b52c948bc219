import type { SqlValue } from '../../../../src/base/sql-session.ts';
import { ByteWriter } from '../byte-writer.ts';
import { toCodePage } from './code-page.ts';
import { toUnscaled } from './fixed-point.ts';
import { parseType, type SqlType } from './sql-type.ts';
import { day1900, parseMoment, shifted, timeSize, toScale } from './temporal.ts';
import { collation, decimalSize, isPartly } from './type-info.ts';

const nullLength = 0xffff;
const partlyNull = 0xffffffffffffffffn;
const twoByteLength = ['char', 'varchar', 'nchar', 'nvarchar', 'binary', 'varbinary'];
const legacyLobs = ['text', 'ntext', 'image'];

/** A value with the length in front of it that its type wants. Throws on a value that the type cannot hold. */
export function writeValue(writer: ByteWriter, type: SqlType, value: SqlValue): void {
  if (type.name === 'sql_variant') return writeVariant(writer, value);
  const bytes = value === null ? undefined : valueBytes(type, value);
  if (isPartly(type)) {
    if (bytes === undefined) return void writer.u64(partlyNull);
    writer.u64(BigInt(bytes.length));
    if (bytes.length > 0) writer.u32(bytes.length).bytes(bytes);
    return void writer.u32(0);
  }
  if (twoByteLength.includes(type.name)) {
    return void (bytes === undefined ? writer.u16(nullLength) : writer.u16(bytes.length).bytes(bytes));
  }
  if (legacyLobs.includes(type.name)) {
    if (bytes === undefined) return void writer.u8(0);
    // A text pointer and a timestamp, which nothing reads.
    return void writer.u8(16).bytes(Buffer.alloc(24)).u32(bytes.length).bytes(bytes);
  }
  if (bytes === undefined) writer.u8(0);
  else writer.u8(bytes.length).bytes(bytes);
}

/** The bytes of a value alone. */
export function valueBytes(type: SqlType, value: Exclude<SqlValue, null>): Buffer {
  const writer = new ByteWriter();
  const text = String(value);
  switch (type.name) {
    case 'bit':
      return writer.u8(value === true || value === 1 || text === '1' || text === 'true' ? 1 : 0).take();
    case 'tinyint':
      return writer.u8(integer(value, 0n, 255n)).take();
    case 'smallint':
      return writer.i16(integer(value, -32768n, 32767n)).take();
    case 'int':
      return writer.i32(integer(value, -2147483648n, 2147483647n)).take();
    case 'bigint':
      return writer.i64(BigInt(text)).take();
    case 'real':
      return writer.f32(Number(value)).take();
    case 'float':
      return writer.f64(Number(value)).take();
    case 'smallmoney':
      return writer.i32(Number(toUnscaled(numeric(value), 4))).take();
    case 'money': {
      const units = BigInt.asUintN(64, toUnscaled(numeric(value), 4));
      return writer
        .u32(Number(units >> 32n))
        .u32(Number(units & 0xffffffffn))
        .take();
    }
    case 'decimal':
    case 'numeric': {
      const units = toUnscaled(numeric(value), type.scale);
      const size = decimalSize(type.precision) - 1;
      return writer
        .u8(units < 0n ? 0 : 1)
        .unsigned(units < 0n ? -units : units, size)
        .take();
    }
    case 'date':
      return writer.unsigned(BigInt(parseMoment(text).day), 3).take();
    case 'time':
      return writer.unsigned(toScale(parseMoment(text).ticks, type.scale), timeSize(type.scale)).take();
    case 'datetime2':
    case 'datetimeoffset': {
      const local = parseMoment(text);
      const moment = type.name === 'datetime2' ? local : shifted(local, -local.offset);
      writer.unsigned(toScale(moment.ticks, type.scale), timeSize(type.scale)).unsigned(BigInt(moment.day), 3);
      return (type.name === 'datetime2' ? writer : writer.i16(local.offset)).take();
    }
    case 'datetime': {
      const moment = parseMoment(text);
      const thirds = Number((moment.ticks * 3n + 50_000n) / 100_000n);
      return writer
        .i32(moment.day - day1900)
        .u32(thirds)
        .take();
    }
    case 'smalldatetime': {
      const moment = parseMoment(text);
      return writer
        .u16(moment.day - day1900)
        .u16(Number((moment.ticks + 300_000_000n) / 600_000_000n))
        .take();
    }
    case 'uniqueidentifier':
      return guidBytes(text);
    case 'char':
      return toCodePage(text.padEnd(Number(type.length)));
    case 'nchar':
      return Buffer.from(text.padEnd(Number(type.length)), 'utf16le');
    case 'varchar':
    case 'text':
      return toCodePage(text);
    case 'nvarchar':
    case 'ntext':
    case 'xml':
      return Buffer.from(text, 'utf16le');
    case 'binary':
      return Buffer.concat([binary(value), Buffer.alloc(Math.max(0, Number(type.length) - binary(value).length))]);
    case 'varbinary':
    case 'image':
    case 'hierarchyid':
    case 'geometry':
    case 'geography':
      return binary(value);
    default:
      throw new Error(`the wire does not know the type ${type.name}`);
  }
}

/** The base types that a value of an engine can show; texts stay texts, as the contract of sql_variant says. */
function writeVariant(writer: ByteWriter, value: SqlValue): void {
  if (value === null) return void writer.u32(0);
  const [id, properties, type] =
    typeof value === 'boolean'
      ? [0x32, Buffer.alloc(0), 'bit']
      : typeof value === 'number'
        ? Number.isSafeInteger(value) && Math.abs(value) < 2 ** 31
          ? [0x38, Buffer.alloc(0), 'int']
          : [0x3e, Buffer.alloc(0), 'float']
        : typeof value === 'string'
          ? [0xe7, new ByteWriter().u16(8000).bytes(collation).take(), 'nvarchar(4000)']
          : [0xa5, new ByteWriter().u16(8000).take(), 'varbinary(8000)'];
  const bytes = valueBytes(parseType(type), value);
  writer
    .u32(2 + properties.length + bytes.length)
    .u8(id)
    .u8(properties.length)
    .bytes(properties)
    .bytes(bytes);
}

function numeric(value: SqlValue): string | number {
  return typeof value === 'boolean' ? Number(value) : (value as string | number);
}

function integer(value: SqlValue, least: bigint, greatest: bigint): number {
  const whole = BigInt(typeof value === 'string' ? value : Number(value));
  if (whole < least || whole > greatest) throw new RangeError(`${value} does not fit`);
  return Number(whole);
}

function binary(value: SqlValue): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  const hex = /^0x((?:[0-9a-f]{2})*)$/i.exec(String(value));
  if (!hex) throw new Error(`'${value}' is no binary value`);
  return Buffer.from(hex[1]!, 'hex');
}

/** The first three groups are little-endian. */
function guidBytes(text: string): Buffer {
  const hex = text.replace(/[{}-]/g, '');
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new Error(`'${text}' is no uniqueidentifier`);
  const bytes = Buffer.from(hex, 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
