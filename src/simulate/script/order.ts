import type { OrderItem } from '../query/query-tree.ts';
import { compareValues } from './compare.ts';
import { evaluate } from './evaluate.ts';
import type { RowScope } from './row-scope.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** Items put in the order of ORDER BY; `keyOf` answers an expression for an item where its scope does not. */
export function byOrder<T>(
  s: Session,
  items: readonly T[],
  order: readonly OrderItem[],
  scopeOf: (item: T) => RowScope,
  keyOf: (item: T, order: OrderItem) => Value = (item, { expression }) => evaluate(s, expression, scopeOf(item)),
): T[] {
  if (order.length === 0) return [...items];
  const keyed = items.map((item) => ({ item, keys: order.map((one) => keyOf(item, one)) }));
  keyed.sort((a, b) => {
    for (let i = 0; i < order.length; i += 1) {
      const [left, right] = [a.keys[i] ?? null, b.keys[i] ?? null];
      if (left === right) continue;
      const by = left === null ? -1 : right === null ? 1 : compareValues(s, left, right);
      if (by !== 0) return order[i]?.descending ? -by : by;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}
