import type { SqlSession } from '../base/sql-session.ts';
import { flagOf, numberOf, textOf } from './read-values.ts';

/** What a server says of itself. Connection texts (aliases, ports, listeners) say nothing about which server answers. */
export type ServerFacts = {
  /** SERVERPROPERTY('ServerName'): `MACHINE` or `MACHINE\INSTANCE`. */
  readonly server: string;
  /** Other names of the same server: @@SERVERNAME (stale after a renaming), cluster node, machine. */
  readonly otherNames: readonly string[];
  /** SERVERPROPERTY('EngineEdition'): 5 Azure SQL Database, 8 Managed Instance, 4 Express, … */
  readonly engineEdition: number;
  readonly edition: string;
  /** Such as 16.0.4135.4. */
  readonly version: string;
  readonly major: number;
  readonly dataPath?: string;
  readonly logPath?: string;
  /** Minutes that the server's clock is ahead of UTC now. */
  readonly minutesAhead: number;
  readonly login: string;
  /** The login with SID 0x01, under whatever name. */
  readonly sa?: string;
  readonly may: Permissions;
};

/** What the login may do; NULL from the server counts as no. */
export type Permissions = {
  readonly sysadmin: boolean;
  readonly createAnyDatabase: boolean;
  readonly alterAnyDatabase: boolean;
  readonly viewAnyDefinition: boolean;
  readonly viewServerState: boolean;
};

/** Editions of the box product; Azure SQL Database, Managed Instance and others have no files that RESTORE here can read. */
export function isBox({ engineEdition }: ServerFacts): boolean {
  // 2 Standard and Web; 3 Enterprise, Developer, Evaluation; 4 Express.
  return engineEdition >= 1 && engineEdition <= 4;
}

const factsQuery = `SELECT
  CONVERT(nvarchar(256), SERVERPROPERTY('ServerName')) AS server_name,
  CONVERT(nvarchar(256), @@SERVERNAME) AS registered_name,
  CONVERT(nvarchar(256), SERVERPROPERTY('MachineName')) AS machine_name,
  CONVERT(nvarchar(256), SERVERPROPERTY('ComputerNamePhysicalNetBIOS')) AS node_name,
  CONVERT(nvarchar(256), SERVERPROPERTY('InstanceName')) AS instance_name,
  CONVERT(int, SERVERPROPERTY('EngineEdition')) AS engine_edition,
  CONVERT(nvarchar(128), SERVERPROPERTY('Edition')) AS edition,
  CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')) AS product_version,
  CONVERT(nvarchar(512), SERVERPROPERTY('InstanceDefaultDataPath')) AS data_path,
  CONVERT(nvarchar(512), SERVERPROPERTY('InstanceDefaultLogPath')) AS log_path,
  DATEDIFF(MINUTE, GETUTCDATE(), GETDATE()) AS minutes_ahead,
  SUSER_SNAME() AS login_name,
  SUSER_SNAME(0x01) AS sa_name,
  IS_SRVROLEMEMBER(N'sysadmin') AS is_sysadmin,
  HAS_PERMS_BY_NAME(NULL, NULL, N'CREATE ANY DATABASE') AS may_create,
  HAS_PERMS_BY_NAME(NULL, NULL, N'ALTER ANY DATABASE') AS may_alter,
  HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW ANY DEFINITION') AS may_view_definition,
  HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') AS may_view_state`;

/** Reads what refusals, paths and the script need of a server. Any session on it will do. */
export async function readServerFacts(session: SqlSession): Promise<ServerFacts> {
  const [row = {}] = await session.query(factsQuery);
  const server = textOf(row, 'server_name') ?? textOf(row, 'registered_name') ?? '';
  const instance = textOf(row, 'instance_name');
  const onInstance = (machine: string | undefined): string | undefined =>
    machine === undefined || instance === undefined ? machine : `${machine}\\${instance}`;
  const names = [
    textOf(row, 'registered_name'),
    onInstance(textOf(row, 'machine_name')),
    onInstance(textOf(row, 'node_name')),
  ];
  const version = textOf(row, 'product_version') ?? '';
  const [dataPath, logPath, sa] = [textOf(row, 'data_path'), textOf(row, 'log_path'), textOf(row, 'sa_name')];
  return {
    server,
    otherNames: [...new Set(names.filter((name) => name !== undefined && name !== server))] as string[],
    engineEdition: numberOf(row, 'engine_edition') ?? 0,
    edition: textOf(row, 'edition') ?? '',
    version,
    major: Number.parseInt(version, 10) || 0,
    ...(dataPath !== undefined && { dataPath }),
    ...(logPath !== undefined && { logPath }),
    minutesAhead: numberOf(row, 'minutes_ahead') ?? 0,
    login: textOf(row, 'login_name') ?? '',
    ...(sa !== undefined && { sa }),
    may: {
      sysadmin: flagOf(row, 'is_sysadmin') ?? false,
      createAnyDatabase: flagOf(row, 'may_create') ?? false,
      alterAnyDatabase: flagOf(row, 'may_alter') ?? false,
      viewAnyDefinition: flagOf(row, 'may_view_definition') ?? false,
      viewServerState: flagOf(row, 'may_view_state') ?? false,
    },
  };
}
