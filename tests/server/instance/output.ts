import type { SqlValue } from '../../../src/base/sql-session.ts';
import type { OutputColumn } from '../../../src/simulate/query/relations.ts';
import type { Result } from '../../../src/simulate/script/result.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import type { Value } from '../../../src/simulate/script/value.ts';
import { typeText } from '../../../src/simulate/types.ts';
import type { Sink } from '../engine.ts';

/** Sends a result set with the types of its columns; a column whose type no expression shows has that of its values. */
export function sendResult(
  sink: Sink,
  s: Session,
  columns: readonly OutputColumn[] | undefined,
  result: Result,
  countRows: boolean,
): void {
  const typed = result.names.map((name, position) => {
    const type = columns?.length === result.names.length ? columns[position]?.type : undefined;
    return { name, type: type ? typeText(s, type) : typeOfValues(result.rows.map((row) => row[position] ?? null)) };
  });
  sink.columns(typed);
  for (const row of result.rows) sink.row(typed.map(({ type }, position) => sent(row[position] ?? null, type)));
  sink.done(countRows ? result.rows.length : undefined);
}

function typeOfValues(values: readonly Value[]): string {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return 'int';
  if (given.every((value) => typeof value === 'number')) {
    if (!given.every(Number.isInteger)) return 'float';
    return given.every((value) => Math.abs(Number(value)) < 2 ** 31) ? 'int' : 'bigint';
  }
  const longest = Math.max(1, ...given.map((value) => String(value).length));
  return longest > 4000 ? 'nvarchar(max)' : `nvarchar(${longest})`;
}

/** A value as the wire's contract has it: bit as boolean, bigint and decimal as text, binary as bytes. */
export function sent(value: Value, type: string): SqlValue {
  if (value === null) return null;
  const [, name = ''] = /^(\w+)/.exec(type.toLowerCase()) ?? [];
  switch (name) {
    case 'bit':
      return value !== 0 && value !== '0';
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'float':
    case 'real':
      return Number(value);
    case 'binary':
    case 'varbinary':
    case 'image':
    case 'timestamp':
    case 'rowversion':
      return typeof value === 'string' ? bytesOf(value) : bytesOf(`0x${value.toString(16)}`);
    case 'decimal':
    case 'numeric':
      return withScale(String(value), Number(/,\s*(\d+)/.exec(type)?.[1] ?? 0));
    case 'money':
    case 'smallmoney':
      return withScale(String(value), 4);
    case 'date':
      return String(value).slice(0, 10);
    default:
      return String(value);
  }
}

/** `20.5` → `20.50` */
function withScale(text: string, scale: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  return scale === 0 ? whole : `${whole}.${fraction.slice(0, scale).padEnd(scale, '0')}`;
}

function bytesOf(text: string): Uint8Array {
  const digits = /^0x([0-9a-f]*)$/i.exec(text)?.[1];
  if (digits === undefined) return Buffer.from(text, 'utf16le');
  return Buffer.from(digits.length % 2 === 1 ? `0${digits}` : digits, 'hex');
}

/** A value of a client as the simulator holds it. */
export function received(value: SqlValue): Value {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex').toUpperCase()}`;
  return value;
}
