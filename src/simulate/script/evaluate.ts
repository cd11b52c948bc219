import { parseExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { substituteVariables } from '../../syntax/sqlcmd.ts';
import { findObject } from '../names.ts';
import { isDefault } from '../query/default-argument.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query } from '../query/query-tree.ts';
import { refuse, SqlError, unsupported } from '../sql-error.ts';
import { compareValues, isLike } from './compare.ts';
import { convertValue } from './convert.ts';
import { dateInStyle, datePlus } from './dates.ts';
import { callFunction } from './functions.ts';
import { globalVariable } from './global-variables.ts';
import type { RowScope } from './row-scope.ts';
import { nextValue } from './sequences.ts';
import type { Session } from './session.ts';
import { staticValue } from './static-methods.ts';
import { toNumber } from './to-number.ts';
import type { Value } from './value.ts';
import { variableValue } from './variables.ts';
import { isWindow } from './window-call.ts';
import { xmlValue } from './xml-value.ts';

/** Puts values in place of `$(Name)`. An unknown name is an error, as sqlcmd has it. */
export function expand(s: Session, text: string): string {
  // A server knows nothing of SQLCMD's variables.
  if (s.host || !text.includes('$(')) return text;
  for (const match of text.matchAll(/\$\(([\w-]+)\)/g)) {
    if (!s.sqlcmd.has((match[1] ?? '').toLowerCase())) {
      throw new SqlError(50000, `'${match[1]}' scripting variable not defined.`);
    }
  }
  return substituteVariables(text, s.sqlcmd);
}

const parsed = new Map<string, Expression>();

/** The value of a piece of source text. */
export function evaluateText(s: Session, text: string): Value {
  return evaluate(s, parseText(s, text));
}

export function parseText(s: Session, text: string): Expression {
  const source = expand(s, text);
  const key = `${s.settings.quotedIdentifier}${source}`;
  const known = parsed.get(key);
  if (known) return known;
  const tree = parseExpression(source, { quotedIdentifier: s.settings.quotedIdentifier });
  if (parsed.size > 2000) parsed.clear();
  parsed.set(key, tree);
  return tree;
}

/** Whether a condition holds; unknown counts as no. */
export function holds(s: Session, e: Expression, row?: RowScope): boolean {
  return condition(s, e, row) === true;
}

type Truth = boolean | null;

export function condition(s: Session, e: Expression, row?: RowScope): Truth {
  switch (e.kind) {
    case 'logical': {
      const and = e.operator === 'AND';
      let unknown = false;
      for (const item of e.items) {
        const truth = condition(s, item, row);
        if (truth === !and) return truth;
        if (truth === null) unknown = true;
      }
      return unknown ? null : and;
    }
    case 'not': {
      const truth = condition(s, e.operand, row);
      return truth === null ? null : !truth;
    }
    case 'comparison':
      return comparison(s, e, row);
    case 'isNull':
      return (evaluate(s, e.operand, row) === null) !== e.negated;
    case 'distinct': {
      const [left, right] = [evaluate(s, e.left, row), evaluate(s, e.right, row)];
      const same = left === null || right === null ? left === right : compareValues(s, left, right) === 0;
      return same === e.negated;
    }
    case 'in':
      return membership(s, e, row);
    case 'between': {
      const value = evaluate(s, e.operand, row);
      const [low, high] = [evaluate(s, e.low, row), evaluate(s, e.high, row)];
      if (value === null || low === null || high === null) return null;
      return (compareValues(s, value, low) >= 0 && compareValues(s, value, high) <= 0) !== e.negated;
    }
    case 'like': {
      const [text, pattern] = [evaluate(s, e.operand, row), evaluate(s, e.pattern, row)];
      const escaping = e.escape && evaluate(s, e.escape, row);
      if (text === null || pattern === null) return null;
      const mark = escaping === undefined || escaping === null ? undefined : String(escaping);
      return isLike(s, String(text), String(pattern), mark) !== e.negated;
    }
    case 'exists':
      return s.query(s, subquery(s, e.text), row, s.scope.ctes).rows.length > 0;
    default: {
      const value = evaluate(s, e, row);
      return value === null ? null : toNumber(value) !== 0;
    }
  }
}

const queries = new Map<string, Query>();

function subquery(s: Session, text: string): Query {
  const source = expand(s, text);
  const known = queries.get(source);
  if (known) return known;
  const query = parseQuery(source, s.settings.quotedIdentifier);
  if (queries.size > 500) queries.clear();
  queries.set(source, query);
  return query;
}

function comparison(
  s: Session,
  e: Extract<Expression, { readonly kind: 'comparison' }>,
  row: RowScope | undefined,
): Truth {
  const left = evaluate(s, e.left, row);
  if (e.quantifier && e.right.kind === 'subquery') {
    const rows = s.query(s, subquery(s, e.right.text), row, s.scope.ctes).rows;
    const truths = rows.map((values) => compared(s, e.operator, left, values[0] ?? null));
    return e.quantifier === 'all' ? truths.every((t) => t === true) : truths.some((t) => t === true);
  }
  return compared(s, e.operator, left, evaluate(s, e.right, row));
}

function compared(s: Session, operator: string, left: Value, right: Value): Truth {
  if (left === null || right === null) return null;
  const order = compareValues(s, left, right);
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function membership(s: Session, e: Extract<Expression, { readonly kind: 'in' }>, row: RowScope | undefined): Truth {
  const value = evaluate(s, e.operand, row);
  const [only] = e.items;
  const values =
    e.items.length === 1 && only?.kind === 'subquery'
      ? s.query(s, subquery(s, only.text), row, s.scope.ctes).rows.map((columns) => columns[0] ?? null)
      : e.items.map((item) => evaluate(s, item, row));
  if (value === null) return values.length === 0 ? e.negated : null;
  let unknown = false;
  for (const item of values) {
    if (item === null) unknown = true;
    else if (compareValues(s, value, item) === 0) return !e.negated;
  }
  return unknown ? null : e.negated;
}

export function evaluate(s: Session, e: Expression, row?: RowScope): Value {
  switch (e.kind) {
    case 'literal':
      return literal(e.type, e.value);
    case 'variable':
      return variable(s, e.name);
    case 'name':
      return column(e.parts, row);
    case 'unary': {
      const value = evaluate(s, e.operand, row);
      if (value === null) return null;
      const number = toNumber(value);
      return e.operator === '-' ? -number : e.operator === '~' ? ~number : number;
    }
    case 'arithmetic':
      return arithmetic(e.operator, evaluate(s, e.left, row), evaluate(s, e.right, row));
    case 'case':
      return caseValue(s, e, row);
    case 'convert':
      return convertValue(styled(s, e, evaluate(s, e.operand, row), row), e.type, e.function.startsWith('try'));
    case 'collate':
    case 'timeZone':
      return evaluate(s, e.operand, row);
    case 'call': {
      if (isWindow(e)) {
        for (let at = row; at; at = at.outer) if (at.window) return at.window(e);
        return refuse(4108);
      }
      const aggregate = aggregateOf(e);
      if (aggregate) {
        for (let at = row; at; at = at.outer) if (at.aggregate) return at.aggregate(e);
        return unsupported(`${aggregate} here`);
      }
      const bytes = dataLength(s, e, row);
      if (bytes !== undefined) return bytes;
      const own = e.parts.length === 2 ? findObject(s, { parts: e.parts, start: 0, end: 0 }) : undefined;
      if (own?.type === 'FN' && s.callModule)
        return s.callModule(
          own,
          e.args.map((argument) => (isDefault(argument) ? undefined : evaluate(s, argument, row))),
        );
      return callFunction(
        s,
        e,
        (argument) => evaluate(s, argument, row),
        (argument) => condition(s, argument, row),
      );
    }
    case 'subquery': {
      const rows = s.query(s, subquery(s, e.text), row, s.scope.ctes).rows;
      if (rows.length > 1) refuse(512);
      return rows[0]?.[0] ?? null;
    }
    case 'keyword':
      return e.text;
    case 'logical':
    case 'not':
    case 'comparison':
    case 'isNull':
    case 'distinct':
    case 'in':
    case 'between':
    case 'like':
    case 'exists': {
      const truth = condition(s, e, row);
      return truth === null ? null : truth ? 1 : 0;
    }
    case 'member':
      return xmlValue(
        e,
        () => evaluate(s, e.target, row),
        (argument) => evaluate(s, argument, row),
      );
    case 'static':
      return staticValue(e, (argument) => evaluate(s, argument, row));
    case 'nextValue':
      return nextValue(s, e.sequence);
    default:
      return unsupported(`the expression '${e.kind}'`);
  }
}

/** DATALENGTH of a column of a table with rows: its type says how many bytes a character takes. */
function dataLength(
  s: Session,
  e: Extract<Expression, { readonly kind: 'call' }>,
  row: RowScope | undefined,
): Value | undefined {
  const [argument] = e.args;
  if (argument?.kind !== 'name' || e.parts.length > 1 || !/^datalength$/i.test(e.parts[0] ?? '')) return undefined;
  for (let at = row; at; at = at.outer) {
    const type = at.typeOf?.(argument.parts);
    if (!type) continue;
    const value = evaluate(s, argument, row);
    if (value === null) return null;
    if (type.system_type_id === 167 || type.system_type_id === 175 || type.system_type_id === 35)
      return String(value).length;
    if (type.collation_name !== null) return String(value).length * 2;
    return typeof value === 'string' && value.startsWith('0x') ? (value.length - 2) / 2 : type.max_length;
  }
  return undefined;
}

const aggregates = new Set(['count', 'count_big', 'max', 'min', 'sum', 'avg', 'string_agg', 'checksum_agg']);

/** The name of an aggregate over a group; window functions are none. */
export function aggregateOf(e: Extract<Expression, { readonly kind: 'call' }>): string | undefined {
  const name = (e.parts[0] ?? '').toLowerCase();
  if (e.parts.length !== 1 || !aggregates.has(name)) return undefined;
  return isWindow(e) ? undefined : name;
}

/** CONVERT ( type , date , style ): only of text that is a date, to text, does a style change anything here. */
function styled(
  s: Session,
  e: Extract<Expression, { readonly kind: 'convert' }>,
  value: Value,
  row: RowScope | undefined,
): Value {
  if (!e.style || typeof value !== 'string' || !/char$/i.test(e.type.name) || e.function.endsWith('parse'))
    return value;
  const style = evaluate(s, e.style, row);
  return style === null ? null : (dateInStyle(value, toNumber(style)) ?? value);
}

function literal(type: string, value: string): Value {
  switch (type) {
    case 'null':
      return null;
    case 'integer':
      return value.length > 15 ? value : Number(value);
    case 'decimal':
    case 'float':
      return Number(value);
    case 'money':
      return Number(value.replace(/^\D+/, ''));
    default:
      return value;
  }
}

function variable(s: Session, name: string): Value {
  if (name.startsWith('@@')) return globalVariable(s, name.toLowerCase());
  if (name.startsWith('$(')) return expand(s, name);
  return variableValue(s, name);
}

/** A column of the row, or of a row around it. Error 207, 4104. */
function column(parts: readonly string[], row: RowScope | undefined): Value {
  for (let at = row; at; at = at.outer) {
    const value = at.find(parts);
    if (value !== undefined) return value;
  }
  if (parts.length > 1) return refuse(4104, parts.join('.'));
  return refuse(207, parts[0] ?? '');
}

/** The value of `left operator right`. Errors 245, 8134. */
export function arithmetic(operator: string, left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  if (operator === '||') return `${left}${right}`;
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    if (typeof left === 'string' && typeof right === 'string') return left + right;
    const date =
      typeof left === 'string' && typeof right === 'number'
        ? datePlus(left, right)
        : typeof left === 'number' && typeof right === 'string'
          ? datePlus(right, left)
          : undefined;
    if (date !== undefined) return date;
    return toNumber(left) + toNumber(right);
  }
  const before =
    operator === '-' && typeof left === 'string' && typeof right === 'number' ? datePlus(left, -right) : undefined;
  if (before !== undefined) return before;
  const [a, b] = [toNumber(left), toNumber(right)];
  const whole = Number.isInteger(a) && Number.isInteger(b);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      if (b === 0) return refuse(8134);
      return whole ? Math.trunc(a / b) : a / b;
    case '%':
      if (b === 0) return refuse(8134);
      return a % b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    default:
      return unsupported(`the operator ${operator}`);
  }
}

function caseValue(s: Session, e: Extract<Expression, { readonly kind: 'case' }>, row: RowScope | undefined): Value {
  const input = e.input && evaluate(s, e.input, row);
  for (const branch of e.whens) {
    if (e.input) {
      const when = evaluate(s, branch.when, row);
      if (input === null || input === undefined || when === null || compareValues(s, input, when) !== 0) continue;
    } else if (!holds(s, branch.when, row)) continue;
    return evaluate(s, branch.result, row);
  }
  return e.otherwise ? evaluate(s, e.otherwise, row) : null;
}
