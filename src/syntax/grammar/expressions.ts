import { idOf, idsOf, Special } from './keyword-ids.ts';
import { columnName, lastColumns } from './names.ts';
import type { Recognizer } from './recognizer.ts';

/** What an expression is: a value, a condition, or either (a SQLCMD variable). */
const Kind = { value: 1, condition: 2, either: 3 } as const;

const comparisons = new Set(['=', '<', '>', '<>', '<=', '>=', '!=', '!<', '!>', '*=', '=*'].map(idOf));
const operators = new Set(['+', '-', '*', '/', '%', '&', '|', '^', '||', '<<', '>>'].map(idOf));
const signs = new Set(['+', '-', '~'].map(idOf));
const quantifiers = new Set(['ANY', 'ALL', 'SOME'].map(idOf));
const sign = idsOf('(', ')', '{', ',', '.', '*', '=', '<', '>', '!', '::');
const word = idsOf(
  ...([
    '$PARTITION',
    'ALL',
    'AND',
    'AT',
    'BETWEEN',
    'CASE',
    'COLLATE',
    'DEFAULT',
    'DISTINCT',
    'ESCAPE',
    'EXISTS',
    'FROM',
    'IN',
  ] as const),
  ...(['IS', 'LIKE', 'NEXT', 'NOT', 'NULL', 'OR', 'OVER', 'SELECT', 'TIME', 'VALUE', 'ZONE'] as const),
);

/** Conditions that are written as a call. */
const predicateRules = new Map([
  [idOf('CONTAINS'), 'full_text_predicate'],
  [idOf('FREETEXT'), 'full_text_predicate'],
  [idOf('UPDATE'), 'update_predicate'],
  [idOf('TSEQUAL'), 'tsequal_predicate'],
  [idOf('MATCH'), 'match_predicate'],
  [idOf('REGEXP_LIKE'), 'regexp_like_predicate'],
]);

/** Calls whose arguments are no mere list. */
const callRules = new Map(
  [
    ['CAST', 'cast_call'],
    ['TRY_CAST', 'cast_call'],
    ['CONVERT', 'convert_call'],
    ['TRY_CONVERT', 'convert_call'],
    ['PARSE', 'parse_call'],
    ['TRY_PARSE', 'parse_call'],
    ['IIF', 'iif_call'],
    ['COALESCE', 'coalesce_call'],
    ['NULLIF', 'nullif_call'],
    ['AI_GENERATE_EMBEDDINGS', 'embeddings_call'],
    ['TRIM', 'trim_call'],
    ['JSON_OBJECT', 'json_object_call'],
    ['JSON_ARRAY', 'json_array_call'],
    ['JSON_OBJECTAGG', 'json_object_call'],
    ['JSON_ARRAYAGG', 'json_array_call'],
  ].map(([word, rule]) => [idOf(word!), rule!]),
);

/** Reserved words that are values by themselves. */
const bareValues = new Set(
  [
    'NULL',
    'CURRENT_TIMESTAMP',
    'CURRENT_USER',
    'CURRENT_DATE',
    'CURRENT_TIME',
    'SESSION_USER',
    'SYSTEM_USER',
    'USER',
    'IDENTITYCOL',
    'ROWGUIDCOL',
  ].map(idOf),
);

/** Reserved words that are names of functions. */
const reservedFunctions = new Set(['LEFT', 'RIGHT'].map(idOf));

const literals = new Set<number>([Special.number, Special.binary, Special.money, Special.sqlcmdVariable]);

/** A value. `a = b` ends before `=`. */
export function expression(r: Recognizer, from: number): number {
  if (isPlain(r, from)) return from + 1;
  const [end, kind] = operation(r, from, false);
  return end >= 0 && (kind & Kind.value) === 0 ? r.fail(from, 'an expression') : end;
}

/** What is true or false. */
export function condition(r: Recognizer, start: number): number {
  const [end, kind] = alternatives(r, start);
  return end >= 0 && (kind & Kind.condition) === 0 ? r.fail(end, 'a comparison') : end;
}

type Read = readonly [end: number, kind: number];
const failed: Read = [-1, 0];

function alternatives(r: Recognizer, start: number): Read {
  let read = conjunction(r, start);
  while (read[0] >= 0 && (read[1] & Kind.condition) !== 0 && r.is(read[0], word.OR)) {
    read = conditionOf(r, conjunction(r, read[0] + 1));
  }
  return read;
}

function conjunction(r: Recognizer, start: number): Read {
  let read = negation(r, start);
  while (read[0] >= 0 && (read[1] & Kind.condition) !== 0 && r.is(read[0], word.AND)) {
    read = conditionOf(r, negation(r, read[0] + 1));
  }
  return read;
}

function conditionOf(r: Recognizer, [end, kind]: Read): Read {
  if (end < 0) return failed;
  return (kind & Kind.condition) === 0 ? [r.fail(end, 'a comparison'), 0] : [end, Kind.condition];
}

