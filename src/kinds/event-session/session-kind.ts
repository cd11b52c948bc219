import { quotePath, quoteString } from '../../base/names.ts';
import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { CatalogLookup, Hazard, Kind, ReadContext, Route } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { sessionOf } from './session-build.ts';
import { readSession, settingText, writeSession } from './session-dacpac.ts';
import {
  type EventSessionObject,
  type EventSessionProps,
  plainSession,
  type Setting,
  sessionProperties,
  sorted,
} from './session-props.ts';

function createSql({ path, props }: EventSessionObject): string {
  const events = props.events.map((event) => {
    const inner = [
      ...(event.settings.length > 0 ? [`SET ${settings(event.settings)}`] : []),
      ...(event.actions.length > 0 ? [`ACTION (${event.actions.join(', ')})`] : []),
      ...(event.where === undefined ? [] : [`WHERE ${event.where}`]),
    ];
    return `ADD EVENT ${event.name}${inner.length === 0 ? '' : ` (${inner.join(' ')})`}`;
  });
  const targets = props.targets.map(
    (target) => `ADD TARGET ${target.name}${target.settings.length === 0 ? '' : ` (SET ${settings(target.settings)})`}`,
  );
  const onOff = (on: boolean) => (on ? 'ON' : 'OFF');
  const latency = props.maxDispatchLatency === 0 ? 'INFINITE' : `${props.maxDispatchLatency} SECONDS`;
  const options = `MAX_MEMORY = ${props.maxMemoryKb} KB, EVENT_RETENTION_MODE = ${props.retention}, MAX_DISPATCH_LATENCY = ${latency}, MAX_EVENT_SIZE = ${props.maxEventSizeKb} KB, MEMORY_PARTITION_MODE = ${props.memoryPartition}, TRACK_CAUSALITY = ${onOff(props.trackCausality)}, STARTUP_STATE = ${onOff(props.startup)}`;
  return `CREATE EVENT SESSION ${quotePath(path)} ON ${props.on}\n    ${[events.join(',\n    '), targets.join(',\n    ')].filter((part) => part !== '').join('\n    ')}\n    WITH (${options});`;
}

function settings(list: readonly Setting[]): string {
  return list.map(({ name, value }) => `${name} = ${settingText(value)}`).join(', ');
}

function dropSql({ path, props }: EventSessionObject): string {
  return `DROP EVENT SESSION ${quotePath(path)} ON ${props.on};`;
}

/** A session of the server is everybody's: other databases and other teams may rely on it. */
function hazards({ path, props }: EventSessionObject): readonly Hazard[] {
  if (props.on === 'DATABASE') return [];
  const message = `The event session ${quotePath(path)} belongs to the whole server: check who reads it.`;
  return [{ code: 'COMP004', severity: 'warn', message }];
}

function exists({ path, props }: EventSessionObject): string {
  return `EXISTS (SELECT 1 FROM sys.${props.on === 'SERVER' ? 'server' : 'database'}_event_sessions WHERE [name] = ${quoteString(path[0] ?? '')})`;
}

/**
 * Dropped and created in one batch, and started again if it ran: ALTER works event by event and needs the session stopped
 * for most of it.
 */
function replaceSession(before: EventSessionObject, after: EventSessionObject): Route {
  const running = after.props.on === 'SERVER' ? 'sys.dm_xe_sessions' : 'sys.dm_xe_database_sessions';
  const sql = [
    `DECLARE @running bit = CASE WHEN EXISTS (SELECT 1 FROM ${running} WHERE [name] = ${quoteString(after.path[0] ?? '')}) THEN 1 ELSE 0 END;`,
    dropSql(before),
    createSql(after),
    `IF @running = 1 ALTER EVENT SESSION ${quotePath(after.path)} ON ${after.props.on} STATE = START;`,
  ].join('\n');
  return {
    how: 'inPlace',
    steps: [{ does: 'alter', sql: [sql], commit: 'outside', hazards: hazards(after) }],
    disturbs: [],
  };
}

/** Sessions that every server has. */
const systemSession =
  /^(system_health|AlwaysOn_health|telemetry_xevents|hkenginexesession|sp_server_diagnostics session|QuickSessionStandard|QuickSessionTSQL)$/i;

