import { parseQuotedPath } from '../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../formats/model-element.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { fileGroupEntry, lastName } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf } from '../elements.ts';
import type { ReadContext } from '../kind.ts';
import { type Compression, compressionByPartition, compressionOf } from './compression.ts';
import type { DataSpaceProps } from './data-space.ts';
import { bucketCounts, fullOrLess, type IndexOptions } from './index-options.ts';

const levels = ['NONE', 'ROW', 'PAGE', 'COLUMNSTORE', 'COLUMNSTORE_ARCHIVE'];

export function readCompression(element: ModelElement): Compression | undefined {
  return readLevels(
    element,
    'DataCompressionOptions',
    (option) => levels[Number(option.properties.get('CompressionLevel') ?? 0)] ?? 'NONE',
  );
}

export function readXmlCompression(element: ModelElement): Compression | undefined {
  return readLevels(element, 'XmlCompressionOptions', (option) => (readFlag(option, 'IsCompressed') ? 'ON' : 'OFF'));
}

function readLevels(
  element: ModelElement,
  relationship: string,
  level: (option: ModelElement) => string,
): Compression | undefined {
  const byPartition = new Map<number, string>();
  for (const option of innerElements(element, relationship)) {
    byPartition.set(Number(option.properties.get('PartitionNumber') ?? 1), level(option));
  }
  // Without a partition scheme of its own there is one partition, which is all of it.
  return compressionOf(byPartition, element.relationships.has('PartitionScheme') ? undefined : 1);
}

export function readDataSpace(element: ModelElement): DataSpaceProps | undefined {
  const [scheme] = referencesOf(element, 'PartitionScheme');
  if (scheme !== undefined) {
    const [column] = referencesOf(element, 'PartitionColumn');
    return compact({ name: lastName(scheme), column: column === undefined ? undefined : lastName(column) });
  }
  const [group] = referencesOf(element, 'Filegroup');
  return group === undefined ? undefined : { name: lastName(group) };
}

/** `Filegroup`, or `PartitionScheme` with `PartitionColumn`. */
export function dataSpaceRelationships(
  space: DataSpaceProps | undefined,
  table: readonly string[],
): Readonly<Record<'Filegroup' | 'PartitionColumn' | 'PartitionScheme', readonly ModelEntry[] | undefined>> {
  const none = { Filegroup: undefined, PartitionColumn: undefined, PartitionScheme: undefined };
  if (space === undefined) return none;
  if (space.column === undefined) return { ...none, Filegroup: [fileGroupEntry(space.name)] };
  return { ...none, PartitionColumn: [refer(...table, space.column)], PartitionScheme: [refer(space.name)] };
}

export function compressionRelationships(
  storage: Pick<IndexOptions, 'compression' | 'xmlCompression'>,
  partitionCount: number,
): Readonly<Record<'DataCompressionOptions' | 'XmlCompressionOptions', readonly ModelEntry[] | undefined>> {
  const entries = (type: string, compression: Compression | undefined, property: (level: string) => [string, string]) =>
    compression &&
    [...compressionByPartition(compression, partitionCount)].map(([partition, level]) => {
      const [name, value] = property(level);
      const properties = { [name]: value, PartitionNumber: String(partition) };
      return { element: modelElement(type, undefined, { properties }) };
    });
  return {
    DataCompressionOptions: entries('SqlDataCompressionOption', storage.compression, (level) => [
      'CompressionLevel',
      String(levels.indexOf(level)),
    ]),
    XmlCompressionOptions: entries('SqlXmlCompressionOption', storage.xmlCompression, () => ['IsCompressed', 'True']),
  };
}

export function readIndexOptions(element: ModelElement): IndexOptions {
  const { properties } = element;
  const number = (name: string): number | undefined => {
    const value = properties.get(name);
    return value === undefined ? undefined : Number(value);
  };
  const online = properties.get('Online');
  return compact<IndexOptions>({
    fillFactor: fullOrLess(number('FillFactor')),
    padIndex: mark(readFlag(element, 'IsPadded')),
    ignoreDuplicateKey: mark(readFlag(element, 'DoIgnoreDuplicateKey')),
    noRecompute: mark(!readFlag(element, 'DoRecomputeStatistics', true)),
    noRowLocks: mark(!readFlag(element, 'DoAllowRowLocks', true)),
    noPageLocks: mark(!readFlag(element, 'DoAllowPageLocks', true)),
    sequentialKey: mark(readFlag(element, 'DoOptimizeForSequentialKey')),
    incremental: mark(readFlag(element, 'DoIncrementalStatistics')),
    compression: readCompression(element),
    xmlCompression: readXmlCompression(element),
    ...bucketCounts(number('BucketCount')),
    compressionDelay: number('CompressionDelay') || undefined,
    online: online === undefined ? undefined : online === 'True' ? 'ON' : 'OFF',
  });
}

export function indexOptionProperties(options: IndexOptions): Record<string, string | undefined> {
  return {
    FillFactor: options.fillFactor === undefined ? undefined : String(options.fillFactor),
    IsPadded: flag(options.padIndex, false),
    DoIgnoreDuplicateKey: flag(options.ignoreDuplicateKey, false),
    DoRecomputeStatistics: options.noRecompute ? 'False' : undefined,
    DoAllowRowLocks: options.noRowLocks ? 'False' : undefined,
    DoAllowPageLocks: options.noPageLocks ? 'False' : undefined,
    DoOptimizeForSequentialKey: flag(options.sequentialKey, false),
    Online: options.online && (options.online === 'ON' ? 'True' : 'False'),
    DoIncrementalStatistics: flag(options.incremental, false),
    BucketCount: bucketText(options.bucketCountWritten ?? options.bucketCount),
  };
}

function bucketText(count: number | undefined): string | undefined {
  return count === undefined ? undefined : String(count);
}

/** How many partitions a data space has: 1 for a filegroup, or when its function is not known. */
export function partitionCount(
  space: DataSpaceProps | undefined,
  objects: { get(key: ObjectKey): SchemaObject | undefined },
  context: ReadContext,
): number {
  if (space?.column === undefined) return 1;
  const scheme = objects.get(context.key('dataSpace', space.name));
  const named = scheme?.props.function;
  const scheduled = typeof named === 'string' ? objects.get(context.key('partitionFunction', named)) : undefined;
  const values = scheduled?.props.values;
  return Array.isArray(values) ? values.length + 1 : 1;
}

/** [schema, table] of a reference such as `[dbo].[T]`. */
export function tablePath(reference: string | undefined): readonly string[] {
  return parseQuotedPath(reference ?? '');
}
