import type { AddSensitivity, ObjectName, OpaqueDdl, TableOption } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { bracketed, dotted, findObject, lastPart, schemaPart } from '../names.ts';
import { findOption } from '../options.ts';
import { fixedDate } from '../rows/object-rows.ts';
import { type AssemblyRow, listedClasses, type OpaqueRow } from '../rows/other-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { addSchemaObject, blockAssembly, isInSchema, removeSchemaObject } from './opaque-objects.ts';
import { sidOf } from './principals.ts';

/** What a class of opaque objects is known by: folded class and name. */
export const opaqueKey = (c: Context, kind: string, name: ObjectName | undefined, text: string): string =>
  // Of which a database has one.
  /^(MASTER KEY|DATABASE ENCRYPTION KEY)$/.test(kind) ? kind : keyByName(c, kind, name, text);

const keyByName = (c: Context, kind: string, name: ObjectName | undefined, text: string): string =>
  `${kind}.${c.catalog.fold(name ? (isInSchema(kind) ? `${schemaPart(name) ?? 'dbo'}.${lastPart(name)}` : dotted(name)) : text)}`;

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
      if (existing) refuse(2714, name || statement.class.toLowerCase());
      addSchemaObject(c, statement);
      catalog.opaque.set(key, {
        verb: 'create',
        class: statement.class,
        name: rowName,
        text: statement.text.text,
        ...(statement.class in listedClasses && { id: catalog.next('opaqueId', 256) }),
        ...(/^(CERTIFICATE|ASYMMETRIC KEY)$/.test(statement.class) && {
          sid: sidOf(`${statement.class === 'CERTIFICATE' ? 'certificate' : 'asymmetricKey'} ${name}`),
        }),
      });
      if (statement.class === 'ASSEMBLY') addAssembly(c, statement);
      if (statement.class === 'SEARCH PROPERTY LIST') addPropertyList(c, name);
      return;
    case 'alter':
      if (existing && statement.class === 'ASSEMBLY' && alterAssembly(c, statement, key, existing)) return;
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
  if (kind === 'ASSEMBLY' && name) blockAssembly(c, lastPart(name));
  if (name) removeSchemaObject(c, kind, name);
  c.catalog.opaque.delete(key);
  for (const other of [...c.catalog.opaque.keys()])
    if (other.startsWith(`${key}.alter.`)) c.catalog.opaque.delete(other);
  if (kind === 'SEARCH PROPERTY LIST' && name) c.catalog.propertyLists.delete(c.catalog.fold(lastPart(name)));
  if (kind === 'ASSEMBLY' && name) c.catalog.assemblies.delete(c.catalog.fold(lastPart(name)));
}

/** What is kept of the text of something that is dropped as any object or type is. */
export function forgetOpaque(c: Context, kind: string, name: ObjectName): void {
  c.catalog.opaque.delete(opaqueKey(c, kind, name, ''));
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

function permissionOf(statement: string): Pick<AssemblyRow, 'permission_set' | 'permission_set_desc'> {
  const set = /PERMISSION_SET\s*=\s*(SAFE|EXTERNAL_ACCESS|UNSAFE)/i.exec(statement)?.[1]?.toUpperCase() ?? 'SAFE';
  const number = set === 'SAFE' ? 1 : set === 'EXTERNAL_ACCESS' ? 2 : 3;
  return { permission_set: number, permission_set_desc: permissionSets[number] ?? '' };
}

/** What the statement shows of an assembly; its bytes stay in the opaque row. */
function addAssembly(c: Context, statement: OpaqueDdl): void {
  const name = statement.name ? lastPart(statement.name) : '';
  c.catalog.assemblies.set(c.catalog.fold(name), {
    name,
    principal_id: 1,
    assembly_id: c.catalog.next('assembly', 65536),
    clr_name: name,
    ...permissionOf(statement.text.text),
    is_visible: true,
    create_date: fixedDate,
    modify_date: fixedDate,
    is_user_defined: true,
  });
}

/**
 * ALTER ASSEMBLY name [ FROM 0x… ] [ WITH PERMISSION_SET = … ]: what the CREATE statement would say now. Other changes are
 * kept as they are.
 */
function alterAssembly(c: Context, statement: OpaqueDdl, key: string, existing: OpaqueRow): boolean {
  const said =
    /^ALTER\s+ASSEMBLY\s+\S+(?:\s+FROM\s+(0x[\da-f]*))?(?:\s+WITH\s+PERMISSION_SET\s*=\s*(\w+))?\s*;?$/i.exec(
      statement.text.text,
    );
  if (!said) return false;
  const [, source, set] = said;
  const created = /^(.*?\bFROM\s+)(0x[\da-f]*)(?:\s+WITH\s+PERMISSION_SET\s*=\s*(\w+))?\s*;?$/is.exec(existing.text);
  if (!created) return false;
  const [, head = '', bytes = '', permission = 'SAFE'] = created;
  const text = `${head}${source ?? bytes} WITH PERMISSION_SET = ${set ?? permission};`;
  c.catalog.opaque.set(key, { ...existing, text });
  const name = statement.name ? lastPart(statement.name) : '';
  const row = c.catalog.assemblies.get(c.catalog.fold(name));
  if (row) c.catalog.assemblies.set(c.catalog.fold(name), { ...row, ...permissionOf(text) });
  return true;
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
