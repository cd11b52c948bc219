import type { Database } from './database.ts';
import type { Instance } from './instance.ts';

/** Who asks for what. */
type Asking = { readonly instance: Instance; readonly loginName: string };

/**
 * What a login may do. `server`: sysadmin, dbcreator or names of permissions, such as VIEW SERVER STATE. `databases`: db_owner,
 * db_datareader, db_datawriter or names of permissions, such as VIEW DEFINITION, by database; it may enter only those.
 */
export type Rights = {
  readonly server?: readonly string[];
  readonly databases?: Readonly<Record<string, readonly string[]>>;
};

export type LoginDefinition = {
  readonly name: string;
  /** Any is taken where none is given. */
  readonly password?: string;
  /** Signs in instead of the password. */
  readonly token?: string;
  /** Made of the name where none is given. */
  readonly sid?: Uint8Array;
  /** sysadmin unless given. */
  readonly rights?: Rights;
};

const everything: Rights = { server: ['sysadmin'] };

export const rightsOf = ({ instance, loginName }: Asking): Rights =>
  instance.logins.get(loginName.toLowerCase())?.rights ?? everything;

const has = (list: readonly string[] | undefined, ...names: readonly string[]): boolean =>
  list?.some((one) => names.some((name) => name.toLowerCase() === one.toLowerCase())) ?? false;

/** What roles of the server may do besides sysadmin, who may everything. */
const ofDbCreator = ['dbcreator', 'CREATE ANY DATABASE', 'ALTER ANY DATABASE'];

export function mayOnServer(session: Asking, permission: string): boolean {
  const { server } = rightsOf(session);
  if (has(server, 'sysadmin', 'CONTROL SERVER', permission)) return true;
  return has(server, 'dbcreator') && has(ofDbCreator, permission);
}

export const isSysadmin = (session: Asking): boolean => has(rightsOf(session).server, 'sysadmin');

/** The rights in one database, by its name; undefined: the login may not enter it. */
function inDatabase(session: Asking, { name }: Database): readonly string[] | undefined {
  const { databases = {} } = rightsOf(session);
  const found = Object.entries(databases).find(([one]) => one.toLowerCase() === name.toLowerCase());
  return found?.[1];
}

export function mayEnter(session: Asking, database: Database): boolean {
  if (/^(master|tempdb|msdb)$/i.test(database.name) || mayOnServer(session, 'CONNECT ANY DATABASE')) return true;
  return isSysadmin(session) || ownsDatabase(session, database) || inDatabase(session, database) !== undefined;
}

export function ownsDatabase(session: Asking, database: Database): boolean {
  const owner = database.catalog.database.get('owner_sid');
  const own = session.instance.sidOfLogin(session.loginName);
  return owner instanceof Uint8Array && Buffer.compare(owner, own) === 0;
}

const ofOwner = (session: Asking, database: Database): boolean =>
  isSysadmin(session) || ownsDatabase(session, database) || has(inDatabase(session, database), 'db_owner', 'CONTROL');

/** Permissions that a role of the database, or one of the server, has too. */
const implied: Readonly<Record<string, readonly string[]>> = {
  SELECT: ['db_datareader'],
  INSERT: ['db_datawriter'],
  UPDATE: ['db_datawriter'],
  DELETE: ['db_datawriter'],
  ALTER: ['db_ddladmin'],
  'BACKUP DATABASE': ['db_backupoperator'],
  'VIEW DATABASE STATE': [],
};

export function mayInDatabase(session: Asking, database: Database, permission: string): boolean {
  if (ofOwner(session, database)) return true;
  const rights = inDatabase(session, database);
  if (has(rights, permission, ...(implied[permission] ?? []))) return true;
  if (permission === 'VIEW DEFINITION')
    return mayOnServer(session, 'VIEW ANY DEFINITION') || has(rights, 'db_ddladmin', 'ALTER');
  return permission === 'VIEW DATABASE STATE' && mayOnServer(session, 'VIEW SERVER STATE');
}
