import type { Diagnostic } from '../base/errors.ts';
import { type Batch, splitBatches } from '../syntax/batches.ts';
import { checkSyntax } from '../syntax/grammar/check-syntax.ts';
import type { ExpandedScript } from '../syntax/sqlcmd.ts';
import { TokenKind } from '../syntax/token.ts';
import { syntaxError } from './script-refusals.ts';

/**
 * Syntax errors of a pre- or post-deployment script with all that it includes, each at its place in the file where it
 * stands. A batch in which a SQLCMD variable stands by itself may become anything, so it is not judged.
 */
export function checkDeploymentScript(script: ExpandedScript, file: string): readonly Diagnostic[] {
  return splitBatches(script.text, file).flatMap((batch) => {
    const wrong = checkSyntax(batch);
    if (!wrong || hasVariable(batch)) return [];
    return [{ ...syntaxError(wrong.message), at: script.position(wrong.offset) }];
  });
}

function hasVariable({ tokens, from, to }: Batch): boolean {
  for (let i = from; i < to; i += 1) if (tokens.kinds[i] === TokenKind.sqlcmdVariable) return true;
  return false;
}
