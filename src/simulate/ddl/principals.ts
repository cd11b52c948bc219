import type {
  AlterAuthorization,
  AlterRole,
  AlterUser,
  CreateLogin,
  CreateRole,
  CreateUser,
} from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dotted, findObject, lastPart, schemaPart } from '../names.ts';
import { findOption, optionFlag } from '../options.ts';
import { fixedDate } from '../rows/object-rows.ts';
import type { PrincipalRow } from '../rows/security-rows.ts';
import { principalRow } from '../rows/security-rows.ts';
import { refuse } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';
import { findUserType } from '../types.ts';

/** An option's value as a name or string: without quotation marks. */
const plain = (value: string | undefined): string | undefined =>
  value === undefined
    ? undefined
    : value.startsWith('[')
      ? value.slice(1, -1).replaceAll(']]', ']')
      : /^N?'/.test(value)
        ? value.replace(/^N?'|'$/g, '').replaceAll("''", "'")
        : value.replace(/^"|"$/g, '');

export function principalId(c: Context, name: string): number | undefined {
  return c.catalog.principalNames.get(c.catalog.fold(name));
}

function claim(c: Context, name: string): string {
  const key = c.catalog.fold(name);
  if (c.catalog.principalNames.has(key)) refuse(15023, name);
  return key;
}

/** CREATE ROLE and CREATE APPLICATION ROLE. Errors 15023, 15151. */
export function createRole(c: Context, statement: CreateRole): void {
  const { catalog } = c;
  const key = claim(c, statement.name);
  const owner = statement.authorization === undefined ? 1 : principalId(c, statement.authorization);
  if (owner === undefined) return refuse(15151, 'find', 'user', statement.authorization ?? '');
  const id = catalog.next('principal', 5);
  catalog.principals.set(
    id,
    principalRow({
      name: statement.name,
      id,
      type: statement.application ? 'A' : 'R',
      owner: statement.application ? null : owner,
      defaultSchema: statement.application
        ? (plain(findOption(statement.options, 'DEFAULT_SCHEMA')?.value) ?? 'dbo')
        : null,
    }),
  );
  catalog.principalNames.set(key, id);
}

/** ALTER ROLE and sp_addrolemember. Errors 15151 (no role), 15410 (no member), 15405 (special). */
export function alterRole(c: Context, statement: AlterRole): void {
  const { catalog } = c;
  if (statement.server) return;
  const id = principalId(c, statement.name);
  const role = id === undefined ? undefined : catalog.principals.get(id);
  if (id === undefined || role?.type !== 'R') return refuse(15151, 'alter', 'role', statement.name);
  if (statement.change === 'NAME') return renamePrincipal(c, role, statement.value);
  const member = principalId(c, statement.value);
  if (member === undefined)
    return refuse(15151, statement.change === 'ADD MEMBER' ? 'add' : 'drop', 'principal', statement.value);
  if (id === 0) refuse(15081);
  if (statement.change === 'ADD MEMBER') {
    if (member < 5) refuse(15405, statement.value);
    catalog.members.set(id, member, { role_principal_id: id, member_principal_id: member });
  } else catalog.members.delete(id, member);
}

function renamePrincipal(c: Context, row: PrincipalRow, name: string): void {
  const key = claim(c, name);
  c.catalog.principalNames.delete(c.catalog.fold(row.name));
  c.catalog.principalNames.set(key, row.principal_id);
  c.catalog.principals.set(row.principal_id, { ...row, name });
}

/** CREATE USER. Errors 15023, 15007 (no such login) is not raised: logins belong to the server, not to the database. */
export function createUser(c: Context, statement: CreateUser): void {
  const { catalog } = c;
  const key = claim(c, statement.name);
  const { source } = statement;
  const windows = statement.name.includes('\\');
  const type =
    source.from === 'certificate'
      ? 'C'
      : source.from === 'asymmetricKey'
        ? 'K'
        : source.from === 'externalProvider'
          ? 'E'
          : windows
            ? 'U'
            : 'S';
  const authentication =
    source.from === 'externalProvider'
      ? 4
      : source.from === 'password'
        ? 2
        : windows
          ? 3
          : source.from === 'withoutLogin' || source.from === 'certificate' || source.from === 'asymmetricKey'
            ? 0
            : 1;
  const id = catalog.next('principal', 5);
  catalog.principals.set(
    id,
    principalRow({
      name: statement.name,
      id,
      type,
      defaultSchema: plain(findOption(statement.options, 'DEFAULT_SCHEMA')?.value) ?? 'dbo',
      sid:
        'name' in source && source.from !== 'login'
          ? sidOf(`${source.from} ${source.name}`)
          : loginSid(c, 'name' in source ? source.name : statement.name),
      authentication,
      language: plain(findOption(statement.options, 'DEFAULT_LANGUAGE')?.value) ?? null,
      allowEncrypted: optionFlag(statement.options, 'ALLOW_ENCRYPTED_VALUE_MODIFICATIONS', false),
    }),
  );
  catalog.principalNames.set(key, id);
  if (source.from === 'certificate' || source.from === 'asymmetricKey') return;
  catalog.permissions.set(securable(0, 0), `0.${id}.CO`, {
    class: 0,
    class_desc: 'DATABASE',
    major_id: 0,
    minor_id: 0,
    grantee_principal_id: id,
    grantor_principal_id: 1,
    type: 'CO  ',
    permission_name: 'CONNECT',
    state: 'G',
    state_desc: 'GRANT',
    'rehearsal.implied': true,
  });
}

