import { quote, quoteString } from '../base/names.ts';
import { type BackupDevice, devicesSql } from './backup-header.ts';
import type { DatabaseFacts } from './database-facts.ts';
import { type CopyOf, markerSql } from './marker.ts';
import type { Move } from './move-list.ts';
import type { ServerFacts } from './server-facts.ts';

/** What one batch of a restore is for. */
export type StepKey =
  | 'backup'
  | 'drop'
  | 'restore'
  | 'differential'
  | 'create'
  | 'schema'
  | 'owner'
  | 'options'
  | 'users'
  | 'recovery'
  | 'marker'
  | 'open';

/** What is printed and run for one purpose. */
export type ScriptStep = {
  readonly key: StepKey;
  readonly title: string;
  /** Which server, and whether on master or in the copy. */
  readonly on: 'production' | 'staging' | 'copy';
  /** Batches, one after another. */
  readonly sql: readonly string[];
  /** Its failure is told as a warning and the restore goes on: the copy is usable without it. */
  readonly optional?: boolean;
  /** Tells its progress in percent (message 3211). */
  readonly percent?: boolean;
};

export type RestorePlan = {
  readonly server: ServerFacts;
  readonly database: string;
  /** What is there now; it is dropped, so that SQL Server's own checks against overwriting stay on (no REPLACE). */
  readonly existing?: DatabaseFacts;
  readonly full: SetToRestore;
  /** A differential backup on top of it. */
  readonly differential?: SetToRestore;
  readonly from: Omit<CopyOf, 'restored'>;
  readonly owner: string;
  /** SIMPLE where it was asked for; otherwise the backup's model stays. */
  readonly recovery?: 'SIMPLE';
};

/** A backup taken now; it changes neither the chain of differential backups nor the log. */
export function backupStep(server: ServerFacts, database: string, devices: readonly BackupDevice[]): ScriptStep {
  const compression = compresses(server) ? ' COMPRESSION,' : '';
  return {
    key: 'backup',
    title: `Backing up ${quote(database)} on production (COPY_ONLY)`,
    on: 'production',
    percent: true,
    // INIT overwrites the file of the rehearsal before, so that the share does not fill.
    sql: [
      `${onlyOn(server)}
BACKUP DATABASE ${quote(database)} TO ${devicesSql(devices)}
WITH COPY_ONLY, INIT,${compression} CHECKSUM, STATS = 5;`,
    ],
  };
}

/** Express and Web read compressed backups and do not write them. */
function compresses({ engineEdition, edition }: ServerFacts): boolean {
  return engineEdition !== 4 && !/^(Express|Web)\b/i.test(edition);
}

/** The batches of a restore in their order. */
export function restoreScript(plan: RestorePlan): readonly ScriptStep[] {
  return [...(plan.existing ? [dropStep(plan.server, plan.existing)] : []), ...restoreSteps(plan), ...afterSteps(plan)];
}

/** Stops a batch that was pasted into a window of another server. */
export function onlyOn(server: ServerFacts): string {
  return `IF CONVERT(nvarchar(256), SERVERPROPERTY('ServerName')) <> ${quoteString(server.server)}
  THROW 50000, N'This batch is for another server.', 1;`;
}

/** The same, and in another database, such as after a USE that failed. */
function onlyIn(server: ServerFacts, database: string): string {
  return `${onlyOn(server)}
IF DB_NAME() <> ${quoteString(database)} THROW 50000, N'This batch is for another database.', 1;`;
}

/** Drops what was examined, and nothing that has taken its place since. */
export function dropStep(server: ServerFacts, existing: DatabaseFacts): ScriptStep {
  const name = quoteString(existing.name);
  const same =
    existing.databaseGuid === undefined
      ? `SELECT 1 FROM sys.databases WHERE name = ${name} AND database_id = ${existing.id} AND state_desc = ${quoteString(existing.state)}`
      : `SELECT 1 FROM sys.databases AS d JOIN sys.database_recovery_status AS r ON r.database_id = d.database_id
  WHERE d.name = ${name} AND CONVERT(nvarchar(36), r.database_guid) = ${quoteString(existing.databaseGuid)}`;
  // A database in RESTORING has no users and takes no ALTER.
  const clear =
    existing.state === 'ONLINE'
      ? `ALTER DATABASE ${quote(existing.name)} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;\n`
      : '';
  return {
    key: 'drop',
    title: `Dropping the staging database ${quote(existing.name)} of before`,
    on: 'staging',
    sql: [
      `${onlyOn(server)}
IF NOT EXISTS (${same})
  THROW 50000, N'The database is not the one that was examined.', 1;
${clear}DROP DATABASE ${quote(existing.name)};`,
    ],
  };
}

/** One backup set, with places for those of its files that are new. */
export type SetToRestore = {
  readonly devices: readonly BackupDevice[];
  readonly position: number;
  readonly checksums: boolean;
  readonly moves: readonly Move[];
};

