import { executeDdl } from '../../../src/simulate/script/execute-ddl.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import { refuse, SqlError } from '../../../src/simulate/sql-error.ts';
import type { Statement } from '../../../src/statements/tree/index.ts';
import type { Database } from './database.ts';
import { mayInDatabase, mayOnServer, ownsDatabase } from './rights.ts';
import type { InstanceSession } from './session.ts';

/** Statements about whole databases, by whichever session in whichever database; answers whether it was one. */
export function runOnDatabases(session: InstanceSession, s: Session, statement: Statement): boolean {
  switch (statement.kind) {
    case 'opaque':
      if (statement.class !== 'DATABASE' || statement.verb !== 'create') return false;
      create(session, s, statement.name?.parts.at(-1) ?? '', statement.text.text);
      return true;
    case 'drop':
      if (statement.class !== 'DATABASE') return false;
      for (const { parts } of statement.names) drop(session, s, parts.at(-1) ?? '', statement.ifExists);
      return true;
    case 'alterDatabase':
      alter(session, s, statement);
      return true;
    case 'alterAuthorization': {
      if (statement.class !== 'DATABASE') return false;
      const database = find(session, statement.entity.parts.at(-1) ?? '');
      const sid = session.instance.principals.get(statement.owner.toLowerCase())?.sid;
      if (!sid) return refuse(15151, 'find', 'principal', statement.owner);
      database.catalog.database.set('owner_sid', sid);
      return true;
    }
    default:
      return false;
  }
}

/** Error 5011: none, or no permission. */
function find({ instance }: InstanceSession, name: string): Database {
  const message = `User does not have permission to alter database '${name}', the database does not exist, or the database is not in a state that allows access checks.`;
  const database = instance.database(name);
  if (!database) throw new SqlError(5011, message, [], 14, 5);
  return database;
}

/** CREATE DATABASE name [ COLLATE … ]. Errors 226, 262, 1801. */
function create(session: InstanceSession, s: Session, name: string, text: string): void {
  const { instance } = session;
  if (s.transactionCount > 0) refuse(226, 'CREATE DATABASE');
  if (!mayOnServer(session, 'CREATE ANY DATABASE'))
    throw new SqlError(262, "CREATE DATABASE permission denied in database 'master'.", [], 14);
  if (instance.database(name)) refuse(1801, name);
  const collation = /\bCOLLATE\s+(\w+)/i.exec(text)?.[1];
  const database = instance.createDatabase(name, '', collation === undefined ? {} : { collation });
  database.catalog.database.set('owner_sid', instance.sidOfLogin(session.loginName));
  database.catalog.log.forget();
}

/** DROP DATABASE. Errors 226, 3701, 3702 (in use), 3708 (a system database). */
function drop(session: InstanceSession, s: Session, name: string, ifExists: boolean): void {
  const { instance } = session;
  if (s.transactionCount > 0) refuse(226, 'DROP DATABASE');
  const database = instance.database(name);
  if (!database || !(mayOnServer(session, 'ALTER ANY DATABASE') || ownsDatabase(session, database))) {
    if (!database && ifExists) return;
    return refuse(3701, 'drop', 'database', name);
  }
  if (database.id <= 4) refuse(3708, name);
  if ([...instance.sessions.values()].some((other) => other.here === database)) refuse(3702, name);
  instance.databases.delete(name.toLowerCase());
}

/** ALTER DATABASE from anywhere. Errors 226, 5011, 5070 (others are in it and no termination is given). */
function alter(
  session: InstanceSession,
  s: Session,
  statement: Extract<Statement, { readonly kind: 'alterDatabase' }>,
): void {
  const { change } = statement;
  const name = statement.database ?? s.databaseName;
  const database = find(session, name);
  if (change.action !== 'scopedConfiguration' && s.transactionCount > 0) refuse(226, 'ALTER DATABASE');
  if (!mayOnServer(session, 'ALTER ANY DATABASE') && !mayInDatabase(session, database, 'ALTER')) find(session, '');
  if (change.action === 'set') {
    for (const { name: option } of change.options) {
      if (option === 'SINGLE_USER' || option === 'OFFLINE') clear(session, database, change.termination !== undefined);
      if (option === 'OFFLINE' || option === 'ONLINE') database.state = option;
    }
  }
  inDatabase(session, s, database, () => executeDdl(s, statement));
}

/** Ends the other sessions of a database. Error 5070. */
function clear(session: InstanceSession, database: Database, isForced: boolean): void {
  const others = [...session.instance.sessions.values()].filter((one) => one.here === database && one !== session);
  if (others.length > 0 && !isForced) {
    throw new SqlError(
      5070,
      `Database state cannot be changed while other users are using the database '${database.name}'`,
    );
  }
  for (const other of others) other.kill();
  session.takeTurn();
}

/** Runs something as if the session were in the database; nothing of it is undone later. */
function inDatabase(session: InstanceSession, s: Session, database: Database, work: () => void): void {
  const { here } = session;
  if (here === database) return work();
  const { catalog, databaseName } = s;
  s.catalog = database.catalog;
  s.databaseName = database.name;
  session.here = database;
  session.takeTurn();
  try {
    work();
    database.catalog.log.forget();
  } finally {
    session.here = here;
    s.catalog = catalog;
    s.databaseName = databaseName;
    session.takeTurn();
  }
}
