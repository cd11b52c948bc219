import { parseQuotedPath, quote, quotePath, quoteString } from '../base/names.ts';
import type { CatalogRows, Row } from '../formats/catalog-rows.ts';
import type { ModelElement } from '../formats/model-element.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import type { StatementOf } from '../statements/tree/index.ts';
import {
  isBuiltInPrincipal,
  isBuiltInSchema,
  modelElement,
  readFlag,
  refer,
  referencesOf,
  schemaEntry,
} from './elements.ts';
import type {
  AlterInput,
  CatalogLookup,
  DacpacReadContext,
  Hazard,
  Kind,
  ReadContext,
  Route,
  StatementBuilder,
} from './kind.ts';
import { bare, optionIsOn, optionText } from './option-text.ts';
import { writePermission } from './permission/permission-dacpac.ts';
import { permissionOf } from './permission/permission-props.ts';
import { rankOf } from './rank.ts';
import { secretHazard } from './secret.ts';

export type UserProps = {
  readonly source:
    | 'login'
    | 'windows'
    | 'externalProvider'
    | 'password'
    | 'withoutLogin'
    | 'certificate'
    | 'asymmetricKey';
  /** The login, certificate or key behind it. */
  readonly login: string | undefined;
  readonly defaultSchema: string;
  readonly defaultLanguage: string | undefined;
  readonly allowEncryptedValueModifications: boolean;
  /** CONNECT on the database, which CREATE USER grants. */
  readonly connect: boolean;
  /** GRANT CONNECT is written beside CREATE USER: DacFx's packages keep it as a permission. */
  readonly connectStated: boolean;
  readonly password: string | undefined;
  readonly sid: string | undefined;
};

export type UserObject = SchemaObject<UserProps>;

const plain: Omit<UserProps, 'source' | 'login'> = {
  defaultSchema: 'dbo',
  defaultLanguage: undefined,
  allowEncryptedValueModifications: false,
  connect: true,
  connectStated: false,
  password: undefined,
  sid: undefined,
};

/** CREATE USER. */
export const buildUser: StatementBuilder<'createUser'> = (statement, context) => {
  const { options } = statement;
  context.add(
    userOf(
      statement.name,
      {
        ...plain,
        ...sourceOf(statement),
        defaultSchema: optionText(options, 'DEFAULT_SCHEMA') ?? 'dbo',
        defaultLanguage: languageOf(optionText(options, 'DEFAULT_LANGUAGE')),
        allowEncryptedValueModifications: optionIsOn(options, 'ALLOW_ENCRYPTED_VALUE_MODIFICATIONS') ?? false,
        password: optionText(options, 'PASSWORD'),
        sid: optionText(options, 'SID'),
      },
      context,
    ),
  );
};

function sourceOf({ name, source }: StatementOf<'createUser'>): Pick<UserProps, 'source' | 'login'> {
  switch (source.from) {
    case 'none':
      return byLogin(name, name);
    case 'login':
      return byLogin(name, source.name);
    case 'certificate':
    case 'asymmetricKey':
      return { source: source.from, login: source.name };
    default:
      return { source: source.from, login: undefined };
  }
}

/** `DOMAIN\name` without FOR LOGIN is a Windows principal, with or without a login. */
function byLogin(user: string, login: string): Pick<UserProps, 'source' | 'login'> {
  return { source: user === login && user.includes('\\') ? 'windows' : 'login', login };
}

function languageOf(text: string | undefined): string | undefined {
  return text === undefined || /^none$/i.test(text) ? undefined : text;
}

function userOf(name: string, props: UserProps, context: ReadContext): UserObject {
  const references: Reference[] = [];
  if (props.source === 'login' && props.login !== undefined) {
    references.push({ to: context.key('login', props.login), binding: 'resolved' });
  }
  if (props.source === 'certificate' || props.source === 'asymmetricKey') {
    const element = props.source === 'certificate' ? 'SqlCertificate' : 'SqlAsymmetricKey';
    references.push({ to: context.key('opaque', element, props.login ?? ''), binding: 'bound' });
  }
  if (!isBuiltInSchema(props.defaultSchema)) {
    references.push({ to: context.key('schema', props.defaultSchema), binding: 'deferred' });
  }
  const unread =
    props.source === 'password' && props.password === undefined
      ? ['the password of a contained user is not known']
      : [];
  return schemaObjectOf({ kind: 'user', key: context.key('principal', name), path: [name], props, unread }, references);
}

