import type { EventSession, Option } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { optionFlag, optionValue } from '../options.ts';
import type { EventSessionRow } from '../rows/other-rows.ts';
import { refuse } from '../sql-error.ts';
import type { Store } from '../state/store.ts';

const sessionsOf = (c: Context, on: string): Store<string, EventSessionRow> =>
  on === 'SERVER' ? c.catalog.serverSessions : c.catalog.databaseSessions;

const retentions: Readonly<Record<string, string>> = {
  ALLOW_SINGLE_EVENT_LOSS: 'S',
  ALLOW_MULTIPLE_EVENT_LOSS: 'M',
  NO_EVENT_LOSS: 'N',
};
const partitions: Readonly<Record<string, string>> = { NONE: 'G', PER_NODE: 'N', PER_CPU: 'C' };

/** CREATE and ALTER EVENT SESSION. Errors 25631 (exists), 15151 (not there), 25721's like for events and targets. */
export function defineEventSession(c: Context, statement: EventSession): void {
  const { catalog } = c;
  const store = sessionsOf(c, statement.on);
  const key = catalog.fold(statement.name);
  const existing = store.get(key);
  if (statement.verb === 'create' && existing) refuse(25631, statement.name);
  if (statement.verb === 'alter' && !existing) refuse(15151, 'alter', 'event session', statement.name);
  const id = existing?.event_session_id ?? catalog.next('eventSession', 65536);
  store.set(key, sessionRow(statement, id, existing));
  for (const event of statement.events) {
    if (event.change === 'DROP') dropEvent(c, id, event.name);
    else addEvent(c, id, event);
  }
  for (const target of statement.targets) {
    if (target.change === 'DROP') dropTarget(c, id, target.name);
    else addTarget(c, id, target);
  }
}

function sessionRow(statement: EventSession, id: number, before: EventSessionRow | undefined): EventSessionRow {
  const { options } = statement;
  const retention = optionValue(options, 'EVENT_RETENTION_MODE');
  const partition = optionValue(options, 'MEMORY_PARTITION_MODE');
  return {
    event_session_id: id,
    name: statement.name,
    event_retention_mode: retention ? (retentions[retention] ?? 'S') : (before?.event_retention_mode ?? 'S'),
    event_retention_mode_desc: retention ?? before?.event_retention_mode_desc ?? 'ALLOW_SINGLE_EVENT_LOSS',
    max_dispatch_latency:
      latency(optionValue(options, 'MAX_DISPATCH_LATENCY')) ?? before?.max_dispatch_latency ?? 30000,
    max_memory: kilobytes(optionValue(options, 'MAX_MEMORY')) ?? before?.max_memory ?? 4096,
    max_event_size: kilobytes(optionValue(options, 'MAX_EVENT_SIZE')) ?? before?.max_event_size ?? 0,
    memory_partition_mode: partition ? (partitions[partition] ?? 'G') : (before?.memory_partition_mode ?? 'G'),
    memory_partition_mode_desc: partition ?? before?.memory_partition_mode_desc ?? 'NONE',
    track_causality: optionFlag(options, 'TRACK_CAUSALITY', before?.track_causality ?? false),
    startup_state: optionFlag(options, 'STARTUP_STATE', before?.startup_state ?? false),
    has_long_running_target: false,
    max_duration: '0',
  };
}

/** `5 SECONDS` → 5000; INFINITE → 0. */
function latency(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return text === 'INFINITE' ? 0 : Number.parseInt(text, 10) * 1000;
}

/** `4 MB`, `4096 KB`, `4096` → kilobytes. */
function kilobytes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return Number.parseInt(text, 10) * (/MB/.test(text) ? 1024 : 1);
}

/** `package.name` or `[guid].package.name`. */
const parts = (name: readonly string[]) => ({
  name: name[name.length - 1] ?? '',
  package: name[name.length - 2] ?? '',
  module: name.length > 2 ? (name[0] ?? '') : 'sqlserver',
});

const sameName = (row: { readonly name: string; readonly package: string }, name: readonly string[]): boolean =>
  row.name.toLowerCase() === parts(name).name.toLowerCase() &&
  row.package.toLowerCase() === parts(name).package.toLowerCase();

function nextId(c: Context, id: number): number {
  let next = 1;
  for (const row of c.catalog.sessionEvents.of(id)) next = Math.max(next, row.event_id + 1);
  for (const row of c.catalog.sessionTargets.of(id)) next = Math.max(next, row.target_id + 1);
  return next;
}

function addEvent(c: Context, id: number, event: EventSession['events'][number]): void {
  const { catalog } = c;
  const eventId = nextId(c, id);
  catalog.sessionEvents.set(id, eventId, {
    event_session_id: id,
    event_id: eventId,
    ...parts(event.name),
    predicate: event.where?.text ?? null,
    predicate_xml: null,
  });
  event.actions.forEach((action, position) => {
    catalog.sessionActions.set(id, `${eventId}.${position}`, {
      event_session_id: id,
      event_id: eventId,
      ...parts(action),
    });
  });
  setFields(c, id, eventId, event.set);
}

function setFields(c: Context, id: number, objectId: number, options: readonly Option[]): void {
  for (const option of options) {
    const name = option.name.toLowerCase().replace(/^\[|\]$/g, '');
    const value = (option.value ?? '')
      .replace(/^\((.*)\)$/s, '$1')
      .replace(/^N?'(.*)'$/s, '$1')
      .replaceAll("''", "'");
    c.catalog.sessionFields.set(id, `${objectId}.${name}`, { event_session_id: id, object_id: objectId, name, value });
  }
}

function addTarget(c: Context, id: number, target: EventSession['targets'][number]): void {
  const targetId = nextId(c, id);
  c.catalog.sessionTargets.set(id, targetId, { event_session_id: id, target_id: targetId, ...parts(target.name) });
  setFields(c, id, targetId, target.set);
}

function dropEvent(c: Context, id: number, name: readonly string[]): void {
  const { catalog } = c;
  const row = [...catalog.sessionEvents.of(id)].find((item) => sameName(item, name)) ?? refuse(25629, name.join('.'));
  catalog.sessionEvents.delete(id, row.event_id);
  dropUnder(c, id, row.event_id);
}

function dropTarget(c: Context, id: number, name: readonly string[]): void {
  const { catalog } = c;
  const row = [...catalog.sessionTargets.of(id)].find((item) => sameName(item, name)) ?? refuse(25629, name.join('.'));
  catalog.sessionTargets.delete(id, row.target_id);
  dropUnder(c, id, row.target_id);
}

function dropUnder(c: Context, id: number, objectId: number): void {
  for (const store of [c.catalog.sessionActions, c.catalog.sessionFields]) {
    for (const key of [...store.keysOf(id)]) if (key.startsWith(`${objectId}.`)) store.delete(id, key);
  }
}

export function dropEventSession(c: Context, name: string, on: string, ifExists: boolean): void {
  const { catalog } = c;
  const store = sessionsOf(c, on);
  const row = store.get(catalog.fold(name));
  if (!row) {
    if (ifExists) return;
    return refuse(15151, 'drop', 'event session', name);
  }
  store.delete(catalog.fold(name));
  const id = row.event_session_id;
  catalog.sessionEvents.deleteGroup(id);
  catalog.sessionActions.deleteGroup(id);
  catalog.sessionTargets.deleteGroup(id);
  catalog.sessionFields.deleteGroup(id);
}
