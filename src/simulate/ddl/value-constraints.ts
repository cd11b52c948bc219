import type { Check, Default } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { addUses } from '../dependencies.ts';
import { bindExpression, keepText, storedExpression } from '../expressions.ts';
import { claimName } from '../names.ts';
import { checkConstraintRow, defaultConstraintRow } from '../rows/constraint-rows.ts';
import { refuse } from '../sql-error.ts';
import type { ConstraintOwner } from './key-constraint.ts';
import { systemName } from './system-names.ts';

/** CHECK. `column` is the column on which it stands. WITH NOCHECK leaves it untrusted. Errors: 207, 4121, 1046, 2714. */
export function addCheck(
  c: Context,
  owner: ConstraintOwner,
  check: Check,
  column: string | undefined,
  nocheck: boolean,
): void {
  const { catalog } = c;
  const expression = storedExpression(c, check.expression);
  if (expression.hasSubquery) refuse(1046);
  const uses = bindExpression(c, expression, owner.objectId);
  const id = catalog.nextObjectId();
  const name = check.name ?? systemName('CK', owner.name, column, id);
  claimName(c, owner.schemaId, name);
  const columns = new Set(uses.filter((use) => use.id === owner.objectId && use.minor > 0).map((use) => use.minor));
  // A check that the server lists under a column: it stands on one, or it uses that column and no other.
  const own = column === undefined ? undefined : catalog.column(owner.objectId, column)?.column_id;
  const [only = 0] = columns;
  const columnId = columns.size === 1 ? (own ?? only) : 0;
  catalog.addObject(
    checkConstraintRow(
      { name, object_id: id, schema_id: owner.schemaId, parent_object_id: owner.objectId },
      {
        columnId: column === undefined && columns.size !== 1 ? 0 : columnId,
        definition: expression.definition,
        systemNamed: check.name === undefined,
        notForReplication: check.notForReplication,
        notTrusted: nocheck || check.notForReplication,
        disabled: false,
      },
    ),
  );
  addUses(c, id, 0, uses, true);
  keepText(c, id, 0, check.expression, expression.definition);
}

/** DEFAULT. Errors: 1781 a second one, 1752 no such column, 1754 identity, 1755 rowversion, 1791 sparse, 128 a column in it. */
export function addDefault(c: Context, owner: ConstraintOwner, definition: Default, column: string): void {
  const { catalog } = c;
  const row = catalog.column(owner.objectId, column);
  if (!row || row.is_computed) return refuse(1752, column, owner.name);
  if (row.default_object_id !== 0) refuse(1781);
  if (row.is_identity) refuse(1754, owner.name, row.name);
  if (row.system_type_id === 189) refuse(1755, owner.name, row.name);
  if (row.is_sparse || row.is_column_set) refuse(1791, row.name, owner.name);
  const expression = storedExpression(c, definition.expression);
  if (expression.hasSubquery) refuse(1046);
  const uses = bindExpression(c, expression, 0);
  const id = catalog.nextObjectId();
  const name = definition.name ?? systemName('DF', owner.name, row.name, id);
  claimName(c, owner.schemaId, name);
  const head = { name, object_id: id, schema_id: owner.schemaId, parent_object_id: owner.objectId };
  catalog.addObject(defaultConstraintRow(head, row.column_id, expression.definition, definition.name === undefined));
  catalog.columns.set(owner.objectId, row.column_id, { ...row, default_object_id: id });
  addUses(c, id, 0, uses, true);
  keepText(c, id, 0, definition.expression, expression.definition);
}
