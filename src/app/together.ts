import { type Diagnostic, RehearsalError } from '../base/errors.ts';

/**
 * Does one thing after the other, whatever the others say, and answers all their results. What any of them refuses is thrown
 * together, so that people mend all bad inputs at once. Other errors are thrown as they come.
 */
export async function together<T extends readonly unknown[]>(
  ...tasks: { readonly [K in keyof T]: () => T[K] | Promise<T[K]> }
): Promise<T> {
  const refused: Diagnostic[] = [];
  const results: unknown[] = [];
  for (const task of tasks) {
    try {
      results.push(await task());
    } catch (error) {
      if (!(error instanceof RehearsalError)) throw error;
      refused.push(...error.diagnostics);
    }
  }
  if (refused.length > 0) throw new RehearsalError(refused);
  return results as readonly unknown[] as T;
}
