import { quotePath } from '../../base/names.ts';
import type { CatalogRows } from '../../formats/catalog-rows.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from '../columns/cells.ts';
import { columnsFromCatalog, columnViews } from '../columns/column-catalog.ts';
import { compact } from '../columns/compact.ts';
import { hazard } from '../hazard.ts';
import type { CatalogLookup, Kind, ReadContext, SettleContext } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { indexColumns, indexOptionsFromRow, storageViews } from '../storage/storage-catalog.ts';
import { readTableType, writeTableType } from './table-type-dacpac.ts';
import { keyName, orAbsent, tableTypeObject, typeCheck } from './table-type-object.ts';
import { type TableTypeProps, type TypeIndex, type TypeKey, tableTypeProperties } from './table-type-props.ts';
import { createTableTypeText } from './table-type-sql.ts';

export const tableType: Kind<TableTypeProps> = {
  name: 'tableType',
  namespace: 'type',
  title: 'table type',
  rank: rankOf('tableType'),
  scope: 'schema',
  properties: tableTypeProperties,
  element: () => 'SqlTableType',
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    {
      does: 'create',
      sql: [createTableTypeText(object)],
      commit: object.props.memoryOptimized ? 'outside' : 'together',
    },
  ],
  drop: (object) => [
    {
      does: 'drop',
      sql: [`DROP TYPE ${quotePath(object.path)};`],
      commit: object.props.memoryOptimized ? 'outside' : 'together',
      hazards: [
        hazard(
          'COMP005',
          'warn',
          `${quotePath(object.path)} goes, and with it the modules that use it until they are put back.`,
        ),
      ],
    },
  ],
  // A type cannot be altered: what uses it is dropped with it and put back.
  alter: ({ changes }) =>
    changes.length === 0 ? { how: 'none', steps: [], disturbs: [] } : { how: 'recreate', steps: [], disturbs: [{}] },
  settle: settleTableType,
  dacpac: { reads: ['SqlTableType'], read: readTableType, write: writeTableType },
  catalog: {
    views: {
      ...columnViews,
      ...storageViews,
      'sys.table_types': [
        'user_type_id',
        'schema_id',
        'name',
        'type_table_object_id',
        'is_memory_optimized',
        'is_user_defined',
      ],
      'sys.check_constraints': ['parent_object_id', 'definition', 'parent_column_id'],
      'sys.default_constraints': ['parent_object_id', 'parent_column_id', 'definition'],
    },
    read: readRows,
  },
};

/** Columns of an alias type take its nullability when they say none. */
function settleTableType(object: SchemaObject<TableTypeProps>, context: SettleContext): SchemaObject<TableTypeProps> {
  const { props } = object;
  if (!props.columns.some((column) => column.nullabilityOpen)) return object;
  const columns = props.columns.map((column) => {
    const { nullabilityOpen, ...rest } = column;
    if (!nullabilityOpen || column.type?.schema === undefined) return column;
    const type = context.get(context.key('type', column.type.schema, column.type.name));
    return { ...rest, nullable: type?.props.nullable !== false };
  });
  return tableTypeObject(object.path, { ...props, columns }, context, object.origin);
}

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly SchemaObject<TableTypeProps>[] {
  return (rows.get('sys.table_types') ?? noRows)
    .filter((row) => row.is_user_defined !== false)
    .map((row) => {
      const id = numberOf(row.type_table_object_id);
      const keys: TypeKey[] = [];
      const indexes: TypeIndex[] = [];
      for (const index of context.group('sys.indexes', 'object_id').get(id) ?? noRows) {
        if (numberOf(index.type) === 0) continue;
        const primary = isSet(index.is_primary_key);
        const { columns, descending, include } = indexColumns(index, context);
        const { ignoreDuplicateKey, bucketCount } = indexOptionsFromRow(index, context);
        const shared = {
          columns,
          descending,
          clustered: numberOf(index.type) === 1 ? (true as const) : undefined,
          hash: numberOf(index.type) === 7 ? (true as const) : undefined,
          bucketCount,
        };
        if (primary || isSet(index.is_unique_constraint)) {
          const key = { ...shared, primary: primary || undefined, ignoreDuplicateKey, inline: 'table' as const };
          keys.push(compact<TypeKey>({ name: keyName(key), ...key }));
        } else {
          const where = textOf(index.filter_definition);
          const name = textOf(index.name) ?? '';
          indexes.push(
            compact<TypeIndex>({
              name,
              ...shared,
              include: orAbsent(include),
              unique: setOrAbsent(index.is_unique),
              where,
            }),
          );
        }
      }
      const constraints = (view: string) => context.group(view, 'parent_object_id').get(id) ?? noRows;
      const checks = constraints('sys.check_constraints').map((check) =>
        typeCheck(textOf(check.definition) ?? '', undefined, context),
      );
      const defaults = constraints('sys.default_constraints').map((one) => ({
        name: context.columnName(id, numberOf(one.parent_column_id)),
        expression: textOf(one.definition) ?? '',
      }));
      const props = compact<Omit<TableTypeProps, 'order'>>({
        columns: columnsFromCatalog(id, context),
        keys: orAbsent(keys),
        checks: orAbsent(checks),
        defaults: orAbsent(defaults),
        indexes: orAbsent(indexes),
        memoryOptimized: setOrAbsent(row.is_memory_optimized),
      });
      const path = [context.schemaName(numberOf(row.schema_id)), textOf(row.name) ?? ''];
      return tableTypeObject(path, props, context);
    });
}