/** A user and its login share a SID; here it is made from the login's name. */
export function sidOf(login: string): Uint8Array {
  const bytes = new Uint8Array(16);
  const text = new TextEncoder().encode(login.toLowerCase());
  text.forEach((byte, position) => {
    bytes[position % 16] = ((bytes[position % 16] ?? 0) * 31 + byte + position) & 255;
  });
  return bytes;
}

/** Of the login where the server has it: one that was made elsewhere has another SID under the same name. */
const loginSid = (c: Context, name: string): Uint8Array =>
  c.catalog.serverPrincipals.get(c.catalog.fold(name))?.sid ?? sidOf(name);

/** ALTER USER. Error 15151. */
export function alterUser(c: Context, statement: AlterUser): void {
  const { catalog } = c;
  const id = principalId(c, statement.name);
  const row = id === undefined ? undefined : catalog.principals.get(id);
  if (id === undefined || !row) return refuse(15151, 'alter', 'user', statement.name);
  let after = row;
  for (const option of statement.options) {
    const value = plain(option.value);
    if (option.name === 'NAME') {
      renamePrincipal(c, after, value ?? '');
      after = catalog.principals.get(id) ?? after;
    } else if (option.name === 'DEFAULT_SCHEMA')
      after = { ...after, default_schema_name: /^NULL$/i.test(value ?? '') ? null : (value ?? null) };
    else if (option.name === 'LOGIN')
      after = { ...after, sid: loginSid(c, value ?? ''), authentication_type: 1, authentication_type_desc: 'INSTANCE' };
    else if (option.name === 'DEFAULT_LANGUAGE') after = { ...after, default_language_name: value ?? null };
  }
  catalog.principals.set(id, after);
}

/** DROP USER, ROLE, APPLICATION ROLE. Errors 15151, 15144 (members), 15138 (owns something), 15150 (fixed). */
export function dropPrincipal(
  c: Context,
  name: string,
  what: 'user' | 'role' | 'application role',
  ifExists: boolean,
): void {
  const { catalog } = c;
  const id = principalId(c, name);
  const row = id === undefined ? undefined : catalog.principals.get(id);
  const isRole = row?.type === 'R';
  if (id === undefined || !row || (what === 'role') !== isRole) {
    if (ifExists) return;
    return refuse(15151, 'drop', what, name);
  }
  if (id < 5 || row.is_fixed_role) refuse(15150, 'drop', what, name);
  if (isRole && catalog.members.count(id) > 0) refuse(15144);
  for (const schema of catalog.schemas.values()) if (schema.principal_id === id) refuse(15138, 'a schema');
  for (const other of catalog.principals.values())
    if (other.owning_principal_id === id) refuse(15421, 'a database role');
  for (const object of catalog.objects.values()) if (object.principal_id === id) refuse(15183);
  for (const module of catalog.modules.values()) {
    if (module.execute_as_principal_id === id) refuse(15136);
  }
  catalog.principals.delete(id);
  catalog.principalNames.delete(catalog.fold(name));
  for (const role of catalog.principals.values()) if (role.type === 'R') catalog.members.delete(role.principal_id, id);
  for (const group of [...catalog.permissions.groups()]) {
    for (const key of [...catalog.permissions.keysOf(group)]) {
      if (catalog.permissions.get(group, key)?.grantee_principal_id === id) catalog.permissions.delete(group, key);
    }
  }
  catalog.permissions.deleteGroup(securable(4, id));
  catalog.properties.deleteGroup(securable(4, id));
}

