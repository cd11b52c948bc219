import { isNamedBy } from '../base/database-patterns.ts';
import type { Diagnostic } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import { type AllowedTargets, isNamedInFull } from './allowed-targets.ts';
import type { BackupHeader } from './backup-header.ts';
import type { DatabaseFacts } from './database-facts.ts';
import type { MarkerState } from './marker.ts';
import { isBox, type ServerFacts } from './server-facts.ts';

/** Production as a connection to it says, not as a backup does. */
export type ProductionFacts = {
  readonly server: ServerFacts;
  readonly database: DatabaseFacts;
  /** Servers of the availability group that production is in; none in one that this login may not look at. */
  readonly replicas: readonly string[];
  /** Whether the lock of same-instance.ts says that both connections end in one instance; undefined: not proven. */
  readonly sameInstance: boolean | undefined;
};

export type TargetFacts = {
  readonly server: ServerFacts;
  /** The name that the connection gives. */
  readonly name: string;
  /** What is there now, if anything. */
  readonly database?: DatabaseFacts;
  readonly marker: MarkerState;
  /** A plan is running in it. */
  readonly inUse: boolean;
  /** @@TRANCOUNT of the session that is to restore; undefined counts as open. */
  readonly transactions: number | undefined;
};

export type TargetQuestion = {
  readonly target: TargetFacts;
  readonly production?: ProductionFacts;
  /** The backup that is to be restored; absent while there is none yet (COPY_ONLY) or never (schema only). */
  readonly header?: BackupHeader;
  /** Lists that must each name the target, such as that of a pipeline and that of the DBAs' policy. */
  readonly allowed: readonly AllowedTargets[];
};

const error = (code: string, message: string, hint?: string): Diagnostic => ({
  code,
  severity: 'error',
  message,
  ...(hint !== undefined && { hint }),
});

/** Every reason why this target must not be overwritten. No option removes one. */
export function refuseTarget(question: TargetQuestion): readonly Diagnostic[] {
  return [
    ...refusePlatform(question),
    ...refuseProduction(question),
    ...refuseUnknownTarget(question),
    ...refuseNotAllowed(question),
    ...refuseTransaction(question),
    ...refuseGroup(question),
    ...refuseLogin(question),
    ...refuseRunning(question),
  ];
}

function refusePlatform({ target: { server } }: TargetQuestion): readonly Diagnostic[] {
  if (isBox(server)) return [];
  return [
    error(
      'RST012',
      `${server.server} is ${platformOf(server)}: a staging database can be made only on SQL Server.`,
      'Use a staging database on SQL Server, or copy it there with CREATE DATABASE … AS COPY OF (Azure SQL Database) or a point-in-time restore (Managed Instance) until this task can.',
    ),
  ];
}

/** What kind of server it is, for messages. */
export function platformOf({ engineEdition }: ServerFacts): string {
  if (engineEdition === 5) return 'Azure SQL Database';
  return engineEdition === 8 ? 'Azure SQL Managed Instance' : `engine edition ${engineEdition}`;
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function namesOf(server: ServerFacts): readonly string[] {
  return [server.server, ...server.otherNames];
}

/** Refusal 1: the target is production's own database, or nobody can tell. */
function refuseProduction({ target, production, header }: TargetQuestion): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { database } = target;
  const refuse = (why: string, hint = 'Name another database, on another server if possible, as the target.'): void => {
    found.push(error('RST001', `${where(target)} is not overwritten: ${why}.`, hint));
  };
  if (production) {
    const shared = namesOf(production.server).some((name) => namesOf(target.server).some((n) => sameText(n, name)));
    const replica = production.replicas.some((name) => namesOf(target.server).some((n) => sameText(n, name)));
    const named = sameText(production.database.name, target.name);
    if (production.sameInstance === undefined) {
      refuse(
        'whether its server is production’s own could not be found out',
        'Both logins need EXECUTE on sys.sp_getapplock in master, which public has unless it was revoked.',
      );
    }
    if (named && (production.sameInstance === true || shared)) refuse('it is the production database itself');
    else if (production.sameInstance === true && database?.id === production.database.id) {
      refuse('it is the production database itself under another name');
    } else if (named && replica) refuse('its server holds a replica of the production database');
    else if (named && production.database.inAvailabilityGroup && production.replicas.length === 0) {
      refuse(
        'production is in an availability group, and whether this server holds a replica is not known',
        `The login of production needs to see it: ${grantText(production.server, 'VIEW ANY DEFINITION')}`,
      );
    }
    const guid = production.database.databaseGuid;
    if (database && guid === undefined && isBox(production.server)) {
      refuse(
        'production’s database_guid is not known, so it is not proven to be another database',
        `The login of production needs to see it: ${grantText(production.server, 'VIEW ANY DATABASE')}`,
      );
    } else if (database?.databaseGuid !== undefined && database.databaseGuid === guid) {
      refuse('its database_guid is that of production');
    }
  }
  if (header) {
    const own = namesOf(target.server).some((name) => sameText(name, header.server));
    if (own && sameText(header.database, target.name)) refuse('the backup was taken from this very database');
    if (database?.databaseGuid !== undefined && database.databaseGuid === header.databaseGuid) {
      refuse('its database_guid is the one in the backup');
    }
    if (!production && database && header.databaseGuid === undefined) {
      refuse('the backup does not say the database_guid of its database');
    }
  }
  if (database?.state === 'ONLINE' && database.databaseGuid === undefined) {
    refuse(
      'its database_guid is not known',
      `The login needs to see it: ${grantText(target.server, 'VIEW ANY DATABASE')}`,
    );
  }
  return unique(found);
}

