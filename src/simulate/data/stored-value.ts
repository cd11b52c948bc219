import type { ColumnRow } from '../rows/column-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { convertValue } from '../script/convert.ts';
import { dateOf } from '../script/dates.ts';
import type { Session } from '../script/session.ts';
import type { Value } from '../script/value.ts';
import { refuse } from '../sql-error.ts';

/** Trailing blanks that do not fit are no loss. */
const fits = (text: string, length: number): boolean => text.trimEnd().length <= length;

/**
 * A value as the column keeps it. Errors: 241 no date, 245 and 8114 no number, 8115 too large, 8169 no uniqueidentifier, 2628 and
 * 8152 (before SQL Server 2019) too long.
 */
export function storedValue(s: Session, table: TableRow, column: ColumnRow, value: Value): Value {
  if (value === null) return null;
  switch (column.system_type_id) {
    case 167: // varchar
    case 175: // char
      return textValue(s, table, column, String(value), column.max_length);
    case 231: // nvarchar, sysname
    case 239: // nchar
      return textValue(s, table, column, String(value), column.max_length === -1 ? -1 : column.max_length / 2);
    case 165: // varbinary
    case 173: // binary
      return binaryValue(s, table, column, value);
    case 40: // date
      return dateOf(value, true) ?? refuse(241);
    case 42: // datetime2
    case 58: // smalldatetime
    case 61: // datetime
      return dateOf(value, false) ?? refuse(241);
    case 36: // uniqueidentifier
      return guidValue(String(value));
    case 48: // tinyint
    case 52: // smallint
    case 56: // int
    case 59: // real
    case 60: // money
    case 62: // float
    case 104: // bit
    case 106: // decimal
    case 108: // numeric
    case 122: // smallmoney
    case 127: // bigint
      return convertValue(value, {
        name: s.catalog.types.get(column.system_type_id)?.name ?? 'int',
        length: column.precision,
        scale: column.scale,
      });
    default:
      return value;
  }
}

function textValue(s: Session, table: TableRow, column: ColumnRow, text: string, length: number): string {
  if (length === -1) return text;
  if (!fits(text, length)) truncated(s, table, column, text.slice(0, length));
  const isFixed = column.system_type_id === 175 || column.system_type_id === 239;
  return isFixed ? text.padEnd(length).slice(0, length) : text.slice(0, length);
}

function binaryValue(s: Session, table: TableRow, column: ColumnRow, value: string | number): string {
  const hex = typeof value === 'number' ? value.toString(16).padStart(8, '0') : hexOf(value);
  const { max_length: length } = column;
  if (length !== -1 && hex.length > length * 2) truncated(s, table, column, '');
  return `0x${column.system_type_id === 173 ? hex.padEnd(length * 2, '0') : hex}`;
}

const hexOf = (text: string): string =>
  /^0x[0-9a-f]*$/i.test(text)
    ? text.slice(2).toUpperCase()
    : Buffer.from(text, 'utf16le').toString('hex').toUpperCase();

function guidValue(text: string): string {
  const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?/i.exec(text)?.[1];
  return guid?.toUpperCase() ?? refuse(8169);
}

function truncated(s: Session, table: TableRow, column: ColumnRow, kept: string): never {
  if (s.version < 150) return refuse(8152);
  return refuse(2628, tablePath(s, table), column.name, kept);
}

/** `Shop.dbo.Orders`, as messages about rows name a table. */
export const tablePath = (s: Session, table: TableRow): string =>
  `${s.databaseName}.${s.catalog.schemaName(table.schema_id)}.${table.name}`;

/** `dbo.Orders`, the same without the database. */
export const tableName = (s: Session, table: TableRow): string =>
  `${s.catalog.schemaName(table.schema_id)}.${table.name}`;
