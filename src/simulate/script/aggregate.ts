import { Cursor } from '../../syntax/cursor.ts';
import { mapChildren } from '../../syntax/expression/map.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { lex } from '../../syntax/lexer.ts';
import { readOrder } from '../query/parse-query.ts';
import type { OrderItem } from '../query/query-tree.ts';
import { unsupported } from '../sql-error.ts';
import { compareValues, groupKey } from './compare.ts';
import { aggregateOf, evaluate } from './evaluate.ts';
import { byOrder } from './order.ts';
import type { RowScope } from './row-scope.ts';
import type { Session } from './session.ts';
import { toNumber } from './to-number.ts';
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

/** COUNT, MAX, MIN, SUM, AVG, STRING_AGG and CHECKSUM_AGG over the rows of a group. */
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
    // No server tells how it adds them up; only that their order does not matter.
    case 'checksum_agg':
      return values.length === 0 ? null : values.reduce<number>((sum, value) => sum ^ toNumber(value), 0);
    case 'string_agg': {
      const separator = second ? evaluate(s, second, rows[0]) : '';
      const order = call.tail === undefined ? undefined : orderWithin(s, call.tail);
      if (order) {
        const sorted = byOrder(s, rows, order, (row) => row);
        values = sorted.map((row) => evaluate(s, argument, row)).filter((value) => value !== null);
      }
      return values.length === 0 ? null : values.map(String).join(separator === null ? '' : String(separator));
    }
    default:
      return unsupported(name.toUpperCase());
  }
}

/** WITHIN GROUP ( ORDER BY … ) */
function orderWithin(s: Session, tail: string): readonly OrderItem[] {
  const tokens = lex(tail, '');
  const c = new Cursor(tokens, 0, tokens.kinds.length - 1, s.settings.quotedIdentifier);
  if (!c.accept('WITHIN', 'GROUP', '(', 'ORDER', 'BY')) return unsupported(`STRING_AGG … ${tail}`);
  return readOrder(c);
}
