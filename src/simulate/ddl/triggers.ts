import type { Module, SetTriggerOrder, TriggerState } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { claimName, dotted, findObject, lastPart, schemaPart } from '../names.ts';
import type { TriggerRow } from '../rows/module-rows.ts';
import { fixedDate, objectRow } from '../rows/object-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import { moduleRow } from './module-row.ts';
import { addExternal } from './opaque-objects.ts';
import { eventNumber } from './trigger-events.ts';

/** CREATE, ALTER of a DML or DDL trigger. Errors 8197 no such table, 2714, 208, 2103, 13569, 2111 second INSTEAD OF. */
export function createTrigger(c: Context, statement: Module): void {
  if (statement.module === 'trigger') return defineTableTrigger(c, statement);
  defineDdlTrigger(c, statement);
}

function defineTableTrigger(c: Context, statement: Module): void {
  const { catalog } = c;
  const on = statement.trigger?.on;
  if (!on) return;
  const table = findObject(c, on);
  if (!table || (table.type !== 'U ' && table.type !== 'V ')) return refuse(8197, dotted(on));
  const temporal = (table as TableRow).temporal_type;
  if (statement.trigger?.type === 'INSTEAD OF' && temporal > 0) refuse(13569, dotted(on));
  const schema = schemaPart(statement.name);
  const schemaId = schema === undefined ? table.schema_id : (catalog.schemaId(schema) ?? refuse(2760, schema));
  if (schemaId !== table.schema_id) refuse(2103, statement.verb, dotted(statement.name));
  const name = lastPart(statement.name);
  const existing = catalog.objectIn(schemaId, name);
  if (existing && statement.verb !== 'create') {
    if (existing.type !== 'TR') refuse(2010, dotted(statement.name));
    checkInsteadOf(c, statement, table.object_id, existing.object_id);
    removeEvents(c, existing.object_id);
    const was = catalog.triggers.get(existing.object_id);
    addTrigger(c, statement, existing.object_id, table.object_id, was?.is_disabled ?? false);
    return;
  }
  if (statement.verb === 'alter') refuse(208, dotted(statement.name));
  claimName(c, schemaId, name);
  checkInsteadOf(c, statement, table.object_id, 0);
  const id = catalog.nextObjectId();
  catalog.addObject(
    objectRow(
      { name, object_id: id, schema_id: schemaId, parent_object_id: table.object_id },
      statement.externalName ? 'TA' : 'TR',
    ),
  );
  addTrigger(c, statement, id, table.object_id, false);
}

/** Error 2111: one INSTEAD OF trigger for each statement. */
function checkInsteadOf(c: Context, statement: Module, tableId: number, self: number): void {
  if (statement.trigger?.type !== 'INSTEAD OF') return;
  for (const id of c.catalog.children.of(tableId)) {
    if (id === self || !c.catalog.triggers.get(id)?.is_instead_of_trigger) continue;
    for (const event of c.catalog.triggerEvents.of(id)) {
      if (statement.trigger.events.includes(event.type_desc)) refuse(2111, lastPart(statement.name), event.type_desc);
    }
  }
}

function addTrigger(c: Context, statement: Module, id: number, parentId: number, disabled: boolean): void {
  const parentClass = statement.module === 'trigger' ? 1 : statement.module === 'databaseTrigger' ? 0 : 100;
  const external = statement.externalName !== undefined;
  const row: TriggerRow = {
    name: lastPart(statement.name),
    object_id: id,
    parent_class: parentClass,
    parent_class_desc: parentClass === 1 ? 'OBJECT_OR_COLUMN' : parentClass === 0 ? 'DATABASE' : 'SERVER',
    parent_id: parentId,
    type: external ? 'TA' : 'TR',
    type_desc: external ? 'CLR_TRIGGER' : 'SQL_TRIGGER',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_disabled: disabled,
    is_not_for_replication: statement.trigger?.notForReplication ?? false,
    is_instead_of_trigger: statement.trigger?.type === 'INSTEAD OF',
  };
  c.catalog.triggers.set(id, row);
  for (const event of statement.trigger?.events ?? []) {
    const [type, group] = eventNumber(event);
    c.catalog.triggerEvents.set(id, type + (group ? 100_000 : 0), {
      object_id: id,
      type,
      type_desc: event,
      is_first: false,
      is_last: false,
      event_group_type: group ? type : null,
      event_group_type_desc: group ? event : null,
      is_trigger_event: true,
    });
  }
  const has = (name: string): boolean => statement.options.some((option) => option.name === name);
  const module = moduleRow(c, statement, id, has('SCHEMABINDING'), has('NATIVE_COMPILATION'));
  if (external) addExternal(c, statement, id, module);
  else c.catalog.modules.set(id, module);
}

