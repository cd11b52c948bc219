import type { AlterSchema, CreateSchema } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { claimName, dboSchema, dotted, findObject, lastPart, schemaPart } from '../names.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';
import { findUserType } from '../types.ts';
import { renameKey } from './rename-key.ts';

/** CREATE SCHEMA. Errors 2714, 15151 (owner). */
export function createSchema(c: Context, statement: CreateSchema): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  if (catalog.schemaNames.has(key)) refuse(2714, statement.name);
  const owner = statement.authorization;
  const ownerId = owner === undefined ? 1 : catalog.principalNames.get(catalog.fold(owner));
  if (ownerId === undefined) return refuse(15151, 'find', 'user', owner ?? '');
  if (statement.elements) unsupported('CREATE SCHEMA with elements in it');
  const id = catalog.next('schema', 5);
  catalog.schemas.set(id, { name: statement.name, schema_id: id, principal_id: ownerId });
  catalog.schemaNames.set(key, id);
}

/** Error 3729 while something is in the schema; 15150 for the fixed ones. */
export function dropSchema(c: Context, name: string, ifExists: boolean): void {
  const { catalog } = c;
  const id = catalog.schemaId(name);
  if (id === undefined) {
    if (ifExists) return;
    return refuse(15151, 'drop', 'schema', name);
  }
  if (id < 5 || id >= 16384) refuse(15150, 'drop', 'schema', name);
  for (const row of catalog.objects.values()) {
    if (row.schema_id === id && row.type !== 'TT') refuse(3729, 'drop schema', name, row.name);
  }
  for (const row of catalog.types.values()) if (row.schema_id === id) refuse(3729, 'drop schema', name, row.name);
  for (const row of catalog.xmlCollections.values())
    if (row.schema_id === id) refuse(3729, 'drop schema', name, row.name);
  catalog.schemas.delete(id);
  catalog.schemaNames.delete(catalog.fold(name));
  catalog.permissions.deleteGroup(securable(3, id));
  catalog.properties.deleteGroup(securable(3, id));
}

/** ALTER SCHEMA … TRANSFER. Permissions of the object go. Errors 15151, 2714, 15530 (a type or collection there). */
export function transfer(c: Context, statement: AlterSchema): void {
  const { catalog } = c;
  const target = catalog.schemaId(statement.schema) ?? refuse(15151, 'alter', 'schema', statement.schema);
  if (statement.class === 'TYPE') return transferType(c, statement, target);
  if (statement.class === 'XML SCHEMA COLLECTION') return transferCollection(c, statement, target);
  const row = findObject(c, statement.object);
  if (row?.parent_object_id !== 0) return refuse(15151, 'find', 'object', dotted(statement.object));
  if (row.schema_id === target) return;
  for (const user of catalog.boundUsers.of(securable(1, row.object_id))) {
    if (user.referencing_id !== row.object_id) {
      const name = catalog.objects.get(user.referencing_id);
      if (name && name.parent_object_id !== row.object_id) refuse(15348, dotted(statement.object));
    }
  }
  claimName(c, target, row.name);
  const moved = [row];
  for (const id of catalog.children.of(row.object_id)) {
    const child = catalog.objects.get(id);
    if (!child) continue;
    claimName(c, target, child.name);
    moved.push(child);
  }
  for (const item of moved) {
    renameKey(c, item, target, item.name);
    catalog.objects.set(item.object_id, { ...item, schema_id: target });
  }
  catalog.permissions.deleteGroup(securable(1, row.object_id));
}

function transferType(c: Context, statement: AlterSchema, target: number): void {
  const { catalog } = c;
  const row = findUserType(c, schemaPart(statement.object), lastPart(statement.object));
  if (!row) return refuse(15151, 'find', 'type', dotted(statement.object));
  const key = `${target}.${catalog.fold(row.name)}`;
  if (catalog.typeNames.has(key)) refuse(15530, 'type', row.name);
  catalog.typeNames.delete(`${row.schema_id}.${catalog.fold(row.name)}`);
  catalog.typeNames.set(key, row.user_type_id);
  catalog.types.set(row.user_type_id, { ...row, schema_id: target });
  catalog.permissions.deleteGroup(securable(6, row.user_type_id));
}

function transferCollection(c: Context, statement: AlterSchema, target: number): void {
  const { catalog } = c;
  const schema = schemaPart(statement.object);
  const from = schema === undefined ? dboSchema : (catalog.schemaId(schema) ?? -1);
  const name = catalog.fold(lastPart(statement.object));
  const id = catalog.xmlCollectionNames.get(`${from}.${name}`);
  const row = id === undefined ? undefined : catalog.xmlCollections.get(id);
  if (!row) return refuse(15151, 'find', 'XML schema collection', dotted(statement.object));
  if (catalog.xmlCollectionNames.has(`${target}.${name}`)) refuse(15530, 'XML schema collection', row.name);
  catalog.xmlCollectionNames.delete(`${from}.${name}`);
  catalog.xmlCollectionNames.set(`${target}.${name}`, row.xml_collection_id);
  catalog.xmlCollections.set(row.xml_collection_id, { ...row, schema_id: target });
}
