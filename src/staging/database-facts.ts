import type { SqlSession } from '../base/sql-session.ts';
import { flagOf, guidOf, numberOf, textOf } from './read-values.ts';

/** One database as sys.databases and sys.database_recovery_status of its server have it. */
export type DatabaseFacts = {
  /** As the server spells it. */
  readonly name: string;
  readonly id: number;
  /** ONLINE, RESTORING, OFFLINE, … */
  readonly state: string;
  /** Undefined where the server does not say one: offline, restoring, or hidden from this login. */
  readonly databaseGuid?: string;
  /** Equal in a database and in whatever was restored from its backup. */
  readonly familyGuid?: string;
  readonly recoveryModel: string;
  /** Whether this login owns it. */
  readonly owned: boolean;
  readonly inAvailabilityGroup: boolean;
  readonly mirrored: boolean;
  /** Names of its snapshots; it cannot be dropped while there are any. */
  readonly snapshots: readonly string[];
  readonly isSnapshot: boolean;
};

// The server compares the name, under its own collation.
const databaseQuery = `SELECT d.name, d.database_id, d.state_desc, d.recovery_model_desc, d.source_database_id,
  CONVERT(nvarchar(36), r.database_guid) AS database_guid,
  CONVERT(nvarchar(36), r.family_guid) AS family_guid,
  CASE WHEN d.owner_sid = SUSER_SID() THEN 1 ELSE 0 END AS is_owned,
  CASE WHEN d.replica_id IS NULL AND d.group_database_id IS NULL THEN 0 ELSE 1 END AS in_group
FROM sys.databases AS d
LEFT JOIN sys.database_recovery_status AS r ON r.database_id = d.database_id
WHERE d.name = @name`;

const mirrorQuery =
  'SELECT COUNT(*) AS mirrors FROM sys.database_mirroring WHERE database_id = @id AND mirroring_guid IS NOT NULL';

const snapshotQuery = 'SELECT name FROM sys.databases WHERE source_database_id = @id ORDER BY name';

/** The database of that name, or undefined if the server has none. The session is on master. */
export async function readDatabaseFacts(session: SqlSession, name: string): Promise<DatabaseFacts | undefined> {
  const [row] = await session.query(databaseQuery, { name });
  if (!row) return undefined;
  const id = numberOf(row, 'database_id') ?? 0;
  const [mirrors = {}] = await session.query(mirrorQuery, { id });
  const snapshots = await session.query(snapshotQuery, { id });
  const [databaseGuid, familyGuid] = [guidOf(row, 'database_guid'), guidOf(row, 'family_guid')];
  return {
    name: textOf(row, 'name') ?? name,
    id,
    state: textOf(row, 'state_desc') ?? '',
    ...(databaseGuid !== undefined && { databaseGuid }),
    ...(familyGuid !== undefined && { familyGuid }),
    recoveryModel: textOf(row, 'recovery_model_desc') ?? '',
    owned: flagOf(row, 'is_owned') ?? false,
    inAvailabilityGroup: flagOf(row, 'in_group') ?? true,
    mirrored: (numberOf(mirrors, 'mirrors') ?? 0) > 0,
    snapshots: snapshots.map((snapshot) => textOf(snapshot, 'name') ?? ''),
    isSnapshot: numberOf(row, 'source_database_id') !== undefined,
  };
}
