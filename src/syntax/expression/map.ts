import { logical } from './logical.ts';
import type { Expression } from './tree.ts';

/** The same node over other children. `change` is called on every direct child. */
export function mapChildren(e: Expression, change: (child: Expression) => Expression): Expression {
  switch (e.kind) {
    case 'unary':
    case 'not':
    case 'isNull':
    case 'collate':
      return { ...e, operand: change(e.operand) };
    case 'arithmetic':
    case 'comparison':
    case 'distinct':
      return { ...e, left: change(e.left), right: change(e.right) };
    case 'logical':
      return logical(e.operator, e.items.map(change));
    case 'in':
      return { ...e, operand: change(e.operand), items: e.items.map(change) };
    case 'between':
      return { ...e, operand: change(e.operand), low: change(e.low), high: change(e.high) };
    case 'like':
      return {
        ...e,
        operand: change(e.operand),
        pattern: change(e.pattern),
        ...(e.escape && { escape: change(e.escape) }),
      };
    case 'case':
      return {
        ...e,
        ...(e.input && { input: change(e.input) }),
        whens: e.whens.map((w) => ({ when: change(w.when), result: change(w.result) })),
        ...(e.otherwise && { otherwise: change(e.otherwise) }),
      };
    case 'convert':
      return { ...e, operand: change(e.operand), ...(e.style && { style: change(e.style) }) };
    case 'call':
      return { ...e, args: e.args.map(change) };
    case 'static':
      return e.args ? { ...e, args: e.args.map(change) } : e;
    case 'member':
      return { ...e, target: change(e.target), ...(e.args && { args: e.args.map(change) }) };
    case 'timeZone':
      return { ...e, operand: change(e.operand), zone: change(e.zone) };
    default:
      return e;
  }
}
