import { quotePath, quoteString } from '../../base/names.ts';
import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { AlterInput, CatalogLookup, Kind, ReadContext, Route } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { externalOfRow } from './external-catalog.ts';
import { type ExternalModule, externalProps } from './external-module.ts';
import { catalogNames, moduleRowProps, moduleViews, unreadOf } from './module-catalog.ts';
import { elementTypes, readModuleElement } from './module-dacpac.ts';
import { writeModuleElement } from './module-element.ts';
import { moduleHazards } from './module-hazards.ts';
import { alterModule, refreshModule, renameSql, runsAssembly } from './module-kind.ts';
import { type TriggerObject, type TriggerProps, triggerPropertyRows } from './module-props.ts';
import { moduleReferences } from './module-references.ts';
import { alterBatches, createBatches, dropBatches } from './module-sql.ts';

type TriggerKindName = 'trigger' | 'databaseTrigger';

function triggerKind(name: TriggerKindName, title: string): Kind<TriggerProps> {
  return {
    name,
    namespace: name === 'trigger' ? 'object' : 'databaseTrigger',
    title,
    rank: rankOf(name),
    late: true,
    scope: 'schema',
    properties: triggerPropertyRows,
    element: () => elementTypes[name],
    itemName: (object) => quotePath(object.path),
    create: (object) => [
      { does: 'create', sql: [...createBatches(object.props), ...orderSql(object, []), ...stateSql(object, false)] },
    ],
    drop: (object) => [{ does: 'drop', sql: dropBatches(name, object.path) }],
    alter: alterTrigger,
    rename: (before, after) => [{ does: 'rename', sql: [renameSql(before.path, after.path), ...afterAlter(after)] }],
    refresh: name === 'trigger' ? refreshModule : () => [],
    hazards: moduleHazards,
    dacpac: {
      reads: [elementTypes[name]],
      read: (element, context) => [readModuleElement(name, element, context) as TriggerObject],
      write: (object, context) => writeModuleElement(name, object, context),
    },
    catalog: {
      views: {
        ...moduleViews,
        'sys.triggers': [
          ...['object_id', 'name', 'parent_class', 'parent_id', 'is_ms_shipped', 'is_disabled'],
          ...['is_instead_of_trigger', 'is_not_for_replication'],
        ],
        'sys.trigger_events': ['object_id', 'type_desc', 'is_first', 'is_last'],
      },
      read: (rows, context) => readTriggers(name, rows, context),
    },
  };
}

export const trigger = triggerKind('trigger', 'trigger');
export const databaseTrigger = triggerKind('databaseTrigger', 'database trigger');

/** ALTER TRIGGER forgets First and Last, and whether it leaves a trigger disabled is not documented: both are set again. */
function afterAlter(object: TriggerObject): readonly string[] {
  return [...alterBatches(object.props), ...orderSql(object, []), ...stateSql(object, false)];
}

function alterTrigger(input: AlterInput<TriggerProps>): Route {
  const { before, after, changes } = input;
  if (changes.some((change) => change.property === 'on') || runsAssembly(before.props) !== runsAssembly(after.props))
    return { how: 'recreate', steps: [], disturbs: [{}] };
  const state = changes.filter((change) => change.property === 'disabled' || change.property === 'order');
  if (state.length < changes.length) {
    const route = alterModule({ ...input, changes: changes.filter((change) => !state.includes(change)) }, false);
    const hazards = route.steps[0]?.hazards;
    const enable = before.props.disabled && !after.props.disabled ? stateSql(after, true) : [];
    return {
      ...route,
      steps: [{ does: 'alter', sql: [...afterAlter(after), ...enable], ...(hazards && { hazards }) }],
    };
  }
  const sql = [
    ...orderSql(after, before.props.order),
    ...(before.props.disabled === after.props.disabled ? [] : stateSql(after, true)),
  ];
  return {
    how: sql.length === 0 ? 'none' : 'inPlace',
    steps: sql.length === 0 ? [] : [{ does: 'alter', sql }],
    disturbs: [],
  };
}

