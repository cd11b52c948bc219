import type { AddSensitivity, ObjectName, OpaqueDdl, TableOption } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { bracketed, dotted, findObject, lastPart } from '../names.ts';
import { findOption } from '../options.ts';
import { fixedDate } from '../rows/object-rows.ts';
import { listedClasses } from '../rows/other-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';

/** What a class of opaque objects is known by: folded class and name. */
export const opaqueKey = (c: Context, kind: string, name: ObjectName | undefined, text: string): string =>
  `${kind}.${c.catalog.fold(name ? dotted(name) : text)}`;

/**
 * DDL whose rows no documented view has as it was written: kept with its text, told apart by class and name, so that a
 * second CREATE and a DROP of nothing are refused (2714, 15151).
 */
export function runOpaque(c: Context, statement: OpaqueDdl): void {
  const { catalog } = c;
  const key = opaqueKey(c, statement.class, statement.name, statement.text.text);
  const name = statement.name ? dotted(statement.name) : '';
  const rowName = statement.name ? bracketed(statement.name.parts) : '';
  const existing = catalog.opaque.get(key);
  switch (statement.verb) {
    case 'create':
      if (existing) refuse(2714, name);
      catalog.opaque.set(key, {
        verb: 'create',
        class: statement.class,
        name: rowName,
        text: statement.text.text,
        ...(statement.class in listedClasses && { id: catalog.next('opaqueId', 256) }),
      });
      if (statement.class === 'ASSEMBLY') addAssembly(c, statement);
      if (statement.class === 'SEARCH PROPERTY LIST') addPropertyList(c, name);
      return;
    case 'alter':
      catalog.opaque.set(existing ? `${key}.alter.${catalog.next('opaque', 1)}` : key, {
        verb: 'alter',
        class: statement.class,
        name: rowName,
        text: statement.text.text,
      });
      return;
    case 'drop':
      if (!existing) refuse(15151, 'drop', statement.class.toLowerCase(), name);
      dropOpaque(c, statement.class, key, statement.name);
  }
}

export function dropOpaque(c: Context, kind: string, key: string, name: ObjectName | undefined): void {
  c.catalog.opaque.delete(key);
  for (const other of [...c.catalog.opaque.keys()])
    if (other.startsWith(`${key}.alter.`)) c.catalog.opaque.delete(other);
  if (kind === 'SEARCH PROPERTY LIST' && name) c.catalog.propertyLists.delete(c.catalog.fold(lastPart(name)));
  if (kind === 'ASSEMBLY' && name) c.catalog.assemblies.delete(c.catalog.fold(lastPart(name)));
}

function addPropertyList(c: Context, name: string): void {
  c.catalog.propertyLists.set(c.catalog.fold(name), {
    property_list_id: c.catalog.next('propertyList', 5),
    name,
    create_date: fixedDate,
    modify_date: fixedDate,
    principal_id: 1,
  });
}

const permissionSets = ['', 'SAFE_ACCESS', 'EXTERNAL_ACCESS', 'UNSAFE_ACCESS'];

/** What the statement shows of an assembly; its bytes stay in the opaque row. */
function addAssembly(c: Context, statement: OpaqueDdl): void {
  const name = statement.name ? lastPart(statement.name) : '';
  const set =
    /PERMISSION_SET\s*=\s*(SAFE|EXTERNAL_ACCESS|UNSAFE)/i.exec(statement.text.text)?.[1]?.toUpperCase() ?? 'SAFE';
  const number = set === 'SAFE' ? 1 : set === 'EXTERNAL_ACCESS' ? 2 : 3;
  c.catalog.assemblies.set(c.catalog.fold(name), {
    name,
    principal_id: 1,
    assembly_id: c.catalog.next('assembly', 65536),
    clr_name: name,
    permission_set: number,
    permission_set_desc: permissionSets[number] ?? '',
    is_visible: true,
    create_date: fixedDate,
    modify_date: fixedDate,
    is_user_defined: true,
  });
}

const text = (value: string | undefined): string | null =>
  value === undefined ? null : value.replace(/^N?'|'$/g, '').replaceAll("''", "'");

const ranks: Readonly<Record<string, number>> = { NONE: 0, LOW: 10, MEDIUM: 20, HIGH: 30, CRITICAL: 40 };

/** ADD and DROP SENSITIVITY CLASSIFICATION. Errors 15151 (no such column), 4924's like. */
export function changeSensitivity(c: Context, statement: AddSensitivity): void {
  const { catalog } = c;
  for (const name of statement.columns) {
    const table = findObject(c, { ...name, parts: name.parts.slice(0, -1) });
    const column = table && catalog.column(table.object_id, lastPart(name));
    if (!table || !column) return refuse(15151, 'find', 'object', dotted(name));
    if (statement.change === 'drop') {
      catalog.sensitivities.delete(table.object_id, column.column_id);
      continue;
    }
    const option = (key: string) => text(findOption(statement.options, key)?.value);
    const rank = option('RANK')?.toUpperCase() ?? null;
    catalog.sensitivities.set(table.object_id, column.column_id, {
      class: 1,
      class_desc: 'OBJECT_OR_COLUMN',
      major_id: table.object_id,
      minor_id: column.column_id,
      label: option('LABEL'),
      label_id: option('LABEL_ID'),
      information_type: option('INFORMATION_TYPE'),
      information_type_id: option('INFORMATION_TYPE_ID'),
      rank: rank === null ? null : (ranks[rank] ?? 0),
      rank_desc: rank,
    });
  }
}

/** sp_tableoption. Error 15388's like 15151 for the table. */
export function setTableOption(c: Context, statement: TableOption): void {
  const row = findObject(c, statement.table);
  const table = row && c.catalog.table(row.object_id);
  if (!table) return refuse(15388, dotted(statement.table));
  const on = /^'?(on|true|1)'?$/i.test(statement.value);
  const put = (change: Partial<TableRow>) =>
    c.catalog.objects.set(table.object_id, { ...table, ...change } as TableRow);
  switch (statement.option.toLowerCase()) {
    case 'large value types out of row':
      return put({ large_value_types_out_of_row: on });
    case 'text in row':
      return put({ text_in_row_limit: on ? 256 : Number.parseInt(statement.value.replace(/\D/g, ''), 10) || 0 });
    case 'table lock on bulk load':
      return put({ lock_on_bulk_load: on });
    case 'pintable':
    case 'vardecimal storage format':
      return;
    default:
      unsupported(`sp_tableoption '${statement.option}'`);
  }
}
