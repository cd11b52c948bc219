import type { SqlRow, SqlValue } from '../base/sql-session.ts';

/** A value by column name, whatever its case: the result sets of RESTORE grow and are spelled differently by version. */
export function columnOf(row: SqlRow, column: string): SqlValue | undefined {
  if (Object.hasOwn(row, column)) return row[column];
  const name = column.toLowerCase();
  for (const [key, value] of Object.entries(row)) if (key.toLowerCase() === name) return value;
  return undefined;
}

/** Text of a value; undefined for NULL and for a column that this version does not have. */
export function textOf(row: SqlRow, column: string): string | undefined {
  const value = columnOf(row, column);
  if (value === undefined || value === null) return undefined;
  return value instanceof Uint8Array ? hexOf(value) : String(value);
}

/** A number; numeric and bigint come as text. */
export function numberOf(row: SqlRow, column: string): number | undefined {
  const value = columnOf(row, column);
  if (value === undefined || value === null || value === '' || value instanceof Uint8Array) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A bit; undefined for NULL, because most refusals treat what is not known as the worse of the two. */
export function flagOf(row: SqlRow, column: string): boolean | undefined {
  const number = numberOf(row, column);
  return number === undefined ? undefined : number !== 0;
}

/** A unique identifier in one spelling. */
export function guidOf(row: SqlRow, column: string): string | undefined {
  const text = textOf(row, column)?.trim().toUpperCase();
  // HEADERONLY gives zeros where a backup does not know one.
  return text === undefined || text === '' || /^[0-]+$/.test(text) ? undefined : text;
}

/** `0x0A1B`, upper case. */
export function hexOf(bytes: Uint8Array): string {
  let text = '0x';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0').toUpperCase();
  return text;
}

/**
 * A binary value as `0x…`; undefined for NULL, empty and all zeros (no thumbprint). Text in hexadecimal is taken as it is.
 */
export function thumbprintOf(row: SqlRow, column: string): string | undefined {
  const text = textOf(row, column)?.trim();
  if (text === undefined || /^(0x)?0*$/i.test(text)) return undefined;
  return /^0x/i.test(text) ? `0x${text.slice(2).toUpperCase()}` : `0x${text.toUpperCase()}`;
}