function createSql(object: UserObject): string {
  const { props } = object;
  const from = {
    login: ` FOR LOGIN ${quote(props.login ?? '')}`,
    windows: '',
    externalProvider: ' FROM EXTERNAL PROVIDER',
    password: '',
    withoutLogin: ' WITHOUT LOGIN',
    certificate: ` FOR CERTIFICATE ${quote(props.login ?? '')}`,
    asymmetricKey: ` FOR ASYMMETRIC KEY ${quote(props.login ?? '')}`,
  }[props.source];
  const options = [
    ...(props.source === 'password' ? [`PASSWORD = ${quoteString(props.password ?? '')}`] : []),
    ...(props.defaultSchema === 'dbo' ? [] : [`DEFAULT_SCHEMA = ${quote(props.defaultSchema)}`]),
    ...(props.defaultLanguage === undefined ? [] : [`DEFAULT_LANGUAGE = ${quote(props.defaultLanguage)}`]),
    ...(props.allowEncryptedValueModifications ? ['ALLOW_ENCRYPTED_VALUE_MODIFICATIONS = ON'] : []),
  ];
  return `CREATE USER ${quotePath(object.path)}${from}${options.length === 0 ? '' : ` WITH ${options.join(', ')}`};`;
}

function connectSql(object: UserObject): string[] {
  const { connect, connectStated } = object.props;
  if (!connect) return [`REVOKE CONNECT FROM ${quotePath(object.path)};`];
  return connectStated ? [`GRANT CONNECT TO ${quotePath(object.path)};`] : [];
}

function alterUser({ before, after, changes }: AlterInput<UserProps>): Route {
  const changed = (name: keyof UserProps) => changes.some((change) => change.property === name);
  if (changed('source')) return { how: 'recreate', steps: [], disturbs: [{}] };
  const { props } = after;
  const options = [
    ...(changed('login') ? [`LOGIN = ${quote(props.login ?? '')}`] : []),
    ...(changed('defaultSchema') ? [`DEFAULT_SCHEMA = ${quote(props.defaultSchema)}`] : []),
    ...(changed('defaultLanguage')
      ? [`DEFAULT_LANGUAGE = ${props.defaultLanguage === undefined ? 'NONE' : quote(props.defaultLanguage)}`]
      : []),
    ...(changed('allowEncryptedValueModifications')
      ? [`ALLOW_ENCRYPTED_VALUE_MODIFICATIONS = ${props.allowEncryptedValueModifications ? 'ON' : 'OFF'}`]
      : []),
  ];
  const name = quotePath(after.path);
  const sql = [
    ...(options.length === 0 ? [] : [`ALTER USER ${name} WITH ${options.join(', ')};`]),
    ...(before.props.connect === props.connect
      ? []
      : [`${props.connect ? `GRANT CONNECT TO ${name}` : `REVOKE CONNECT FROM ${name}`};`]),
  ];
  return { how: 'inPlace', steps: [{ does: 'alter', sql, hazards: [accessHazard(after, 'changes')] }], disturbs: [] };
}

function accessHazard(object: UserObject, verb: 'gets in' | 'is removed' | 'changes'): Hazard {
  return { code: 'SEC001', severity: 'block', message: `The user ${quotePath(object.path)} ${verb}.` };
}

const authenticationTypes: Readonly<Record<UserProps['source'], string | undefined>> = {
  login: '1',
  password: '2',
  windows: '3',
  externalProvider: '4',
  withoutLogin: undefined,
  certificate: undefined,
  asymmetricKey: undefined,
};

