import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelAnnotation, ModelElement, ModelEntry } from '../../formats/model-element.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import {
  columnEntries,
  dependencyEntries,
  lastName,
  lastNames,
  readColumns,
  typeFlavour,
} from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf, schemaEntry } from '../elements.ts';
import { keyColumnEntries, readKeyColumns } from '../key-constraint/key-dacpac.ts';
import type { DacpacWriteContext, ReadContext } from '../kind.ts';
import { bucketCounts } from '../storage/index-options.ts';
import { keyName, orAbsent, tableTypeObject, typeCheck } from './table-type-object.ts';
import type { TableTypeProps, TypeCheck, TypeDefault, TypeIndex, TypeKey } from './table-type-props.ts';

export function readTableType(element: ModelElement, context: ReadContext): readonly SchemaObject<TableTypeProps>[] {
  const keys: TypeKey[] = [];
  const checks: TypeCheck[] = [];
  const defaults: TypeDefault[] = [];
  for (const constraint of innerElements(element, 'Constraints')) {
    const { properties } = constraint;
    switch (constraint.type) {
      case 'SqlTableTypePrimaryKeyConstraint':
      case 'SqlTableTypeUniqueConstraint':
        keys.push(readKey(constraint));
        break;
      case 'SqlTableTypeCheckConstraint':
        checks.push(typeCheck(properties.get('CheckExpressionScript') ?? '', undefined, context));
        break;
      case 'SqlTableTypeDefaultConstraint':
        defaults.push({
          name: lastName(referencesOf(constraint, 'ForColumn')[0]),
          expression: properties.get('DefaultExpressionScript') ?? '',
        });
        break;
    }
  }
  const props = compact<Omit<TableTypeProps, 'order'>>({
    columns: readColumns(element, typeFlavour, context),
    keys: orAbsent(keys),
    checks: orAbsent(checks),
    defaults: orAbsent(defaults),
    indexes: orAbsent(innerElements(element, 'Indexes').map(readIndex)),
    memoryOptimized: mark(readFlag(element, 'IsMemoryOptimized')),
  });
  return [tableTypeObject(parseQuotedPath(element.name ?? ''), props, context)];
}

function buckets(element: ModelElement): Pick<TypeKey, 'bucketCount' | 'bucketCountWritten'> {
  const value = element.properties.get('BucketCount');
  return bucketCounts(value === undefined ? undefined : Number(value));
}

function readKey(element: ModelElement): TypeKey {
  const key = {
    ...readKeyColumns(element),
    primary: mark(element.type === 'SqlTableTypePrimaryKeyConstraint'),
    clustered: mark(readFlag(element, 'IsClustered')),
    hash: mark(readFlag(element, 'IsHash')),
    ...buckets(element),
    ignoreDuplicateKey: mark(readFlag(element, 'DoIgnoreDuplicateKey')),
    inline: 'table' as const,
  };
  return compact<TypeKey>({ name: keyName(key), ...key });
}

function readIndex(element: ModelElement): TypeIndex {
  const include = lastNames(referencesOf(element, 'IncludedColumns'));
  return compact<TypeIndex>({
    name: lastName(element.name),
    ...readKeyColumns(element),
    include: orAbsent(include),
    unique: mark(readFlag(element, 'IsUnique')),
    clustered: mark(readFlag(element, 'IsClustered')),
    hash: mark(readFlag(element, 'IsHash')),
    ...buckets(element),
    where: element.properties.get('FilterPredicate'),
  });
}

type Annotations = { readonly owner: ModelAnnotation; readonly inner: ModelAnnotation };

