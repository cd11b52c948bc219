import type { Context } from '../context.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';

/** Puts an object under another schema and name in the map of names; its row is the caller's. */
export function renameKey(c: Context, row: ObjectColumns, schemaId: number, name: string): void {
  c.catalog.objectNames.delete(`${row.schema_id}.${c.catalog.fold(row.name)}`);
  c.catalog.objectNames.set(`${schemaId}.${c.catalog.fold(name)}`, row.object_id);
}
