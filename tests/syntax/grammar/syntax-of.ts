import { splitBatches } from '../../../src/syntax/batches.ts';
import { checkSyntax } from '../../../src/syntax/grammar/check-syntax.ts';

/** The first syntax error of a script, as `line:column message`; undefined where there is none. */
export function syntaxOf(text: string, quotedIdentifier = true): string | undefined {
  for (const batch of splitBatches(text, 'a.sql', { quotedIdentifier })) {
    const error = checkSyntax(batch);
    if (!error) continue;
    const lines = text.slice(0, error.offset).split('\n');
    return `${lines.length}:${lines.at(-1)!.length + 1} ${error.message}`;
  }
  return undefined;
}
