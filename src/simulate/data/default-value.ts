import type { DefaultConstraintRow } from '../rows/constraint-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { evaluate } from '../script/evaluate.ts';
import type { Session } from '../script/session.ts';
import type { Value } from '../script/value.ts';
import { storedValue } from './stored-value.ts';
import { storedExpression } from './table-rows.ts';

/** What a column of a new row has that nobody gives a value: its default, or NULL. */
export function defaultValue(s: Session, table: TableRow, columnId: number): Value {
  const column = s.catalog.columns.get(table.object_id, columnId);
  const stored = column && s.catalog.objects.get(column.default_object_id);
  if (!column || !stored) return null;
  const { definition } = stored as DefaultConstraintRow;
  return storedValue(s, table, column, evaluate(s, storedExpression(definition)));
}
