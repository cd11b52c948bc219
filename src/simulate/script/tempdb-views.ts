import type { Row } from '../../formats/catalog-rows.ts';
import { dboSchema } from '../names.ts';
import { fixedDate } from '../rows/object-rows.ts';
import type { Session } from './session.ts';
import type { View } from './session-view.ts';

function* objects(s: Session): Iterable<Row> {
  for (const { id, name } of s.tempTables.values()) {
    yield {
      name,
      object_id: id,
      id,
      schema_id: dboSchema,
      uid: dboSchema,
      parent_object_id: 0,
      parent_obj: 0,
      type: 'U ',
      xtype: 'U ',
      type_desc: 'USER_TABLE',
      create_date: fixedDate,
      crdate: fixedDate,
    };
  }
}

function* columns(s: Session): Iterable<Row> {
  for (const { id, columns: list } of s.tempTables.values()) {
    for (const [position, { name, identity }] of list.entries()) {
      yield {
        object_id: id,
        id,
        name,
        column_id: position + 1,
        colid: position + 1,
        is_identity: identity !== undefined,
      };
    }
  }
}

function* schemaTables(s: Session): Iterable<Row> {
  for (const { name } of s.tempTables.values()) {
    yield { table_catalog: 'tempdb', table_schema: 'dbo', table_name: name, table_type: 'BASE TABLE' };
  }
}

function* schemaColumns(s: Session): Iterable<Row> {
  for (const { name, columns: list } of s.tempTables.values()) {
    for (const [position, column] of list.entries()) {
      yield {
        table_catalog: 'tempdb',
        table_schema: 'dbo',
        table_name: name,
        column_name: column.name,
        ordinal_position: position + 1,
      };
    }
  }
}

/** What scripts ask tempdb for: whether a temp table, or a column of it, is there. */
export const tempdbViews: Readonly<Record<string, View>> = {
  'tempdb.sys.objects': objects,
  'tempdb.sys.all_objects': objects,
  'tempdb.sys.tables': objects,
  'tempdb.sys.sysobjects': objects,
  'tempdb.sys.columns': columns,
  'tempdb.sys.syscolumns': columns,
  'tempdb.information_schema.tables': schemaTables,
  'tempdb.information_schema.columns': schemaColumns,
};
