import { RehearsalError } from '../../base/errors.ts';
import { canonicalTokens } from '../canonical-tokens.ts';
import { canonicalType, isSystemType } from '../type-names.ts';
import { flatLogical } from './logical.ts';
import { mapChildren } from './map.ts';
import { parseExpression } from './parse.ts';
import { type PrintStyle, printExpression } from './print.ts';
import { toStored } from './stored.ts';
import type { ComparisonOperator, Expression } from './tree.ts';

export type CanonicalOptions = {
  /** Whether names compare without regard to case (default true). String literals are always exact. */
  readonly foldNames?: boolean;
  readonly quotedIdentifier?: boolean;
  readonly defaultSchema?: string;
};

const folded: PrintStyle = {
  stored: false,
  name: (text) => text.toLowerCase(),
  source: (text) => canonicalTokens(text),
};
const exact: PrintStyle = {
  stored: false,
  name: (text) => text,
  source: (text) => canonicalTokens(text, { foldNames: false }),
};

const cache = new Map<string, string>();
const cacheLimit = 50_000;

/**
 * One text for every spelling of an expression that means the same by its form: source and stored text of it are equal
 * strings. It is T-SQL itself, for comparing, not for running. A text that does not parse is compared by its tokens.
 */
export function canonicalText(text: string, options: CanonicalOptions = {}): string {
  const { foldNames = true, quotedIdentifier = true, defaultSchema = 'dbo' } = options;
  const key = `${foldNames ? 1 : 0}${quotedIdentifier ? 1 : 0}${defaultSchema}\0${text}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const result = compute(text, options);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, result);
  return result;
}

function compute(text: string, options: CanonicalOptions): string {
  try {
    return canonicalExpression(parseExpression(text, options), options);
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    return bareTokens(text, options.foldNames ?? true);
  }
}

function bareTokens(text: string, foldNames: boolean): string {
  try {
    return canonicalTokens(text, { foldNames });
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    return text.trim();
  }
}

/** The canonical text of a tree. */
export function canonicalExpression(e: Expression, options: CanonicalOptions = {}): string {
  const style = options.foldNames === false ? exact : folded;
  const stored = toStored(e, { keepCalls: true, defaultSchema: options.defaultSchema ?? 'dbo' });
  return printExpression(normalise(stored, style), style);
}

type Case = Expression & { readonly kind: 'case' };

function normalise(e: Expression, style: PrintStyle): Expression {
  if (e.kind === 'not') return negate(e.operand, style);
  const inner = mapChildren(e, (child) => normalise(child, style));
  switch (inner.kind) {
    case 'literal':
      return { ...inner, value: literalValue(inner) };
    case 'logical':
      return sortAlternatives(flatLogical(inner.operator, inner.items), style);
    case 'case':
      return normaliseCase(inner, style);
    case 'convert':
      return normaliseConvert(inner);
    case 'call':
      return normaliseCall(inner);
    default:
      return inner;
  }
}

const opposite: Readonly<Partial<Record<ComparisonOperator, ComparisonOperator>>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** NOT moves inwards: all of these are the same also where a value is unknown. */
function negate(e: Expression, style: PrintStyle): Expression {
  switch (e.kind) {
    case 'not':
      return normalise(e.operand, style);
    case 'logical': {
      const items = e.items.map((item) => negate(item, style));
      return sortAlternatives(flatLogical(e.operator === 'AND' ? 'OR' : 'AND', items), style);
    }
    case 'comparison': {
      const operator = e.quantifier ? undefined : opposite[e.operator];
      if (operator) return normalise({ ...e, operator }, style);
      break;
    }
    case 'isNull':
    case 'distinct':
    case 'in':
    case 'like':
      return normalise({ ...e, negated: !e.negated }, style);
  }
  return { kind: 'not', operand: normalise(e, style) };
}

/** `a = 2 OR a = 1` came from `a IN (1, 2)` or `a IN (2, 1)`: tests of one operand for constants stand in one order. */
function sortAlternatives(e: Expression & { readonly kind: 'logical' }, style: PrintStyle): Expression {
  const operator = e.operator === 'OR' ? '=' : '<>';
  const groups = new Map<string, number[]>();
  e.items.forEach((item, at) => {
    if (item.kind !== 'comparison' || item.operator !== operator || item.quantifier || !isConstant(item.right)) return;
    const key = printExpression(item.left, style);
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  });
  if (![...groups.values()].some((group) => group.length > 1)) return e;
  const items = [...e.items];
  for (const group of groups.values()) {
    const sorted = group
      .map((at) => e.items[at] as Expression)
      .map((item) => ({ item, text: printExpression(item, style) }))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    group.forEach((at, i) => {
      items[at] = (sorted[i] as { readonly item: Expression }).item;
    });
  }
  return { ...e, items };
}

function isConstant(e: Expression): boolean {
  return e.kind === 'literal' || (e.kind === 'unary' && e.operand.kind === 'literal');
}

/** `.5` → 0.5, `007` → 7, `1E3` → 1e+3, `$1.50` → $1.5, `0xaf` → 0xAF */
function literalValue(e: Expression & { readonly kind: 'literal' }): string {
  switch (e.type) {
    case 'integer':
      return e.value.replace(/^0+(?=\d)/, '');
    case 'decimal':
      return e.value.replace(/^0*(?=\d)/, '').replace(/^\./, '0.');
    case 'float':
      return Number(e.value.replace(/e[+-]?$/i, '')).toExponential();
    case 'money':
      return `$${Number(e.value.slice(1) || '0')}`;
    case 'binary':
      return `0x${e.value
        .slice(2)
        .replace(/\\\r?\n/g, '')
        .toUpperCase()}`;
    default:
      return e.value;
  }
}

function normaliseCase(e: Case, style: PrintStyle): Expression {
  const contracted = contractCase(e, style);
  return contracted.kind === 'case' ? contractCase(flattenCase(contracted), style) : contracted;
}

/** `ELSE CASE WHEN … END` continues the list of WHENs. */
function flattenCase(e: Case): Case {
  const { otherwise } = e;
  if (e.input || otherwise?.kind !== 'case' || otherwise.input) return e;
  const { otherwise: _, ...rest } = e;
  const whens = [...e.whens, ...otherwise.whens];
  return otherwise.otherwise ? { ...rest, whens, otherwise: otherwise.otherwise } : { ...rest, whens };
}

/** The server makes CASE of COALESCE and NULLIF; back again is shorter and never grows. */
function contractCase(e: Case, style: PrintStyle): Expression {
  const { whens, otherwise } = e;
  const [first] = whens;
  if (e.input || !first || !otherwise) return e;
  const same = (a: Expression, b: Expression) => printExpression(a, style) === printExpression(b, style);
  if (whens.every((w) => w.when.kind === 'isNull' && w.when.negated && same(w.when.operand, w.result))) {
    return flattenCoalesce({ kind: 'call', parts: ['coalesce'], args: [...whens.map((w) => w.result), otherwise] });
  }
  const { when, result } = first;
  if (whens.length === 1 && when.kind === 'comparison' && when.operator === '=' && !when.quantifier) {
    if (result.kind === 'literal' && result.type === 'null' && same(when.left, otherwise)) {
      return { kind: 'call', parts: ['nullif'], args: [when.left, when.right] };
    }
  }
  return e;
}

function flattenCoalesce(e: Expression & { readonly kind: 'call' }): Expression {
  const last = e.args.at(-1);
  if (last?.kind !== 'call' || last.parts.length !== 1 || last.parts[0]?.toLowerCase() !== 'coalesce') return e;
  return { ...e, args: [...e.args.slice(0, -1), ...last.args] };
}

/** Style 0 is the default, older servers write it out; a string type without length has 30 characters in CONVERT. */
function normaliseConvert(e: Expression & { readonly kind: 'convert' }): Expression {
  let { type, style } = e;
  if (isSystemType(type) && type.rest === undefined) {
    const { name, length, precision, scale } = canonicalType(type, 30);
    const first =
      length ?? (scale !== undefined && precision === undefined ? scale : name === 'float' ? undefined : precision);
    type = {
      name,
      ...(first !== undefined && { length: first }),
      ...(precision !== undefined && scale !== undefined && { scale }),
    };
  }
  if (style?.kind === 'literal' && style.type === 'integer' && Number(style.value) === 0) style = undefined;
  const { style: _, ...rest } = e;
  const name = e.function === 'try_cast' ? 'try_convert' : e.function;
  return { ...rest, function: name, type, ...(style && { style }) };
}

/** CHOOSE is CASE. */
function normaliseCall(e: Expression & { readonly kind: 'call' }): Expression {
  const [first] = e.args;
  const name = e.parts.length === 1 ? (e.parts[0] ?? '').toLowerCase() : '';
  if (name === 'coalesce') return flattenCoalesce(e);
  if (!first || e.args.length < 2 || name !== 'choose') return e;
  const whens = e.args.slice(1).map((result, i) => ({
    when: { kind: 'literal', type: 'integer', value: String(i + 1) } as const,
    result,
  }));
  return { kind: 'case', input: first, whens };
}
