import { fail } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import type { SqlServer, SqlSession } from '../base/sql-session.ts';
import { readDatabaseFacts } from './database-facts.ts';
import { readMarkerState } from './marker.ts';
import { numberOf, textOf, thumbprintOf } from './read-values.ts';
import type { ProductionFacts, TargetFacts } from './refusals.ts';
import { isLocked, sameInstance } from './same-instance.ts';
import { isBox, readServerFacts, type ServerFacts } from './server-facts.ts';

/** What is at the target now. */
export async function readTarget(staging: SqlServer, master: SqlSession): Promise<TargetFacts> {
  const name = staging.database;
  checkTargetName(name);
  const [row = {}] = await master.query('SELECT @@TRANCOUNT AS transactions');
  const transactions = numberOf(row, 'transactions');
  const server = await readServerFacts(master);
  // Azure has not the views that come next; it is refused for what it is.
  if (!isBox(server)) return { server, name, ...nothingInside, transactions };
  const database = await readDatabaseFacts(master, name);
  const inside = database?.state === 'ONLINE' ? await lookInside(staging, database.name) : nothingInside;
  return { server, name: database?.name ?? name, ...(database && { database }), ...inside, transactions };
}

type Inside = Pick<TargetFacts, 'marker' | 'inUse'>;

const nothingInside: Inside = { marker: { kind: 'none' }, inUse: false };

/** The application lock that a run of a plan holds in its database (src/deploy/application-lock.ts). */
export const runLock = 'DatabaseRehearsal';

const systemDatabases = ['', 'master', 'model', 'msdb', 'tempdb', 'distribution', 'resource', 'mssqlsystemresource'];

function checkTargetName(name: string): void {
  if (systemDatabases.includes(name.trim().toLowerCase())) {
    fail('RST002', `${name === '' ? 'No database' : quote(name)} is not a target for a restore.`, {
      hint: 'Name the staging database in the connection: Database=….',
    });
  }
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) {
    fail('RST002', `The name of the target has a control character: ${JSON.stringify(name)}.`, {
      hint: 'Name the staging database without line breaks: the printed script would not be safe in a query window.',
    });
  }
}

async function lookInside(staging: SqlServer, name: string): Promise<Inside> {
  let session: SqlSession;
  try {
    session = await staging.open(name);
  } catch (error) {
    // In single-user mode, or not open to this login: nobody has seen its marker.
    const why = `the database cannot be opened: ${error instanceof Error ? error.message : error}`;
    return { marker: { kind: 'foreign', why }, inUse: false };
  }
  try {
    return { marker: await readMarkerState(session), inUse: await isLocked(session, runLock) };
  } finally {
    await session.close();
  }
}

/** Production with a session on it, which the caller closes: on master, or on Azure in the database itself. */
export type OpenProduction = { readonly facts: ProductionFacts; readonly session: SqlSession };

/** Production as its own server describes it; `master` is a session on the staging server. */
export async function openProduction(
  production: SqlServer,
  master: SqlSession,
  staging: ServerFacts,
  token: string,
): Promise<OpenProduction> {
  const own = await production.open();
  let session = own;
  try {
    const server = await readServerFacts(own);
    if (!isBox(server)) return { facts: await azureFacts(own, server, staging), session };
    session = await production.open('master');
    await own.close();
    const database = await readDatabaseFacts(session, production.database);
    if (!database) {
      return fail(
        'RST015',
        `${server.server} does not show its database ${quote(production.database)} to this login.`,
        {
          hint: `Grant it: GRANT VIEW ANY DATABASE TO ${quote(server.login)};`,
        },
      );
    }
    const rows = database.inAvailabilityGroup
      ? await session.query('SELECT replica_server_name FROM sys.availability_replicas')
      : [];
    const replicas = rows.map((row) => textOf(row, 'replica_server_name') ?? '');
    return { facts: { server, database, replicas, sameInstance: await sameInstance(session, master, token) }, session };
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** A database of Azure has no database_guid; that it is not on a box server is proof enough that it is not the target. */
async function azureFacts(own: SqlSession, server: ServerFacts, staging: ServerFacts): Promise<ProductionFacts> {
  const [row = {}] = await own.query('SELECT DB_NAME() AS name');
  const database = {
    name: textOf(row, 'name') ?? '',
    id: 0,
    state: 'ONLINE',
    recoveryModel: 'FULL',
    owned: false,
    inAvailabilityGroup: false,
    mirrored: false,
    snapshots: [],
    isSnapshot: false,
  };
  return { server, database, replicas: [], sameInstance: isBox(staging) ? false : undefined };
}

/** Thumbprints of what could decrypt a backup on this server; the session is on master. */
export async function readKeys(master: SqlSession): Promise<readonly string[]> {
  const certificates = await master.query('SELECT thumbprint FROM sys.certificates');
  const keys = await master.query('SELECT thumbprint FROM sys.asymmetric_keys');
  return [...certificates, ...keys].flatMap((row) => thumbprintOf(row, 'thumbprint') ?? []);
}