function removeEvents(c: Context, id: number): void {
  c.catalog.triggerEvents.deleteGroup(id);
  c.catalog.modules.delete(id);
  c.catalog.assemblyModules.delete(id);
}

function defineDdlTrigger(c: Context, statement: Module): void {
  const { catalog } = c;
  const name = lastPart(statement.name);
  const key = `${statement.module === 'serverTrigger' ? 's' : 'd'}.${catalog.fold(name)}`;
  const existing = catalog.databaseTriggerNames.get(key);
  if (existing !== undefined) {
    if (statement.verb === 'create') refuse(2714, name);
    const was = catalog.triggers.get(existing);
    removeEvents(c, existing);
    addTrigger(c, statement, existing, 0, was?.is_disabled ?? false);
    return;
  }
  if (statement.verb === 'alter') refuse(208, dotted(statement.name));
  const id = catalog.nextObjectId();
  catalog.databaseTriggerNames.set(key, id);
  addTrigger(c, statement, id, 0, false);
}

/** DISABLE and ENABLE TRIGGER. Errors 1088 (no such table), 15151's like 3701 for a trigger that is not there. */
export function setTriggerState(c: Context, statement: TriggerState): void {
  const { catalog } = c;
  const set = (id: number) => {
    const row = catalog.triggers.get(id);
    if (row && row.is_disabled === statement.enable)
      catalog.triggers.set(id, { ...row, is_disabled: !statement.enable });
  };
  if (statement.on === 'DATABASE' || statement.on === 'ALL SERVER') {
    const prefix = statement.on === 'DATABASE' ? 'd' : 's';
    if (statement.triggers === 'ALL') {
      for (const row of [...catalog.triggers.values()])
        if (row.parent_class === (prefix === 'd' ? 0 : 100)) set(row.object_id);
      return;
    }
    for (const name of statement.triggers) {
      const id = catalog.databaseTriggerNames.get(`${prefix}.${catalog.fold(lastPart(name))}`);
      set(id ?? refuse(1088, lastPart(name)));
    }
    return;
  }
  const table = findObject(c, statement.on) ?? refuse(1088, dotted(statement.on));
  if (statement.triggers === 'ALL') {
    for (const id of catalog.children.of(table.object_id)) if (catalog.triggers.has(id)) set(id);
    return;
  }
  for (const name of statement.triggers)
    set(tableTrigger(c, table.object_id, table.schema_id, lastPart(name)) ?? refuse(1088, lastPart(name)));
}

export function tableTrigger(c: Context, tableId: number, schemaId: number, name: string): number | undefined {
  const row = c.catalog.objectIn(schemaId, name);
  return row && c.catalog.triggers.get(row.object_id)?.parent_id === tableId ? row.object_id : undefined;
}

/** sp_settriggerorder. Errors 15165 no such trigger, 15124 wrong event, 15130 another one is already first or last. */
export function setTriggerOrder(c: Context, statement: SetTriggerOrder): void {
  const { catalog } = c;
  const name = lastPart(statement.trigger);
  const id =
    statement.namespace === undefined
      ? findObject(c, statement.trigger)?.object_id
      : catalog.databaseTriggerNames.get(`${statement.namespace === 'DATABASE' ? 'd' : 's'}.${catalog.fold(name)}`);
  const trigger = id === undefined ? undefined : catalog.triggers.get(id);
  if (!trigger) return refuse(15165, dotted(statement.trigger));
  const [type, group] = eventNumber(statement.statementType);
  const key = type + (group ? 100_000 : 0);
  const event =
    catalog.triggerEvents.get(trigger.object_id, key) ??
    refuse(15125, dotted(statement.trigger), statement.statementType);
  const wanted = statement.order;
  if (wanted !== 'None') {
    for (const other of siblings(c, trigger)) {
      const row = catalog.triggerEvents.get(other, key);
      if (row && (wanted === 'First' ? row.is_first : row.is_last))
        refuse(15130, wanted.toLowerCase(), statement.statementType);
    }
  }
  catalog.triggerEvents.set(trigger.object_id, key, {
    ...event,
    is_first: wanted === 'First',
    is_last: wanted === 'Last',
  });
}

function siblings(c: Context, trigger: TriggerRow): number[] {
  const result: number[] = [];
  if (trigger.parent_class === 1) {
    for (const id of c.catalog.children.of(trigger.parent_id))
      if (id !== trigger.object_id && c.catalog.triggers.has(id)) result.push(id);
    return result;
  }
  for (const row of c.catalog.triggers.values()) {
    if (row.parent_class === trigger.parent_class && row.object_id !== trigger.object_id) result.push(row.object_id);
  }
  return result;
}
