import type { SqlValue } from '../../../src/base/sql-session.ts';
import type { Parameter } from '../engine.ts';
import type { ByteReader } from './byte-reader.ts';
import { readValue } from './types/read-value.ts';
import { spellType } from './types/sql-type.ts';
import { readTypeInfo, UnknownType } from './types/type-info.ts';

/** Well-known procedures, [MS-TDS] 2.2.6.6. */
export const procedure = { executeSql: 10, prepare: 11, execute: 12, unprepare: 15 } as const;

export const procedureNames: Readonly<Record<string, number>> = {
  sp_executesql: procedure.executeSql,
  sp_prepare: procedure.prepare,
  sp_execute: procedure.execute,
  sp_unprepare: procedure.unprepare,
};

export type RpcParameter = Parameter & { readonly output: boolean };
export type RpcRequest = { readonly procedure: number | string; readonly parameters: readonly RpcParameter[] };

/** A parameter whose type a client cannot send (error 8009). */
export class BadParameter extends Error {
  readonly ordinal: number;

  constructor(ordinal: number, name: string, type: UnknownType) {
    super(
      'The incoming tabular data stream (TDS) remote procedure call (RPC) protocol stream is incorrect. ' +
        `Parameter ${ordinal} ("${name}"): ${type.message}`,
    );
    this.ordinal = ordinal;
  }
}

/** An RPC request behind its headers. */
export function readRpc(reader: ByteReader): RpcRequest {
  const nameLength = reader.u16();
  const called = nameLength === 0xffff ? reader.u16() : reader.ucs2(nameLength);
  reader.u16();
  const parameters: RpcParameter[] = [];
  while (!reader.atEnd) parameters.push(readParameter(reader, parameters.length + 1));
  return { procedure: called, parameters };
}

function readParameter(reader: ByteReader, ordinal: number): RpcParameter {
  const spelled = reader.bVarChar();
  const output = (reader.u8() & 0x01) !== 0;
  try {
    const type = readTypeInfo(reader);
    return { name: spelled.replace(/^@/, ''), output, type: spellType(type), value: readValue(reader, type) };
  } catch (error) {
    if (error instanceof UnknownType) throw new BadParameter(ordinal, spelled, error);
    throw error;
  }
}

/**
 * The parameters of a statement with the types that its declaration gives them (`@a int, @b decimal(9,2) output`):
 * what was sent is converted to those.
 */
export function declaredParameters(declaration: SqlValue, sent: readonly Parameter[]): readonly Parameter[] {
  const declared = splitDeclaration(String(declaration ?? ''));
  return sent.map(({ name, value, type }, i) => {
    // Parameters may be sent by position, without a name.
    const own = name === '' ? declared[i] : declared.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return { name: own?.name ?? name, value, type: own?.type ?? type };
  });
}

function splitDeclaration(text: string): readonly { readonly name: string; readonly type: string }[] {
  return Array.from(text.matchAll(/@([^\s@]+)\s+([^,(]+(?:\([^)]*\))?)[^,]*/g), ([, name, type]) => ({
    name: name!,
    type: type!.replace(/\s+(?:output|out|readonly)\s*$/i, '').trim(),
  }));
}