function negation(r: Recognizer, start: number): Read {
  let next = start;
  while (r.is(next, word.NOT)) next += 1;
  return next > start ? conditionOf(r, predicate(r, next)) : predicate(r, start);
}

function predicate(r: Recognizer, start: number): Read {
  const rule = predicateRules.get(r.id(start));
  if (rule !== undefined && r.is(start + 1, sign['('])) {
    const end = r.rule(rule, start);
    if (end >= 0) return [end, Kind.condition];
  }
  if (r.is(start, word.EXISTS)) return [r.rule('subquery', start + 1), Kind.condition];
  const left = operation(r, start, true);
  const [end, kind] = left;
  if (end < 0 || (kind & Kind.value) === 0) return left;
  const id = r.id(end);
  if (comparisons.has(id) || id === sign['!']) return [comparand(r, comparisonEnd(r, end)), Kind.condition];
  if (id === word.IS) {
    let next = r.is(end + 1, word.NOT) ? end + 2 : end + 1;
    if (r.is(next, word.NULL)) return [next + 1, Kind.condition];
    if (!r.is(next, word.DISTINCT)) return [r.fail(next, 'NULL'), 0];
    next += 1;
    return r.is(next, word.FROM) ? [comparand(r, next + 1), Kind.condition] : [r.fail(next, 'FROM'), 0];
  }
  const negated = id === word.NOT;
  const test = negated ? r.id(end + 1) : id;
  const next = negated ? end + 2 : end + 1;
  if (test === word.LIKE) return [likeEnd(r, next), Kind.condition];
  if (test === word.BETWEEN) {
    const low = value(r, next);
    if (low < 0) return failed;
    return r.is(low, word.AND) ? [value(r, low + 1), Kind.condition] : [r.fail(low, 'AND'), 0];
  }
  if (test === word.IN) return [listEnd(r, next), Kind.condition];
  r.fail(end, 'a comparison');
  return left;
}

function value(r: Recognizer, start: number): number {
  return isPlain(r, start) ? start + 1 : operation(r, start, false)[0];
}

const plain = new Set<number>([0, Special.number, Special.string, Special.variable, Special.bracketed]);

/** A literal, variable or column between commas and parentheses: most values of scripts of data are no more. */
function isPlain(r: Recognizer, at: number): boolean {
  const next = r.id(at + 1);
  return (next === sign[','] || next === sign[')']) && plain.has(r.id(at));
}

/** SQL Server lets the signs of `>=` and its like stand apart. */
function comparisonEnd(r: Recognizer, at: number): number {
  const next = r.id(at + 1);
  // `=*` is the outer join of old scripts.
  if (r.is(at, sign['=']) && next === sign['*']) return at + 2;
  if (r.is(at, sign['<'])) return next === sign['>'] || next === sign['='] ? at + 2 : at + 1;
  if (r.is(at, sign['>'])) return next === sign['='] ? at + 2 : at + 1;
  if (r.is(at, sign['!'])) return next === sign['='] || next === sign['<'] || next === sign['>'] ? at + 2 : at + 1;
  return at + 1;
}

function comparand(r: Recognizer, at: number): number {
  if (quantifiers.has(r.id(at))) return r.rule('subquery', at + 1);
  return value(r, at);
}

function likeEnd(r: Recognizer, start: number): number {
  const end = value(r, start);
  if (end < 0) return -1;
  if (r.is(end, word.ESCAPE)) return value(r, end + 1);
  return r.is(end, sign['{']) ? r.rule('odbc_escape', end) : end;
}

function listEnd(r: Recognizer, start: number): number {
  if (!r.is(start, sign['('])) return r.fail(start, '(');
  const query = subquery(r, start);
  if (query >= 0) return query;
  let next = value(r, start + 1);
  while (next >= 0 && r.is(next, sign[','])) next = value(r, next + 1);
  if (next < 0) return -1;
  return r.is(next, sign[')']) ? next + 1 : r.fail(next, ')');
}

/** Operands with operators between. With `anything`, what stands in parentheses may also be a condition. */
function operation(r: Recognizer, start: number, anything: boolean): Read {
  r.deeper(1);
  let next = start;
  let loose = anything;
  for (;;) {
    while (signs.has(r.id(next))) {
      next += 1;
      loose = false;
    }
    const [end, kind] = operand(r, next, loose);
    if (end < 0) {
      r.deeper(-1);
      return failed;
    }
    next = end;
    if ((kind & Kind.value) === 0) {
      r.deeper(-1);
      return [end, kind];
    }
    if (!operators.has(r.id(next))) {
      r.deeper(-1);
      return [next, loose ? kind : Kind.value];
    }
    next += 1;
    loose = false;
  }
}

