import type { Rule } from '../rule.ts';

/** Every rule that looks at the plan as a whole, by code. */
export const rules: readonly Rule[] = [];
