import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from '../columns/cells.ts';
import { columnsFromCatalog, columnViews } from '../columns/column-catalog.ts';
import { compact } from '../columns/compact.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { withoutPrimary } from '../storage/data-space.ts';
import { baseIndex, indexCompression, indexDataSpace, storageViews } from '../storage/storage-catalog.ts';
import { fileTableProps, fileTableViews } from './file-table.ts';
import { periodOf } from './table-dacpac.ts';
import { tableObject } from './table-object.ts';
import type { Ledger, TableProps, Versioning } from './table-props.ts';

export const tableViews: Readonly<Record<string, readonly string[]>> = {
  ...columnViews,
  ...storageViews,
  'sys.tables': [
    ...['object_id', 'schema_id', 'name', 'is_ms_shipped', 'lob_data_space_id', 'filestream_data_space_id'],
    ...['uses_ansi_nulls', 'text_in_row_limit', 'large_value_types_out_of_row', 'lock_escalation', 'is_filetable'],
    ...['is_memory_optimized', 'durability', 'temporal_type', 'history_table_id', 'history_retention_period'],
    ...['history_retention_period_unit', 'is_node', 'is_edge', 'is_external', 'ledger_type', 'ledger_view_id'],
  ],
  ...fileTableViews,
  'sys.change_tracking_tables': ['object_id', 'is_track_columns_updated_on'],
};

const retentionUnits: ReadonlyMap<number, string> = new Map([
  [3, 'DAY'],
  [4, 'WEEK'],
  [5, 'MONTH'],
  [6, 'YEAR'],
]);

/** History tables whose name the server chose belong to their temporal table. */
const serverNamed = /^MSSQL_(TemporalHistoryFor|LedgerHistoryFor|DroppedLedger)/i;

export function readTables(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SchemaObject<TableProps>[] {
  return (rows.get('sys.tables') ?? noRows).filter(isOwn).map((row) => tableFromRow(row, context));
}

/** Neither a system table nor an external one, which is carried as text. */
export function isOwn(row: Row): boolean {
  if (isSet(row.is_ms_shipped) || isSet(row.is_external) || numberOf(row.ledger_type) === 1) return false;
  return !serverNamed.test(textOf(row.name) ?? '');
}

function tableFromRow(row: Row, context: ReadContext & CatalogLookup): SchemaObject<TableProps> {
  const id = numberOf(row.object_id);
  const base = baseIndex(id, context);
  const fileTable = context.group('sys.filetables', 'object_id').get(id)?.[0];
  const columns = fileTable ? [] : columnsFromCatalog(id, context);
  const memoryOptimized = isSet(row.is_memory_optimized);
  const tracking = context.group('sys.change_tracking_tables', 'object_id').get(id)?.[0];
  const escalation = numberOf(row.lock_escalation);
  const columnstore = numberOf(base?.type) === 5;
  const textInRow = numberOf(row.text_in_row_limit);
  const { compression, xmlCompression } = memoryOptimized ? {} : indexCompression(base, context);
  const props = compact<TableProps>({
    columns,
    period: periodOf(columns),
    versioning: versioningFromRow(row, context),
    dataSpace: memoryOptimized ? undefined : withoutPrimary(indexDataSpace(base, context)),
    textSpace: spaceName(row.lob_data_space_id, base?.data_space_id, context),
    fileStreamSpace: spaceName(row.filestream_data_space_id, undefined, context),
    compression: columnstore ? undefined : compression,
    xmlCompression,
    memoryOptimized: memoryOptimized || undefined,
    schemaOnly: memoryOptimized && numberOf(row.durability) === 1 ? true : undefined,
    lockEscalation: escalation === 1 ? 'DISABLE' : escalation === 2 ? 'AUTO' : undefined,
    changeTracking: tracking && { trackColumns: isSet(tracking.is_track_columns_updated_on) },
    graph: isSet(row.is_node) ? 'node' : isSet(row.is_edge) ? 'edge' : undefined,
    fileTable: setOrAbsent(row.is_filetable),
    ...(fileTable &&
      fileTableProps(
        textOf(row.name),
        textOf(fileTable.directory_name),
        textOf(fileTable.filename_collation_name),
        context,
      )),
    ledger: ledgerFromRow(row, context),
    ansiNullsOff: row.uses_ansi_nulls === false ? true : undefined,
    largeValuesOutOfRow: setOrAbsent(row.large_value_types_out_of_row),
    textInRow: textInRow > 0 ? textInRow : undefined,
  });
  return tableObject([context.schemaName(numberOf(row.schema_id)), textOf(row.name) ?? ''], props, context);
}

function versioningFromRow(row: Row, context: CatalogLookup): Versioning | undefined {
  if (numberOf(row.temporal_type) !== 2 || numberOf(row.ledger_type) > 0) return undefined;
  const history = context.pathOf(numberOf(row.history_table_id));
  const unit = retentionUnits.get(numberOf(row.history_retention_period_unit));
  return compact<Versioning>({
    history: history.length === 2 && !serverNamed.test(history[1] ?? '') ? history : undefined,
    retention: unit === undefined ? undefined : `${numberOf(row.history_retention_period)} ${unit}`,
  });
}

/** TEXTIMAGE_ON matters where it differs from where the rows are; it does not exist for a partition scheme. */
function spaceName(
  id: Row[string] | undefined,
  own: Row[string] | undefined,
  context: CatalogLookup,
): string | undefined {
  const number = numberOf(id);
  if (number === 0 || (own !== undefined && number === numberOf(own))) return undefined;
  return textOf(context.group('sys.data_spaces', 'data_space_id').get(number)?.[0]?.name);
}

function ledgerFromRow(row: Row, context: CatalogLookup): Ledger | undefined {
  const type = numberOf(row.ledger_type);
  if (type !== 2 && type !== 3) return undefined;
  const view = context.pathOf(numberOf(row.ledger_view_id));
  const history = context.pathOf(numberOf(row.history_table_id));
  return compact<Ledger>({
    appendOnly: type === 3 ? true : undefined,
    history: history.length === 2 && !serverNamed.test(history[1] ?? '') ? history : undefined,
    view: view.length === 2 ? view : undefined,
  });
}
