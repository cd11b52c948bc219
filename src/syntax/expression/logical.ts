import type { Expression } from './tree.ts';

/**
 * A chain of AND or OR. A chain in first place continues it; one in a later place keeps its parentheses, as the server
 * keeps them in `[a] IS NULL OR ([b]=(2) OR [b]=(1))`.
 */
export function logical(operator: 'AND' | 'OR', items: readonly Expression[]): Expression {
  const [first, ...rest] = items;
  if (first && rest.length === 0) return first;
  if (first?.kind === 'logical' && first.operator === operator) {
    return { kind: 'logical', operator, items: [...first.items, ...rest] };
  }
  return { kind: 'logical', operator, items };
}

/** The same with every chain inside it taken apart. */
export function flatLogical(operator: 'AND' | 'OR', items: readonly Expression[]): Expression & { kind: 'logical' } {
  return {
    kind: 'logical',
    operator,
    items: items.flatMap((item) => (item.kind === 'logical' && item.operator === operator ? item.items : [item])),
  };
}
