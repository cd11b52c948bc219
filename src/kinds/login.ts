import { parseQuotedPath, quote, quotePath, quoteString } from '../base/names.ts';
import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { ModelElement } from '../formats/model-element.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../model/schema-object-of.ts';
import { flag, modelElement, readFlag } from './elements.ts';
import type { AlterInput, Kind, ReadContext, Route, StatementBuilder } from './kind.ts';
import { optionIsOn, optionText } from './option-text.ts';
import { rankOf } from './rank.ts';
import { secretHazard } from './secret.ts';

export type LoginProps = {
  readonly source: 'sql' | 'windows' | 'externalProvider' | 'certificate' | 'asymmetricKey';
  readonly defaultDatabase: string;
  readonly defaultLanguage: string | undefined;
  readonly checkPolicy: boolean;
  readonly checkExpiration: boolean;
  readonly disabled: boolean;
  /** As written, with `HASHED` told apart; a server never tells it. */
  readonly password: string | undefined;
  readonly hashed: boolean;
  readonly mustChange: boolean;
  readonly sid: string | undefined;
};

type LoginObject = SchemaObject<LoginProps>;

const sources = {
  WINDOWS: 'windows',
  'EXTERNAL PROVIDER': 'externalProvider',
  CERTIFICATE: 'certificate',
  'ASYMMETRIC KEY': 'asymmetricKey',
} as const;

/** CREATE LOGIN; ALTER LOGIN … ENABLE | DISABLE | WITH options. */
export const buildLogin: StatementBuilder<'createLogin'> = (statement, context) => {
  const { options } = statement;
  const key = context.key('login', statement.name);
  if (statement.verb === 'alter') {
    context.later(() => {
      const before = context.get(key) as LoginObject | undefined;
      if (!before) return;
      const disabled = statement.state === undefined ? before.props.disabled : statement.state === 'DISABLE';
      context.replace(changedObject(before, { props: { ...before.props, disabled } }));
    });
    return;
  }
  const source = statement.from === undefined ? 'sql' : sources[statement.from];
  const password = passwordOf(optionText(options, 'PASSWORD'));
  context.add(
    loginOf(
      statement.name,
      {
        source,
        defaultDatabase: optionText(options, 'DEFAULT_DATABASE') ?? 'master',
        defaultLanguage: languageOf(optionText(options, 'DEFAULT_LANGUAGE')),
        checkPolicy: optionIsOn(options, 'CHECK_POLICY') ?? source === 'sql',
        checkExpiration: optionIsOn(options, 'CHECK_EXPIRATION') ?? false,
        disabled: false,
        password,
        hashed:
          password !== undefined &&
          options.some(({ name, value }) => name === 'HASHED' || /\bHASHED\b/i.test(value ?? '')),
        mustChange: options.some(({ name, value }) => name === 'MUST_CHANGE' || /\bMUST_CHANGE\b/i.test(value ?? '')),
        sid: optionText(options, 'SID'),
      },
      context,
    ),
  );
};

/** The words HASHED and MUST_CHANGE may stand behind the literal. */
function passwordOf(text: string | undefined): string | undefined {
  return text
    ?.replace(/\s+(?:HASHED|MUST_CHANGE)(?:\s+(?:HASHED|MUST_CHANGE))?$/i, '')
    .replace(/^N?'([\s\S]*)'$/i, (_whole, inner: string) => inner.replaceAll("''", "'"));
}

/** What a server gives when nothing is said counts as nothing. */
function languageOf(text: string | undefined): string | undefined {
  return text === undefined || /^us_english$/i.test(text) ? undefined : text;
}

function loginOf(name: string, props: LoginProps, context: ReadContext): LoginObject {
  const unread = props.source === 'sql' && props.password === undefined ? ['the password of a login is not known'] : [];
  return schemaObjectOf({ kind: 'login', key: context.key('login', name), path: [name], props, unread }, []);
}

