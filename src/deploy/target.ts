import type { SqlSession, SqlValue } from '../base/sql-session.ts';
import type { RunTarget } from '../plan/evidence-types.ts';
import { refuse } from './problem.ts';

/** The database of a session, as the journal and the choice of variants need it. */
export type Target = {
  readonly run: RunTarget;
  /** What tells this database from a copy of it: the journal's rows carry it. */
  readonly identity: string;
  /** Major version; Azure SQL Database and Managed Instance count as newer than any. */
  readonly version: number;
  /** Where the server puts files; empty where it does not say. */
  readonly dataPath: string;
  readonly logPath: string;
  /** SERVERPROPERTY('EngineEdition'): 3 is Enterprise and Developer, 5 Azure SQL Database, 8 Managed Instance. */
  readonly engineEdition: number;
};

/** Azure SQL Database has no sys.database_recovery_status; there the time of its creation is no other database's. */
const identityQuery = `SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')) AS version,
  CONVERT(nvarchar(128), SERVERPROPERTY('Edition')) AS edition,
  CONVERT(int, SERVERPROPERTY('EngineEdition')) AS engine_edition,
  CONVERT(nvarchar(256), SERVERPROPERTY('ServerName')) AS server_name, DB_NAME() AS database_name,
  CONVERT(nvarchar(260), SERVERPROPERTY('InstanceDefaultDataPath')) AS data_path,
  CONVERT(nvarchar(260), SERVERPROPERTY('InstanceDefaultLogPath')) AS log_path,
  CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Updateability')) AS updateability,
  CONVERT(nvarchar(30), d.create_date, 126) AS created
FROM sys.databases AS d WHERE d.database_id = DB_ID();`;

const guidQuery = `SELECT CONVERT(nvarchar(36), database_guid) AS database_guid, CONVERT(nvarchar(36), family_guid) AS family_guid
FROM sys.database_recovery_status WHERE database_id = DB_ID();`;

const azureSqlDatabase = 5;
const managedInstance = 8;
const systemDatabases = new Set(['master', 'model', 'msdb', 'tempdb']);

/** Refuses system databases and databases that cannot be written. */
export async function readTarget(session: SqlSession): Promise<Target> {
  const [row = {}] = await session.query(identityQuery);
  const engineEdition = Number(row.engine_edition ?? 0);
  const [guids = {}] = engineEdition === azureSqlDatabase ? [] : await session.query(guidQuery);
  const database = text(row.database_name);
  if (systemDatabases.has(database.toLowerCase()))
    refuse('DEP001', `${database} is a system database.`, { hint: 'Name the database in the connection.' });
  if (text(row.updateability) === 'READ_ONLY')
    refuse('DEP002', `Database ${database} is read-only.`, { hint: 'Connect to the primary replica.' });
  const version = text(row.version);
  const databaseGuid = text(guids.database_guid).toUpperCase();
  const familyGuid = text(guids.family_guid).toUpperCase();
  const server = text(row.server_name);
  return {
    run: {
      server,
      database,
      ...(databaseGuid !== '' && { databaseGuid }),
      ...(familyGuid !== '' && { familyGuid }),
      version,
      edition: text(row.edition),
    },
    identity: databaseGuid || `${server} ${database} ${text(row.created)}`,
    version: isCloud(engineEdition) ? Number.POSITIVE_INFINITY : Number.parseInt(version, 10),
    engineEdition,
    dataPath: text(row.data_path),
    logPath: text(row.log_path),
  };
}

function isCloud(engineEdition: number): boolean {
  return engineEdition === azureSqlDatabase || engineEdition === managedInstance;
}

const enterprise = 3;

/** Whether the server has what a text of another edition needs; what Enterprise has, Developer and Azure have too. */
export function hasEdition({ engineEdition, run }: Target, edition: string): boolean {
  if (edition === 'Enterprise' || edition === 'Developer')
    return engineEdition === enterprise || isCloud(engineEdition);
  return run.edition.toLowerCase().startsWith(edition.toLowerCase());
}

function text(value: SqlValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
