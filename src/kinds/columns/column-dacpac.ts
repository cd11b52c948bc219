import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelAnnotation, ModelElement, ModelEntry } from '../../formats/model-element.ts';
import { builtIn, flag, modelElement, readFlag, refer, referencesOf } from '../elements.ts';
import type { ReadContext } from '../kind.ts';
import { readTypeSpecifier, typeSpecifier } from '../type-specifier.ts';
import { type ColumnProps, collationProps, type EncryptionProps } from './column-props.ts';
import { compact, flag as mark } from './compact.ts';
import { type ExpressionOwner, usesOf } from './expression-references.ts';

/** GENERATED ALWAYS AS, numbered as sys.columns numbers it. */
export const generatedTypes: ReadonlyMap<number, string> = new Map([
  [1, 'ROW START'],
  [2, 'ROW END'],
  [5, 'TRANSACTION_ID START'],
  [6, 'TRANSACTION_ID END'],
  [7, 'SEQUENCE_NUMBER START'],
  [8, 'SEQUENCE_NUMBER END'],
]);

/** What tells the columns of a table type from those of a table in model.xml: names of elements, and what NULL defaults to. */
export type ColumnFlavour = { readonly prefix: 'Sql' | 'SqlTableType'; readonly nullableByDefault: boolean };
export const tableFlavour: ColumnFlavour = { prefix: 'Sql', nullableByDefault: true };
export const typeFlavour: ColumnFlavour = { prefix: 'SqlTableType', nullableByDefault: false };

/** `[dbo].[T].[c]` → `c` */
export function lastName(name: string | undefined): string {
  return parseQuotedPath(name ?? '').at(-1) ?? '';
}

export function lastNames(names: readonly string[]): string[] {
  return names.map(lastName);
}

/** Columns of a `Columns` relationship. Those that the server makes for graph tables are left out. */
export function readColumns(element: ModelElement, flavour: ColumnFlavour, context: ReadContext): ColumnProps[] {
  const columns: ColumnProps[] = [];
  for (const entry of element.relationships.get('Columns') ?? []) {
    if (!('element' in entry) || entry.element.properties.has('GraphType')) continue;
    columns.push(readColumn(entry.element, flavour, context));
  }
  return columns;
}

function readColumn(element: ModelElement, flavour: ColumnFlavour, context: ReadContext): ColumnProps {
  const name = lastName(element.name);
  const computed = element.properties.get('ExpressionScript');
  if (computed !== undefined) {
    return compact<ColumnProps>({
      name,
      computed,
      nullable: true,
      persisted: mark(readFlag(element, 'IsPersisted')),
      persistedNotNull: mark(!readFlag(element, 'IsPersistedNullable', true)),
    });
  }
  const specifier = element.relationships.get('TypeSpecifier')?.[0];
  const type = specifier && 'element' in specifier ? readTypeSpecifier(specifier.element) : undefined;
  const collation = element.properties.get('Collation');
  const generated = generatedTypes.get(Number(element.properties.get('GeneratedAlwaysType') ?? 0));
  return compact<ColumnProps>({
    name,
    type,
    ...collationProps(collation, context),
    // DacFx forgets it for a column that is called timestamp and has no other type.
    nullable: type?.name !== 'timestamp' && readFlag(element, 'IsNullable', flavour.nullableByDefault),
    identity: readFlag(element, 'IsIdentity')
      ? compact({
          seed: element.properties.get('IdentitySeed') ?? '1',
          increment: element.properties.get('IdentityIncrement') ?? '1',
          notForReplication: mark(readFlag(element, 'IdentityIsNotForReplication')),
        })
      : undefined,
    rowGuid: mark(readFlag(element, 'IsRowGuidColumn')),
    sparse: mark(readFlag(element, 'IsSparse')),
    columnSet: mark(element.type === 'SqlColumnSet'),
    fileStream: mark(readFlag(element, 'IsFileStream')),
    hidden: mark(readFlag(element, 'IsHidden')),
    generated,
    mask: element.properties.get('MaskingFunction'),
    encryption: readEncryption(element),
  });
}

