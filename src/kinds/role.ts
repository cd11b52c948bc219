import { parseQuotedPath, quote, quotePath, quoteString } from '../base/names.ts';
import type { ModelElement } from '../formats/model-element.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import {
  isBuiltInPrincipal,
  isBuiltInSchema,
  modelElement,
  principalEntry,
  referencesOf,
  schemaEntry,
} from './elements.ts';
import type { AlterInput, Kind, ReadContext, Route, StatementBuilder } from './kind.ts';
import { optionText } from './option-text.ts';
import { ownerChanged, ownerHazard } from './ownership.ts';
import { rankOf } from './rank.ts';
import { secretHazard } from './secret.ts';

export type RoleProps = {
  /** 'dbo' when nothing else is said; application roles have none. */
  readonly owner: string;
  readonly application: boolean;
  /** Of an application role. */
  readonly defaultSchema: string;
  /** Of an application role, when the source tells it; servers do not. */
  readonly password: string | undefined;
};

type RoleObject = SchemaObject<RoleProps>;

/** CREATE ROLE, CREATE APPLICATION ROLE. */
export const buildRole: StatementBuilder<'createRole'> = (statement, context) => {
  context.add(
    roleOf(
      statement.name,
      {
        owner: statement.authorization ?? 'dbo',
        application: statement.application,
        defaultSchema: optionText(statement.options, 'DEFAULT_SCHEMA') ?? 'dbo',
        password: optionText(statement.options, 'PASSWORD'),
      },
      context,
    ),
  );
};

export function roleOf(name: string, props: RoleProps, context: ReadContext): RoleObject {
  const references: Reference[] = [];
  if (!isBuiltInPrincipal(props.owner))
    references.push({ to: context.key('principal', props.owner), binding: 'bound' });
  if (!isBuiltInSchema(props.defaultSchema)) {
    references.push({ to: context.key('schema', props.defaultSchema), binding: 'deferred' });
  }
  const unread =
    props.application && props.password === undefined ? ['the password of an application role is not known'] : [];
  return schemaObjectOf({ kind: 'role', key: context.key('principal', name), path: [name], props, unread }, references);
}

function createSql(object: RoleObject): string {
  const { props } = object;
  if (!props.application) return `CREATE ROLE ${quotePath(object.path)} AUTHORIZATION ${quote(props.owner)};`;
  return `CREATE APPLICATION ROLE ${quotePath(object.path)} WITH PASSWORD = ${quoteString(props.password ?? '')}, DEFAULT_SCHEMA = ${quote(props.defaultSchema)};`;
}

function alterRole({ before, after }: AlterInput<RoleProps>): Route {
  if (before.props.application !== after.props.application) return { how: 'recreate', steps: [], disturbs: [{}] };
  const sql: string[] = [];
  if (before.props.owner !== after.props.owner) sql.push(ownerChanged('ROLE', after.path, after.props.owner));
  if (after.props.application && before.props.defaultSchema !== after.props.defaultSchema) {
    sql.push(
      `ALTER APPLICATION ROLE ${quotePath(after.path)} WITH DEFAULT_SCHEMA = ${quote(after.props.defaultSchema)};`,
    );
  }
  return { how: 'inPlace', steps: [{ does: 'alter', sql, hazards: [ownerHazard(after.props.owner)] }], disturbs: [] };
}

function readElement(element: ModelElement, context: ReadContext): RoleObject {
  const [name = ''] = parseQuotedPath(element.name ?? '');
  const first = (relationship: string) => {
    const reference = referencesOf(element, relationship)[0];
    return reference === undefined ? undefined : parseQuotedPath(reference)[0];
  };
  const application = element.type === 'SqlApplicationRole';
  return roleOf(
    name,
    {
      owner: first('Authorizer') ?? 'dbo',
      application,
      defaultSchema: first('DefaultSchema') ?? 'dbo',
      password: element.properties.get('Password'),
    },
    context,
  );
}

function writeElement(object: RoleObject): ModelElement {
  const { props } = object;
  if (props.application) {
    return modelElement('SqlApplicationRole', quotePath(object.path), {
      properties: { Password: props.password },
      relationships: { DefaultSchema: props.defaultSchema === 'dbo' ? undefined : [schemaEntry(props.defaultSchema)] },
    });
  }
  return modelElement('SqlRole', quotePath(object.path), {
    relationships: { Authorizer: [principalEntry(props.owner)] },
  });
}

export const role: Kind<RoleProps> = {
  name: 'role',
  namespace: 'principal',
  title: 'role',
  rank: rankOf('role'),
  scope: 'security',
  properties: [
    { name: 'owner', equality: 'name', aspect: 'state', default: 'dbo' },
    { name: 'application', equality: 'exact', aspect: 'identity', default: false },
    { name: 'defaultSchema', equality: 'name', aspect: 'state', default: 'dbo' },
    // A server never tells it, so it cannot be compared.
    { name: 'password', equality: 'ignored', aspect: 'state' },
  ],
  element: (object) => (object.props.application ? 'SqlApplicationRole' : 'SqlRole'),
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    {
      does: 'create',
      sql: [createSql(object)],
      ...(object.props.application && { hazards: [secretHazard('the password of an application role')] }),
    },
  ],
  drop: (object) => [
    { does: 'drop', sql: [`DROP ${object.props.application ? 'APPLICATION ' : ''}ROLE ${quotePath(object.path)};`] },
  ],
  alter: alterRole,
  dacpac: {
    reads: ['SqlRole', 'SqlApplicationRole'],
    read: (element, context) => [readElement(element, context)],
    write: (object) => [writeElement(object)],
  },
  catalog: {
    views: {
      'sys.database_principals': [
        'principal_id',
        'name',
        'type',
        'default_schema_name',
        'owning_principal_id',
        'is_fixed_role',
      ],
    },
    read: (rows, context) =>
      (rows.get('sys.database_principals') ?? []).flatMap((row) => {
        const type = String(row.type);
        const name = String(row.name);
        if ((type !== 'R' && type !== 'A') || row.is_fixed_role === true || isBuiltInPrincipal(name)) return [];
        const owner = type === 'A' ? '' : context.principalName(Number(row.owning_principal_id));
        const props = {
          owner: owner || 'dbo',
          application: type === 'A',
          defaultSchema: row.default_schema_name === null ? 'dbo' : String(row.default_schema_name ?? 'dbo'),
          password: undefined,
        };
        return [roleOf(name, props, context)];
      }),
  },
};