function settings(props: LoginProps): string[] {
  const language = props.defaultLanguage === undefined ? [] : [`DEFAULT_LANGUAGE = ${quote(props.defaultLanguage)}`];
  const database = [`DEFAULT_DATABASE = ${quote(props.defaultDatabase)}`];
  if (props.source !== 'sql') return [...database, ...language];
  const onOff = (on: boolean) => (on ? 'ON' : 'OFF');
  return [
    ...database,
    ...language,
    `CHECK_EXPIRATION = ${onOff(props.checkExpiration)}`,
    `CHECK_POLICY = ${onOff(props.checkPolicy)}`,
  ];
}

function createSql(object: LoginObject): string {
  const { props } = object;
  const name = quotePath(object.path);
  const sid = props.sid === undefined ? [] : [`SID = ${props.sid}`];
  const sql =
    props.source === 'sql'
      ? `CREATE LOGIN ${name} WITH PASSWORD = ${props.hashed ? (props.password ?? '') : quoteString(props.password ?? '')}${props.hashed ? ' HASHED' : ''}${props.mustChange ? ' MUST_CHANGE' : ''}, ${[...sid, ...settings(props)].join(', ')};`
      : `CREATE LOGIN ${name} FROM ${props.source === 'externalProvider' ? 'EXTERNAL PROVIDER' : 'WINDOWS'} WITH ${settings(props).join(', ')};`;
  return props.disabled ? `${sql}\nALTER LOGIN ${name} DISABLE;` : sql;
}

function alterLogin({ before, after, changes }: AlterInput<LoginProps>): Route {
  if (changes.some((change) => change.property === 'source')) return { how: 'recreate', steps: [], disturbs: [{}] };
  const name = quotePath(after.path);
  const sql: string[] = [];
  if (changes.some((change) => change.property !== 'disabled'))
    sql.push(`ALTER LOGIN ${name} WITH ${settings(after.props).join(', ')};`);
  if (before.props.disabled !== after.props.disabled)
    sql.push(`ALTER LOGIN ${name} ${after.props.disabled ? 'DISABLE' : 'ENABLE'};`);
  return {
    how: 'inPlace',
    steps: [
      {
        does: 'alter',
        sql: [sql.join('\n')],
        hazards: [{ code: 'SEC001', severity: 'block', message: `The login ${name} changes for the whole server.` }],
      },
    ],
    disturbs: [],
  };
}

function readElement(element: ModelElement, context: ReadContext): LoginObject {
  const { properties } = element;
  const [name = ''] = parseQuotedPath(element.name ?? '');
  const windows = readFlag(element, 'IsMappedToWindowsLogin');
  const source = windows
    ? 'windows'
    : element.relationships.has('Certificate')
      ? 'certificate'
      : element.relationships.has('AsymmetricKey')
        ? 'asymmetricKey'
        : readFlag(element, 'IsExternalLogin')
          ? 'externalProvider'
          : 'sql';
  return loginOf(
    name,
    {
      source,
      defaultDatabase: properties.get('DefaultDatabase') ?? 'master',
      defaultLanguage: languageOf(properties.get('DefaultLanguage')),
      checkPolicy: source === 'sql' && readFlag(element, 'IsCheckPolicyOn', true),
      checkExpiration: readFlag(element, 'IsCheckExpirationOn'),
      disabled: readFlag(element, 'IsDisabled'),
      password: properties.get('Password'),
      hashed: readFlag(element, 'IsPasswordHashed'),
      mustChange: readFlag(element, 'IsPasswordMustChange'),
      sid: properties.get('Sid'),
    },
    context,
  );
}

function writeElement(object: LoginObject): ModelElement {
  const { props } = object;
  return modelElement('SqlLogin', quotePath(object.path), {
    properties: {
      IsMappedToWindowsLogin: flag(props.source === 'windows', false),
      IsExternalLogin: flag(props.source === 'externalProvider', false),
      Password: props.password,
      IsPasswordHashed: flag(props.hashed, false),
      IsPasswordMustChange: flag(props.mustChange, false),
      DefaultDatabase: props.defaultDatabase === 'master' ? undefined : props.defaultDatabase,
      DefaultLanguage: props.defaultLanguage,
      Sid: props.sid,
      IsCheckExpirationOn: flag(props.checkExpiration, false),
      IsCheckPolicyOn: flag(props.checkPolicy, true),
      IsDisabled: flag(props.disabled, false),
    },
    annotations: [{ type: 'GloballyScoped', properties: new Map() }],
  });
}

