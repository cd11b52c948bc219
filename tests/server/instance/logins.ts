import type { ServerMessage } from '../../../src/base/sql-session.ts';
import { fixedDate } from '../../../src/simulate/rows/object-rows.ts';
import type { ServerPrincipalRow } from '../../../src/simulate/rows/security-rows.ts';
import type { Login } from '../engine.ts';
import type { Database } from './database.ts';
import type { Instance } from './instance.ts';
import { mayEnter } from './rights.ts';

/** A SQL login in sys.server_principals. */
export function principalRow(name: string, id: number, sid: Uint8Array): ServerPrincipalRow {
  return {
    name,
    principal_id: id,
    sid,
    type: 'S',
    type_desc: 'SQL_LOGIN',
    is_disabled: false,
    create_date: fixedDate,
    modify_date: fixedDate,
    default_database_name: 'master',
    default_language_name: 'us_english',
    credential_id: null,
    owning_principal_id: null,
    is_fixed_role: false,
    tenant_id: null,
  };
}

/** Who signs in, and into which database; or the refusal: 18456 login failed, 4060 cannot open the database. */
export function admit(
  instance: Instance,
  login: Login,
  areKnown: boolean,
): { readonly name: string; readonly database: Database } | ServerMessage {
  const name = login.user ?? (areKnown ? userOfToken(instance, login.token) : 'rehearsal@example.org');
  if (!isAdmitted(instance, login, name, areKnown)) return refusal(18456, `Login failed for user '${name}'.`, 14);
  if (!instance.logins.has(name.toLowerCase())) instance.addLogin({ name });
  const wanted = login.database ?? 'master';
  const database = instance.database(wanted);
  const isOpen = database?.state === 'ONLINE' && mayEnter({ instance, loginName: name }, database);
  if (!database || !isOpen)
    return refusal(4060, `Cannot open database "${wanted}" requested by the login. The login failed.`, 11);
  return { name, database };
}

function isAdmitted(instance: Instance, login: Login, name: string, areKnown: boolean): boolean {
  if (!areKnown) return true;
  const known = instance.logins.get(name.toLowerCase());
  if (!known) return false;
  if (login.token !== undefined) return known.token === login.token;
  return known.password === undefined || known.password === login.password;
}

const userOfToken = (instance: Instance, token: string | undefined): string =>
  [...instance.logins.values()].find((one) => one.token !== undefined && one.token === token)?.name ??
  '<token-identified principal>';

const refusal = (number: number, message: string, severity: number): ServerMessage => ({
  number,
  severity,
  state: 1,
  message,
  line: 0,
});