function readEncryption(element: ModelElement): EncryptionProps | undefined {
  const entry = element.relationships.get('ColumnEncryptionKey') ?? [];
  const [key] = entry.length > 0 ? referencesOf(element, 'ColumnEncryptionKey') : [];
  if (key === undefined) return undefined;
  return {
    key: lastName(key),
    type: element.properties.get('EncryptionType') === '1' ? 'DETERMINISTIC' : 'RANDOMIZED',
    algorithm: element.properties.get('EncryptionAlgorithmName') ?? 'AEAD_AES_256_CBC_HMAC_SHA_256',
  };
}

/**
 * `Columns` entries of a table, table type or function's table. `annotations` are the inline constraints of each column, `more`
 * is what other objects say of it.
 */
export function columnEntries(
  owner: Omit<ExpressionOwner, 'columns'> & { readonly columns: readonly ColumnProps[] },
  flavour: ColumnFlavour,
  context: ReadContext,
  annotations: (column: ColumnProps) => readonly ModelAnnotation[],
  more: (column: ColumnProps) => Readonly<Record<string, string>> = () => ({}),
): ModelEntry[] {
  return owner.columns.map((column) => ({
    element: columnElement(column, owner, flavour, context, annotations(column), more(column)),
  }));
}

function columnElement(
  column: ColumnProps,
  owner: ExpressionOwner,
  flavour: ColumnFlavour,
  context: ReadContext,
  annotations: readonly ModelAnnotation[],
  more: Readonly<Record<string, string>>,
): ModelElement {
  const name = quotePath([...owner.path, column.name]);
  if (column.computed !== undefined) {
    return modelElement(`${flavour.prefix}ComputedColumn`, name, {
      properties: {
        ExpressionScript: column.computed,
        IsPersisted: flag(column.persisted, false),
        IsPersistedNullable: column.persistedNotNull ? 'False' : undefined,
        ...more,
      },
      relationships: { ExpressionDependencies: dependencyEntries(column.computed, owner, context) },
      annotations,
    });
  }
  const { identity, encryption } = column;
  const type = column.columnSet ? 'SqlColumnSet' : `${flavour.prefix}SimpleColumn`;
  return modelElement(type, name, {
    properties: {
      IsNullable: column.columnSet ? undefined : flag(column.nullable, flavour.nullableByDefault),
      IsIdentity: flag(identity !== undefined, false),
      IdentitySeed: identity && identity.seed !== '1' ? identity.seed : undefined,
      IdentityIncrement: identity && identity.increment !== '1' ? identity.increment : undefined,
      IdentityIsNotForReplication: flag(identity?.notForReplication, false),
      IsRowGuidColumn: flag(column.rowGuid, false),
      IsSparse: flag(column.sparse, false),
      MaskingFunction: column.mask,
      IsFileStream: flag(column.fileStream, false),
      GeneratedAlwaysType: generatedNumber(column.generated),
      IsHidden: flag(column.hidden, false),
      EncryptionType: encryption && (encryption.type === 'DETERMINISTIC' ? '1' : '2'),
      EncryptionAlgorithmName: encryption?.algorithm,
      Collation: column.collation ?? column.collationSaid,
      ...more,
    },
    relationships: {
      ColumnEncryptionKey: encryption && [refer(encryption.key)],
      TypeSpecifier: column.type && [typeSpecifier(column.type)],
    },
    annotations,
  });
}

function generatedNumber(generated: string | undefined): string | undefined {
  for (const [number, text] of generatedTypes) if (text === generated) return String(number);
  return undefined;
}

/** What an expression depends on, in the order of its text: columns of the owner, functions, sequences and types. */
export function dependencyEntries(
  expression: string | undefined,
  owner: ExpressionOwner,
  context: ReadContext,
): ModelEntry[] | undefined {
  if (expression === undefined) return undefined;
  return usesOf(expression, owner, context).map((use) =>
    'column' in use ? refer(...owner.path, use.column) : refer(...('type' in use ? use.type : use.object)),
  );
}

/** `Filegroup` entry; [PRIMARY] is built in. */
export function fileGroupEntry(name: string): ModelEntry {
  return name.toLowerCase() === 'primary' ? builtIn('PRIMARY') : refer(name);
}