/** sa, certificates of the server and service accounts are no concern of a database. */
const systemLogin = /^(sa|##.*|NT (SERVICE|AUTHORITY)\\.*|BUILTIN\\.*)$/i;

function readRows(rows: CatalogRows, context: ReadContext): readonly LoginObject[] {
  const policies = new Map((rows.get('sys.sql_logins') ?? []).map((row) => [Number(row.principal_id), row]));
  return (rows.get('sys.server_principals') ?? []).flatMap((row) => {
    const name = String(row.name);
    const source = ({ S: 'sql', U: 'windows', G: 'windows', E: 'externalProvider', X: 'externalProvider' } as const)[
      String(row.type)
    ];
    if (source === undefined || systemLogin.test(name)) return [];
    const policy = policies.get(Number(row.principal_id));
    const props: LoginProps = {
      source,
      defaultDatabase: row.default_database_name ? String(row.default_database_name) : 'master',
      defaultLanguage: languageOf(row.default_language_name ? String(row.default_language_name) : undefined),
      checkPolicy: source === 'sql' && policy?.is_policy_checked !== false,
      checkExpiration: policy?.is_expiration_checked === true,
      disabled: row.is_disabled === true || row.is_disabled === 1,
      password: undefined,
      hashed: false,
      mustChange: false,
      sid: undefined,
    };
    return [loginOf(name, props, context)];
  });
}

export const login: Kind<LoginProps> = {
  name: 'login',
  namespace: 'login',
  title: 'login',
  rank: rankOf('login'),
  isOfServer: () => true,
  scope: 'security',
  properties: [
    { name: 'source', equality: 'exact', aspect: 'identity' },
    { name: 'defaultDatabase', equality: 'name', aspect: 'state', default: 'master' },
    { name: 'defaultLanguage', equality: 'name', aspect: 'state' },
    { name: 'checkPolicy', equality: 'exact', aspect: 'state' },
    { name: 'checkExpiration', equality: 'exact', aspect: 'state', default: false },
    { name: 'disabled', equality: 'exact', aspect: 'state', default: false },
    // Servers tell none of these.
    { name: 'password', equality: 'ignored', aspect: 'state' },
    { name: 'hashed', equality: 'ignored', aspect: 'state' },
    { name: 'mustChange', equality: 'ignored', aspect: 'state' },
    { name: 'sid', equality: 'ignored', aspect: 'state' },
  ],
  element: () => 'SqlLogin',
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    {
      does: 'create',
      sql: [createSql(object)],
      hazards: [
        { code: 'SEC001', severity: 'block', message: `The login ${quotePath(object.path)} gets into the server.` },
        ...(object.props.password === undefined ? [] : [secretHazard('the password of a login')]),
      ],
    },
  ],
  drop: (object) => [
    {
      does: 'drop',
      sql: [`DROP LOGIN ${quotePath(object.path)};`],
      hazards: [
        {
          code: 'SEC001',
          severity: 'block',
          message: `The login ${quotePath(object.path)} is removed from the whole server.`,
        },
      ],
    },
  ],
  alter: alterLogin,
  dacpac: {
    reads: ['SqlLogin'],
    read: (element, context) => [readElement(element, context)],
    write: (object) => [writeElement(object)],
  },
  catalog: {
    views: {
      'sys.server_principals': [
        'principal_id',
        'name',
        'sid',
        'type',
        'is_disabled',
        'default_database_name',
        'default_language_name',
      ],
      'sys.sql_logins': ['principal_id', 'is_policy_checked', 'is_expiration_checked'],
    },
    read: readRows,
  },
};
