import { parseQuotedPath, quote, quotePath, quoteString } from '../base/names.ts';
import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { isSet, noRows, numberOf, textOf } from './columns/cells.ts';
import { fileGroupEntry, lastName } from './columns/column-dacpac.ts';
import { compact, flag as mark } from './columns/compact.ts';
import { flag, isBuiltInPrincipal, modelElement, principalEntry, readFlag, referencesOf } from './elements.ts';
import { hazard } from './hazard.ts';
import type { AlterInput, CatalogLookup, Kind, ReadContext, Route, StatementBuilder, StepDraft } from './kind.ts';
import { ownerChanged, ownerHazard } from './ownership.ts';
import { rankOf } from './rank.ts';

export type FullTextCatalogProps = {
  readonly accentSensitive: boolean;
  /** ACCENT_SENSITIVITY is not written and comes from the collation. */
  readonly accentImplied?: true;
  readonly isDefault?: true;
  readonly owner: string;
  /** Written, and without effect since SQL Server 2008. */
  readonly fileGroup?: string;
};

export type FullTextCatalogObject = SchemaObject<FullTextCatalogProps>;

/** CREATE FULLTEXT CATALOG. */
export const buildFullTextCatalog: StatementBuilder<'createFullTextCatalog'> = (statement, context) => {
  const { accentSensitivity, authorization, fileGroup } = statement;
  context.add(
    catalogOf(
      statement.name,
      compact<FullTextCatalogProps>({
        accentSensitive: accentSensitivity ?? isAccentSensitive(context.collation),
        accentImplied: mark(accentSensitivity === undefined),
        isDefault: mark(statement.asDefault),
        owner: authorization ?? 'dbo',
        fileGroup,
      }),
      context,
    ),
  );
};

/** Whether a collation tells é from e: `_AS`, or a binary one. */
function isAccentSensitive(collation: string): boolean {
  return !/_AI(_|$)/i.test(collation);
}

function catalogOf(name: string, props: FullTextCatalogProps, context: ReadContext): FullTextCatalogObject {
  const references: Reference[] = isBuiltInPrincipal(props.owner)
    ? []
    : [{ to: context.key('principal', props.owner), binding: 'bound' }];
  return schemaObjectOf(
    {
      kind: 'fullTextCatalog',
      key: context.key('fullTextCatalog', name),
      path: [name],
      props,
    },
    references,
  );
}

function createText({ path, props }: FullTextCatalogObject): string {
  const owner = props.owner.toLowerCase() === 'dbo' ? '' : `\nAUTHORIZATION ${quote(props.owner)}`;
  const asDefault = props.isDefault ? '\nAS DEFAULT' : '';
  return `CREATE FULLTEXT CATALOG ${quotePath(path)}\nWITH ACCENT_SENSITIVITY = ${props.accentSensitive ? 'ON' : 'OFF'}${asDefault}${owner};`;
}

function exists({ path }: FullTextCatalogObject): string {
  return `EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE [name] = ${quoteString(path[0] ?? '')})`;
}

/** Full-text DDL is refused in a user transaction (error 574). */
function alter({ after, changes }: AlterInput<FullTextCatalogProps>): Route {
  const names = new Set(changes.map(({ property }) => property));
  const name = quotePath(after.path);
  const steps: StepDraft[] = [];
  if (names.has('accentSensitive'))
    steps.push({
      does: 'alter',
      sql: [
        `ALTER FULLTEXT CATALOG ${name} REBUILD WITH ACCENT_SENSITIVITY = ${after.props.accentSensitive ? 'ON' : 'OFF'};`,
      ],
      commit: 'outside',
      hazards: [
        hazard('LOCK016', 'warn', 'Every full-text index of the catalog is filled anew; searches find less meanwhile.'),
      ],
    });
  if (names.has('isDefault')) {
    // There is no statement that leaves a database without default: another catalog becomes it, or this one is made anew.
    if (after.props.isDefault)
      steps.push({ does: 'alter', sql: [`ALTER FULLTEXT CATALOG ${name} AS DEFAULT;`], commit: 'outside' });
  }
  if (names.has('owner'))
    steps.push({
      does: 'alter',
      sql: [ownerChanged('FULLTEXT CATALOG', after.path, after.props.owner)],
      hazards: [ownerHazard(after.props.owner)],
    });
  return { how: steps.length === 0 ? 'none' : 'inPlace', steps, disturbs: [] };
}

