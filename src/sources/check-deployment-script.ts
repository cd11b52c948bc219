import type { Diagnostic } from '../base/errors.ts';
import type { Naming } from '../base/names.ts';
import { type Batch, splitBatches } from '../syntax/batches.ts';
import { checkSyntax } from '../syntax/grammar/check-syntax.ts';
import { startsModule } from '../syntax/set-options.ts';
import type { ExpandedScript } from '../syntax/sqlcmd.ts';
import { TokenKind } from '../syntax/token.ts';
import { syntaxError, wrongVariables } from './script-refusals.ts';

/**
 * What the server would refuse of a pre- or post-deployment script with all that it includes before anything runs: syntax, and
 * variables that the batch does not declare; each at its place in the file where it stands. A batch in which a SQLCMD variable
 * stands by itself may become anything, so it is not judged.
 */
export function checkDeploymentScript(script: ExpandedScript, file: string, naming: Naming): readonly Diagnostic[] {
  return splitBatches(script.text, file).flatMap((batch) => {
    if (hasVariable(batch)) return [];
    const wrong = checkSyntax(batch);
    const refusals = wrong
      ? [{ diagnostic: syntaxError(wrong.message), offset: wrong.offset }]
      : startsModule(batch.tokens, batch.from, batch.to)
        ? []
        : wrongVariables(batch, [], naming);
    return refusals.map(({ diagnostic, offset }) => ({ ...diagnostic, at: script.position(offset) }));
  });
}

function hasVariable({ tokens, from, to }: Batch): boolean {
  for (let i = from; i < to; i += 1) if (tokens.kinds[i] === TokenKind.sqlcmdVariable) return true;
  return false;
}
