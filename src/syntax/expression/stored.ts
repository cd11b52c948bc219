import { isSystemType } from '../type-names.ts';
import { datePart, takesDatePart } from './date-parts.ts';
import { logical } from './logical.ts';
import { mapChildren } from './map.ts';
import { type ExpressionOptions, parseExpression } from './parse.ts';
import { type PrintStyle, printExpression } from './print.ts';
import type { Expression } from './tree.ts';

export type StoredOptions = ExpressionOptions & {
  /** The predicate of a filtered index keeps IN. */
  readonly filter?: boolean;
  /** COALESCE and NULLIF stay calls, where the server makes CASE of them. */
  readonly keepCalls?: boolean;
  /** For sequences and types without a schema; `dbo`. */
  readonly defaultSchema?: string;
};

const style: PrintStyle = { stored: true, name: (text) => text, source: (text) => text };

/**
 * The text that the server's catalog shows for a default, check, computed column or filter: `((0))`,
 * `([a]>=(1) AND [a]<=(10))`, `(CONVERT([bit],(0)))`, `([a]=(2) OR [a]=(1))` for `a IN (1, 2)`, `(([a]+[b])+[c])`. With outer
 * parentheses.
 */
export function storedText(expression: Expression | string, options: StoredOptions = {}): string {
  const tree = typeof expression === 'string' ? parseExpression(expression, options) : expression;
  return `(${printExpression(toStored(tree, options), style)})`;
}

/** The tree that the server prints: what it rewrites when it stores an expression. */
export function toStored(e: Expression, options: StoredOptions = {}): Expression {
  const { filter = false, keepCalls = false, defaultSchema = 'dbo' } = options;
  const rewrite = (node: Expression): Expression => {
    const inner = mapChildren(node, rewrite);
    switch (inner.kind) {
      case 'unary':
        return inner.operator === '+' ? inner.operand : inner;
      case 'literal':
        return inner.type === 'float' ? { ...inner, value: storedFloat(inner.value) } : inner;
      case 'in':
        return filter ? inner : expandIn(inner);
      case 'between':
        return expandBetween(inner);
      case 'call':
        return rewriteCall(inner, keepCalls);
      case 'nextValue':
        return inner.sequence.length === 1 ? { ...inner, sequence: [defaultSchema, ...inner.sequence] } : inner;
      case 'convert': {
        if (inner.type.schema !== undefined || isSystemType(inner.type)) return inner;
        return { ...inner, type: { ...inner.type, schema: defaultSchema } };
      }
      default:
        return inner;
    }
  };
  return rewrite(e);
}

/** `1e3` → `1.0000000000000000e+003` */
function storedFloat(value: string): string {
  const number = Number(/e[+-]?$/i.test(value) ? value.replace(/e[+-]?$/i, '') : value);
  if (!Number.isFinite(number)) return value;
  return number
    .toExponential(16)
    .replace(/e([+-])(\d+)$/, (_, sign: string, digits: string) => `e${sign}${digits.padStart(3, '0')}`);
}

/** The server lists the alternatives from the last to the first. */
export function expandIn(e: Expression & { readonly kind: 'in' }): Expression {
  if (e.items.some((item) => item.kind === 'subquery')) return e;
  const items = e.items.map((right): Expression => ({ kind: 'comparison', operator: '=', left: e.operand, right }));
  const chain = logical('OR', items.reverse());
  return e.negated ? { kind: 'not', operand: chain } : chain;
}

export function expandBetween(e: Expression & { readonly kind: 'between' }): Expression {
  const chain = logical('AND', [
    { kind: 'comparison', operator: '>=', left: e.operand, right: e.low },
    { kind: 'comparison', operator: '<=', left: e.operand, right: e.high },
  ]);
  return e.negated ? { kind: 'not', operand: chain } : chain;
}

/** COALESCE, NULLIF and IIF are CASE for the server; YEAR, MONTH and DAY are DATEPART. */
function rewriteCall(e: Expression & { readonly kind: 'call' }, keepCalls: boolean): Expression {
  const [first, second, third] = e.args;
  if (e.parts.length !== 1 || e.tail !== undefined || e.distinct || !first) return e;
  const name = (e.parts[0] ?? '').toLowerCase();
  if (takesDatePart(name) && first.kind === 'name' && first.parts.length === 1) {
    return { ...e, args: [{ kind: 'keyword', text: datePart(first.parts[0] ?? '') }, ...e.args.slice(1)] };
  }
  if ((name === 'year' || name === 'month' || name === 'day') && e.args.length === 1) {
    return { ...e, parts: ['datepart'], args: [{ kind: 'keyword', text: name }, first] };
  }
  if (name === 'iif' && second && third) {
    return { kind: 'case', whens: [{ when: first, result: second }], otherwise: third };
  }
  if (keepCalls) return e;
  if (name === 'nullif' && second) {
    const when: Expression = { kind: 'comparison', operator: '=', left: first, right: second };
    return {
      kind: 'case',
      whens: [{ when, result: { kind: 'literal', type: 'null', value: 'NULL' } }],
      otherwise: first,
    };
  }
  if (name === 'coalesce' && e.args.length > 1) {
    const whens = e.args.slice(0, -1).map((operand) => ({
      when: { kind: 'isNull', operand, negated: true } as const,
      result: operand,
    }));
    return { kind: 'case', whens, otherwise: e.args.at(-1) ?? first };
  }
  return e;
}