function alterOrReplace(input: AlterInput<FullTextCatalogProps>): Route {
  const { after, changes, desired } = input;
  const loses = changes.some(({ property }) => property === 'isDefault') && !after.props.isDefault;
  if (loses && !anotherDefault(desired.model.objects.values())) return { how: 'recreate', steps: [], disturbs: [{}] };
  return alter(input);
}

function anotherDefault(objects: Iterable<SchemaObject>): boolean {
  for (const object of objects) if (object.kind === 'fullTextCatalog' && object.props.isDefault === true) return true;
  return false;
}

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly FullTextCatalogObject[] {
  return (rows.get('sys.fulltext_catalogs') ?? noRows).map((row) =>
    catalogOf(
      textOf(row.name) ?? '',
      compact<FullTextCatalogProps>({
        accentSensitive: isSet(row.is_accent_sensitivity_on),
        isDefault: mark(isSet(row.is_default)),
        owner: context.principalName(numberOf(row.principal_id)) || 'dbo',
      }),
      context,
    ),
  );
}

export const fullTextCatalog: Kind<FullTextCatalogProps> = {
  name: 'fullTextCatalog',
  namespace: 'fullTextCatalog',
  title: 'full-text catalog',
  rank: rankOf('fullTextCatalog'),
  scope: 'schema',
  properties: [
    { name: 'accentSensitive', equality: 'exact', aspect: 'definition' },
    { name: 'accentImplied', equality: 'ignored', aspect: 'text' },
    { name: 'isDefault', equality: 'exact', aspect: 'state' },
    { name: 'owner', equality: 'name', aspect: 'state', default: 'dbo', scope: 'security' },
    { name: 'fileGroup', equality: 'ignored', aspect: 'storage' },
  ],
  element: () => 'SqlFullTextCatalog',
  itemName: ({ path }) => quotePath(path),
  create: (object) => [
    {
      does: 'create',
      sql: [createText(object)],
      commit: 'outside',
      done: `SELECT CASE WHEN ${exists(object)} THEN 1 ELSE 0 END;`,
    },
  ],
  drop: (object) => [
    {
      does: 'drop',
      sql: [`DROP FULLTEXT CATALOG ${quotePath(object.path)};`],
      commit: 'outside',
      done: `SELECT CASE WHEN ${exists(object)} THEN 0 ELSE 1 END;`,
    },
  ],
  alter: alterOrReplace,
  dacpac: {
    reads: ['SqlFullTextCatalog'],
    read: (element, context) => {
      const [name = ''] = parseQuotedPath(element.name ?? '');
      const stated = element.properties.has('IsAccentSensitive');
      const [owner] = referencesOf(element, 'Authorizer');
      const [fileGroup] = referencesOf(element, 'Filegroup');
      return [
        catalogOf(
          name,
          compact<FullTextCatalogProps>({
            accentSensitive: readFlag(element, 'IsAccentSensitive', isAccentSensitive(context.collation)),
            accentImplied: mark(!stated),
            isDefault: mark(readFlag(element, 'IsDefault')),
            owner: owner === undefined ? 'dbo' : lastName(owner),
            fileGroup: fileGroup === undefined ? undefined : lastName(fileGroup),
          }),
          context,
        ),
      ];
    },
    write: ({ path, props }) => [
      modelElement('SqlFullTextCatalog', quotePath(path), {
        properties: {
          IsAccentSensitive: props.accentImplied ? undefined : props.accentSensitive ? 'True' : 'False',
          IsDefault: flag(props.isDefault, false),
        },
        relationships: {
          Authorizer: [principalEntry(props.owner)],
          Filegroup: props.fileGroup === undefined ? undefined : [fileGroupEntry(props.fileGroup)],
        },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.fulltext_catalogs': ['name', 'is_default', 'is_accent_sensitivity_on', 'principal_id'],
      'sys.database_principals': ['principal_id', 'name'],
    },
    read: readRows,
  },
};
