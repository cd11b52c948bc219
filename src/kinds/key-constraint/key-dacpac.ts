import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../formats/model-element.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { lastName } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf } from '../elements.ts';
import type { DacpacReadContext, DacpacWriteContext } from '../kind.ts';
import {
  compressionRelationships,
  dataSpaceRelationships,
  indexOptionProperties,
  partitionCount,
  readDataSpace,
  readIndexOptions,
} from '../storage/storage-dacpac.ts';
import { attachedAnnotations } from '../table/table-dacpac.ts';
import { writtenSpace } from '../table/written-storage.ts';
import { type KeyKind, keyObject } from './key-object.ts';
import type { Inline, KeyProps, RowStorage } from './key-props.ts';

/** Columns and descending positions of a `ColumnSpecifications` relationship. */
export function readKeyColumns(element: ModelElement): Pick<KeyProps, 'columns' | 'descending'> {
  const columns: string[] = [];
  const descending: number[] = [];
  for (const specification of innerElements(element, 'ColumnSpecifications')) {
    if (!readFlag(specification, 'IsAscending', true)) descending.push(columns.length);
    columns.push(lastName(referencesOf(specification, 'Column')[0]));
  }
  return descending.length === 0 ? { columns } : { columns, descending };
}

export function keyColumnEntries(
  table: readonly string[],
  columns: readonly string[],
  descending: readonly number[] | undefined,
  type = 'SqlIndexedColumnSpecification',
): ModelEntry[] {
  return columns.map((column, index) => ({
    element: modelElement(type, undefined, {
      properties: { IsAscending: descending?.includes(index) ? 'False' : undefined },
      relationships: { Column: [refer(...table, column)] },
    }),
  }));
}

/** [schema, table] that a constraint element is of, or undefined when it is not a table's. */
export function definingTable(element: ModelElement, context: DacpacReadContext): readonly string[] | undefined {
  const [table] = referencesOf(element, 'DefiningTable');
  if (table === undefined) return undefined;
  // The constraints of a FileTable are the server's own.
  const known = context.find('SqlTable', table);
  return known ? parseQuotedPath(table) : undefined;
}

/** Whether a constraint or index was written inside CREATE TABLE. */
export function readInline(element: ModelElement): Inline | undefined {
  return element.annotations.some(({ disambiguator }) => disambiguator !== undefined) ? 'table' : undefined;
}

export function constraintPlace(element: ModelElement, table: readonly string[]) {
  return element.name === undefined ? { table } : { table, name: lastName(element.name) };
}

/** Storage on a clustered key or index is the table's. */
export function splitRows<T extends RowStorage>(props: T, clustered: boolean): T & { readonly rows?: RowStorage } {
  if (!clustered) return props;
  const { compression, xmlCompression, dataSpace, ...rest } = props;
  const rows = compact<RowStorage>({ compression, xmlCompression, dataSpace });
  return compact({ ...rest, rows: Object.keys(rows).length > 0 ? rows : undefined }) as T & {
    readonly rows?: RowStorage;
  };
}

export function readKey(
  kind: KeyKind,
  element: ModelElement,
  context: DacpacReadContext,
): readonly SchemaObject<KeyProps>[] {
  const table = definingTable(element, context);
  if (table === undefined) return [];
  const clustered = readFlag(element, 'IsClustered', kind === 'primaryKey');
  const props = compact<KeyProps>({
    ...readKeyColumns(element),
    clustered: mark(clustered),
    hash: mark(readFlag(element, 'IsHash')),
    notEnforced: mark(!readFlag(element, 'IsEnforced', true)),
    disabled: mark(readFlag(element, 'IsDisabled')),
    unnamed: mark(element.name === undefined),
    inline: readInline(element),
    ...splitRows({ ...readIndexOptions(element), dataSpace: readDataSpace(element) }, clustered),
  });
  return [keyObject(kind, constraintPlace(element, table), props, context)];
}

export function writeKey(key: SchemaObject<KeyProps>, context: DacpacWriteContext): readonly ModelElement[] {
  const { props } = key;
  const table = context.model.objects.get(key.parent ?? '');
  const path = table?.path ?? [];
  const primary = key.kind === 'primaryKey';
  const memoryOptimized = table?.props.memoryOptimized === true;
  const storage = { ...(props.clustered ? props.rows : props), dataSpace: writtenSpace(key, context) };
  return [
    modelElement(
      primary ? 'SqlPrimaryKeyConstraint' : 'SqlUniqueConstraint',
      props.unnamed ? undefined : quotePath(key.path),
      {
        properties: {
          IsClustered: flag(props.clustered === true, primary),
          ...indexOptionProperties(props),
          ...(memoryOptimized && { DoRecomputeStatistics: 'False' }),
          IsHash: flag(props.hash, false),
          IsEnforced: props.notEnforced ? 'False' : undefined,
          IsDisabled: flag(props.disabled, false),
        },
        relationships: {
          ColumnSpecifications: keyColumnEntries(path, props.columns, props.descending),
          ...compressionRelationships(storage, partitionCount(storage.dataSpace, context.model.objects, context)),
          DefiningTable: [refer(...path)],
          ...dataSpaceRelationships(storage.dataSpace, path),
        },
        annotations: attachedAnnotations(key, context),
      },
    ),
  ];
}
