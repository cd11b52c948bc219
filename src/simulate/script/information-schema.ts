import type { Row } from '../../formats/catalog-rows.ts';
import type { Session } from './session.ts';

type View = (s: Session) => Iterable<Row>;

function* tables(s: Session): Iterable<Row> {
  for (const row of s.catalog.objects.values()) {
    if (row.type !== 'U ' && row.type !== 'V ') continue;
    yield {
      table_catalog: s.databaseName,
      table_schema: s.catalog.schemaName(row.schema_id),
      table_name: row.name,
      table_type: row.type === 'U ' ? 'BASE TABLE' : 'VIEW',
    };
  }
}

function* columns(s: Session): Iterable<Row> {
  const { catalog } = s;
  for (const column of catalog.columns.values()) {
    const row = catalog.objects.get(column.object_id);
    if (row?.type !== 'U ' && row?.type !== 'V ') continue;
    yield {
      table_catalog: s.databaseName,
      table_schema: catalog.schemaName(row.schema_id),
      table_name: row.name,
      column_name: column.name,
      ordinal_position: column.column_id,
      is_nullable: column.is_nullable ? 'YES' : 'NO',
      data_type: catalog.types.get(column.user_type_id)?.name ?? '',
      character_maximum_length:
        column.collation_name === null
          ? null
          : column.system_type_id === 231 || column.system_type_id === 239
            ? column.max_length / 2
            : column.max_length,
      numeric_precision: column.precision,
      numeric_scale: column.scale,
      collation_name: column.collation_name,
    };
  }
}

function* routines(s: Session): Iterable<Row> {
  for (const row of s.catalog.objects.values()) {
    if (!/^(P |FN|IF|TF)/.test(row.type)) continue;
    yield {
      routine_catalog: s.databaseName,
      routine_schema: s.catalog.schemaName(row.schema_id),
      routine_name: row.name,
      routine_type: row.type === 'P ' ? 'PROCEDURE' : 'FUNCTION',
    };
  }
}

function* tableConstraints(s: Session): Iterable<Row> {
  const types: Readonly<Record<string, string>> = {
    PK: 'PRIMARY KEY',
    UQ: 'UNIQUE',
    'F ': 'FOREIGN KEY',
    'C ': 'CHECK',
  };
  for (const row of s.catalog.objects.values()) {
    const type = types[row.type];
    const table = type && s.catalog.objects.get(row.parent_object_id);
    if (!type || !table) continue;
    yield {
      constraint_catalog: s.databaseName,
      constraint_schema: s.catalog.schemaName(row.schema_id),
      constraint_name: row.name,
      table_catalog: s.databaseName,
      table_schema: s.catalog.schemaName(table.schema_id),
      table_name: table.name,
      constraint_type: type,
    };
  }
}

function* sysObjects(s: Session): Iterable<Row> {
  for (const row of s.catalog.objects.values()) {
    yield {
      name: row.name,
      id: row.object_id,
      xtype: row.type,
      uid: row.schema_id,
      parent_obj: row.parent_object_id,
      type: row.type,
    };
  }
}

function* sysColumns(s: Session): Iterable<Row> {
  for (const row of s.catalog.columns.values()) {
    yield {
      name: row.name,
      id: row.object_id,
      xtype: row.system_type_id,
      colid: row.column_id,
      length: row.max_length,
      isnullable: row.is_nullable ? 1 : 0,
    };
  }
}

function* sysIndexes(s: Session): Iterable<Row> {
  for (const row of s.catalog.indexes.values()) yield { name: row.name, id: row.object_id, indid: row.index_id };
}

/** INFORMATION_SCHEMA and the compatibility views that old scripts ask, as far as such scripts do. */
export const informationSchema: Readonly<Record<string, View>> = {
  'information_schema.tables': tables,
  'information_schema.columns': columns,
  'information_schema.routines': routines,
  'information_schema.table_constraints': tableConstraints,
  'sys.sysobjects': sysObjects,
  'sys.syscolumns': sysColumns,
  'sys.sysindexes': sysIndexes,
  'compatibility.sysobjects': sysObjects,
  'compatibility.syscolumns': sysColumns,
  'compatibility.sysindexes': sysIndexes,
};