type Place = { readonly on: EventSessionProps['on']; readonly prefix: string };
const places: readonly Place[] = [
  { on: 'SERVER', prefix: 'sys.server_event_session' },
  { on: 'DATABASE', prefix: 'sys.database_event_session' },
];

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly EventSessionObject[] {
  return places.flatMap(({ on, prefix }) =>
    (rows.get(`${prefix}s`) ?? []).flatMap((row) => {
      const name = String(row.name);
      return systemSession.test(name) ? [] : [sessionOf(name, propsOfRow(row, on, prefix, context), context)];
    }),
  );
}

function propsOfRow(row: Row, on: EventSessionProps['on'], prefix: string, context: CatalogLookup): EventSessionProps {
  const id = Number(row.event_session_id);
  const of = (view: string) => context.group(`${prefix}_${view}`, 'event_session_id').get(id) ?? [];
  const fields = of('fields');
  const settingsOf = (objectId: unknown): readonly Setting[] =>
    sorted(
      fields
        .filter((field) => field.object_id === objectId)
        .map((field) => ({ name: String(field.name).toLowerCase(), value: String(field.value) })),
    );
  const actions = of('actions');
  return {
    ...plainSession,
    on,
    events: of('events').map((event) => ({
      name: `${event.package}.${event.name}`,
      actions: actions
        .filter((action) => action.event_id === event.event_id)
        .map((action) => `${action.package}.${action.name}`),
      settings: settingsOf(event.event_id),
      where: event.predicate === null || event.predicate === undefined ? undefined : String(event.predicate),
    })),
    targets: of('targets').map((target) => ({
      name: `${target.package}.${target.name}`,
      settings: settingsOf(target.target_id),
    })),
    maxMemoryKb: Number(row.max_memory),
    retention: String(row.event_retention_mode_desc),
    maxDispatchLatency: Number(row.max_dispatch_latency) / 1000,
    maxEventSizeKb: Number(row.max_event_size),
    memoryPartition: String(row.memory_partition_mode_desc),
    trackCausality: row.track_causality === true,
    startup: row.startup_state === true,
  };
}

const viewColumns: Readonly<Record<string, readonly string[]>> = {
  s: [
    'event_session_id',
    'name',
    'event_retention_mode_desc',
    'max_dispatch_latency',
    'max_memory',
    'max_event_size',
    'memory_partition_mode_desc',
    'track_causality',
    'startup_state',
  ],
  _events: ['event_session_id', 'event_id', 'name', 'package', 'predicate'],
  _actions: ['event_session_id', 'event_id', 'name', 'package'],
  _targets: ['event_session_id', 'target_id', 'name', 'package'],
  _fields: ['event_session_id', 'object_id', 'name', 'value'],
};

export const eventSession: Kind<EventSessionProps> = {
  name: 'eventSession',
  namespace: 'eventSession',
  title: 'event session',
  rank: rankOf('eventSession'),
  isOfServer: (object) => object.props.on === 'SERVER',
  scope: 'schema',
  properties: sessionProperties,
  element: (object) => (object.props.on === 'SERVER' ? 'SqlEventSession' : 'SqlDatabaseEventSession'),
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    {
      does: 'create',
      sql: [createSql(object)],
      commit: 'outside',
      done: `SELECT CASE WHEN ${exists(object)} THEN 1 ELSE 0 END;`,
    },
  ],
  drop: (object) => [
    {
      does: 'drop',
      sql: [dropSql(object)],
      commit: 'outside',
      hazards: hazards(object),
      done: `SELECT CASE WHEN ${exists(object)} THEN 0 ELSE 1 END;`,
    },
  ],
  alter: ({ before, after }) => replaceSession(before, after),
  dacpac: {
    reads: ['SqlEventSession', 'SqlDatabaseEventSession'],
    read: (element, context) => [readSession(element, context)],
    write: (object) => [writeSession(object)],
  },
  catalog: {
    views: Object.fromEntries(
      places.flatMap(({ prefix }) =>
        Object.entries(viewColumns).map(([suffix, columns]) => [`${prefix}${suffix}`, columns]),
      ),
    ),
    read: readRows,
  },
};
