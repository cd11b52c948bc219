import type { Drop, ObjectName } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dotted, findObject, isTemporary, lastPart } from '../names.ts';
import type { ForeignKeyRow } from '../rows/constraint-rows.ts';
import { refuse } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';
import { blockBound } from './blockers.ts';
import { dropOther } from './drop-other.ts';
import { forgetOpaque } from './opaque.ts';
import { removeChild, removeObject, removeTableRows } from './remove-table.ts';
import { dropSchema } from './schema.ts';
import { dropType, dropXmlCollection } from './types.ts';

/** Object types that a DROP of a class takes, with the noun of the message. */
const classes: Readonly<Record<string, { readonly types: RegExp; readonly noun: string }>> = {
  TABLE: { types: /^U /, noun: 'table' },
  VIEW: { types: /^V /, noun: 'view' },
  PROCEDURE: { types: /^(P |PC|X )/, noun: 'procedure' },
  FUNCTION: { types: /^(FN|IF|TF|FS|FT)/, noun: 'function' },
  TRIGGER: { types: /^(TR|TA)/, noun: 'trigger' },
  SEQUENCE: { types: /^SO/, noun: 'sequence object' },
  SYNONYM: { types: /^SN/, noun: 'synonym' },
  'SECURITY POLICY': { types: /^SP/, noun: 'security policy' },
  QUEUE: { types: /^SQ/, noun: 'queue' },
  AGGREGATE: { types: /^AF/, noun: 'aggregate' },
};

/** DROP. Errors: 3701 or 15151 (none), 3705 (other type), 3726, 3729, 13552, and those of the classes. */
export function drop(c: Context, statement: Drop): void {
  if (statement.names.length === 0) dropOther(c, statement, { parts: [], start: 0, end: 0 });
  for (const name of statement.names) {
    if (statement.class === 'SCHEMA') dropSchema(c, lastPart(name), statement.ifExists);
    else if (statement.class === 'TYPE') {
      dropType(c, name, statement.ifExists);
      forgetOpaque(c, 'TYPE', name);
    } else if (statement.class === 'XML SCHEMA COLLECTION') dropXmlCollection(c, name, statement.ifExists);
    else if (statement.class === 'TRIGGER' && statement.on !== undefined) dropDdlTrigger(c, statement, name);
    else if (Object.hasOwn(classes, statement.class)) {
      dropObject(c, statement, name);
      if (statement.class === 'AGGREGATE') forgetOpaque(c, 'AGGREGATE', name);
    } else dropOther(c, statement, name);
  }
}

function dropObject(c: Context, statement: Drop, name: ObjectName): void {
  const known = classes[statement.class];
  if (!known) return;
  const row = findObject(c, name);
  if (!row || isTemporary(name)) {
    if (statement.ifExists) return;
    if (/^(SECURITY POLICY|SYNONYM)$/.test(statement.class) && !row) refuse(15151, 'drop', known.noun, dotted(name));
    refuse(3701, 'drop', known.noun, dotted(name));
  }
  if (!known.types.test(row.type)) {
    const other = Object.entries(classes).find(([, entry]) => entry.types.test(row.type));
    refuse(3705, statement.class, dotted(name), other?.[1].noun ?? 'object', `DROP ${other?.[0] ?? ''}`);
  }
  switch (statement.class) {
    case 'TABLE':
      dropTable(c, row.object_id, dotted(name));
      return;
    case 'TRIGGER':
      removeChild(c, row.object_id);
      return;
    case 'VIEW':
      blockBound(c, row.object_id, 'DROP VIEW', dotted(name));
      removeTableRows(c, row.object_id);
      return;
    case 'SECURITY POLICY':
      c.catalog.predicates.deleteGroup(row.object_id);
      removeObject(c, row.object_id);
      return;
    case 'QUEUE':
      for (const service of c.catalog.services.values()) {
        if (service.service_queue_id === row.object_id) refuse(3716, 'queue', dotted(name), 'service');
      }
      removeObject(c, row.object_id);
      return;
    default:
      blockBound(c, row.object_id, `DROP ${statement.class}`, dotted(name));
      c.catalog.columns.deleteGroup(row.object_id);
      c.catalog.columnNames.deleteGroup(row.object_id);
      removeObject(c, row.object_id);
  }
}

/** Errors 3726 referenced by a foreign key of another table, 3729 bound users, 13552 system-versioned. */
export function dropTable(c: Context, id: number, name: string): void {
  const table = c.catalog.table(id);
  if (!table) return;
  for (const keyId of c.catalog.referencing.of(id)) {
    const key = c.catalog.objects.get(keyId) as ForeignKeyRow | undefined;
    if (key && key.parent_object_id !== id) refuse(3726, name);
  }
  if (table.temporal_type !== 0) refuse(13552, name);
  blockBound(c, id, 'DROP TABLE', name);
  removeTableRows(c, id);
}

function dropDdlTrigger(c: Context, statement: Drop, name: ObjectName): void {
  const prefix = statement.on === 'DATABASE' ? 'd' : 's';
  const key = `${prefix}.${c.catalog.fold(lastPart(name))}`;
  const id = c.catalog.databaseTriggerNames.get(key);
  if (id === undefined) {
    if (statement.ifExists) return;
    return refuse(3701, 'drop', 'trigger', lastPart(name));
  }
  c.catalog.databaseTriggerNames.delete(key);
  c.catalog.triggers.delete(id);
  c.catalog.triggerEvents.deleteGroup(id);
  c.catalog.modules.delete(id);
  c.catalog.properties.deleteGroup(securable(1, id));
}
