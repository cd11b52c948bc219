import { Cursor } from '../../syntax/cursor.ts';
import { readExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { lex } from '../../syntax/lexer.ts';
import { readOrder } from '../query/parse-query.ts';
import type { OrderItem } from '../query/query-tree.ts';
import { unsupported } from '../sql-error.ts';
import { aggregateValue } from './aggregate.ts';
import { groupKey } from './compare.ts';
import { evaluate } from './evaluate.ts';
import { byOrder } from './order.ts';
import type { RowScope } from './row-scope.ts';
import type { Session } from './session.ts';
import { toNumber } from './to-number.ts';
import type { Value } from './value.ts';

type Call = Extract<Expression, { readonly kind: 'call' }>;
type Over = { readonly partition: readonly Expression[]; readonly order: readonly OrderItem[] };

/** Answers a window function for a row of the query; the rows of all partitions are numbered when the first is asked for. */
export function windowOver(s: Session, rows: readonly RowScope[]): (call: Call, row: RowScope) => Value {
  const known = new Map<Call, ReadonlyMap<RowScope, Value>>();
  return (call, row) => {
    let values = known.get(call);
    if (!values) {
      values = valuesOf(s, call, rows);
      known.set(call, values);
    }
    return values.get(row) ?? null;
  };
}

function valuesOf(s: Session, call: Call, rows: readonly RowScope[]): ReadonlyMap<RowScope, Value> {
  const { partition, order } = readOver(s, call.tail ?? '');
  const partitions = new Map<string, RowScope[]>();
  for (const row of rows) {
    const key = groupKey(
      s,
      partition.map((e) => evaluate(s, e, row)),
    );
    const list = partitions.get(key);
    if (list) list.push(row);
    else partitions.set(key, [row]);
  }
  const values = new Map<RowScope, Value>();
  for (const list of partitions.values()) {
    const sorted = byOrder(s, list, order, (row) => row);
    // Rows that ORDER BY does not tell apart are peers.
    const keys = sorted.map((row) =>
      groupKey(
        s,
        order.map(({ expression }) => evaluate(s, expression, row)),
      ),
    );
    sorted.forEach((row, at) => {
      values.set(row, valueAt(s, call, sorted, keys, at, order.length > 0));
    });
  }
  return values;
}

function valueAt(
  s: Session,
  call: Call,
  rows: readonly RowScope[],
  keys: readonly string[],
  at: number,
  ordered: boolean,
): Value {
  const name = (call.parts[0] ?? '').toLowerCase();
  const first = keys.indexOf(keys[at] ?? '');
  const argument = (position: number, row: RowScope | undefined): Value => {
    const e = call.args[position];
    return e && row ? evaluate(s, e, row) : null;
  };
  switch (name) {
    case 'row_number':
      return at + 1;
    case 'rank':
      return first + 1;
    case 'dense_rank':
      return new Set(keys.slice(0, at + 1)).size;
    case 'ntile': {
      const tiles = toNumber(argument(0, rows[at]) ?? 1);
      const [size, more] = [Math.floor(rows.length / tiles), rows.length % tiles];
      const large = more * (size + 1);
      return at < large ? Math.floor(at / (size + 1)) + 1 : more + Math.floor((at - large) / size) + 1;
    }
    case 'lag':
    case 'lead': {
      const by = call.args[1] ? toNumber(argument(1, rows[at]) ?? 1) : 1;
      const other = rows[at + (name === 'lag' ? -by : by)];
      return other ? argument(0, other) : argument(2, rows[at]);
    }
    case 'first_value':
      return argument(0, rows[0]);
    case 'last_value':
      return argument(0, rows[ordered ? keys.lastIndexOf(keys[at] ?? '') : rows.length - 1]);
    default: {
      // An aggregate: over the partition, or with ORDER BY up to the last peer.
      const { tail: _tail, ...plain } = call;
      return aggregateValue(s, plain, ordered ? rows.slice(0, keys.lastIndexOf(keys[at] ?? '') + 1) : rows);
    }
  }
}

const overs = new Map<string, Over>();

/** OVER ( [ PARTITION BY … ] [ ORDER BY … ] ); a frame of its own is not followed. */
function readOver(s: Session, tail: string): Over {
  const known = overs.get(tail);
  if (known) return known;
  const tokens = lex(tail, '');
  const c = new Cursor(tokens, 0, tokens.kinds.length - 1, s.settings.quotedIdentifier);
  if (!c.accept('OVER', '(')) return unsupported(`the window ${tail}`);
  const partition: Expression[] = [];
  if (c.accept('PARTITION', 'BY')) {
    do partition.push(readExpression(c));
    while (c.accept(','));
  }
  const order = c.accept('ORDER', 'BY') ? readOrder(c) : [];
  if (!c.accept(')')) return unsupported(`the window ${tail}`);
  const over = { partition, order };
  if (overs.size > 200) overs.clear();
  overs.set(tail, over);
  return over;
}
