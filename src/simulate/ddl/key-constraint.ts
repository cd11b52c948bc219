import type { PrimaryOrUnique } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { claimName } from '../names.ts';
import { keyConstraintRow } from '../rows/constraint-rows.ts';
import { IndexType } from '../rows/index-rows.ts';
import { errorMessage, refuse, type ServerMessage, SqlError } from '../sql-error.ts';
import { buildIndex } from './build-index.ts';
import { isNeverNull } from './never-null.ts';
import { systemKeyName } from './system-names.ts';

/** The table, or table type, to which constraints are added. */
export type ConstraintOwner = {
  readonly objectId: number;
  readonly schemaId: number;
  readonly name: string;
};

/** Runs the making of a constraint: an error comes as itself and then 1750. */
export function asConstraint(make: () => void): void {
  try {
    make();
  } catch (error) {
    if (!(error instanceof SqlError) || error.number === 1750) throw error;
    const first: ServerMessage = { number: error.number, severity: error.severity, text: error.message };
    throw new SqlError(error.number, error.message, [...error.earlier, first, errorMessage(1750)]);
  }
}

/**
 * PRIMARY KEY or UNIQUE. `column` is the column on which it stands. `clusteredElsewhere`: another index of the same
 * statement is clustered, so that a primary key without the word is not. Errors: 1779, 1902, 1913, 2714, 8111, 1711.
 */
export function addKey(
  c: Context,
  owner: ConstraintOwner,
  key: PrimaryOrUnique,
  column: string | undefined,
  clusteredElsewhere: boolean,
): void {
  const { catalog } = c;
  const primary = key.constraint === 'primaryKey';
  const keys = key.columns.length > 0 ? key.columns : [{ name: column ?? '', descending: false }];
  if (primary) {
    for (const index of catalog.indexes.of(owner.objectId)) if (index.is_primary_key) refuse(1779, owner.name);
    for (const { name } of keys) {
      const row = catalog.column(owner.objectId, name) ?? refuse(1911, name);
      if (!row.is_nullable || isNeverNull(c, row)) continue;
      if (row.is_computed) refuse(1711, row.name, owner.name);
      refuse(8111, owner.name);
    }
  }
  const id = catalog.nextObjectId();
  const name = key.name ?? systemKeyName(primary ? 'PK' : 'UQ', owner.name, id);
  claimName(c, owner.schemaId, name);
  const memory = catalog.table(owner.objectId)?.is_memory_optimized ?? false;
  const clustered =
    key.clustered ?? (primary && !memory && !clusteredElsewhere && !catalog.indexes.has(owner.objectId, 1));
  if (memory && clustered) refuse(12317);
  const indexId = buildIndex(c, {
    objectId: owner.objectId,
    objectName: owner.name,
    onView: false,
    name,
    type: key.hash ? IndexType.hash : clustered ? IndexType.clustered : IndexType.nonclustered,
    unique: true,
    keys,
    include: [],
    options: key.options,
    dataSpace: key.dataSpace,
    primaryKey: primary,
    uniqueConstraint: !primary,
  });
  const head = { name, object_id: id, schema_id: owner.schemaId, parent_object_id: owner.objectId };
  catalog.addObject(keyConstraintRow(head, primary, indexId, key.name === undefined, key.notEnforced !== true));
}
