import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import { isSet, noRows, numberOf, textOf } from '../columns/cells.ts';
import { compact, flag } from '../columns/compact.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { type FullTextIndexObject, fullTextIndexOf } from './full-text-index-object.ts';
import type { FullTextColumnProps, FullTextIndexProps } from './full-text-index-props.ts';

export const fullTextIndexViews: Readonly<Record<string, readonly string[]>> = {
  'sys.fulltext_indexes': [
    ...['object_id', 'unique_index_id', 'fulltext_catalog_id', 'is_enabled', 'change_tracking_state', 'stoplist_id'],
    ...['property_list_id', 'data_space_id'],
  ],
  'sys.fulltext_index_columns': ['object_id', 'column_id', 'type_column_id', 'language_id', 'statistical_semantics'],
  'sys.fulltext_catalogs': ['fulltext_catalog_id', 'name'],
  'sys.fulltext_stoplists': ['stoplist_id', 'name'],
  'sys.registered_search_property_lists': ['property_list_id', 'name'],
  'sys.indexes': ['object_id', 'index_id', 'name'],
  'sys.data_spaces': ['data_space_id', 'name'],
  'sys.columns': ['object_id', 'column_id', 'name'],
  'sys.objects': ['object_id', 'name', 'schema_id', 'type', 'is_ms_shipped'],
};

const tracking: Readonly<Record<string, FullTextIndexProps['changeTracking']>> = { M: 'MANUAL', O: 'OFF' };

export function readFullTextIndexes(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly FullTextIndexObject[] {
  return (rows.get('sys.fulltext_indexes') ?? noRows).flatMap((row) => {
    const id = numberOf(row.object_id);
    if (isSet(context.object(id)?.is_ms_shipped)) return [];
    const index = (context.group('sys.indexes', 'object_id').get(id) ?? noRows).find(
      (other) => numberOf(other.index_id) === numberOf(row.unique_index_id),
    );
    const columns = context.group('sys.fulltext_index_columns', 'object_id').get(id) ?? noRows;
    const fileGroup = nameOf('sys.data_spaces', 'data_space_id', row, context);
    const props = compact<FullTextIndexProps>({
      columns: columns.map((column) => readColumn(column, context)),
      keyIndex: textOf(index?.name) ?? '',
      catalog: nameOf('sys.fulltext_catalogs', 'fulltext_catalog_id', row, context),
      // Where nothing was said it is [PRIMARY]: the view cannot tell the two apart.
      fileGroup: fileGroup?.toUpperCase() === 'PRIMARY' ? undefined : fileGroup,
      fileGroupStated: flag(fileGroup !== undefined && fileGroup.toUpperCase() !== 'PRIMARY'),
      changeTracking: tracking[textOf(row.change_tracking_state)?.trim() ?? ''] ?? 'AUTO',
      // 0 is the system's list, NULL none.
      stoplist: nameOf('sys.fulltext_stoplists', 'stoplist_id', row, context),
      noStoplist: flag(row.stoplist_id === null),
      searchPropertyList: nameOf('sys.registered_search_property_lists', 'property_list_id', row, context),
      disabled: flag(!isSet(row.is_enabled)),
    });
    return [fullTextIndexOf(context.pathOf(id), props, context)];
  });
}

function nameOf(view: string, column: string, row: Row, context: CatalogLookup): string | undefined {
  const id = row[column];
  if (id === null || id === undefined) return undefined;
  return textOf(context.group(view, column).get(numberOf(id))?.[0]?.name);
}

function readColumn(row: Row, context: CatalogLookup): FullTextColumnProps {
  const id = numberOf(row.object_id);
  return compact<FullTextColumnProps>({
    name: context.columnName(id, numberOf(row.column_id)),
    typeColumn: row.type_column_id === null ? undefined : context.columnName(id, numberOf(row.type_column_id)),
    language: numberOf(row.language_id),
    semantics: flag(numberOf(row.statistical_semantics) === 1),
  });
}
