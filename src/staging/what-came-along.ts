import { fail } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import type { SqlServer, SqlSession } from '../base/sql-session.ts';
import type { ChosenBackup } from './choose-backup.ts';
import { type CopyOf, readMarker } from './marker.ts';
import { textOf } from './read-values.ts';
import type { TargetQuestion } from './refusals.ts';
import type { ServerFacts } from './server-facts.ts';

/** What a restore does not do, or does besides, known before it runs. */
export function sideEffects(
  { simple }: { readonly simple: boolean },
  { full: { header }, differential }: ChosenBackup,
  { target, production }: TargetQuestion,
): readonly string[] {
  const until = differential ? 'the differential backup' : 'the backup';
  const notes = [
    `Log backups are not restored: the copy is production as of the time of ${until}`,
    'Change data capture and replication do not come along; Service Broker, TRUSTWORTHY and DB_CHAINING are off',
    'Users and permissions of production come along, and data is not masked',
  ];
  if (production?.sameInstance)
    notes.push('The copy is on production’s own server: the rehearsal costs production time');
  if (header.copyOnly && header.finished === undefined) {
    notes.push('The marker will also hold the time and the last LSN of the backup that is taken');
  }
  if (header.major < target.server.major) {
    notes.push(`SQL Server upgrades the copy from ${header.version} to ${target.server.version}`);
  }
  if (simple) {
    notes.push('Recovery model SIMPLE was asked for: the log grows less in the rehearsal than it will in production');
  } else if (header.recoveryModel !== 'FULL') notes.push(`The recovery model is production’s: ${header.recoveryModel}`);
  if (!header.checksums) notes.push('The backup has no checksums, so that damage in it may not be noticed');
  return notes;
}

/** Who owns the copy: sa where the login can give it away, otherwise the login. */
export function ownerOf(server: ServerFacts): string {
  return server.may.sysadmin ? (server.sa ?? server.login) : server.login;
}

export type RestoreEnd = {
  readonly from: CopyOf;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
};

/** Looks at the copy: its marker counts, and who or what in it still points to the outside. */
export async function readResult(staging: SqlServer, name: string): Promise<RestoreEnd> {
  const session = await staging.open(name);
  try {
    const from = await readMarker(session);
    if (!from) {
      return fail('RST017', `The marker of ${quote(name)} does not count after it was written.`, {
        hint: 'Look whether the server says the database_guid of the database to this login: SELECT database_guid FROM sys.database_recovery_status.',
      });
    }
    return { from, ...(await lookAround(session)) };
  } finally {
    await session.close();
  }
}

const looks: readonly { readonly sql: string; readonly says: (names: string) => string; readonly warn: boolean }[] = [
  {
    sql: `SELECT u.name FROM sys.database_principals AS u WHERE u.type = 'S' AND u.authentication_type = 1 AND u.principal_id > 4
  AND NOT EXISTS (SELECT 1 FROM sys.server_principals AS l WHERE l.sid = u.sid) ORDER BY u.name`,
    says: (names) => `Users without a login on this server: ${names}`,
    warn: false,
  },
  {
    sql: `SELECT name FROM sys.service_queues WHERE is_ms_shipped = 0 AND is_activation_enabled = 1 ORDER BY name`,
    says: (names) => `Queues with activation, which does not run while Service Broker is off: ${names}`,
    warn: false,
  },
  {
    sql: `SELECT name FROM sys.synonyms WHERE PARSENAME(base_object_name, 4) IS NOT NULL OR PARSENAME(base_object_name, 3) <> DB_NAME() ORDER BY name`,
    says: (names) => `Synonyms that point out of the copy, perhaps to production: ${names}`,
    warn: true,
  },
];

async function lookAround(session: SqlSession): Promise<Pick<RestoreEnd, 'notes' | 'warnings'>> {
  const [notes, warnings]: [string[], string[]] = [[], []];
  for (const look of looks) {
    const rows = await session.query(look.sql);
    if (rows.length === 0) continue;
    (look.warn ? warnings : notes).push(look.says(rows.map((row) => quote(textOf(row, 'name') ?? '')).join(', ')));
  }
  return { notes, warnings };
}
