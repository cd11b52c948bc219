import type { AlterTableAction } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { bindExpression } from '../expressions.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse, refuseAfter } from '../sql-error.ts';
import { type ResolvedType, resolveType, typeText } from '../types.ts';
import { type ColumnUser, dependentMessages, usersOfColumn } from './column-users.ts';
import { checkPersisted, collationOf } from './columns.ts';
import { conversionAllowed } from './conversions.ts';
import { definitionTree } from './stored-tree.ts';

type Action<K extends AlterTableAction['action']> = Extract<AlterTableAction, { readonly action: K }>;

/**
 * ALTER COLUMN. Without NULL or NOT NULL the column becomes nullable, without COLLATE it takes the database's collation.
 * Errors 4924 (none), 4928 (computed, rowversion), 4927 (identity), 529 (no conversion), 5074 + 4922 (in use), 13599, 8111.
 */
export function alterColumn(c: Context, table: TableRow, change: Action<'alterColumn'>): void {
  const { catalog } = c;
  const id = table.object_id;
  const column =
    catalog.column(id, change.column) ?? refuse(4924, 'ALTER TABLE ALTER COLUMN', change.column, table.name);
  if (column.is_computed) refuse(4928, column.name, 'COMPUTED');
  if (column.system_type_id === 189) refuse(4928, column.name, 'timestamp');
  const type = resolveType(c, change.type, column.column_id);
  if (type.isTableType) refuse(350, column.name);
  if (column.generated_always_type !== 0 && typeChanges(column, type)) refuse(13599, column.name);
  if (table.temporal_type === 1) refuse(13548, column.name, table.name);
  const nullable = change.nullable ?? type.nullable ?? true;
  checkIdentity(column, type, nullable, table);
  if (!conversionAllowed(column.system_type_id, type.system_type_id)) {
    refuse(206, typeText(c, column), typeText(c, type));
  }
  const after: ColumnRow = {
    ...column,
    system_type_id: type.system_type_id,
    user_type_id: type.user_type_id,
    max_length: type.max_length,
    precision: type.precision,
    scale: type.scale,
    collation_name: collationOf(c, change.collation, type),
    is_nullable: nullable,
    is_xml_document: type.is_xml_document,
    xml_collection_id: type.xml_collection_id,
    is_sparse: change.sparse ?? column.is_sparse,
    is_hidden: change.hidden ?? column.is_hidden,
    is_masked: column.is_masked || change.maskedWith !== undefined,
    vector_dimensions: type.vector_dimensions,
  };
  checkColumnUsers(c, column, after);
  if (isPartitioning(c, column) && typeText(c, column) !== typeText(c, after))
    refuse(4922, 'ALTER TABLE ALTER COLUMN', column.name, 'column');
  put(c, after);
  if (change.maskedWith !== undefined) catalog.masks.set(id, column.column_id, change.maskedWith);
  if (table.temporal_type === 2) alterHistory(c, table, column.name, after);
}

function typeChanges(column: ColumnRow, type: ResolvedType): boolean {
  return column.system_type_id !== type.system_type_id || column.scale !== type.scale;
}

const put = (c: Context, row: ColumnRow): void => c.catalog.columns.set(row.object_id, row.column_id, row);

function checkIdentity(column: ColumnRow, type: ResolvedType, nullable: boolean, table: TableRow): void {
  if (!column.is_identity) return;
  const whole =
    [48, 52, 56, 127].includes(type.system_type_id) || ([106, 108].includes(type.system_type_id) && type.scale === 0);
  if (!whole) refuse(2749, column.name);
  if (nullable) refuse(8147, column.name, table.name);
}

/** The history table follows in type, collation and nullability. */
function alterHistory(c: Context, table: TableRow, name: string, after: ColumnRow): void {
  const history = c.catalog.column(table.history_table_id ?? 0, name);
  if (!history) return;
  put(c, {
    ...history,
    system_type_id: after.system_type_id,
    user_type_id: after.user_type_id,
    max_length: after.max_length,
    precision: after.precision,
    scale: after.scale,
    collation_name: after.collation_name,
    is_nullable: after.is_nullable,
  });
}

function isPartitioning(c: Context, column: ColumnRow): boolean {
  for (const row of c.catalog.indexColumns.of(column.object_id)) {
    if (row.column_id === column.column_id && row.partition_ordinal > 0 && row.index_id <= 1) return true;
  }
  return false;
}

