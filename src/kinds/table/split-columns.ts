import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { expressionReferences } from '../columns/expression-references.ts';
import type { SqlContext } from '../kind.ts';
import type { TableProps } from './table-props.ts';

const none: ReadonlyMap<string, readonly ObjectKey[]> = new Map();

/**
 * Computed columns whose function is bound to the table itself (it reads it, WITH SCHEMABINDING): by folded name, with the
 * functions that must exist first. CREATE TABLE leaves them out; the table, the function and then the column is the only order.
 */
export function splitColumns(
  table: SchemaObject<TableProps>,
  context: SqlContext,
): ReadonlyMap<string, readonly ObjectKey[]> {
  let result: Map<string, readonly ObjectKey[]> | undefined;
  for (const column of table.props.columns) {
    if (column.computed === undefined || !column.computed.includes('.')) continue;
    const owner = { key: table.key, path: table.path, columns: table.props.columns };
    const used = expressionReferences(column.computed, owner, context, { own: false }).map(({ to }) => to);
    if (!used.some((key) => reaches(key, table.key, context, new Set()))) continue;
    result ??= new Map();
    result.set(context.naming.fold(column.name), used);
  }
  return result ?? none;
}

/** Whether `from` leads to `target` along references that must be there at CREATE. */
function reaches(from: ObjectKey, target: ObjectKey, context: SqlContext, seen: Set<ObjectKey>): boolean {
  if (from === target) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const object = context.model.objects.get(from);
  if (!object) return false;
  return object.references.some(({ to, binding }) => binding !== 'deferred' && reaches(to, target, context, seen));
}
