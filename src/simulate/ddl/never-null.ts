import { parseExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import type { Context } from '../context.ts';
import type { ColumnRow } from '../rows/column-rows.ts';

/**
 * Whether the server sees from a computed column's expression that it always has a value: `ISNULL(a, 0)`, a conversion of a
 * column that is NOT NULL. Of arithmetic it thinks that it may overflow.
 */
export function isNeverNull(c: Context, column: ColumnRow): boolean {
  const computed = c.catalog.computed.get(column.object_id, column.column_id);
  return computed !== undefined && hasValue(c, parseExpression(computed.definition), column.object_id);
}

function hasValue(c: Context, e: Expression, objectId: number): boolean {
  switch (e.kind) {
    case 'literal':
      return e.type !== 'null';
    case 'name':
      return c.catalog.column(objectId, e.parts.at(-1) ?? '')?.is_nullable === false;
    case 'convert':
      return !e.function.startsWith('try') && hasValue(c, e.operand, objectId);
    case 'call':
      return e.parts.join('.').toLowerCase() === 'isnull' && e.args.some((arg) => hasValue(c, arg, objectId));
    default:
      return false;
  }
}
