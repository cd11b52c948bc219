import type { CatalogRows, Cell, Row } from '../formats/catalog-rows.ts';
import type { CatalogLookup } from '../kinds/kind.ts';

const none: readonly Row[] = [];

/** Indexes over catalog rows, each built when it is first asked for. */
export function catalogLookup(rows: CatalogRows): CatalogLookup {
  const byId = new Map<string, ReadonlyMap<Cell, Row>>();
  const index = (view: string, column: string): ReadonlyMap<Cell, Row> => {
    const name = `${view} ${column}`;
    let map = byId.get(name);
    if (!map) {
      map = new Map((rows.get(view) ?? none).map((row) => [row[column] ?? null, row]));
      byId.set(name, map);
    }
    return map;
  };
  const groups = new Map<string, ReadonlyMap<number, readonly Row[]>>();
  const group = (view: string, column: string): ReadonlyMap<number, readonly Row[]> => {
    const name = `${view} ${column}`;
    let map = groups.get(name);
    if (!map) {
      const made = new Map<number, Row[]>();
      for (const row of rows.get(view) ?? none) {
        const key = Number(row[column]);
        const list = made.get(key);
        if (list) list.push(row);
        else made.set(key, [row]);
      }
      map = made;
      groups.set(name, map);
    }
    return map;
  };
  const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');
  const schemaName = (id: number): string => text(index('sys.schemas', 'schema_id').get(id)?.name);
  const columns = new Map<number, Map<number, string>>();
  return {
    rows,
    group,
    schemaName,
    object: (id) => index('sys.objects', 'object_id').get(id),
    pathOf: (id) => {
      const object = index('sys.objects', 'object_id').get(id);
      return object ? [schemaName(Number(object.schema_id)), text(object.name)] : [];
    },
    columnName: (objectId, columnId) => {
      let names = columns.get(objectId);
      if (!names) {
        const rowsOf = group('sys.columns', 'object_id').get(objectId) ?? none;
        names = new Map(rowsOf.map((row) => [Number(row.column_id), graphPseudoColumn(row, rowsOf) ?? text(row.name)]));
        columns.set(objectId, names);
      }
      return names.get(columnId) ?? '';
    },
    typeName: (userTypeId) => {
      const row = index('sys.types', 'user_type_id').get(userTypeId);
      const name = text(row?.name);
      return row?.is_user_defined === true ? { schema: schemaName(Number(row.schema_id)), name } : { name };
    },
    principalName: (id) => text(index('sys.database_principals', 'principal_id').get(id)?.name),
  };
}

const graphName = /^\$?(graph|node|edge|from|to)(?:_obj)?_id_[0-9A-F]{32}$/i;

/**
 * `$from_id` for the columns in which a graph table keeps it, whose names end in digits that differ from server to server. An
 * index on it shows the computed column or those that it is made of.
 */
function graphPseudoColumn(row: Row, siblings: readonly Row[]): string | undefined {
  if (row.graph_type === null || row.graph_type === undefined) return undefined;
  const part = graphName.exec(String(row.name))?.[1]?.toLowerCase();
  if (part !== 'graph') return part && `$${part}_id`;
  return siblings.some((other) => String(other.name).startsWith('$edge_id_')) ? '$edge_id' : '$node_id';
}
