import { parseQuotedPath } from '../../base/names.ts';
import type { RefreshModule, Rename } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { boundUsers } from '../dependencies.ts';
import { dboSchema } from '../names.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { findUserType } from '../types.ts';
import { renameKey } from './rename-key.ts';
import { typeUser } from './types.ts';

/** `[schema].[name]` or `name` as an object; undefined when there is none. */
export function objectByPath(c: Context, path: readonly string[]): ObjectColumns | undefined {
  const name = path[path.length - 1] ?? '';
  const schema = path.length > 1 ? path[path.length - 2] : undefined;
  const schemaId = schema === undefined || schema === '' ? dboSchema : c.catalog.schemaId(schema);
  return schemaId === undefined ? undefined : c.catalog.objectIn(schemaId, name);
}

/**
 * sp_rename. Errors 15225 (nothing of the name), 15248 (wrong @objtype), 15249 (unknown @objtype), 15335 (name taken), 15336
 * (bound users), 3721 (a type in use).
 */
export function rename(c: Context, statement: Rename): void {
  const path = parseQuotedPath(statement.from);
  switch (statement.objectType) {
    case undefined: {
      const row = objectByPath(c, path);
      if (row) renameObject(c, row, statement);
      else if (path.length > 1 && (renameColumn(c, path, statement) || renameIndex(c, path, statement))) break;
      else refuse(15225, statement.from, c.databaseName, '(null)');
      break;
    }
    case 'OBJECT':
      renameObject(c, objectByPath(c, path) ?? missing(c, statement), statement);
      break;
    case 'COLUMN':
      if (!renameColumn(c, path, statement)) wrongType(c, path, statement);
      break;
    case 'INDEX':
    case 'STATISTICS':
      if (!renameIndex(c, path, statement)) wrongType(c, path, statement);
      break;
    case 'USERDATATYPE':
      renameType(c, path, statement);
      break;
    default:
      refuse(15249, statement.objectType);
  }
  c.say('Caution: Changing any part of an object name could break scripts and stored procedures.', 15477);
}

function missing(c: Context, statement: Rename): never {
  return refuse(15225, statement.from, c.databaseName, statement.objectType ?? '(null)');
}

function wrongType(c: Context, path: readonly string[], statement: Rename): never {
  if (objectByPath(c, path.slice(0, -1))) refuse(15248, statement.objectType ?? '');
  return refuse(15248, statement.objectType ?? '');
}

function renameObject(c: Context, row: ObjectColumns, statement: Rename): void {
  const { catalog } = c;
  const key = `${row.schema_id}.${catalog.fold(statement.to)}`;
  const taken = catalog.objectNames.get(key);
  if (taken !== undefined && taken !== row.object_id) refuse(15335, statement.to, 'object');
  for (const user of boundUsers(c, row.object_id)) {
    const other = catalog.objects.get(user.referencing_id);
    if (user.referencing_id === row.object_id || other?.parent_object_id === row.object_id) continue;
    refuse(15336, statement.from);
  }
  if (row.type === 'PK' || row.type === 'UQ') {
    const { unique_index_id: indexId } = row as ObjectColumns & { readonly unique_index_id: number };
    const index = catalog.indexes.get(row.parent_object_id, indexId);
    const other = catalog.indexNamed(row.parent_object_id, statement.to);
    if (other && other.index_id !== indexId) refuse(15335, statement.to, 'INDEX');
    if (index) catalog.indexes.set(row.parent_object_id, indexId, { ...index, name: statement.to });
  }
  renameKey(c, row, row.schema_id, statement.to);
  const named =
    'is_system_named' in row ? { ...row, name: statement.to, is_system_named: false } : { ...row, name: statement.to };
  catalog.objects.set(row.object_id, named);
  const trigger = catalog.triggers.get(row.object_id);
  if (trigger) catalog.triggers.set(row.object_id, { ...trigger, name: statement.to });
}

/** Indexes and foreign keys follow a column's new name; texts do not, so what has one stands in the way. */
function renameColumn(c: Context, path: readonly string[], statement: Rename): boolean {
  const { catalog } = c;
  const table = objectByPath(c, path.slice(0, -1));
  const column = table && catalog.column(table.object_id, path[path.length - 1] ?? '');
  if (!table || !column) return false;
  const taken = catalog.column(table.object_id, statement.to);
  if (taken && taken.column_id !== column.column_id) refuse(15335, statement.to, 'COLUMN');
  if (boundUsers(c, table.object_id, column.column_id).length > 0) refuse(15336, statement.from);
  catalog.columnNames.delete(table.object_id, catalog.fold(column.name));
  catalog.columnNames.set(table.object_id, catalog.fold(statement.to), column.column_id);
  catalog.columns.set(table.object_id, column.column_id, { ...column, name: statement.to });
  const history = catalog.table(table.object_id)?.history_table_id;
  if (history) renameColumn(c, historyPath(c, history, column.name), statement);
  return true;
}

function historyPath(c: Context, id: number, column: string): string[] {
  const row = c.catalog.objects.get(id);
  return [c.catalog.schemaName(row?.schema_id ?? 0), row?.name ?? '', column];
}

function renameIndex(c: Context, path: readonly string[], statement: Rename): boolean {
  const { catalog } = c;
  const table = objectByPath(c, path.slice(0, -1));
  if (!table) return false;
  const name = path[path.length - 1] ?? '';
  const index = catalog.indexNamed(table.object_id, name);
  const stats = index ? undefined : catalog.statsNamed(table.object_id, name);
  if (!index && !stats) return false;
  const other = catalog.indexNamed(table.object_id, statement.to) ?? catalog.statsNamed(table.object_id, statement.to);
  if (other && other !== index && other !== stats) refuse(15335, statement.to, 'INDEX');
  if (stats) {
    catalog.stats.set(table.object_id, stats.stats_id, { ...stats, name: statement.to });
    return true;
  }
  if (!index) return false;
  if (index.is_primary_key || index.is_unique_constraint) {
    const constraint = catalog.objectIn(table.schema_id, index.name ?? '');
    if (constraint) renameObject(c, constraint, statement);
    return true;
  }
  catalog.indexes.set(table.object_id, index.index_id, { ...index, name: statement.to });
  return true;
}

function renameType(c: Context, path: readonly string[], statement: Rename): void {
  const { catalog } = c;
  const row = findUserType(c, path.length > 1 ? path[path.length - 2] : undefined, path[path.length - 1] ?? '');
  if (!row) return missing(c, statement);
  const key = `${row.schema_id}.${catalog.fold(statement.to)}`;
  if (catalog.typeNames.has(key)) refuse(15335, statement.to, 'USERDATATYPE');
  const bound = boundUsers(c, row.user_type_id, undefined, 6)[0];
  if (bound) refuse(3721, row.name, typeUser(c, row.user_type_id) ?? '');
  catalog.typeNames.delete(`${row.schema_id}.${catalog.fold(row.name)}`);
  catalog.typeNames.set(key, row.user_type_id);
  catalog.types.set(row.user_type_id, { ...row, name: statement.to });
}

/** The module that sp_refreshsqlmodule or sp_refreshview names. Errors 15165, 15009's like. */
export function moduleToRefresh(c: Context, statement: RefreshModule): ObjectColumns {
  const row = objectByPath(c, parseQuotedPath(statement.name));
  if (!row || !c.catalog.modules.has(row.object_id)) return refuse(15165, statement.name);
  return row;
}