const variable = new Set([165, 167, 231]);

/**
 * What may hold on to a column while it is altered (documentation of ALTER TABLE): indexes and statistics if a var* type
 * only grows, or the column only becomes nullable; a CHECK or UNIQUE if the length of a var* type changes; a DEFAULT if the type stays.
 */
function checkColumnUsers(c: Context, before: ColumnRow, after: ColumnRow): void {
  const users = usersOfColumn(c, before).filter((user) => !isAllowed(user, before, after));
  if (users.length > 0) {
    refuseAfter(dependentMessages(users, before.name), 4922, 'ALTER TABLE ALTER COLUMN', before.name, 'column');
  }
}

function isAllowed(user: ColumnUser, before: ColumnRow, after: ColumnRow): boolean {
  const sameType = before.system_type_id === after.system_type_id && before.user_type_id === after.user_type_id;
  const sameCollation = before.collation_name === after.collation_name;
  const sameShape =
    sameType &&
    sameCollation &&
    before.max_length === after.max_length &&
    before.precision === after.precision &&
    before.scale === after.scale &&
    before.xml_collection_id === after.xml_collection_id;
  const loosens = sameShape && (before.is_nullable === after.is_nullable || after.is_nullable);
  const varies = sameType && sameCollation && variable.has(before.system_type_id);
  const tightens = before.is_nullable && !after.is_nullable;
  switch (user.kind) {
    case 'key':
      return sameShape && before.is_nullable === after.is_nullable;
    case 'index':
    case 'stats':
      return loosens || (varies && !tightens && grows(before, after));
    case 'unique':
      return loosens || (varies && !tightens && after.max_length !== -1);
    case 'check':
      return sameShape || varies;
    case 'default':
      return sameType && sameCollation;
    case 'foreignKey':
    case 'referenced':
      return loosens;
    case 'partition':
      return sameShape;
    default:
      return sameShape && before.is_nullable === after.is_nullable;
  }
}

function grows(before: ColumnRow, after: ColumnRow): boolean {
  return before.max_length !== -1 && after.max_length !== -1
    ? after.max_length >= before.max_length
    : before.max_length === after.max_length;
}

/** ADD or DROP of ROWGUIDCOL, PERSISTED, NOT FOR REPLICATION, SPARSE, HIDDEN and MASKED. */
export function alterColumnFeature(c: Context, table: TableRow, change: Action<'alterColumnFeature'>): void {
  const { catalog } = c;
  const id = table.object_id;
  const column =
    catalog.column(id, change.column) ?? refuse(4924, 'ALTER TABLE ALTER COLUMN', change.column, table.name);
  switch (change.feature) {
    case 'ROWGUIDCOL':
      if (change.add) {
        if (column.system_type_id !== 36) refuse(2761);
        for (const row of catalog.columns.of(id)) if (row.is_rowguidcol) refuse(4925, table.name);
      } else if (!column.is_rowguidcol) refuse(4926, table.name);
      return put(c, { ...column, is_rowguidcol: change.add });
    case 'PERSISTED': {
      const detail = catalog.computed.get(id, column.column_id) ?? refuse(4919, column.name);
      if (change.add) {
        const expression = definitionTree(c, detail.definition);
        checkPersisted(c, { objectId: id, name: table.name }, column, expression, bindExpression(c, expression, id));
      }
      catalog.computed.set(id, column.column_id, { ...detail, is_persisted: change.add });
      return;
    }
    case 'NOT FOR REPLICATION': {
      const detail = catalog.identities.get(id, column.column_id) ?? refuse(4928, column.name, 'not identity');
      catalog.identities.set(id, column.column_id, { ...detail, is_not_for_replication: change.add });
      return;
    }
    case 'SPARSE':
      if (change.add && (!column.is_nullable || column.is_identity || column.is_computed))
        refuse(1731, column.name, table.name);
      if (change.add && column.default_object_id !== 0) refuse(1791, column.name, table.name);
      return put(c, { ...column, is_sparse: change.add });
    case 'HIDDEN':
      if (column.generated_always_type === 0) refuse(13735, column.name);
      return put(c, { ...column, is_hidden: change.add });
    case 'MASKED':
      if (!change.add && !column.is_masked) refuse(16007, column.name);
      if (change.add) catalog.masks.set(id, column.column_id, change.maskedWith ?? '');
      else catalog.masks.delete(id, column.column_id);
      put(c, { ...column, is_masked: change.add });
  }
}
