import type { Context } from '../context.ts';
import { dropUses } from '../dependencies.ts';
import { securable } from '../state/catalog.ts';

/** Takes away an object with everything that hangs on it: constraints, triggers, columns, indexes, permissions, properties. */
export function removeTableRows(c: Context, id: number): void {
  const { catalog } = c;
  for (const child of [...catalog.children.of(id)]) removeChild(c, child);
  removeIndexing(c, id);
  catalog.columns.deleteGroup(id);
  catalog.columnNames.deleteGroup(id);
  catalog.computed.deleteGroup(id);
  catalog.identities.deleteGroup(id);
  catalog.masks.deleteGroup(id);
  catalog.periods.delete(id);
  catalog.changeTracking.delete(id);
  catalog.sensitivities.deleteGroup(id);
  catalog.fileTables.delete(id);
  catalog.fullTextIndexes.delete(id);
  catalog.fullTextColumns.deleteGroup(id);
  removeObject(c, id);
}

export function removeIndexing(c: Context, id: number): void {
  const { catalog } = c;
  for (const store of [
    catalog.indexes,
    catalog.indexColumns,
    catalog.partitions,
    catalog.stats,
    catalog.statsColumns,
  ]) {
    store.deleteGroup(id);
  }
  for (const store of [catalog.indexStats, catalog.xmlIndexes, catalog.selectivePaths, catalog.selectiveNamespaces]) {
    store.deleteGroup(id);
  }
  for (const store of [catalog.spatialIndexes, catalog.tessellations, catalog.hashBuckets]) store.deleteGroup(id);
  catalog.properties.deleteGroup(securable(7, id));
}

/** A constraint or DML trigger. */
export function removeChild(c: Context, id: number): void {
  const { catalog } = c;
  const row = catalog.objects.get(id);
  if (!row) return;
  catalog.children.delete(row.parent_object_id, id);
  if (row.type === 'F ') {
    const { referenced_object_id: referenced } = row as typeof row & { readonly referenced_object_id: number };
    catalog.referencing.delete(referenced, id);
    catalog.foreignKeyColumns.deleteGroup(id);
  } else if (row.type === 'EC') catalog.edgeClauses.deleteGroup(id);
  else if (row.type === 'TR' || row.type === 'TA') {
    catalog.triggers.delete(id);
    catalog.triggerEvents.deleteGroup(id);
  }
  removeObject(c, id);
}

/** The object itself: its row, name, text, parameters, what it uses, and what is said about it. */
export function removeObject(c: Context, id: number): void {
  const { catalog } = c;
  const row = catalog.objects.get(id);
  if (!row) return;
  dropUses(c, id);
  catalog.modules.delete(id);
  catalog.assemblyModules.delete(id);
  catalog.numbered.deleteGroup(id);
  catalog.parameters.deleteGroup(id);
  catalog.objects.delete(id);
  catalog.objectNames.delete(`${row.schema_id}.${catalog.fold(row.name)}`);
  catalog.permissions.deleteGroup(securable(1, id));
  catalog.properties.deleteGroup(securable(1, id));
  catalog.properties.deleteGroup(securable(2, id));
}
