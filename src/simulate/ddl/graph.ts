import type { ColumnDefinition } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { addColumn } from './columns.ts';

const node = [
  ['graph_id', 'bigint', 1, 'GRAPH_ID'],
  ['$node_id', 'nvarchar', 2, 'GRAPH_ID_COMPUTED'],
] as const;

const edge = [
  ['graph_id', 'bigint', 1, 'GRAPH_ID'],
  ['$edge_id', 'nvarchar', 2, 'GRAPH_ID_COMPUTED'],
  ['from_obj_id', 'int', 3, 'GRAPH_FROM_OBJ_ID'],
  ['from_id', 'bigint', 4, 'GRAPH_FROM_ID'],
  ['$from_id', 'nvarchar', 5, 'GRAPH_FROM_ID_COMPUTED'],
  ['to_obj_id', 'int', 6, 'GRAPH_TO_OBJ_ID'],
  ['to_id', 'bigint', 7, 'GRAPH_TO_ID'],
  ['$to_id', 'nvarchar', 8, 'GRAPH_TO_ID_COMPUTED'],
] as const;

/** The columns that AS NODE and AS EDGE add, named with a suffix; `$node_id` and its like find them. Answers the next column_id. */
export function addGraphColumns(c: Context, objectId: number, graph: 'node' | 'edge'): number {
  let id = 1;
  const suffix = objectId.toString(16).toUpperCase().padStart(32, '0');
  for (const [name, type, graphType, description] of graph === 'node' ? node : edge) {
    const definition: ColumnDefinition = {
      name: `${name}_${suffix}`,
      type: type === 'nvarchar' ? { name: type, length: 1000 } : { name: type },
      nullable: name.startsWith('$'),
      rowGuidCol: false,
      sparse: false,
      columnSet: false,
      fileStream: false,
      hidden: !name.startsWith('$'),
      constraints: [],
      start: 0,
      end: 0,
    };
    const row = addColumn(c, { objectId, name: '' }, definition, id);
    c.catalog.columns.set(objectId, id, { ...row, graph_type: graphType, graph_type_desc: description });
    if (name.startsWith('$')) c.catalog.columnNames.set(objectId, c.catalog.fold(name), id);
    id += 1;
  }
  return id;
}
