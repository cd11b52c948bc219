import type { CatalogRows, Row } from '../formats/catalog-rows.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { changedObject } from '../model/schema-object-of.ts';
import { catalogLookup } from '../sources/catalog-lookup.ts';
import { readContext } from '../sources/read-context.ts';

/** Permissions that show more than VIEW DEFINITION does, and of which objects nothing is known without. */
const shows: Readonly<Record<string, (object: SchemaObject) => boolean>> = {
  'VIEW SERVER STATE': ({ kind, props }) => kind === 'eventSession' && props.on === 'SERVER',
  'VIEW DATABASE STATE': ({ kind, props }) => kind === 'eventSession' && props.on === 'DATABASE',
  'VIEW ANY DEFINITION': ({ kind }) => kind === 'login',
  'VIEW ANY COLUMN MASTER KEY DEFINITION': isOf('SqlColumnMasterKey', 'COLUMN MASTER KEY'),
  'VIEW ANY COLUMN ENCRYPTION KEY DEFINITION': isOf('SqlColumnEncryptionKey', 'COLUMN ENCRYPTION KEY'),
  'VIEW ANY SENSITIVITY CLASSIFICATION': isOf('SENSITIVITY CLASSIFICATION'),
};

function isOf(...classes: readonly string[]): (object: SchemaObject) => boolean {
  return ({ kind, props }) => kind === 'opaque' && classes.includes(String(props.class));
}

/** Views with a text that the server withholds as NULL, and whose object it is. */
const withheld: readonly (readonly [view: string, column: string, owner: string])[] = [
  ['sys.check_constraints', 'definition', 'parent_object_id'],
  ['sys.default_constraints', 'definition', 'parent_object_id'],
  ['sys.computed_columns', 'definition', 'object_id'],
  ['sys.security_predicates', 'predicate_definition', 'object_id'],
];

/** The model with what the login could not see of its objects as findings, and the permissions that would have shown it. */
export function withHiddenParts(model: DatabaseModel, rows: CatalogRows, hidden: readonly string[]): DatabaseModel {
  const notes = new Map<ObjectKey, string[]>();
  const note = (key: ObjectKey, text: string): void => void notes.set(key, [...(notes.get(key) ?? []), text]);
  const context = { ...readContext(model.collation, model.platform), ...catalogLookup(rows) };
  const keyOf = (id: Row[string]): ObjectKey => context.key('object', ...context.pathOf(Number(id)));
  for (const [view, column, owner] of withheld) {
    for (const row of rows.get(view) ?? []) {
      if (row[column] !== null) continue;
      note(keyOf(row[owner] ?? null), `the login may not see the text of ${String(row.name ?? 'a predicate')}`);
    }
  }
  const isStoreOn = rows.get('sys.database_query_store_options')?.[0]?.desired_state_desc === 'READ_WRITE';
  for (const object of model.objects.values()) {
    if (object.kind === 'databaseOptions' && hidden.includes('VIEW DATABASE STATE') && isStoreOn) {
      note(object.key, 'the login may not see how the query store is set up: it lacks VIEW DATABASE STATE');
    }
  }
  if (hidden.includes('VIEW ANY COLUMN ENCRYPTION KEY DEFINITION')) {
    const tables = (rows.get('sys.columns') ?? []).filter((row) => row.column_encryption_key_id);
    for (const id of new Set(tables.map((row) => row.object_id ?? null))) {
      note(keyOf(id), 'the login may not see the keys of its encrypted columns');
    }
  }
  return { ...withNotes(model, notes), ...(hidden.length > 0 && { hidden }) };
}

/** Desired, where current could not be seen whole: whether an object of what was hidden exists there is not known. */
export function doubtHidden(desired: DatabaseModel, { hidden = [] }: DatabaseModel): DatabaseModel {
  const notes = new Map<ObjectKey, string[]>();
  for (const permission of hidden) {
    for (const object of desired.objects.values()) {
      if (!shows[permission]?.(object)) continue;
      notes.set(object.key, [`whether current has it is not known: the login that read it lacks ${permission}`]);
    }
  }
  return withNotes(desired, notes);
}

/**
 * Permissions of those that a reader lacks, for want of which it cannot see what stands in an earlier reading: the two cannot be
 * compared.
 */
export function needed(earlier: DatabaseModel, hidden: readonly string[]): readonly string[] {
  const objects = [...earlier.objects.values()];
  return hidden.filter(
    (permission) =>
      !earlier.hidden?.includes(permission) &&
      // Logins are compared on production alone.
      permission !== 'VIEW ANY DEFINITION' &&
      objects.some((object) => shows[permission]?.(object) || hasPartsUnder(permission, object)),
  );
}

function hasPartsUnder(permission: string, { kind, props }: SchemaObject): boolean {
  if (permission === 'VIEW DATABASE STATE') {
    return kind === 'databaseOptions' && String(props.queryStoreDesiredState).startsWith('READ_');
  }
  if (permission !== 'VIEW ANY COLUMN ENCRYPTION KEY DEFINITION' || kind !== 'table') return false;
  return (props.columns as readonly { readonly encryption?: unknown }[]).some((column) => column.encryption);
}

function withNotes(model: DatabaseModel, notes: ReadonlyMap<ObjectKey, readonly string[]>): DatabaseModel {
  if (notes.size === 0) return model;
  const objects = new Map(model.objects);
  for (const [key, more] of notes) {
    const object = objects.get(key);
    if (object) objects.set(key, changedObject(object, { unread: [...object.unread, ...more] }));
  }
  return { ...model, objects };
}