/** Refusal 2: what is there now is not known to be staging. */
function refuseUnknownTarget({ target, allowed }: TargetQuestion): readonly Diagnostic[] {
  const { database, marker } = target;
  if (!database) return [];
  const dropIt = `If it really is a staging database, drop it once by hand: DROP DATABASE ${quote(target.name)};`;
  const refuse = (why: string, hint: string): readonly Diagnostic[] => [
    error('RST002', `${where(target)} is not known to be a staging database: ${why}.`, hint),
  ];
  if (database.isSnapshot) return refuse('it is a database snapshot', 'Name another database as the target.');
  if (database.state === 'RESTORING') {
    // A mirror, or the standby of log shipping, waits in the same state: a pattern for many is not enough.
    if (allowed.some((list) => isNamedInFull(list, target.server.server, database.name))) return [];
    return refuse(
      'it is in state RESTORING, so that its marker cannot be read',
      `Name ${target.server.server}/${database.name} in allowedTargets, without *, or drop it by hand: DROP DATABASE ${quote(target.name)};`,
    );
  }
  if (database.state !== 'ONLINE') {
    return refuse(`it is in state ${database.state}, so that its marker cannot be read`, dropIt);
  }
  if (marker.kind === 'none') return refuse('it has no marker of a restore', dropIt);
  if (marker.kind === 'foreign') return refuse(`its marker does not count, because ${marker.why}`, dropIt);
  return [];
}

function refuseNotAllowed({ target, allowed }: TargetQuestion): readonly Diagnostic[] {
  return allowed
    .filter((list) => !isNamedBy(list, target.server.server, target.name))
    .map((list) =>
      error(
        'RST003',
        `${where(target)} is not among the allowed targets.`,
        `Allowed: ${list.length === 0 ? 'none' : list.join(', ')}.`,
      ),
    );
}

/** Refusal 7. */
function refuseTransaction({ target }: TargetQuestion): readonly Diagnostic[] {
  if (target.transactions === 0) return [];
  return [
    error(
      'RST008',
      `The session on ${target.server.server} has an open transaction: RESTORE is not allowed in one.`,
      'Look for a logon trigger or a default of the login (IMPLICIT_TRANSACTIONS) that opens it.',
    ),
  ];
}

/** Refusal 8, and what else ties a database to another server. */
function refuseGroup({ target }: TargetQuestion): readonly Diagnostic[] {
  const { database } = target;
  if (!database) return [];
  if (database.inAvailabilityGroup) {
    return [
      error(
        'RST009',
        `${where(target)} is in an availability group.`,
        `Take it out first: ALTER AVAILABILITY GROUP … REMOVE DATABASE ${quote(database.name)}; restore, and join it again afterwards.`,
      ),
    ];
  }
  if (database.mirrored) {
    return [
      error(
        'RST009',
        `${where(target)} is mirrored.`,
        `End it first: ALTER DATABASE ${quote(database.name)} SET PARTNER OFF;`,
      ),
    ];
  }
  if (database.snapshots.length === 0) return [];
  return [
    error(
      'RST011',
      `${where(target)} has database snapshots, so it cannot be replaced: ${database.snapshots.map(quote).join(', ')}.`,
      `Drop them first: ${database.snapshots.map((name) => `DROP DATABASE ${quote(name)};`).join(' ')}`,
    ),
  ];
}

/** Refusal 9: db_owner is no right to restore. */
function refuseLogin({ target }: TargetQuestion): readonly Diagnostic[] {
  const { server, database } = target;
  if (server.may.sysadmin) return [];
  const lacks: string[] = [];
  if (!server.may.createAnyDatabase) lacks.push('create a database');
  if (database && !server.may.alterAnyDatabase && !database.owned) lacks.push('drop the one that is there');
  if (lacks.length === 0) return [];
  return [
    error(
      'RST010',
      `Login ${quote(server.login)} may not restore on ${server.server}: it may not ${lacks.join(' or ')}. db_owner of the database is not enough.`,
      `As an administrator there: ALTER SERVER ROLE [dbcreator] ADD MEMBER ${quote(server.login)};`,
    ),
  ];
}

/** A restore ends every session in the database: not in the middle of a rehearsal. */
function refuseRunning({ target }: TargetQuestion): readonly Diagnostic[] {
  if (!target.inUse) return [];
  return [
    error(
      'RST020',
      `A plan is running in ${where(target)} now.`,
      'Wait for it to end, or stop it; an Exclusive Lock check on the environment keeps the two apart.',
    ),
  ];
}

function where(target: TargetFacts): string {
  return `${quote(target.database?.name ?? target.name)} on ${target.server.server}`;
}

function grantText(server: ServerFacts, permission: string): string {
  return `GRANT ${permission} TO ${quote(server.login)};`;
}

function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((d, i) => diagnostics.findIndex((other) => other.message === d.message) === i);
}