export function writeTableType(
  type: SchemaObject<TableTypeProps>,
  context: DacpacWriteContext,
): readonly ModelElement[] {
  const { props, path } = type;
  const owner = { key: type.key, path, columns: props.columns };
  const columns = new Map<string, ModelAnnotation[]>();
  const own: ModelAnnotation[] = [];
  // The column comes before its constraint in the file, the constraint before its type: the first has the type of annotation.
  const annotate = (what: string, name: string, column: string | undefined): readonly ModelAnnotation[] => {
    const disambiguator = context.disambiguator(`${type.key}#${what} ${name}`);
    const typed: ModelAnnotation = { type: what, disambiguator, properties: new Map() };
    const attached: ModelAnnotation = { disambiguator, properties: new Map() };
    const ends: Annotations =
      column === undefined ? { owner: attached, inner: typed } : { owner: typed, inner: attached };
    if (column === undefined) own.push(ends.owner);
    else columns.set(column, [...(columns.get(column) ?? []), ends.owner]);
    return [ends.inner];
  };
  const constraints: ModelEntry[] = [];
  const add = (name: string, parts: Parameters<typeof modelElement>[2], mark: string, column?: string): void => {
    const annotations = annotate('SqlInlineConstraintAnnotation', mark, column);
    constraints.push({ element: modelElement(name, undefined, { ...parts, annotations }) });
  };
  for (const key of props.keys ?? []) {
    const column = key.inline === 'column' ? key.columns[0] : undefined;
    add(
      key.primary ? 'SqlTableTypePrimaryKeyConstraint' : 'SqlTableTypeUniqueConstraint',
      keyParts(path, key),
      key.name,
      column,
    );
  }
  for (const check of props.checks ?? []) {
    const parts = {
      properties: { CheckExpressionScript: check.expression },
      relationships: { CheckExpressionDependencies: dependencyEntries(check.expression, owner, context) },
    };
    add('SqlTableTypeCheckConstraint', parts, `check ${check.name}`, check.column);
  }
  for (const { name, expression } of props.defaults ?? []) {
    const parts = {
      properties: { DefaultExpressionScript: expression },
      relationships: {
        ExpressionDependencies: dependencyEntries(expression, { ...owner, columns: [] }, context),
        ForColumn: [refer(...path, name)],
      },
    };
    add('SqlTableTypeDefaultConstraint', parts, `default ${name}`, name);
  }
  const indexes = (props.indexes ?? []).map((index): ModelEntry => {
    const annotations = annotate('SqlInlineIndexAnnotation', index.name, index.column);
    return {
      element: modelElement('SqlTableTypeIndex', quotePath([...path, index.name]), {
        ...indexParts(path, index),
        annotations,
      }),
    };
  });
  return [
    modelElement('SqlTableType', quotePath(path), {
      properties: { IsMemoryOptimized: flag(props.memoryOptimized, false) },
      relationships: {
        Columns: columnEntries(owner, typeFlavour, context, (column) => columns.get(column.name) ?? []),
        Constraints: constraints,
        Indexes: indexes,
        Schema: [schemaEntry(path[0] ?? '')],
      },
      annotations: own,
    }),
  ];
}

const columnType = 'SqlTableTypeIndexedColumnSpecification';

function bucketText({ bucketCount, bucketCountWritten }: Partial<TypeKey>): string | undefined {
  const count = bucketCountWritten ?? bucketCount;
  return count === undefined ? undefined : String(count);
}

function keyParts(path: readonly string[], key: TypeKey): Parameters<typeof modelElement>[2] {
  return {
    properties: {
      IsClustered: flag(key.clustered, false),
      IsHash: flag(key.hash, false),
      BucketCount: bucketText(key),
      DoIgnoreDuplicateKey: flag(key.ignoreDuplicateKey, false),
    },
    relationships: { ColumnSpecifications: keyColumnEntries(path, key.columns, key.descending, columnType) },
  };
}

/** The format has no place for CLUSTERED, INCLUDE and WHERE of an index in a type. */
function indexParts(path: readonly string[], index: TypeIndex): Parameters<typeof modelElement>[2] {
  return {
    properties: {
      IsUnique: flag(index.unique, false),
      IsHash: flag(index.hash, false),
      BucketCount: bucketText(index),
    },
    relationships: { ColumnSpecifications: keyColumnEntries(path, index.columns, index.descending, columnType) },
  };
}
