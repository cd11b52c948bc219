import type { Row } from '../../formats/catalog-rows.ts';
import { noRows, numberOf } from '../columns/cells.ts';
import type { CatalogLookup } from '../kind.ts';
import type { IndexOptions } from './index-options.ts';
import { indexCompression } from './storage-catalog.ts';

export const internalViews: Readonly<Record<string, readonly string[]>> = {
  'sys.internal_tables': ['object_id', 'parent_id', 'parent_minor_id', 'internal_type'],
  'sys.partitions': ['object_id', 'index_id', 'partition_number', 'data_compression', 'xml_compression'],
};

/** XML_INDEX_NODES and EXTENDED_INDEXES (spatial). */
const internalTypes = new Set([202, 207]);

/**
 * The compression of an XML or spatial index. sys.partitions leaves both out, but it has the internal tables in which they
 * are kept; a secondary XML index has none of its own, and its compression is not seen.
 */
export function internalCompression(
  index: Row,
  context: CatalogLookup,
): Pick<IndexOptions, 'compression' | 'xmlCompression'> {
  const tables = context.group('sys.internal_tables', 'parent_id').get(numberOf(index.object_id)) ?? noRows;
  const table = tables.find(
    (row) =>
      numberOf(row.parent_minor_id) === numberOf(index.index_id) && internalTypes.has(numberOf(row.internal_type)),
  );
  return table ? indexCompression({ object_id: table.object_id ?? null, index_id: 1 }, context) : {};
}
