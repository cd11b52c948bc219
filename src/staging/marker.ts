import { quoteString } from '../base/names.ts';
import type { SqlSession } from '../base/sql-session.ts';
import { guidOf, textOf } from './read-values.ts';

/** Name of the extended property of a database that holds its marker. */
export const markerName = 'DatabaseRehearsal';

/** What a database is a copy of. Times are ISO 8601 in UTC. */
export type CopyOf = {
  readonly server: string;
  readonly database: string;
  readonly databaseGuid?: string;
  readonly familyGuid?: string;
  readonly backupFinished?: string;
  readonly lastLsn?: string;
  readonly restored: string;
  readonly method: 'backup' | 'schema-only';
};

export type Marker = {
  readonly format: 1;
  /** Where it was written; it counts only there, because a backup carries it elsewhere. */
  readonly here: { readonly server: string; readonly database: string; readonly databaseGuid: string };
  /** Absent while the restore is not finished: the database is ours to overwrite, but no copy of production yet. */
  readonly from?: CopyOf;
};

/** Whether a database is ours: the marker that it carries, or why that does not count. */
export type MarkerState =
  | { readonly kind: 'none' }
  | { readonly kind: 'foreign'; readonly why: string }
  | { readonly kind: 'valid'; readonly marker: Marker };

/** The marker in the database that the session is on, valid or not. */
export async function readMarkerState(session: SqlSession): Promise<MarkerState> {
  const [property] = await session.query(
    'SELECT CONVERT(nvarchar(4000), value) AS value FROM sys.extended_properties WHERE class = 0 AND name = @name',
    { name: markerName },
  );
  if (!property) return { kind: 'none' };
  const [here = {}] = await session.query(
    `SELECT CONVERT(nvarchar(256), SERVERPROPERTY('ServerName')) AS server_name, DB_NAME() AS database_name,
  CONVERT(nvarchar(36), r.database_guid) AS database_guid
FROM sys.database_recovery_status AS r WHERE r.database_id = DB_ID()`,
  );
  const marker = parseMarker(textOf(property, 'value') ?? '');
  if (!marker) return { kind: 'foreign', why: 'its text is not one that a restore writes' };
  const [server, database] = [textOf(here, 'server_name') ?? '', textOf(here, 'database_name') ?? ''];
  const guid = guidOf(here, 'database_guid');
  if (guid === undefined) return { kind: 'foreign', why: 'the server does not say the database_guid of this database' };
  if (marker.here.server.toLowerCase() !== server.toLowerCase() || marker.here.database !== database) {
    return { kind: 'foreign', why: `it was written in ${marker.here.database} on ${marker.here.server}` };
  }
  if (marker.here.databaseGuid.toUpperCase() !== guid) {
    return { kind: 'foreign', why: 'it was written in another database of the same name (its database_guid differs)' };
  }
  return { kind: 'valid', marker };
}

/** What the session's database is a copy of; undefined without a finished marker that was written right here. */
export async function readMarker(session: SqlSession): Promise<CopyOf | undefined> {
  const state = await readMarkerState(session);
  return state.kind === 'valid' ? state.marker.from : undefined;
}

function parseMarker(text: string): Marker | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value.format !== 1 || !isRecord(value.here)) return undefined;
  const { server, database, databaseGuid } = value.here;
  if (typeof server !== 'string' || typeof database !== 'string' || typeof databaseGuid !== 'string') return undefined;
  const from = value.from === undefined ? undefined : parseFrom(value.from);
  if (value.from !== undefined && from === undefined) return undefined;
  return { format: 1, here: { server, database, databaseGuid }, ...(from && { from }) };
}

function parseFrom(from: unknown): CopyOf | undefined {
  if (!isRecord(from)) return undefined;
  const { server, database, restored, method } = from;
  if (typeof server !== 'string' || typeof database !== 'string' || typeof restored !== 'string') return undefined;
  if (method !== 'backup' && method !== 'schema-only') return undefined;
  const texts = (['databaseGuid', 'familyGuid', 'backupFinished', 'lastLsn'] as const).flatMap((key) =>
    typeof from[key] === 'string' ? [[key, from[key]] as const] : [],
  );
  return { server, database, restored, method, ...Object.fromEntries(texts) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * T-SQL that writes the marker into the database that it runs in, in place of one that the backup brought along. The server
 * puts in the database_guid and the time, so that the text is known before. Without `from`, the restore is not finished.
 */
export function markerSql(server: string, database: string, from: Omit<CopyOf, 'restored'> | undefined): string {
  const here = `{"format":1,"here":{"server":${JSON.stringify(server)},"database":${JSON.stringify(database)},"databaseGuid":"`;
  const value = [quoteString(here), '@guid', quoteString(from ? '"},"from":' : '"}}')];
  if (from) value.push(quoteString(`${JSON.stringify(from).slice(0, -1)},"restored":"`), '@now', quoteString('Z"}}'));
  return `DECLARE @guid nvarchar(36) = (SELECT CONVERT(nvarchar(36), database_guid) FROM sys.database_recovery_status WHERE database_id = DB_ID());
DECLARE @now nvarchar(30) = CONVERT(nvarchar(30), SYSUTCDATETIME(), 126);
DECLARE @value nvarchar(3750) = ${value.join(' + ')};
IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 0 AND name = ${quoteString(markerName)})
  EXEC sys.sp_dropextendedproperty @name = ${quoteString(markerName)};
EXEC sys.sp_addextendedproperty @name = ${quoteString(markerName)}, @value = @value;`;
}
