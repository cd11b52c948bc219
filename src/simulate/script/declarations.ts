import type { Declare, Statement } from '../../statements/tree/index.ts';
import { errorMessage, SqlError } from '../sql-error.ts';
import { everyOf } from './every-of.ts';
import type { Declarations } from './session.ts';
import { StatementFailure } from './statement-failure.ts';

/**
 * The variables that a text declares, in whichever branch. A text is compiled whole: a DECLARE in a loop is one declaration,
 * and two of a name are one too many though only one of them would run. `parameters` are declared before. Throws error 134
 * as a StatementFailure.
 */
export function declarationsOf(statements: readonly Statement[], parameters: Iterable<string> = []): Declarations {
  const before = new Set([...parameters].map((name) => name.toLowerCase()));
  const found = new Map<string, Declare['variables'][number] & { readonly start: number }>();
  for (const statement of everyOf(statements)) {
    if (statement.kind !== 'declare') continue;
    for (const variable of statement.variables) {
      const key = variable.name.toLowerCase();
      if (before.has(key) || found.has(key)) {
        throw new StatementFailure(new SqlError(134, errorMessage(134, variable.name).text), statement);
      }
      found.set(key, { ...variable, start: statement.start });
    }
  }
  return found;
}
