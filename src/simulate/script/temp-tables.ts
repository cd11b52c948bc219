import type { ColumnDefinition } from '../../statements/tree/index.ts';
import { refuse } from '../sql-error.ts';
import type { Session } from './session.ts';
import type { TempTable } from './temp-table.ts';

type TempColumn = { readonly name: string; readonly type: string; readonly identity: boolean };

/** The columns of CREATE TABLE #t or DECLARE @t TABLE. Keys and checks of temp tables are not enforced. */
export function tempColumns(columns: readonly ColumnDefinition[]): TempColumn[] {
  return columns.map((column) => ({
    name: column.name,
    type: column.type ? `${column.type.name}${column.type.length === undefined ? '' : `(${column.type.length})`}` : '',
    identity: column.identity !== undefined,
  }));
}

export function makeTempTable(s: Session, name: string, columns: readonly TempColumn[]): TempTable {
  return {
    name,
    columns: columns.map((column) => ({ ...column, key: s.catalog.fold(column.name) })),
    rows: [],
    nextIdentity: 1,
  };
}

/** Error 2714. */
export function addTempTable(s: Session, name: string, columns: readonly TempColumn[]): TempTable {
  const key = name.toLowerCase();
  if (s.tempTables.has(key)) refuse(2714, name);
  const table = makeTempTable(s, name, columns);
  s.tempTables.set(key, table);
  return table;
}
