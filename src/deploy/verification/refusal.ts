import type { Diagnostic } from '../../base/errors.ts';

/** A reason not to promote, with what to do about it. */
export function refusal(code: string, message: string, hint: string, object?: string): Diagnostic {
  return { code, severity: 'error', message, hint, ...(object !== undefined && { object }) };
}

/** A plan's id as people compare it. */
export function shortId(planId: string): string {
  return planId.slice(0, 12);
}
