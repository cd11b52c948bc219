import type { ServerMessage, SqlValue } from '../../../src/base/sql-session.ts';
import { ByteWriter } from './byte-writer.ts';
import type { SqlType } from './types/sql-type.ts';
import { collation, writeTypeInfo } from './types/type-info.ts';
import { writeValue } from './types/write-value.ts';

/** The tokens of a response, [MS-TDS] 2.2.7. */

/** Bits of DONE's status. */
export const doneStatus = {
  final: 0,
  more: 0x01,
  error: 0x02,
  inTransaction: 0x04,
  count: 0x10,
  attention: 0x20,
} as const;

/** A batch's statements end with DONE, a procedure's with DONEINPROC, the procedure itself with DONEPROC. */
export const doneToken = { done: 0xfd, doneProc: 0xfe, doneInProc: 0xff } as const;

export function done(token: number, status: number, count = 0): Buffer {
  return new ByteWriter().u8(token).u16(status).u16(0).u64(BigInt(count)).take();
}

/** INFO up to severity 10, ERROR above. */
export function message(kind: 'info' | 'error', said: ServerMessage, server: string): Buffer {
  return counted(kind === 'error' ? 0xaa : 0xab, (content) =>
    content
      .u32(said.number)
      .u8(said.state)
      .u8(said.severity)
      .usVarChar(said.message)
      .bVarChar(server)
      .bVarChar(said.procedure ?? '')
      .u32(said.line),
  );
}

export type WireColumn = { readonly name: string; readonly type: SqlType };

/** COLMETADATA; every column is nullable and of unknown updatability, as those of an expression are. */
export function columnMetadata(columns: readonly WireColumn[]): Buffer {
  const writer = new ByteWriter().u8(0x81).u16(columns.length);
  for (const { name, type } of columns) {
    writer.u32(0).u16(0x09);
    writeTypeInfo(writer, type);
    writer.bVarChar(name);
  }
  return writer.take();
}

/** ROW, or NBCROW where a bit says null shorter than the nulls themselves. */
export function row(columns: readonly WireColumn[], values: readonly SqlValue[]): Buffer {
  if (columns.length !== values.length)
    throw new Error(`a row of ${values.length} values under ${columns.length} columns`);
  const nulls = values.filter((value) => value === null).length;
  const compressed = nulls > 0 && nulls >= columns.length / 8;
  const writer = new ByteWriter().u8(compressed ? 0xd2 : 0xd1);
  if (compressed) writer.bytes(nullBitmap(values));
  values.forEach((value, i) => {
    if (!compressed || value !== null) writeValue(writer, columns[i]!.type, value);
  });
  return writer.take();
}

export function returnStatus(value: number): Buffer {
  return new ByteWriter().u8(0x79).i32(value).take();
}

/** RETURNVALUE: an output parameter of a procedure. */
export function returnValue(name: string, type: SqlType, value: SqlValue): Buffer {
  const writer = new ByteWriter().u8(0xac).u16(0).bVarChar(`@${name}`).u8(1).u32(0).u16(0x09);
  writeTypeInfo(writer, type);
  writeValue(writer, type, value);
  return writer.take();
}

/** ENVCHANGE of a name (1 database, 2 language) or of the packet size (4). */
export function nameChange(kind: 1 | 2 | 4, now: string, before: string): Buffer {
  return counted(0xe3, (content) => content.u8(kind).bVarChar(now).bVarChar(before));
}

/** ENVCHANGE of a transaction: its descriptor comes with begin and goes with commit and rollback. */
export function transactionChange(kind: 'begin' | 'commit' | 'rollback', descriptor: bigint): Buffer {
  const bytes = new ByteWriter().u64(descriptor).take();
  const none = Buffer.alloc(0);
  const [now, before] = kind === 'begin' ? [bytes, none] : [none, bytes];
  return counted(0xe3, (content) =>
    content.u8({ begin: 8, commit: 9, rollback: 10 }[kind]).u8(now.length).bytes(now).u8(before.length).bytes(before),
  );
}

export function collationChange(): Buffer {
  return counted(0xe3, (content) => content.u8(7).u8(collation.length).bytes(collation).u8(0));
}

/** ENVCHANGE that acknowledges the reset of a connection. */
export function resetAcknowledgement(): Buffer {
  return counted(0xe3, (content) => content.u8(18).u8(0).u8(0));
}

/** LOGINACK: 8.0 for those who asked for it, 7.4 for all others. */
export function loginAcknowledgement(version: string, asked: number): Buffer {
  const [major = 0, minor = 0, build = 0] = version.split('.').map(Number);
  const tdsVersion = Buffer.from(asked === 0x08000000 ? [0x08, 0, 0, 0] : [0x74, 0, 0, 0x04]);
  return counted(0xad, (content) =>
    content
      .u8(1)
      .bytes(tdsVersion)
      .bVarChar('Microsoft SQL Server')
      .bytes(Uint8Array.of(major, minor, build >> 8, build & 0xff)),
  );
}

/** FEATUREEXTACK with the data of each acknowledged feature. */
export function featureAcknowledgement(features: readonly (readonly [id: number, data: Uint8Array])[]): Buffer {
  const writer = new ByteWriter().u8(0xae);
  for (const [id, data] of features) writer.u8(id).u32(data.length).bytes(data);
  return writer.u8(0xff).take();
}

function counted(token: number, write: (content: ByteWriter) => ByteWriter): Buffer {
  const content = write(new ByteWriter()).take();
  return new ByteWriter().u8(token).u16(content.length).bytes(content).take();
}

function nullBitmap(values: readonly SqlValue[]): Buffer {
  const bitmap = Buffer.alloc(Math.ceil(values.length / 8));
  values.forEach((value, i) => {
    if (value === null) bitmap[i >> 3]! |= 1 << (i & 7);
  });
  return bitmap;
}
