import type { Expression } from '../../syntax/expression/tree.ts';

/** Whether an argument of a user's or a system function is the word DEFAULT. The word is reserved, so it is no column. */
export function isDefault(e: Expression): boolean {
  return e.kind === 'name' && e.parts.length === 1 && /^default$/i.test(e.parts[0] ?? '');
}
