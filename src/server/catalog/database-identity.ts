import { fail } from '../../base/errors.ts';
import type { SqlRow, SqlSession } from '../../base/sql-session.ts';
import { type ServerKind, serverKind } from './catalog-version.ts';
import { type Guard, guards } from './view-queries.ts';

/** What has to be known of a database before its catalog can be asked. */
export type DatabaseIdentity = ServerKind & {
  readonly database: string;
  readonly server: string;
  readonly collation: string;
  readonly compatibilityLevel: number;
  readonly edition: string;
  readonly productVersion: string;
  /** Of the permissions on which views depend, those that the login has. */
  readonly permissions: ReadonlySet<Guard>;
  /** The columns of system views that this very server lists; empty where it lists none of its own. */
  readonly systemColumns: ReadonlyMap<string, ReadonlySet<string>>;
};

const systemDatabases = new Set(['master', 'tempdb', 'model', 'msdb']);

// What hides single objects from a login that may see the others. Nothing is denied to dbo.
const denials =
  "USER_NAME() <> N'dbo' AND [p].[state] = 'D' AND [p].[permission_name] IN (N'VIEW DEFINITION', N'CONTROL') AND ([p].[grantee_principal_id] = USER_ID() OR IS_ROLEMEMBER(USER_NAME([p].[grantee_principal_id])) = 1)";

const permissions = [['VIEW DEFINITION', 'DATABASE'], ...Object.entries(guards)] as const;
const permissionItems = permissions.map(([permission, on]) => {
  const securable = on === 'SERVER' ? 'NULL, NULL' : "QUOTENAME(DB_NAME()), N'DATABASE'";
  return `HAS_PERMS_BY_NAME(${securable}, N'${permission}') AS [${permission}]`;
});

// HAS_PERMS_BY_NAME takes a quoted name: https://learn.microsoft.com/sql/t-sql/functions/has-perms-by-name-transact-sql
const identitySql = `SELECT DB_NAME() AS [database],
CONVERT(nvarchar(256), SERVERPROPERTY(N'ServerName')) AS [server],
CONVERT(int, SERVERPROPERTY(N'EngineEdition')) AS [engine_edition],
CONVERT(nvarchar(128), SERVERPROPERTY(N'ProductVersion')) AS [product_version],
CONVERT(nvarchar(128), SERVERPROPERTY(N'Edition')) AS [edition],
CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), N'Collation')) AS [collation],
[a].[compatibility_level] AS [compatibility_level],
(SELECT COUNT(*) FROM [sys].[database_permissions] AS [p] WHERE ${denials}) AS [denials],
${permissionItems.join(',\n')}
FROM [sys].[databases] AS [a] WHERE [a].[name] = DB_NAME()`;

/** Which of the wanted views this build has, with all their columns: versions differ, and so do builds of one version. */
function columnsSql(views: readonly string[]): string {
  const names = views
    .filter((view) => view.startsWith('sys.'))
    .map((view) => `N'${view.slice('sys.'.length)}'`)
    .join(', ');
  return `SELECT [o].[name] AS [view], [a].[name] AS [column] FROM [sys].[all_columns] AS [a] JOIN [sys].[all_objects] AS [o] ON [o].[object_id] = [a].[object_id] WHERE [o].[is_ms_shipped] = 1 AND [o].[schema_id] = SCHEMA_ID(N'sys') AND [o].[name] IN (${names})`;
}

/** Asks a session about its database, in one round trip. Throws CAT001, CAT002 and CAT004. */
export async function databaseIdentity(
  session: SqlSession,
  views: readonly string[],
  without: readonly string[] = [],
): Promise<DatabaseIdentity> {
  const { resultSets } = await session.batch(`${identitySql};\n${columnsSql(views)};`);
  const row = resultSets[0]?.rows[0];
  const database = String(row?.database ?? '');
  if (!row || systemDatabases.has(database.toLowerCase())) {
    fail('CAT004', `The connection leads to ${database || 'no database'}, which is a database of the server itself.`, {
      hint: "Name the database in the connection string: 'Initial Catalog=Shop'.",
    });
  }
  if (!isOne(row['VIEW DEFINITION'])) {
    fail(
      'CAT001',
      `The login may not see the definitions of database ${database}: what it cannot see would be taken for absent.`,
      { hint: 'In that database: GRANT VIEW DEFINITION TO [the user of the login];' },
    );
  }
  if (Number(row.denials) > 0) {
    fail(
      'CAT001',
      `Some objects of database ${database} are hidden from the login by DENY: what it cannot see would be taken for absent.`,
      { hint: 'In that database: REVOKE the DENY of VIEW DEFINITION or CONTROL from its user and the roles of it.' },
    );
  }
  const compatibilityLevel = Number(row.compatibility_level);
  const productVersion = String(row.product_version);
  return {
    ...serverKind({ engineEdition: Number(row.engine_edition), productVersion, compatibilityLevel }),
    database,
    server: String(row.server ?? ''),
    collation: String(row.collation),
    compatibilityLevel,
    edition: String(row.edition),
    productVersion,
    permissions: new Set(
      (Object.keys(guards) as Guard[]).filter((guard) => isOne(row[guard]) && !without.includes(guard)),
    ),
    systemColumns: listed(resultSets[1]?.rows ?? []),
  };
}

function isOne(cell: SqlRow[string] | undefined): boolean {
  return cell === true || Number(cell) === 1;
}

function listed(rows: readonly SqlRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const views = new Map<string, Set<string>>();
  for (const row of rows) {
    const view = `sys.${row.view}`;
    const columns = views.get(view) ?? new Set();
    columns.add(String(row.column));
    views.set(view, columns);
  }
  return views;
}
