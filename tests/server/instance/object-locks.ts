import type { Session } from '../../../src/simulate/script/session.ts';
import { refuse } from '../../../src/simulate/sql-error.ts';
import type { Catalog } from '../../../src/simulate/state/catalog.ts';
import type { GroupedStore } from '../../../src/simulate/state/grouped-store.ts';
import type { Database } from './database.ts';
import type { Resource } from './locks.ts';
import { mayInDatabase } from './rights.ts';
import type { InstanceSession } from './session.ts';

/** Rows of a table are read or written; the lock of a write stays to the end of the transaction. */
export function lockRows(session: InstanceSession, s: Session, objectId: number, write: boolean): void {
  const { instance } = session;
  const database = instance.database(s.databaseName);
  if (!database) return;
  checkMayTouch(session, s, database, objectId, write);
  const resource: Resource = { type: 'OBJECT', databaseId: database.id, name: String(objectId) };
  if (write) {
    instance.locks.need(session, resource, 'X');
    if (s.transactionCount > 0) instance.locks.grant(session, resource, 'X');
    return;
  }
  const isPast = session.readsUncommitted || database.catalog.database.get('is_read_committed_snapshot_on') === true;
  // Versions of rows are of no use where the definition changes.
  if (!isPast) instance.locks.need(session, resource, 'S');
  else if (instance.locks.against(session, resource, 'S').some((holder) => holds(holder, resource, 'M')))
    instance.locks.need(session, resource, 'S');
}

/** Error 229, unless a module reads or writes for the login: its owner has the right. */
function checkMayTouch(
  session: InstanceSession,
  s: Session,
  database: Database,
  objectId: number,
  write: boolean,
): void {
  if (s.scope.source?.procedure !== undefined) return;
  const permission = write ? 'UPDATE' : 'SELECT';
  if (mayInDatabase(session, database, permission)) return;
  const row = s.catalog.objects.get(objectId);
  refuse(229, permission, row?.name ?? '', database.name, s.catalog.schemaName(row?.schema_id ?? 1));
}

const holds = (session: InstanceSession, resource: Resource, mode: string): boolean =>
  session.instance.locks.grants.some(
    (one) => one.holder === session && one.mode === mode && one.resource.name === resource.name,
  );

/** The catalog of a database as a whole: who changes a definition holds it to the end of the transaction. */
const metadata = (databaseId: number): Resource => ({ type: 'METADATA', databaseId, name: 'schema' });

/** Reading the catalog waits for who has changed it and not committed. */
export function lockCatalog(session: InstanceSession, s: Session): void {
  const database = session.instance.database(s.databaseName);
  if (!database || session.readsUncommitted) return;
  session.instance.locks.need(session, metadata(database.id), 'S');
}

/** After DDL: the objects whose rows in the catalog have changed. Whoever uses one of them is waited for. */
export function lockChanged(session: InstanceSession, s: Session, mark: number): void {
  const { instance, here } = session;
  const changed = [...changedObjects(s.catalog, mark)].map(
    (id): Resource => ({ type: 'OBJECT', databaseId: here.id, name: String(id) }),
  );
  for (const resource of changed) instance.locks.need(session, resource, 'M');
  if (s.transactionCount === 0) return;
  for (const resource of changed) instance.locks.grant(session, resource, 'M');
  instance.locks.grant(session, metadata(here.id), 'X');
}

function changedObjects(catalog: Catalog, mark: number): ReadonlySet<number> {
  const ids = new Set<number>();
  const ofObjects: readonly unknown[] = [
    ...[catalog.columns, catalog.indexes, catalog.indexColumns, catalog.partitions, catalog.stats, catalog.computed],
    ...[catalog.identities, catalog.masks, catalog.parameters],
  ] satisfies GroupedStore<number, unknown>[];
  for (const { store, group, key, before } of catalog.log.since(mark)) {
    if (ofObjects.includes(store)) ids.add(group);
    else if (store === catalog.modules || store === catalog.triggers) ids.add(Number(key));
    else if (store === catalog.objects) {
      const row = catalog.objects.get(Number(key)) ?? (before as { readonly parent_object_id: number } | undefined);
      ids.add(Number(key));
      // A constraint or trigger changes its table.
      if (row && row.parent_object_id !== 0) ids.add(row.parent_object_id);
    }
  }
  return ids;
}
