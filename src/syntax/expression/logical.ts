import type { Expression } from './tree.ts';

/** One flat node for a chain of AND or OR, also where parentheses stood around a part of it. */
export function logical(operator: 'AND' | 'OR', items: readonly Expression[]): Expression {
  const [only] = items;
  if (items.length === 1 && only) return only;
  return {
    kind: 'logical',
    operator,
    items: items.flatMap((item) => (item.kind === 'logical' && item.operator === operator ? item.items : [item])),
  };
}
