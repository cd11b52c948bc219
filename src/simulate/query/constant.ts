import type { Expression } from '../../syntax/expression/tree.ts';
import { unsupported } from '../sql-error.ts';

/** The value of an expression without names: literals, signs, conversions of literals. */
export function evaluateConstant(e: Expression): string | number | null {
  switch (e.kind) {
    case 'literal':
      if (e.type === 'null') return null;
      if (e.type === 'integer') return e.value.length > 15 ? e.value : Number(e.value);
      return e.type === 'money' ? e.value.replace(/^\D/, '') : e.value;
    case 'unary': {
      const value = evaluateConstant(e.operand);
      if (value === null) return null;
      if (e.operator === '+') return value;
      return typeof value === 'number' ? -value : `-${value}`;
    }
    case 'convert':
    case 'collate':
      return evaluateConstant(e.operand);
    case 'arithmetic': {
      const left = evaluateConstant(e.left);
      const right = evaluateConstant(e.right);
      if (e.operator === '+' && (typeof left === 'string' || typeof right === 'string'))
        return `${left ?? ''}${right ?? ''}`;
      if (typeof left === 'number' && typeof right === 'number') {
        if (e.operator === '+') return left + right;
        if (e.operator === '-') return left - right;
        if (e.operator === '*') return left * right;
      }
      return unsupported(`the constant expression operator ${e.operator}`);
    }
    case 'variable':
      return e.name;
    default:
      return unsupported(`a constant expression of kind '${e.kind}'`);
  }
}
