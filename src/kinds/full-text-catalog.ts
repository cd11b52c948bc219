import { parseQuotedPath, quote, quotePath } from '../base/names.ts';
import type { Row } from '../formats/catalog-rows.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import {
  builtIn,
  flag,
  isBuiltInPrincipal,
  modelElement,
  principalEntry,
  readFlag,
  refer,
  referencesOf,
} from './elements.ts';
import type { AlterInput, Kind, ReadContext, Route, StatementBuilder } from './kind.ts';
import { ownerChanged, ownerHazard } from './ownership.ts';
import { rankOf } from './rank.ts';

export type FullTextCatalogProps = {
  /** What is not stated follows the database's collation. */
  readonly accentSensitive: boolean;
  readonly accentStated: boolean;
  readonly isDefault: boolean;
  readonly owner: string;
  readonly fileGroup: string | undefined;
  readonly path: string | undefined;
};

type CatalogObject = SchemaObject<FullTextCatalogProps>;

/** CREATE FULLTEXT CATALOG. */
export const buildFullTextCatalog: StatementBuilder<'createFullTextCatalog'> = (statement, context) => {
  context.add(
    catalogOf(
      statement.name,
      {
        accentSensitive: statement.accentSensitivity ?? collationIsAccentSensitive(context),
        accentStated: statement.accentSensitivity !== undefined,
        isDefault: statement.asDefault,
        owner: statement.authorization ?? 'dbo',
        fileGroup: statement.fileGroup,
        path: statement.path,
      },
      context,
    ),
  );
};

function collationIsAccentSensitive(context: ReadContext): boolean {
  return !/_AI(_|$)/i.test(context.collation);
}

function catalogOf(name: string, props: FullTextCatalogProps, context: ReadContext): CatalogObject {
  const references: Reference[] = [];
  if (!isBuiltInPrincipal(props.owner))
    references.push({ to: context.key('principal', props.owner), binding: 'bound' });
  return {
    kind: 'fullTextCatalog',
    key: context.key('fullTextCatalog', name),
    path: [name],
    props,
    references,
    unread: [],
  };
}

function accent(props: FullTextCatalogProps): string {
  return `WITH ACCENT_SENSITIVITY = ${props.accentSensitive ? 'ON' : 'OFF'}`;
}

function createSql({ path, props }: CatalogObject): string {
  return `CREATE FULLTEXT CATALOG ${quotePath(path)} ${accent(props)}${props.isDefault ? ' AS DEFAULT' : ''} AUTHORIZATION ${quote(props.owner)};`;
}

/** Not one of these can run in a transaction. */
function alterCatalog({ after, changes }: AlterInput<FullTextCatalogProps>): Route {
  const changed = (name: keyof FullTextCatalogProps) => changes.some((change) => change.property === name);
  const name = quotePath(after.path);
  const sql: string[] = [];
  if (changed('accentSensitive')) sql.push(`ALTER FULLTEXT CATALOG ${name} REBUILD ${accent(after.props)};`);
  if (changed('isDefault') && after.props.isDefault) sql.push(`ALTER FULLTEXT CATALOG ${name} AS DEFAULT;`);
  if (changed('owner')) sql.push(ownerChanged('FULLTEXT CATALOG', after.path, after.props.owner));
  if (sql.length === 0) return { how: 'none', steps: [], disturbs: [] };
  return {
    how: 'inPlace',
    steps: [
      {
        does: 'alter',
        sql,
        commit: 'outside',
        hazards: [
          ...(changed('accentSensitive')
            ? [
                {
                  code: 'LOCK016',
                  severity: 'warn' as const,
                  message: 'The catalog is rebuilt: every full-text index in it is populated again.',
                },
              ]
            : []),
          ...(changed('owner') ? [ownerHazard(after.props.owner)] : []),
        ],
      },
    ],
    disturbs: [],
  };
}

const outside = {
  code: 'PLAN003',
  severity: 'warn',
  message: 'A full-text catalog cannot be made or dropped in a transaction.',
} as const;

export const fullTextCatalog: Kind<FullTextCatalogProps> = {
  name: 'fullTextCatalog',
  namespace: 'fullTextCatalog',
  title: 'full-text catalog',
  rank: rankOf('fullTextCatalog'),
  scope: 'schema',
  properties: [
    { name: 'accentSensitive', equality: 'exact', aspect: 'storage' },
    { name: 'accentStated', equality: 'ignored', aspect: 'text' },
    { name: 'isDefault', equality: 'exact', aspect: 'state', default: false },
    { name: 'owner', equality: 'name', aspect: 'state', default: 'dbo', scope: 'security' },
    // Where it lies is the server's matter since SQL Server 2008.
    { name: 'fileGroup', equality: 'ignored', aspect: 'storage' },
    { name: 'path', equality: 'ignored', aspect: 'storage' },
  ],
  element: () => 'SqlFullTextCatalog',
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    {
      does: 'create',
      sql: [createSql(object)],
      commit: 'outside',
      hazards: [outside],
      done: `SELECT COUNT(*) FROM sys.fulltext_catalogs WHERE name = N'${(object.path[0] ?? '').replaceAll("'", "''")}'`,
    },
  ],
  drop: (object) => [
    { does: 'drop', sql: [`DROP FULLTEXT CATALOG ${quotePath(object.path)};`], commit: 'outside', hazards: [outside] },
  ],
  alter: alterCatalog,
  dacpac: {
    reads: ['SqlFullTextCatalog'],
    read: (element, context) => {
      const { properties } = element;
      const name = (relationship: string) => {
        const reference = referencesOf(element, relationship)[0];
        return reference === undefined ? undefined : parseQuotedPath(reference)[0];
      };
      return [
        catalogOf(
          parseQuotedPath(element.name ?? '')[0] ?? '',
          {
            accentSensitive: readFlag(element, 'IsAccentSensitive', collationIsAccentSensitive(context)),
            accentStated: properties.has('IsAccentSensitive'),
            isDefault: readFlag(element, 'IsDefault'),
            owner: name('Authorizer') ?? 'dbo',
            fileGroup: name('Filegroup'),
            path: properties.get('Path'),
          },
          context,
        ),
      ];
    },
    write: ({ path, props }) => [
      modelElement('SqlFullTextCatalog', quotePath(path), {
        properties: {
          Path: props.path,
          IsAccentSensitive: props.accentStated ? (props.accentSensitive ? 'True' : 'False') : undefined,
          IsDefault: flag(props.isDefault, false),
        },
        relationships: {
          Authorizer: [principalEntry(props.owner)],
          Filegroup:
            props.fileGroup === undefined
              ? undefined
              : [props.fileGroup.toUpperCase() === 'PRIMARY' ? builtIn(props.fileGroup) : refer(props.fileGroup)],
        },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.fulltext_catalogs': [
        'fulltext_catalog_id',
        'name',
        'is_default',
        'is_accent_sensitivity_on',
        'principal_id',
      ],
      'sys.database_principals': ['principal_id', 'name'],
    },
    read: (rows, context) =>
      (rows.get('sys.fulltext_catalogs') ?? []).map((row: Row) =>
        catalogOf(
          String(row.name),
          {
            accentSensitive: row.is_accent_sensitivity_on === true,
            accentStated: true,
            isDefault: row.is_default === true,
            owner: context.principalName(Number(row.principal_id)) || 'dbo',
            fileGroup: undefined,
            path: undefined,
          },
          context,
        ),
      ),
  },
};
