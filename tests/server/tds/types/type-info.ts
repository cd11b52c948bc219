import type { ByteReader } from '../byte-reader.ts';
import type { ByteWriter } from '../byte-writer.ts';
import type { SqlType } from './sql-type.ts';

/** SQL_Latin1_General_CP1_CI_AS: LCID 1033, case and width insensitive, sort order 52, code page 1252. */
export const collation = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);
const utf8Flag = 0x04;
/** The length of a type that is sent in parts (PLP), and of a null in the types with a length of two bytes. */
const partly = 0xffff;

/** Types that are their identifier and one byte of size: INTN, BITN, FLTN, MONEYN, DATETIMN, GUID. */
const sized: Readonly<Record<string, readonly [id: number, size: number]>> = {
  tinyint: [0x26, 1],
  smallint: [0x26, 2],
  int: [0x26, 4],
  bigint: [0x26, 8],
  bit: [0x68, 1],
  real: [0x6d, 4],
  float: [0x6d, 8],
  smallmoney: [0x6e, 4],
  money: [0x6e, 8],
  smalldatetime: [0x6f, 4],
  datetime: [0x6f, 8],
  uniqueidentifier: [0x24, 16],
};
const numbers: Readonly<Record<string, number>> = { decimal: 0x6a, numeric: 0x6c };
const scaled: Readonly<Record<string, number>> = { time: 0x29, datetime2: 0x2a, datetimeoffset: 0x2b };
/** Identifier and bytes of a unit of length. */
const strings: Readonly<Record<string, readonly [id: number, unit: number]>> = {
  char: [0xaf, 1],
  varchar: [0xa7, 1],
  nchar: [0xef, 2],
  nvarchar: [0xe7, 2],
  binary: [0xad, 1],
  varbinary: [0xa5, 1],
};
const legacyLobs: Readonly<Record<string, number>> = { text: 0x23, ntext: 0x63, image: 0x22 };
const clrTypes = ['hierarchyid', 'geometry', 'geography'];
const withCollation = ['char', 'varchar', 'nchar', 'nvarchar', 'text', 'ntext'];

/** The type as TYPE_INFO carries it, [MS-TDS] 2.2.5.6; `collationBytes` says how varchar is encoded. */
export type WireType = SqlType & { readonly collationBytes: Buffer };

/** Bytes that a decimal takes, with its sign. */
export function decimalSize(precision: number): number {
  return precision <= 9 ? 5 : precision <= 19 ? 9 : precision <= 28 ? 13 : 17;
}

/** Sent in parts with a length in front of each. */
export function isPartly(type: SqlType): boolean {
  return type.length === 'max' || type.name === 'xml' || clrTypes.includes(type.name);
}

export function isUtf8(collationBytes: Buffer): boolean {
  return (collationBytes[3]! & utf8Flag) !== 0;
}

export function writeTypeInfo(writer: ByteWriter, type: SqlType): void {
  const { name } = type;
  if (sized[name]) writer.u8(sized[name][0]).u8(sized[name][1]);
  else if (numbers[name]) writer.u8(numbers[name]).u8(decimalSize(type.precision)).u8(type.precision).u8(type.scale);
  else if (name === 'date') writer.u8(0x28);
  else if (scaled[name]) writer.u8(scaled[name]).u8(type.scale);
  else if (strings[name])
    writer.u8(strings[name][0]).u16(type.length === 'max' ? partly : type.length * strings[name][1]);
  else if (legacyLobs[name]) writer.u8(legacyLobs[name]).u32(0x7fffffff);
  else if (name === 'xml') writer.u8(0xf1).u8(0);
  else if (name === 'sql_variant') writer.u8(0x62).u32(8009);
  else if (clrTypes.includes(name))
    writer.u8(0xf0).u16(partly).bVarChar('').bVarChar('sys').bVarChar(name).usVarChar('');
  else throw new Error(`the wire does not know the type ${name}`);
  if (withCollation.includes(name)) writer.bytes(collation);
  // TableName, which only the old large types carry: no part.
  if (legacyLobs[name]) writer.u8(0);
}

/** The type of a parameter. Throws on what cannot be a parameter here, with its identifier. */
export function readTypeInfo(reader: ByteReader): WireType {
  const id = reader.u8();
  const plain = { length: 0, precision: 0, scale: 0, collationBytes: collation } as const;
  if (id === 0x1f) return { ...plain, name: 'null' };
  if (id === 0x28) return { ...plain, name: 'date' };
  if ([0x26, 0x68, 0x6d, 0x6e, 0x6f, 0x24].includes(id)) {
    const size = reader.u8();
    return { ...plain, name: named(sized, ([known, bytes]) => known === id && bytes === size, id) };
  }
  const number = named(numbers, (known) => known === id);
  if (number !== '') {
    const [, precision, scale] = reader.bytes(3);
    return { ...plain, name: number, precision: precision!, scale: scale! };
  }
  const scaledName = named(scaled, (known) => known === id);
  if (scaledName !== '') return { ...plain, name: scaledName, scale: reader.u8() };
  const string = named(strings, ([known]) => known === id);
  if (string !== '') {
    const size = reader.u16();
    const length = size === partly ? 'max' : size / strings[string]![1];
    return { ...plain, name: string, length, ...collationOf(reader, string) };
  }
  const lob = named(legacyLobs, (known) => known === id);
  if (lob !== '') {
    reader.u32();
    return { ...plain, name: lob, ...collationOf(reader, lob) };
  }
  throw new UnknownType(id);
}

/** A data type that a client may not send as a parameter (error 8009). */
export class UnknownType extends Error {
  readonly id: number;

  constructor(id: number) {
    super(`Data type 0x${id.toString(16).toUpperCase().padStart(2, '0')} is unknown.`);
    this.id = id;
  }
}

function collationOf(reader: ByteReader, name: string): { readonly collationBytes?: Buffer } {
  return withCollation.includes(name) ? { collationBytes: reader.bytes(collation.length) } : {};
}

function named<T>(table: Readonly<Record<string, T>>, is: (value: T) => boolean, required?: number): string {
  const name = Object.keys(table).find((key) => is(table[key]!)) ?? '';
  if (name === '' && required !== undefined) throw new UnknownType(required);
  return name;
}
