import type { EdgeConstraint } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { claimName, dotted, findObject } from '../names.ts';
import { edgeConstraintRow } from '../rows/constraint-rows.ts';
import { refuse } from '../sql-error.ts';
import type { ConstraintOwner } from './key-constraint.ts';
import { systemName } from './system-names.ts';

/** CONNECTION (a TO b, …) of an edge table. Error 208 for a table that is not there. */
export function addEdgeConstraint(c: Context, owner: ConstraintOwner, constraint: EdgeConstraint): void {
  const { catalog } = c;
  const id = catalog.nextObjectId();
  const name = constraint.name ?? systemName('EC', owner.name, undefined, id);
  claimName(c, owner.schemaId, name);
  constraint.connections.forEach((connection, position) => {
    const from = findObject(c, connection.from) ?? refuse(208, dotted(connection.from));
    const to = findObject(c, connection.to) ?? refuse(208, dotted(connection.to));
    catalog.edgeClauses.set(id, position + 1, {
      object_id: id,
      clause_number: position + 1,
      from_object_id: from.object_id,
      to_object_id: to.object_id,
    });
  });
  const head = { name, object_id: id, schema_id: owner.schemaId, parent_object_id: owner.objectId };
  catalog.addObject(edgeConstraintRow(head, constraint.name === undefined, constraint.onDelete ?? 'NO ACTION'));
}
