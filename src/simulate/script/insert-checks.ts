import type { Insert } from '../query/dml-tree.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import type { Session } from './session.ts';

/** Errors 207 no such column, 264 twice, 271 computed, 273 rowversion. Without a list: all that can be written. */
export function insertColumns(s: Session, table: ObjectColumns, names: readonly string[] | undefined): ColumnRow[] {
  const { catalog } = s;
  if (!names) {
    return [...catalog.columns.of(table.object_id)].filter(
      (column) =>
        !column.is_computed &&
        !column.is_hidden &&
        column.system_type_id !== 189 &&
        !(column.is_identity && s.identityInsert !== table.object_id),
    );
  }
  const seen = new Set<number>();
  return names.map((name) => {
    const column = catalog.column(table.object_id, name) ?? refuse(207, name);
    if (seen.has(column.column_id)) refuse(264, name);
    seen.add(column.column_id);
    if (column.is_computed) refuse(271, name);
    if (column.system_type_id === 189) refuse(273);
    return column;
  });
}

/** Errors 544 and 545: an identity column and IDENTITY_INSERT; 13536 period columns. */
export function checkExplicit(
  s: Session,
  table: ObjectColumns,
  columns: readonly ColumnRow[],
  rows: Extract<Insert['from'], { kind: 'values' }>['rows'] | undefined,
): void {
  const identity = columns.find((column) => column.is_identity);
  if (identity && s.identityInsert !== table.object_id) refuse(544, table.name);
  if (!identity && s.identityInsert === table.object_id) refuse(545, table.name);
  columns.forEach((column, position) => {
    if (column.generated_always_type === 0) return;
    if (rows?.every((row) => row[position]?.kind === 'keyword')) return;
    if ((table as TableRow).temporal_type === 2) refuse(13536, table.name);
  });
}

/** Error 515: a column that cannot be NULL gets no value. */
export function checkRequired(s: Session, table: ObjectColumns, columns: readonly ColumnRow[]): void {
  const given = new Set(columns.map((column) => column.column_id));
  for (const column of s.catalog.columns.of(table.object_id)) {
    if (given.has(column.column_id) || column.is_nullable || column.is_identity || column.is_computed) continue;
    if (
      column.default_object_id !== 0 ||
      column.system_type_id === 189 ||
      column.generated_always_type !== 0 ||
      column.graph_type !== null
    )
      continue;
    refuse(515, column.name, `${s.databaseName}.${s.catalog.schemaName(table.schema_id)}.${table.name}`, 'INSERT');
  }
}