function operand(r: Recognizer, start: number, anything: boolean): Read {
  let [end, kind] = primary(r, start, anything);
  while (end >= 0 && (kind & Kind.value) !== 0) {
    const id = r.id(end);
    if (id === word.COLLATE) end = r.rule('collation', end);
    else if (id === word.AT && r.is(end + 1, word.TIME) && r.is(end + 2, word.ZONE))
      end = primary(r, end + 3, false)[0];
    else if (id === sign['.'] && r.isName(end + 1)) end = r.is(end + 2, sign['(']) ? argumentsEnd(r, end + 2) : end + 2;
    else return [end, kind];
    kind = Kind.value;
  }
  return [end, kind];
}

function primary(r: Recognizer, start: number, anything: boolean): Read {
  const id = r.id(start);
  if (id === sign['(']) return parenthesised(r, start, anything);
  if (id === Special.sqlcmdVariable && !r.is(start + 1, sign['.']) && !r.is(start + 1, sign['(']))
    return [start + 1, Kind.either];
  if (literals.has(id) && id !== Special.sqlcmdVariable) return [start + 1, Kind.value];
  if (id === Special.variable) return [start + 1, Kind.value];
  if (r.isString(start)) return [start + 1, Kind.value];
  if (id === sign['{']) return [r.rule('odbc_value', start), Kind.value];
  if (id === word.CASE) return [r.rule('case_expression', start), Kind.value];
  if (bareValues.has(id)) return [start + 1, Kind.value];
  if (r.is(start + 1, sign['('])) {
    const rule = callRules.get(id);
    if (rule !== undefined) return [afterCall(r, r.rule(rule, start)), Kind.value];
  }
  if (id === word.NEXT && r.is(start + 1, word.VALUE)) return [r.rule('next_value', start), Kind.value];
  if (id === word.$PARTITION || (r.is(start + 1, sign['.']) && r.is(start + 2, word.$PARTITION)))
    return [r.rule('partition_call', start), Kind.value];
  if (reservedFunctions.has(id) && r.is(start + 1, sign['('])) return [argumentsEnd(r, start + 1), Kind.value];
  return [nameOrCall(r, start), Kind.value];
}

/** A value in parentheses, or a subquery. */
export function parenthesisedValue(r: Recognizer, at: number): number {
  return r.is(at, sign['(']) ? parenthesised(r, at, false)[0] : r.fail(at, '(');
}

function parenthesised(r: Recognizer, start: number, anything: boolean): Read {
  const query = subquery(r, start);
  if (query >= 0) return [query, Kind.value];
  const [end, kind] = anything ? alternatives(r, start + 1) : operation(r, start + 1, false);
  if (end < 0) return failed;
  return r.is(end, sign[')']) ? [end + 1, kind] : [r.fail(end, ')'), 0];
}

/** The end of a subquery that may stand here; -1 where it is something else in parentheses. */
function subquery(r: Recognizer, start: number): number {
  let inner = start + 1;
  while (r.is(inner, sign['('])) inner += 1;
  if (!r.is(inner, word.SELECT)) return -1;
  return r.rule('subquery', start);
}

/** A column, a call of a function, a method or property of a type. */
function nameOrCall(r: Recognizer, start: number): number {
  // `::f()` is how old scripts call system functions.
  if (r.is(start, sign['::'])) return nameOrCall(r, r.isName(start + 1) ? start + 1 : r.fail(start + 1, 'a name'));
  if (start < 0) return -1;
  if (!r.isName(start) && !r.is(start, sign['.']) && !lastColumns.has(r.id(start)))
    return r.fail(start, 'an expression');
  const end = columnName(r, start);
  if (end < 0) return -1;
  if (r.is(end, sign['('])) return afterCall(r, argumentsEnd(r, end));
  if (r.is(end, sign['::'])) return nameOrCall(r, end);
  // A column is told with its table or alone, not `db..c`.
  if (r.is(end - 2, sign['.']) && (end - 3 < start || r.is(end - 3, sign['.']))) return r.fail(start, 'an expression');
  return end;
}

/** `( )` with its arguments. */
function argumentsEnd(r: Recognizer, start: number): number {
  let next = start + 1;
  if (r.is(next, sign[')'])) return next + 1;
  if (r.is(next, sign['*']) && r.is(next + 1, sign[')'])) return next + 2;
  if (r.is(next, word.DISTINCT) || r.is(next, word.ALL)) next += 1;
  for (;;) {
    const end = r.is(next, word.DEFAULT) ? next + 1 : value(r, next);
    if (end < 0) return -1;
    if (r.is(end, sign[','])) {
      next = end + 1;
      continue;
    }
    if (r.is(end, sign[')'])) return end + 1;
    const tail = r.rule('argument_tail', end);
    if (tail > end && r.is(tail, sign[')'])) return tail + 1;
    return r.fail(end, ')');
  }
}

function afterCall(r: Recognizer, end: number): number {
  if (end < 0) return -1;
  const next = r.rule('call_tail', end);
  if (next < 0) return end;
  return r.is(next, word.OVER) ? r.rule('over_clause', next) : next;
}
