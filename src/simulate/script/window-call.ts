import type { Expression } from '../../syntax/expression/tree.ts';

/** Whether a call is of a window function or of an aggregate over a window. */
export function isWindow(call: Extract<Expression, { readonly kind: 'call' }>): boolean {
  return call.tail !== undefined && /^OVER\b/i.test(call.tail);
}
