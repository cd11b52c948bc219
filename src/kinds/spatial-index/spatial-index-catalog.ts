import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from '../columns/cells.ts';
import { compact } from '../columns/compact.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { fullOrLess } from '../storage/index-options.ts';
import { internalCompression, internalViews } from '../storage/internal-compression.ts';
import { indexDataSpace } from '../storage/storage-catalog.ts';
import { density, type SpatialIndexObject, spatialIndexOf, spatialProps } from './spatial-index-object.ts';
import type { BoundingBox, SpatialIndexProps } from './spatial-index-props.ts';

export const spatialIndexViews: Readonly<Record<string, readonly string[]>> = {
  'sys.spatial_indexes': [
    ...['object_id', 'name', 'index_id', 'fill_factor', 'is_padded', 'is_disabled', 'allow_row_locks'],
    ...['allow_page_locks', 'data_space_id', 'tessellation_scheme'],
  ],
  'sys.spatial_index_tessellations': [
    ...['object_id', 'index_id', 'bounding_box_xmin', 'bounding_box_ymin', 'bounding_box_xmax', 'bounding_box_ymax'],
    ...['level_1_grid_desc', 'level_2_grid_desc', 'level_3_grid_desc', 'level_4_grid_desc', 'cells_per_object'],
  ],
  'sys.index_columns': ['object_id', 'index_id', 'index_column_id', 'column_id', 'partition_ordinal'],
  ...internalViews,
  'sys.stats': ['object_id', 'stats_id', 'name', 'no_recompute'],
  'sys.data_spaces': ['data_space_id', 'name', 'type'],
  'sys.columns': ['object_id', 'column_id', 'name'],
  'sys.objects': ['object_id', 'name', 'schema_id', 'type', 'is_ms_shipped'],
};

export function readSpatialIndexes(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SpatialIndexObject[] {
  return (rows.get('sys.spatial_indexes') ?? noRows).flatMap((row) => {
    const id = numberOf(row.object_id);
    if (isSet(context.object(id)?.is_ms_shipped)) return [];
    const [column] = of('sys.index_columns', row, context);
    const [cells] = of('sys.spatial_index_tessellations', row, context);
    const name = textOf(row.name) ?? '';
    const statistics = (context.group('sys.stats', 'object_id').get(id) ?? noRows).find((other) => other.name === name);
    const props = spatialProps(
      {
        using: textOf(row.tessellation_scheme),
        box: boxOf(cells),
        grids: [1, 2, 3, 4].map((level) => density(textOf(cells?.[`level_${level}_grid_desc`]))),
        cells: numberOf(cells?.cells_per_object),
      },
      compact<Omit<SpatialIndexProps, 'tessellation' | 'cellsPerObject'>>({
        column: column ? context.columnName(id, numberOf(column.column_id)) : '',
        fillFactor: fullOrLess(numberOf(row.fill_factor)),
        padIndex: setOrAbsent(row.is_padded),
        noRecompute: setOrAbsent(statistics?.no_recompute),
        noRowLocks: isSet(row.allow_row_locks) ? undefined : true,
        noPageLocks: isSet(row.allow_page_locks) ? undefined : true,
        compression: internalCompression(row, context).compression,
        dataSpace: indexDataSpace(row, context),
        disabled: setOrAbsent(row.is_disabled),
      }),
    );
    return [spatialIndexOf([...context.pathOf(id), name], props, context)];
  });
}

function of(view: string, index: Row, context: CatalogLookup): readonly Row[] {
  const rows = context.group(view, 'object_id').get(numberOf(index.object_id)) ?? noRows;
  return rows.filter((row) => numberOf(row.index_id) === numberOf(index.index_id));
}

function boxOf(row: Row | undefined): BoundingBox | undefined {
  if (!row || row.bounding_box_xmin === null || row.bounding_box_xmin === undefined) return undefined;
  return {
    xMin: numberOf(row.bounding_box_xmin),
    yMin: numberOf(row.bounding_box_ymin),
    xMax: numberOf(row.bounding_box_xmax),
    yMax: numberOf(row.bounding_box_ymax),
  };
}