function readElement(element: ModelElement, context: DacpacReadContext): UserObject {
  const [name = ''] = parseQuotedPath(element.name ?? '');
  const first = (relationship: string) => {
    const reference = referencesOf(element, relationship)[0];
    return reference === undefined ? undefined : parseQuotedPath(reference).at(-1);
  };
  const script = element.properties.get('LoginIdentifierScript');
  const login = first('Login') ?? (script === undefined ? undefined : bare(script));
  return userOf(
    name,
    {
      ...plain,
      ...sourceOfElement(element, name, login, first('Certificate'), first('AsymmetricKey')),
      defaultSchema: first('DefaultSchema') ?? 'dbo',
      defaultLanguage: languageOf(element.properties.get('DefaultLanguage')),
      allowEncryptedValueModifications: readFlag(element, 'AllowEncryptedValueModifications'),
      password: element.properties.get('Password'),
      sid: element.properties.get('Sid'),
      connectStated: context.find('SqlPermissionStatement', connectName(name)) !== undefined,
    },
    context,
  );
}

function sourceOfElement(
  element: ModelElement,
  name: string,
  login: string | undefined,
  certificate: string | undefined,
  key: string | undefined,
): Pick<UserProps, 'source' | 'login'> {
  if (certificate !== undefined) return { source: 'certificate', login: certificate };
  if (key !== undefined) return { source: 'asymmetricKey', login: key };
  if (readFlag(element, 'IsWithoutLogin')) return { source: 'withoutLogin', login: undefined };
  switch (element.properties.get('AuthenticationType')) {
    case '2':
      return { source: 'password', login: undefined };
    case '4':
      return { source: 'externalProvider', login: undefined };
    default:
      return byLogin(name, login ?? name);
  }
}

function connectName(user: string): string {
  return quotePath(['Grant.Connect.Database', user, 'dbo']);
}

function writeElements(object: UserObject, context: ReadContext): ModelElement[] {
  const { props } = object;
  const byName = props.source === 'login' || props.source === 'windows';
  const user = modelElement('SqlUser', quotePath(object.path), {
    properties: {
      IsWithoutLogin: props.source === 'withoutLogin' ? 'True' : undefined,
      LoginIdentifierScript: props.source === 'login' ? (props.login ?? '') : undefined,
      AuthenticationType: authenticationTypes[props.source],
      DefaultLanguage: props.defaultLanguage,
      Password: props.password,
      Sid: props.sid,
      AllowEncryptedValueModifications: props.allowEncryptedValueModifications ? 'True' : undefined,
    },
    relationships: {
      AsymmetricKey: props.source === 'asymmetricKey' ? [refer(props.login ?? '')] : undefined,
      Certificate: props.source === 'certificate' ? [refer(props.login ?? '')] : undefined,
      DefaultSchema: props.defaultSchema === 'dbo' ? undefined : [schemaEntry(props.defaultSchema)],
      Login: byName && props.login !== undefined ? [refer(props.login)] : undefined,
    },
  });
  if (!props.connectStated) return [user];
  const connect = permissionOf(
    {
      state: 'GRANT',
      withGrantOption: false,
      permission: 'CONNECT',
      class: 'DATABASE',
      securable: [],
      column: undefined,
      except: [],
      grantee: object.path[0] ?? '',
      grantor: 'dbo',
      asStated: false,
    },
    context,
  );
  return [user, writePermission(connect)];
}

