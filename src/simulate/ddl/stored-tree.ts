import type { Context } from '../context.ts';
import { type StoredExpression, storedExpression } from '../expressions.ts';

/** A definition from the catalog, parsed again. */
export function definitionTree(c: Context, definition: string): StoredExpression {
  return storedExpression(c, { text: definition, start: 0, end: definition.length });
}
