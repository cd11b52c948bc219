import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { dependencyEntries, lastName, lastNames } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf } from '../elements.ts';
import { keyColumnEntries, readInline, readKeyColumns, splitRows } from '../key-constraint/key-dacpac.ts';
import type { DacpacReadContext, DacpacWriteContext } from '../kind.ts';
import {
  compressionRelationships,
  dataSpaceRelationships,
  indexOptionProperties,
  partitionCount,
  readCompression,
  readDataSpace,
  readIndexOptions,
} from '../storage/storage-dacpac.ts';
import { attachedAnnotations, graphColumnNames } from '../table/table-dacpac.ts';
import { tableOwner } from '../table/table-owner.ts';
import type { TableProps } from '../table/table-props.ts';
import { rowsCompression, writtenSpace } from '../table/written-storage.ts';
import type { ColumnstoreProps } from './columnstore-props.ts';
import { columnstoreObject, indexObject } from './index-object.ts';
import type { IndexProps } from './index-props.ts';

/** [schema, table] and name of an index element. */
function placeOf(element: ModelElement): { readonly table: readonly string[]; readonly name: string } {
  return { table: parseQuotedPath(referencesOf(element, 'IndexedObject')[0] ?? ''), name: lastName(element.name) };
}

export function readIndex(element: ModelElement, context: DacpacReadContext): readonly SchemaObject<IndexProps>[] {
  const clustered = readFlag(element, 'IsClustered');
  const include = lastNames(referencesOf(element, 'IncludedColumns'));
  const props = compact<IndexProps>({
    ...readKeyColumns(element),
    include: include.length === 0 ? undefined : include,
    unique: mark(readFlag(element, 'IsUnique')),
    clustered: mark(clustered),
    hash: mark(readFlag(element, 'IsHash')),
    where: element.properties.get('FilterPredicate'),
    disabled: mark(readFlag(element, 'IsDisabled')),
    inline: mark(readInline(element) !== undefined),
    ...splitRows({ ...readIndexOptions(element), dataSpace: readDataSpace(element) }, clustered),
  });
  return [indexObject(placeOf(element), props, context)];
}

export function writeIndex(index: SchemaObject<IndexProps>, context: DacpacWriteContext): readonly ModelElement[] {
  const { props } = index;
  const table = index.path.slice(0, 2);
  const owner = tableOwner(index.parent, context);
  const memoryOptimized = context.model.objects.get(index.parent ?? '')?.props.memoryOptimized === true;
  const own = props.clustered ? { ...rowsCompression(index, context), ...props.rows } : props;
  const storage = { ...own, dataSpace: writtenSpace(index, context) };
  return [
    modelElement('SqlIndex', quotePath(index.path), {
      properties: {
        IsUnique: flag(props.unique, false),
        ...indexOptionProperties(props),
        ...(memoryOptimized && { DoRecomputeStatistics: 'False' }),
        IsClustered: flag(props.clustered, false),
        FilterPredicate: props.where,
        IsDisabled: flag(props.disabled, false),
        IsHash: flag(props.hash, false),
      },
      relationships: {
        BodyDependencies: dependencyEntries(props.where, owner, context),
        ColumnSpecifications: keyColumnEntries(table, props.columns, props.descending),
        ...compressionRelationships(storage, partitionCount(storage.dataSpace, context.model.objects, context)),
        ...dataSpaceRelationships(storage.dataSpace, table),
        IncludedColumns: props.include?.map((column) => refer(...table, column)),
        IndexedObject: [refer(...table)],
      },
      annotations: attachedAnnotations(index, context),
    }),
  ];
}

export function readColumnstore(
  element: ModelElement,
  context: DacpacReadContext,
): readonly SchemaObject<ColumnstoreProps>[] {
  const clustered = readFlag(element, 'IsClustered');
  const order = lastNames(referencesOf(element, 'OrderedColumns'));
  const columns = innerElements(element, 'ColumnSpecifications').map((specification) =>
    lastName(referencesOf(specification, 'Column')[0]),
  );
  const { dataSpace, rows } = splitRows({ dataSpace: readDataSpace(element) }, clustered) as ColumnstoreProps;
  const props = compact<ColumnstoreProps>({
    clustered: mark(clustered),
    columns: clustered ? [] : columns,
    order: order.length === 0 ? undefined : order,
    where: element.properties.get('FilterPredicate'),
    compression: readCompression(element),
    compressionDelay: Number(element.properties.get('CompressionDelay') ?? 0) || undefined,
    disabled: mark(readFlag(element, 'IsDisabled')),
    inline: mark(readInline(element) !== undefined),
    dataSpace,
    rows,
  });
  return [columnstoreObject(placeOf(element), props, context)];
}

export function writeColumnstore(
  index: SchemaObject<ColumnstoreProps>,
  context: DacpacWriteContext,
): readonly ModelElement[] {
  const { props } = index;
  const table = index.path.slice(0, 2);
  const owner = tableOwner(index.parent, context);
  const of = context.model.objects.get(index.parent ?? '')?.props as TableProps | undefined;
  // DacFx lists every stored column of a clustered one, but for a memory-optimised table.
  const stored = (of?.columns ?? []).filter(({ computed }) => computed === undefined);
  const all = of?.memoryOptimized ? [] : [...graphColumnNames(of?.graph), ...stored.map(({ name }) => name)];
  const dataSpace = writtenSpace(index, context);
  const { DataCompressionOptions } = compressionRelationships(
    props,
    partitionCount(dataSpace, context.model.objects, context),
  );
  return [
    modelElement('SqlColumnStoreIndex', quotePath(index.path), {
      properties: {
        CompressionDelay: props.compressionDelay === undefined ? undefined : String(props.compressionDelay),
        IsClustered: flag(props.clustered, false),
        FilterPredicate: props.where,
        IsDisabled: flag(props.disabled, false),
      },
      relationships: {
        BodyDependencies: dependencyEntries(props.where, owner, context),
        ColumnSpecifications: keyColumnEntries(table, props.clustered ? all : props.columns, undefined),
        DataCompressionOptions,
        ...dataSpaceRelationships(dataSpace, table),
        IndexedObject: [refer(...table)],
        OrderedColumns: props.order?.map((column) => refer(...table, column)),
      },
      annotations: attachedAnnotations(index, context),
    }),
  ];
}