/** CREATE and ALTER LOGIN. Errors 15025, 15151. Passwords are not kept. */
export function defineLogin(c: Context, statement: CreateLogin): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  const existing = catalog.serverPrincipals.get(key);
  const option = (name: string) => plain(findOption(statement.options, name)?.value);
  if (statement.verb === 'alter') {
    if (!existing) return refuse(15151, 'alter', 'login', statement.name);
    catalog.serverPrincipals.set(key, {
      ...existing,
      is_disabled: statement.state === undefined ? existing.is_disabled : statement.state === 'DISABLE',
      default_database_name: option('DEFAULT_DATABASE') ?? existing.default_database_name,
      default_language_name: option('DEFAULT_LANGUAGE') ?? existing.default_language_name,
    });
    const detail = catalog.sqlLogins.get(key);
    if (detail) {
      catalog.sqlLogins.set(key, {
        is_policy_checked: optionFlag(statement.options, 'CHECK_POLICY', detail.is_policy_checked),
        is_expiration_checked: optionFlag(statement.options, 'CHECK_EXPIRATION', detail.is_expiration_checked),
      });
    }
    return;
  }
  if (existing) refuse(15025, statement.name);
  const [type, description] =
    statement.from === 'WINDOWS'
      ? ['U', 'WINDOWS_LOGIN']
      : statement.from === 'EXTERNAL PROVIDER'
        ? ['E', 'EXTERNAL_LOGIN']
        : statement.from === 'CERTIFICATE'
          ? ['C', 'CERTIFICATE_MAPPED_LOGIN']
          : statement.from === 'ASYMMETRIC KEY'
            ? ['K', 'ASYMMETRIC_KEY_MAPPED_LOGIN']
            : ['S', 'SQL_LOGIN'];
  catalog.serverPrincipals.set(key, {
    name: statement.name,
    principal_id: catalog.next('serverPrincipal', 260),
    sid: sidOf(statement.name),
    type: type ?? 'S',
    type_desc: description ?? '',
    is_disabled: false,
    create_date: fixedDate,
    modify_date: fixedDate,
    default_database_name: option('DEFAULT_DATABASE') ?? 'master',
    default_language_name: option('DEFAULT_LANGUAGE') ?? 'us_english',
    credential_id: null,
    owning_principal_id: null,
    is_fixed_role: false,
    tenant_id: null,
  });
  if (type === 'S') {
    catalog.sqlLogins.set(key, {
      is_policy_checked: optionFlag(statement.options, 'CHECK_POLICY', true),
      is_expiration_checked: optionFlag(statement.options, 'CHECK_EXPIRATION', false),
    });
  }
}

export function dropLogin(c: Context, name: string, ifExists: boolean): void {
  const key = c.catalog.fold(name);
  if (!c.catalog.serverPrincipals.has(key)) {
    if (ifExists) return;
    return refuse(15151, 'drop', 'login', name);
  }
  c.catalog.serverPrincipals.delete(key);
  c.catalog.sqlLogins.delete(key);
}

/** ALTER AUTHORIZATION. SCHEMA OWNER ('') gives an object back to the owner of its schema. Errors 15151. */
export function alterAuthorization(c: Context, statement: AlterAuthorization): void {
  const { catalog } = c;
  const owner = statement.owner === '' ? null : principalId(c, statement.owner);
  if (owner === undefined) return refuse(15151, 'find', 'principal', statement.owner);
  const name = lastPart(statement.entity);
  switch (statement.class) {
    case 'OBJECT': {
      const row = findObject(c, statement.entity) ?? refuse(15151, 'find', 'object', dotted(statement.entity));
      catalog.objects.set(row.object_id, { ...row, principal_id: owner });
      return;
    }
    case 'SCHEMA': {
      const id = catalog.schemaId(name);
      const row = id === undefined ? undefined : catalog.schemas.get(id);
      if (!row) return refuse(15151, 'find', 'schema', name);
      catalog.schemas.set(row.schema_id, { ...row, principal_id: owner ?? 1 });
      return;
    }
    case 'ROLE': {
      const id = principalId(c, name);
      const row = id === undefined ? undefined : catalog.principals.get(id);
      if (!row) return refuse(15151, 'find', 'role', name);
      catalog.principals.set(row.principal_id, { ...row, owning_principal_id: owner ?? 1 });
      return;
    }
    case 'TYPE': {
      const row = findUserType(c, schemaPart(statement.entity), name);
      if (!row) return refuse(15151, 'find', 'type', dotted(statement.entity));
      catalog.types.set(row.user_type_id, { ...row, principal_id: owner });
      return;
    }
    case 'SERVICE': {
      const row = catalog.services.get(catalog.fold(name)) ?? refuse(15151, 'find', 'service', name);
      catalog.services.set(catalog.fold(name), { ...row, principal_id: owner ?? 1 });
      return;
    }
    case 'FULLTEXT CATALOG': {
      const row = catalog.fullTextCatalogs.get(catalog.fold(name)) ?? refuse(15151, 'find', 'fulltext catalog', name);
      catalog.fullTextCatalogs.set(catalog.fold(name), { ...row, principal_id: owner ?? 1 });
      return;
    }
    case 'DATABASE':
      catalog.database.set('owner_sid', sidOf(statement.owner));
      return;
    default: {
      const key = `AUTHORIZATION.${statement.class}.${catalog.fold(dotted(statement.entity))}`;
      catalog.opaque.set(key, {
        verb: 'alter',
        class: `AUTHORIZATION ON ${statement.class}`,
        name: dotted(statement.entity),
        text: statement.owner,
      });
    }
  }
}