/** DISABLE TRIGGER, or ENABLE TRIGGER when it is enabled and that must be said. */
function stateSql(object: TriggerObject, sayEnabled: boolean): readonly string[] {
  if (!object.props.disabled && !sayEnabled) return [];
  const on = object.kind === 'databaseTrigger' ? 'DATABASE' : quotePath(object.props.on);
  return [`${object.props.disabled ? 'DISABLE' : 'ENABLE'} TRIGGER ${quotePath(object.path)} ON ${on};`];
}

function orderSql(object: TriggerObject, before: readonly string[]): readonly string[] {
  const namespace = object.kind === 'databaseTrigger' ? ", @namespace = 'DATABASE'" : '';
  const call = (order: string, event: string) =>
    `EXECUTE sp_settriggerorder @triggername = ${quoteString(quotePath(object.path))}, @order = N'${order}', @stmttype = N'${event}'${namespace};`;
  const sql: string[] = [];
  const events = (order: readonly string[]) => new Set(order.map((entry) => entry.split(' ')[0] ?? ''));
  const now = events(object.props.order);
  for (const event of events(before)) if (!now.has(event)) sql.push(call('None', event));
  for (const entry of object.props.order) {
    if (before.includes(entry)) continue;
    const [event = '', order = ''] = entry.split(' ');
    sql.push(call(order, event));
  }
  return sql;
}

function readTriggers(
  name: TriggerKindName,
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly TriggerObject[] {
  const modules = new Map<number, Row>();
  for (const row of rows.get('sys.sql_modules') ?? []) modules.set(Number(row.object_id), row);
  const events = context.group('sys.trigger_events', 'object_id');
  const externals = context.group('sys.assembly_modules', 'object_id');
  const wanted = name === 'trigger' ? 1 : 0;
  const triggers: TriggerObject[] = [];
  for (const row of rows.get('sys.triggers') ?? []) {
    if (row.parent_class !== wanted || row.is_ms_shipped === true) continue;
    const id = Number(row.object_id);
    const module = modules.get(id);
    const external = externals.get(id)?.[0];
    if (!module && !external) continue;
    const on = name === 'trigger' ? context.pathOf(Number(row.parent_id)) : [];
    const path = name === 'trigger' ? [on[0] ?? '', String(row.name)] : [String(row.name)];
    const props: TriggerProps = {
      ...(external
        ? externalProps(name, externalOfRow(external, path, externalTrigger(row, on, events.get(id) ?? []), context))
        : moduleRowProps(module ?? {})),
      on,
      disabled: row.is_disabled === true,
      order: orderOf(events.get(id) ?? []),
    };
    triggers.push(
      schemaObjectOf(
        {
          kind: name,
          key: context.key(name === 'trigger' ? 'object' : 'databaseTrigger', ...path),
          path,
          ...(name === 'trigger' && { parent: context.key('object', ...on) }),
          props,
          unread: external ? [] : unreadOf(props),
        },
        () => moduleReferences(name, path, props, name === 'trigger' ? on : undefined, catalogNames(context)),
      ),
    );
  }
  return triggers;
}

/** What a trigger says beside the method that it runs. */
function externalTrigger(row: Row, on: readonly string[], events: readonly Row[]): ExternalModule['trigger'] {
  return {
    ...(on.length > 0 && { on }),
    insteadOf: row.is_instead_of_trigger === true,
    events: events.map((event) => String(event.type_desc)),
    notForReplication: row.is_not_for_replication === true,
  };
}

function orderOf(events: readonly Row[]): readonly string[] {
  const order: string[] = [];
  for (const event of events) {
    if (event.is_first === true) order.push(`${String(event.type_desc)} First`);
    else if (event.is_last === true) order.push(`${String(event.type_desc)} Last`);
  }
  return order.sort();
}
