import type {
  CreateAliasType,
  CreateTableType,
  CreateXmlSchemaCollection,
  ObjectName,
} from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { boundUsers } from '../dependencies.ts';
import { dboSchema, dotted, lastPart, schemaForCreate, schemaPart } from '../names.ts';
import { optionFlag } from '../options.ts';
import { fixedDate, objectRow } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';
import { findUserType, isCharacterType, resolveType } from '../types.ts';
import { buildHeap } from './build-index.ts';
import { addColumn, bindComputed } from './columns.ts';
import { addElements } from './create-table.ts';
import { removeTableRows } from './remove-table.ts';

/** Error 219 when the name is taken by another type. */
export function claimType(c: Context, schemaId: number, name: ObjectName): string {
  const key = `${schemaId}.${c.catalog.fold(lastPart(name))}`;
  if (c.catalog.typeNames.has(key)) refuse(219, dotted(name));
  return key;
}

/** CREATE TYPE … FROM. */
export function createAliasType(c: Context, statement: CreateAliasType): void {
  const { catalog } = c;
  const schemaId = schemaForCreate(c, statement.name);
  const key = claimType(c, schemaId, statement.name);
  const type = resolveType(c, statement.type, 1);
  const id = catalog.next('type', 257);
  catalog.types.set(id, {
    name: lastPart(statement.name),
    system_type_id: type.system_type_id,
    user_type_id: id,
    schema_id: schemaId,
    principal_id: null,
    max_length: type.max_length,
    precision: type.precision,
    scale: type.scale,
    collation_name: isCharacterType(type.system_type_id) ? catalog.collation : null,
    is_nullable: statement.nullable ?? true,
    is_user_defined: true,
    is_assembly_type: false,
    default_object_id: 0,
    rule_object_id: 0,
    is_table_type: false,
  });
  catalog.typeNames.set(key, id);
}

/** CREATE TYPE … AS TABLE: a row of sys.table_types and an object of type TT that has the columns. */
export function createTableType(c: Context, statement: CreateTableType): void {
  const { catalog } = c;
  const schemaId = schemaForCreate(c, statement.name);
  const key = claimType(c, schemaId, statement.name);
  const name = lastPart(statement.name);
  const objectId = catalog.nextObjectId();
  const id = catalog.next('type', 257);
  catalog.types.set(id, {
    name,
    system_type_id: 243,
    user_type_id: id,
    schema_id: schemaId,
    principal_id: null,
    max_length: -1,
    precision: 0,
    scale: 0,
    collation_name: null,
    is_nullable: false,
    is_user_defined: true,
    is_assembly_type: false,
    default_object_id: 0,
    rule_object_id: 0,
    is_table_type: true,
  });
  catalog.typeNames.set(key, id);
  const memory = optionFlag(statement.options, 'MEMORY_OPTIMIZED', false);
  catalog.tableTypes.set(id, { type_table_object_id: objectId, is_memory_optimized: memory });
  // Its object lies in sys under a name of the server's making, as do its constraints.
  const hidden = `TT_${name}_${objectId.toString(16).toUpperCase().padStart(8, '0')}`;
  catalog.addObject(objectRow({ name: hidden, object_id: objectId, schema_id: 4, parent_object_id: 0 }, 'TT'));
  const owner = { objectId, schemaId: 4, name };
  buildHeap(c, objectId, name, { id: 1, fanout: 1 }, []);
  const ids = statement.columns.map((column, position) => addColumn(c, owner, column, position + 1).column_id);
  statement.columns.forEach((column, position) => {
    bindComputed(c, owner, column, ids[position] ?? 0);
  });
  addElements(c, owner, statement.columns, statement.constraints, statement.indexes, false);
}

