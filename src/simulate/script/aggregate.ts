import { mapChildren } from '../../syntax/expression/map.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { unsupported } from '../sql-error.ts';
import { compareValues, groupKey, toNumber } from './compare.ts';
import { aggregateOf, evaluate } from './evaluate.ts';
import type { RowScope } from './row-scope.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

type Call = Extract<Expression, { readonly kind: 'call' }>;

/** Whether an expression has an aggregate of its own query in it. */
export function usesAggregate(e: Expression): boolean {
  let found = false;
  const visit = (node: Expression): Expression => {
    if (node.kind === 'call' && aggregateOf(node) !== undefined) found = true;
    return found ? node : mapChildren(node, visit);
  };
  visit(e);
  return found;
}

/** COUNT, MAX, MIN, SUM, AVG and STRING_AGG over the rows of a group. */
export function aggregateValue(s: Session, call: Call, rows: readonly RowScope[]): Value {
  const name = aggregateOf(call) ?? '';
  const [argument, second] = call.args;
  if (!argument) return unsupported(name);
  if (argument.kind === 'keyword' && argument.text === '*') return rows.length;
  // The group's own rows must not answer aggregates again.
  let values = rows.map((row) => evaluate(s, argument, row)).filter((value) => value !== null);
  if (call.distinct) {
    const seen = new Set<string>();
    values = values.filter((value) => {
      const key = groupKey(s, [value]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }
  switch (name) {
    case 'count':
    case 'count_big':
      return values.length;
    case 'max':
      return values.reduce<Value>(
        (best, value) => (best === null || compareValues(s, value, best) > 0 ? value : best),
        null,
      );
    case 'min':
      return values.reduce<Value>(
        (best, value) => (best === null || compareValues(s, value, best) < 0 ? value : best),
        null,
      );
    case 'sum':
      return values.length === 0 ? null : values.reduce<number>((sum, value) => sum + toNumber(value), 0);
    case 'avg':
      return values.length === 0
        ? null
        : values.reduce<number>((sum, value) => sum + toNumber(value), 0) / values.length;
    case 'string_agg': {
      const separator = second ? evaluate(s, second, rows[0]) : '';
      return values.length === 0 ? null : values.map(String).join(separator === null ? '' : String(separator));
    }
    default:
      return unsupported(name.toUpperCase());
  }
}
