import type { AlterTable, ColumnDefinition } from '../../statements/tree/index.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { assignable } from './convert.ts';
import { evaluateText } from './evaluate.ts';
import type { Session } from './session.ts';
import type { TempColumn, TempTable } from './temp-table.ts';
import type { Value } from './value.ts';
import { typeText } from './variables.ts';

/** The columns of CREATE TABLE #t or DECLARE @t TABLE. Keys and checks of temp tables are not enforced. */
export function tempColumns(columns: readonly ColumnDefinition[]): TempColumn[] {
  return columns.map(({ name, type, identity, computed, constraints }) => {
    if (computed) return unsupported('computed columns of temp tables');
    const value = constraints.find((one) => one.constraint === 'default');
    return {
      name,
      type: type ? typeText(type) : '',
      ...(identity && { identity: { seed: Number(identity.seed), increment: Number(identity.increment) } }),
      ...(value?.constraint === 'default' && { default: value.expression.text }),
    };
  });
}

export function makeTempTable(s: Session, name: string, columns: readonly TempColumn[]): TempTable {
  s.tempCount += 1;
  return {
    name,
    id: -s.tempCount,
    columns: columns.map((column) => ({ ...column, key: s.catalog.fold(column.name) })),
    rows: [],
    nextIdentity: columns.find((column) => column.identity)?.identity?.seed ?? 1,
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

/** ALTER TABLE #t: its columns; keys and checks are not enforced. Errors 4902, 2705 (column there), 4924 (no such column). */
export function alterTempTable(s: Session, { name, change }: AlterTable): void {
  const shown = name.parts[name.parts.length - 1] ?? '';
  const table = s.tempTables.get(shown.toLowerCase()) ?? refuse(4902, shown);
  const at = (column: string): number => table.columns.findIndex(({ key }) => key === s.catalog.fold(column));
  switch (change.action) {
    case 'addColumns': {
      for (const column of change.columns) if (at(column.name) >= 0) refuse(2705, column.name, shown);
      const added = makeTempTable(s, shown, tempColumns(change.columns));
      const identity = added.columns.findIndex((column) => column.identity);
      const rows = table.rows.map((row, position) => [
        ...row,
        ...added.columns.map((column): Value => (column.identity ? numberOf(column, position) : defaultOf(s, column))),
      ]);
      const next = identity < 0 ? table.nextIdentity : numberOf(added.columns[identity], rows.length);
      replace(s, { ...table, columns: [...table.columns, ...added.columns], rows, nextIdentity: next });
      return;
    }
    case 'drop': {
      const gone = new Set<number>();
      for (const item of change.items) {
        if (item.what !== 'column') continue;
        const position = at(item.name);
        if (position < 0 && !item.ifExists) refuse(4924, 'DROP', item.name, shown);
        gone.add(position);
      }
      const left = <T>(list: readonly T[]): T[] => list.filter((_, position) => !gone.has(position));
      replace(s, { ...table, columns: left(table.columns), rows: table.rows.map(left) });
      return;
    }
    case 'alterColumn': {
      const position = at(change.column);
      if (position < 0) refuse(4924, 'ALTER', change.column, shown);
      const type = typeText(change.type);
      const columns = table.columns.map((column, i) => (i === position ? { ...column, type } : column));
      const rows = table.rows.map((row) => row.map((value, i) => (i === position ? assignable(value, type) : value)));
      replace(s, { ...table, columns, rows });
      return;
    }
  }
}

const numberOf = (column: TempColumn | undefined, position: number): number =>
  (column?.identity?.seed ?? 1) + position * (column?.identity?.increment ?? 1);

/** The value of a column that an INSERT does not give. */
export function defaultOf(s: Session, column: TempColumn): Value {
  return column.default === undefined ? null : assignable(evaluateText(s, column.default), column.type);
}

function replace(s: Session, table: TempTable): void {
  s.tempTables.set(table.name.toLowerCase(), table);
}
