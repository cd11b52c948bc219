import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { catalogLookup } from './catalog-lookup.ts';
import { readContext } from './read-context.ts';
import { settleObjects } from './settle.ts';

export type CatalogSource = {
  /** The database's collation, as sys.databases says. */
  readonly collation: string;
  readonly platform: string;
  /** Whether the rows come from a server, and not from the in-memory one. */
  readonly live: boolean;
};

/** The model of a database from its catalog rows: a live server's, a snapshot's or the in-memory server's. */
export function modelFromCatalog(rows: CatalogRows, registry: Registry, source: CatalogSource): DatabaseModel {
  const base = readContext(source.collation, source.platform);
  const context = { ...base, ...catalogLookup(rows) };
  const objects = new Map<ObjectKey, SchemaObject>();
  for (const kind of Object.values(registry.kinds)) {
    for (const object of kind.catalog.read(rows, context)) objects.set(object.key, object);
  }
  return {
    naming: base.naming,
    collation: source.collation,
    platform: source.platform,
    objects: settleObjects(objects, registry, base),
    refactorings: [],
    variables: {},
    live: source.live,
  };
}

/** Every catalog view that the kinds of a registry read, with the columns that they use. */
export function catalogViews(registry: Registry): ReadonlyMap<string, readonly string[]> {
  const views = new Map<string, Set<string>>();
  for (const kind of Object.values(registry.kinds)) {
    for (const [view, columns] of Object.entries(kind.catalog.views)) {
      const known = views.get(view) ?? new Set();
      for (const column of columns) known.add(column);
      views.set(view, known);
    }
  }
  return new Map([...views].sort(([a], [b]) => (a < b ? -1 : 1)).map(([view, columns]) => [view, [...columns].sort()]));
}