/** DROP TYPE. Errors 218 (none), 3732 in use. */
export function dropType(c: Context, name: ObjectName, ifExists: boolean): void {
  const { catalog } = c;
  const row = findUserType(c, schemaPart(name), lastPart(name));
  if (!row) {
    if (ifExists) return;
    return refuse(218, dotted(name));
  }
  const id = row.user_type_id;
  const user = typeUser(c, id);
  if (user !== undefined) refuse(3732, dotted(name), user);
  const table = catalog.tableTypes.get(id);
  if (table) {
    removeTableRows(c, table.type_table_object_id);
    catalog.tableTypes.delete(id);
  }
  catalog.types.delete(id);
  catalog.assemblyTypes.delete(id);
  catalog.typeNames.delete(`${row.schema_id}.${catalog.fold(row.name)}`);
  catalog.permissions.deleteGroup(securable(6, id));
  catalog.properties.deleteGroup(securable(6, id));
  catalog.properties.deleteGroup(securable(8, id));
}

/** The name of something that has a column or parameter of the type, or converts to it. */
export function typeUser(c: Context, typeId: number): string | undefined {
  const { catalog } = c;
  for (const user of boundUsers(c, typeId, undefined, 6)) {
    return catalog.objects.get(user.referencing_id)?.name ?? '';
  }
  for (const parameter of catalog.parameters.values()) {
    if (parameter.user_type_id === typeId) return catalog.objects.get(parameter.object_id)?.name ?? '';
  }
  for (const column of catalog.columns.values()) {
    if (column.user_type_id === typeId) return catalog.objects.get(column.object_id)?.name ?? '';
  }
  return undefined;
}

/** CREATE and ALTER XML SCHEMA COLLECTION. The text is kept for xml_schema_namespace. Errors 2714's like 219, 15151. */
export function defineXmlCollection(c: Context, statement: CreateXmlSchemaCollection): void {
  const { catalog } = c;
  const schemaId =
    statement.verb === 'create'
      ? schemaForCreate(c, statement.name)
      : (catalog.schemaId(schemaPart(statement.name) ?? 'dbo') ?? dboSchema);
  const key = `${schemaId}.${catalog.fold(lastPart(statement.name))}`;
  const existing = catalog.xmlCollectionNames.get(key);
  const text = literalOf(statement.schema.text);
  if (statement.verb === 'alter') {
    if (existing === undefined) return refuse(15151, 'alter', 'XML schema collection', dotted(statement.name));
    catalog.xmlCollectionTexts.set(existing, `${catalog.xmlCollectionTexts.get(existing) ?? ''}${text}`);
    return;
  }
  if (existing !== undefined) refuse(2714, lastPart(statement.name));
  const id = catalog.next('xmlCollection', 65536);
  catalog.xmlCollections.set(id, {
    xml_collection_id: id,
    schema_id: schemaId,
    principal_id: null,
    name: lastPart(statement.name),
    create_date: fixedDate,
    modify_date: fixedDate,
  });
  catalog.xmlCollectionNames.set(key, id);
  catalog.xmlCollectionTexts.set(id, text);
}

const literalOf = (text: string): string => text.replace(/^N?'|'$/g, '').replaceAll("''", "'");

/** DROP XML SCHEMA COLLECTION. Errors 15151's like 6328 (used by a column or parameter). */
export function dropXmlCollection(c: Context, name: ObjectName, ifExists: boolean): void {
  const { catalog } = c;
  const schemaId = catalog.schemaId(schemaPart(name) ?? 'dbo') ?? dboSchema;
  const key = `${schemaId}.${catalog.fold(lastPart(name))}`;
  const id = catalog.xmlCollectionNames.get(key);
  if (id === undefined) {
    if (ifExists) return;
    return refuse(15151, 'drop', 'XML schema collection', dotted(name));
  }
  for (const column of catalog.columns.values()) {
    if (column.xml_collection_id === id) refuse(6328, dotted(name), catalog.objects.get(column.object_id)?.name ?? '');
  }
  for (const parameter of catalog.parameters.values()) {
    if (parameter.xml_collection_id === id)
      refuse(6328, dotted(name), catalog.objects.get(parameter.object_id)?.name ?? '');
  }
  catalog.xmlCollections.delete(id);
  catalog.xmlCollectionNames.delete(key);
  catalog.xmlCollectionTexts.delete(id);
  catalog.permissions.deleteGroup(securable(10, id));
  catalog.properties.deleteGroup(securable(10, id));
}