const userTypes = new Set(['S', 'U', 'G', 'E', 'X', 'C', 'K']);

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly UserObject[] {
  const logins = new Map<string, string>();
  for (const view of ['sys.certificates', 'sys.asymmetric_keys'])
    for (const row of rows.get(view) ?? []) logins.set(sidText(row), String(row.name));
  for (const row of rows.get('sys.server_principals') ?? []) logins.set(sidText(row), String(row.name));
  /** Whether CONNECT is stated, of the users that have it. */
  const connected = new Map<number, boolean>();
  for (const row of rows.get('sys.database_permissions') ?? []) {
    if (row.class !== 0 || row.permission_name !== 'CONNECT') continue;
    // Only the in-memory server knows that CREATE USER alone gave it; a live one shows it as if it were stated.
    connected.set(Number(row.grantee_principal_id), row.state !== 'D' && row['rehearsal.implied'] !== true);
  }
  return (rows.get('sys.database_principals') ?? []).flatMap((row) => {
    const name = String(row.name);
    if (!userTypes.has(String(row.type)) || isBuiltInPrincipal(name)) return [];
    const props: UserProps = {
      ...plain,
      ...sourceOfRow(row, name, logins.get(sidText(row))),
      defaultSchema: row.default_schema_name ? String(row.default_schema_name) : 'dbo',
      defaultLanguage: row.default_language_name ? String(row.default_language_name) : undefined,
      allowEncryptedValueModifications: row.allow_encrypted_value_modifications === true,
      // Nobody signs in with a certificate or a key.
      connect: /^[CK]$/.test(String(row.type)) || connected.has(Number(row.principal_id)),
      connectStated: connected.get(Number(row.principal_id)) === true,
    };
    return [userOf(name, props, context)];
  });
}

function sidText(row: Row): string {
  return row.sid instanceof Uint8Array ? Buffer.from(row.sid).toString('hex') : String(row.sid);
}

function sourceOfRow(row: Row, name: string, login: string | undefined): Pick<UserProps, 'source' | 'login'> {
  switch (row.type) {
    case 'C':
      return { source: 'certificate', login };
    case 'K':
      return { source: 'asymmetricKey', login };
    case 'E':
    case 'X':
      return { source: 'externalProvider', login: undefined };
  }
  switch (row.authentication_type) {
    case 0:
      return { source: 'withoutLogin', login: undefined };
    case 2:
      return { source: 'password', login: undefined };
    default:
      // A login that was lost, or that the reader may not see, is taken to have the user's name.
      return byLogin(name, login ?? name);
  }
}

export const user: Kind<UserProps> = {
  name: 'user',
  namespace: 'principal',
  title: 'user',
  rank: rankOf('user'),
  scope: 'security',
  properties: [
    { name: 'source', equality: 'exact', aspect: 'identity' },
    { name: 'login', equality: 'name', aspect: 'state' },
    { name: 'defaultSchema', equality: 'name', aspect: 'state', default: 'dbo' },
    { name: 'defaultLanguage', equality: 'name', aspect: 'state' },
    { name: 'allowEncryptedValueModifications', equality: 'exact', aspect: 'state', default: false },
    { name: 'connect', equality: 'exact', aspect: 'state', default: true },
    { name: 'connectStated', equality: 'ignored', aspect: 'text' },
    { name: 'password', equality: 'ignored', aspect: 'state' },
    { name: 'sid', equality: 'ignored', aspect: 'state' },
  ],
  element: () => 'SqlUser',
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    {
      does: 'create',
      sql: [createSql(object), ...connectSql(object)],
      hazards: [
        accessHazard(object, 'gets in'),
        ...(object.props.password === undefined ? [] : [secretHazard('the password of a contained user')]),
      ],
    },
  ],
  drop: (object) => [
    { does: 'drop', sql: [`DROP USER ${quotePath(object.path)};`], hazards: [accessHazard(object, 'is removed')] },
  ],
  alter: alterUser,
  dacpac: {
    reads: ['SqlUser'],
    read: (element, context) => [readElement(element, context)],
    write: (object, context) => writeElements(object, context),
  },
  catalog: {
    views: {
      'sys.database_principals': [
        'principal_id',
        'name',
        'type',
        'default_schema_name',
        'sid',
        'authentication_type',
        'default_language_name',
        'allow_encrypted_value_modifications',
      ],
      'sys.server_principals': ['sid', 'name'],
      'sys.certificates': ['sid', 'name'],
      'sys.asymmetric_keys': ['sid', 'name'],
      'sys.database_permissions': ['class', 'grantee_principal_id', 'permission_name', 'state'],
    },
    read: readRows,
  },
};