function restoreSteps({ server, database, full, differential }: RestorePlan): readonly ScriptStep[] {
  const name = quote(database);
  const restore = ({ devices, position, checksums, moves }: SetToRestore, end: string): string => `${onlyOn(server)}
RESTORE DATABASE ${name} FROM ${devicesSql(devices)}
WITH FILE = ${position},
${moves
  .map(
    ({ logical, to }) => `  MOVE ${quoteString(logical)} TO ${quoteString(to)},
`,
  )
  .join('')}  ${checksums ? 'CHECKSUM, ' : ''}STATS = 5, ${end};`;
  // RESTRICTED_USER keeps applications out until the copy can no longer act on the outside world.
  const last = 'RESTRICTED_USER, RECOVERY';
  const claim = claimSql(server, database);
  const steps: ScriptStep[] = [
    {
      key: 'restore',
      title: `Restoring ${name}`,
      on: 'staging',
      percent: true,
      sql: [differential ? restore(full, 'NORECOVERY') : `${restore(full, last)}\n${claim}`],
    },
  ];
  if (differential) {
    steps.push({
      key: 'differential',
      title: `Restoring the differential backup of ${name}`,
      on: 'staging',
      percent: true,
      sql: [`${restore(differential, last)}\n${claim}`],
    });
  }
  return steps;
}

/**
 * Marks a database that the statement before has just made as ours, in its batch: whatever happens next, it may be replaced.
 * Not after an error: then a database of that name is somebody else's.
 */
export function claimSql(server: ServerFacts, database: string): string {
  const inside = `USE ${quote(database)};\n${markerSql(server.server, database, undefined)}`;
  return `IF @@ERROR = 0 EXEC (${quoteString(inside)});`;
}

/** What makes a restored or created database a staging database. */
export function afterSteps(
  plan: Pick<RestorePlan, 'server' | 'database' | 'from' | 'owner' | 'recovery'>,
): readonly ScriptStep[] {
  const { server, database, from, owner, recovery } = plan;
  const name = quote(database);
  const guard = onlyIn(server, database);
  const step = (key: StepKey, title: string, sql: string, optional = false): ScriptStep => ({
    key,
    title,
    on: 'copy',
    sql: [`${guard}\n${sql}`],
    ...(optional && { optional }),
  });
  const steps: ScriptStep[] = [
    step(
      'options',
      'Switching TRUSTWORTHY, DB_CHAINING and Service Broker off',
      ['TRUSTWORTHY', 'DB_CHAINING']
        .map(
          (option) =>
            `IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_${option.toLowerCase()}_on = 1) ALTER DATABASE ${name} SET ${option} OFF;\n`,
        )
        .join('') +
        `IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_broker_enabled = 1) ALTER DATABASE ${name} SET DISABLE_BROKER WITH ROLLBACK IMMEDIATE;`,
    ),
    step(
      'owner',
      `Setting the owner to ${quote(owner)}`,
      `ALTER AUTHORIZATION ON DATABASE::${name} TO ${quote(owner)};`,
      true,
    ),
    step('users', 'Repairing orphaned users', orphanSql, true),
  ];
  if (recovery === 'SIMPLE') {
    steps.push(step('recovery', 'Setting recovery model SIMPLE', `ALTER DATABASE ${name} SET RECOVERY SIMPLE;`));
  }
  steps.push(
    step('marker', 'Writing the marker', markerSql(server.server, database, from)),
    step('open', 'Opening it', `ALTER DATABASE ${name} SET MULTI_USER;`),
  );
  return steps;
}

// Users of SQL logins have the SID of production's login. One whose SID no login here has gets the login of its name, if there is
// one that no other user has. Windows users keep their SID everywhere.
const orphanSql = `DECLARE @user sysname, @login sysname, @sql nvarchar(1000);
DECLARE orphans CURSOR LOCAL STATIC READ_ONLY FORWARD_ONLY FOR
  SELECT u.name, l.name FROM sys.database_principals AS u
  JOIN sys.server_principals AS l ON l.name COLLATE DATABASE_DEFAULT = u.name COLLATE DATABASE_DEFAULT AND l.type = 'S'
  WHERE u.type = 'S' AND u.authentication_type = 1 AND u.principal_id > 4
    AND NOT EXISTS (SELECT 1 FROM sys.server_principals AS own WHERE own.sid = u.sid)
    AND NOT EXISTS (SELECT 1 FROM sys.database_principals AS other WHERE other.sid = l.sid);
OPEN orphans;
FETCH NEXT FROM orphans INTO @user, @login;
WHILE @@FETCH_STATUS = 0
BEGIN
  SET @sql = N'ALTER USER ' + QUOTENAME(@user) + N' WITH LOGIN = ' + QUOTENAME(@login) + N';';
  EXEC (@sql);
  PRINT @sql;
  FETCH NEXT FROM orphans INTO @user, @login;
END
CLOSE orphans;
DEALLOCATE orphans;`;

/** The steps as one script for a query window, in which each batch checks where it runs. */
export function scriptText(
  steps: readonly ScriptStep[],
  servers: { readonly production?: string; readonly staging: string },
  database: string,
): string {
  let where: ScriptStep['on'] | undefined;
  // In our own session a batch is a batch, whatever its names and modules hold.
  const splits = steps.some(({ sql }) => sql.some((batch) => /^[ \t]*GO[ \t]*\d*[ \t]*\r?$/im.test(batch)));
  let text = splits
    ? '-- A name or a module holds a line GO, which a query window takes for the end of a batch.\n'
    : '';
  for (const step of steps) {
    if (step.on !== where) {
      const server = step.on === 'production' ? servers.production : servers.staging;
      text += `-- On ${oneLine(server ?? '')}\nUSE ${step.on === 'copy' ? quote(database) : '[master]'};\nGO\n`;
      where = step.on;
    }
    text += `-- ${oneLine(step.title)}\n${step.sql.map((sql) => `${sql}\nGO\n`).join('')}`;
  }
  return text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
